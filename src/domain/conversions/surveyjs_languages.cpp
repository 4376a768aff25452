// Goes through the survey as it stands, for a text may be in several languages wherever there is one.
#include "surveyjs_languages.hpp"

#include "languages.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace muster::conversions {
namespace {

/// The language of what stands behind "default", as the library of SurveyJS has it.
constexpr std::string_view usual = "en";

constexpr std::array<std::string_view, 18> words{"title",
                                                 "description",
                                                 "html",
                                                 "text",
                                                 "completedHtml",
                                                 "requiredErrorText",
                                                 "commentText",
                                                 "otherText",
                                                 "noneText",
                                                 "refuseText",
                                                 "dontKnowText",
                                                 "labelTrue",
                                                 "labelFalse",
                                                 "label",
                                                 "minRateDescription",
                                                 "maxRateDescription",
                                                 "rowTitle",
                                                 "columnTitle"};
constexpr std::array<std::string_view, 4> lists{"choices", "rateValues", "columns", "rows"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A text in several languages, wherever it stands.
bool is_in_languages(std::string_view name, const Json& json) {
  const auto* object = json.object();
  if (object == nullptr || object->empty()) return false;
  const bool texts =
      std::all_of(object->begin(), object->end(), [](const auto& member) { return member.second.text() != nullptr; });
  return texts && (is_one_of(words, name) || json.find("default") != nullptr);
}

std::string tag_of(const std::string& locale) {
  return locale == "default" || locale.empty() ? std::string(usual) : language_tag(locale);
}

std::optional<std::string> text_in(const Json& json, const std::string& tag) {
  for (const auto& [locale, text] : *json.object()) {
    if (locale != "default" && tag_of(locale) == tag) return *text.text();
  }
  const auto* standing = json.find("default");
  if (standing != nullptr && tag == usual) return *standing->text();
  return std::nullopt;
}

std::string own_text(const Json& json, const std::string& own) {
  if (auto text = text_in(json, own)) return *std::move(text);
  if (const auto* standing = json.find("default")) return *standing->text();
  return text_in(json, std::string(usual)).value_or(*json.object()->front().second.text());
}

bool has_letters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (static_cast<unsigned char>(byte) >= 0x80U);
  });
}

/// The survey with every text as `in_languages` and `plain` have it. What stands in `plain` has no language of its own.
class Walk {
 public:
  std::function<std::string(const Json&)> in_languages;
  std::function<std::string(const std::string&)> plain;

  // NOLINTNEXTLINE(misc-no-recursion): the reader of JSON has limited how deep it is
  [[nodiscard]] Json run(std::string_view name, const Json& json) const {
    if (is_in_languages(name, json)) return {in_languages(json)};
    if (const auto* text = json.text(); text != nullptr && is_one_of(words, name)) return {plain(*text)};
    if (const auto* array = json.array()) {
      Json::Array out;
      out.reserve(array->size());
      for (const auto& each : *array) out.push_back(is_one_of(lists, name) ? item(each) : run({}, each));
      return {std::move(out)};
    }
    const auto* object = json.object();
    if (object == nullptr) return json;
    Json::Object out;
    out.reserve(object->size());
    for (const auto& [member, value] : *object) out.emplace_back(member, run(member, value));
    return Json(std::move(out));
  }

 private:
  /// "a" or "a|A", whose words are those of its value
  // NOLINTNEXTLINE(misc-no-recursion): likewise
  [[nodiscard]] Json item(const Json& json) const {
    if (const auto* whole = json.whole()) {
      const auto number = std::to_string(*whole);
      return plain(number) == number ? json : json_object({{"value", json}, {"text", plain(number)}});
    }
    const auto* text = json.text();
    if (text == nullptr) return run({}, json);
    const auto bar = text->find('|');
    const auto label = bar == std::string::npos ? *text : text->substr(bar + 1);
    const auto shown = plain(label);
    if (shown == label) return json;
    return json_object({{"value", text->substr(0, std::min(bar, text->size()))}, {"text", shown}});
  }
};

// NOLINTNEXTLINE(misc-no-recursion): likewise
void collect(std::string_view name, const Json& json, std::vector<std::string>& locales) {
  if (is_in_languages(name, json)) {
    for (const auto& [locale, text] : *json.object()) {
      if (std::find(locales.begin(), locales.end(), locale) == locales.end() && locales.size() < 2 * most_languages)
        locales.push_back(locale);
    }
    return;
  }
  if (const auto* array = json.array()) {
    for (const auto& each : *array) collect({}, each, locales);
  } else if (const auto* object = json.object()) {
    for (const auto& [member, value] : *object) collect(member, value, locales);
  }
}

}  // namespace

SurveyLanguages languages_of(const Json& survey) {
  SurveyLanguages out;
  const auto* locale = survey.find("locale");
  const bool says = locale != nullptr && locale->text() != nullptr;
  out.own = tag_of(says ? *locale->text() : std::string());
  if (out.own.empty()) {
    out.unknown.push_back(*locale->text());
    out.own = usual;
  }
  std::vector<std::string> locales;
  collect({}, survey, locales);
  for (const auto& one : locales) {
    const auto tag = tag_of(one);
    auto& list = tag.empty() ? out.unknown : out.others;
    const auto& shown = tag.empty() ? one : tag;
    if (shown != out.own && std::find(list.begin(), list.end(), shown) == list.end()) list.push_back(shown);
  }
  return out;
}

Json in_own_language(const Json& survey, const std::string& own) {
  return Walk{[&](const Json& json) { return own_text(json, own); }, [](const std::string& text) { return text; }}.run(
      {}, survey);
}

Json in_other_language(const Json& survey, const std::string& own, const std::string& tag) {
  const auto in_languages = [&](const Json& json) {
    return said_or(text_in(json, tag).value_or(""), own_text(json, own));
  };
  const auto plain = [](const std::string& text) {
    return has_letters(text) ? unsaid(text) : said(text);  // a number is the same in every language
  };
  return Walk{in_languages, plain}.run({}, survey);
}

namespace {

/// Puts the words of one survey beside those of another that one writer wrote.
class Joiner {
 public:
  Joiner(const std::string& own, const std::string& tag) : own_(locale_of(own)), tag_(locale_of(tag)) {}

  // NOLINTNEXTLINE(misc-no-recursion): a form is no deeper than its pages, questions and options
  [[nodiscard]] Json run(std::string_view name, const Json& own, const Json& other) const {
    if (const auto* text = other.text()) return words_of(name, own, *text);
    if (own.object() != nullptr && other.object() != nullptr) {
      Json::Object out;
      for (const auto& [member, value] : *own.object()) {
        const auto* there = other.find(member);
        out.emplace_back(member, there == nullptr ? value : run(member, value, *there));
      }
      return Json(std::move(out));
    }
    const auto* mine = own.array();
    const auto* theirs = other.array();
    if (mine == nullptr || theirs == nullptr || mine->size() != theirs->size()) return own;
    Json::Array out;
    for (std::size_t at = 0; at < mine->size(); ++at) out.push_back(run({}, (*mine)[at], (*theirs)[at]));
    return {std::move(out)};
  }

 private:
  static std::string locale_of(const std::string& tag) { return tag == usual ? std::string("default") : tag; }

  [[nodiscard]] Json words_of(std::string_view name, const Json& own, const std::string& text) const {
    if (!is_one_of(words, name) || is_unsaid(text)) return own;
    if (own.object() != nullptr) return json_joined(own, json_object({{tag_, text}}));
    if (own.text() == nullptr || (*own.text() == text && !has_letters(text))) return own;
    return json_object({{own_, *own.text()}, {tag_, text}});
  }

  std::string own_;
  std::string tag_;
};

}  // namespace

Json with_language(const Json& survey, const std::string& own, const Json& other, const std::string& tag) {
  return Joiner(own, tag).run({}, survey, other);
}

}  // namespace muster::conversions
