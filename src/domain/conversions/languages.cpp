// Marks the words of another language while a file is read as if it were in that language, and gathers them by key.
#include "languages.hpp"

#include "settle_labels.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace muster::conversions {
namespace {

// Characters of private use, which no text in a language holds.
constexpr std::string_view said_mark = "\xEE\x80\x81";
constexpr std::string_view unsaid_mark = "\xEE\x80\x82";

std::string without(std::string text, std::string_view mark) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) text.erase(at, mark.size());
  return text;
}

std::string bare(std::string_view text) { return without(without(std::string(text), said_mark), unsaid_mark); }

std::string marked(std::string_view mark, std::string_view text) {
  auto plain = bare(text);
  if (plain.empty()) return plain;
  // A heading and a list are known by the sign that begins them.
  const auto begin = std::min(plain.find_first_not_of("# "), plain.size());
  return plain.insert(begin, mark);
}

/// Every language of two letters by its names, in English and in itself.
const std::map<std::string, std::string>& names_of_languages() {
  static const auto names = [] {
    std::map<std::string, std::string> out;
    for (char first = 'a'; first <= 'z'; ++first) {
      for (char second = 'a'; second <= 'z'; ++second) {
        const std::string tag{first, second};
        if (!is_language_tag(tag)) continue;
        out.emplace(lower_case(language_name(tag)), tag);
        out.emplace(lower_case(own_language_name(tag)), tag);
      }
    }
    return out;
  }();
  return names;
}

/// "PT_br" as "pt-BR", "zh-hant" as "zh-Hant".
std::string in_usual_spelling(std::string_view name) {
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const auto end = std::min(name.find_first_of("-_", begin), name.size());
    auto part = lower_case(name.substr(begin, end - begin));
    const auto upper = [](char byte) {
      return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    };
    if (begin > 0 && part.size() == 2) std::transform(part.begin(), part.end(), part.begin(), upper);
    if (begin > 0 && part.size() == 4) part.front() = upper(part.front());
    out += (begin > 0 ? "-" : "") + part;
    begin = end + 1;
  }
  return out;
}

std::string tag_in(std::string_view name) {
  const auto open = name.rfind('(');
  const auto close = name.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return in_usual_spelling(trimmed(name.substr(open + 1, close - open - 1)));
}

std::map<std::string, std::string> texts_by_key(const forms::Form& form) {
  std::map<std::string, std::string> out;
  for (auto& one : forms::texts_of(form)) out.emplace(std::move(one.key), std::move(one.text));
  return out;
}

/// What was said under that key; empty where it was not. Of a unit it shows in the hint, which it was read out of.
std::string said_under(const std::string& key, const std::string& own,
                       const std::map<std::string, std::string>& texts) {
  constexpr std::string_view unit = ".unit";
  const auto found = texts.find(key);
  if (found == texts.end()) return {};
  const auto& text = found->second;
  if (key.ends_with(unit)) {
    const auto hint = texts.find(key.substr(0, key.size() - unit.size()) + ".hint");
    const bool in_hint = hint != texts.end() && hint->second.find(said_mark) != std::string::npos;
    return in_hint || text != own ? bare(text) : std::string();
  }
  if (text.find(said_mark) == std::string::npos || text.find(unsaid_mark) != std::string::npos) return {};
  return trimmed(bare(text));
}

void tell_differences(ReadForm& into, const std::string& tag, const ReadForm& other) {
  std::set<std::string> told;
  for (const auto& one : into.differences) told.insert(one_line(one));
  for (const auto& one : other.differences) {
    const auto line = one_line(one);
    if (line.find(unsaid_mark) != std::string::npos || told.contains(bare(line))) continue;
    if (line.find(said_mark) == std::string::npos && told.contains(line)) continue;
    into.differences.push_back(
        {bare(one.place) + (one.place.empty() ? "" : ", ") + language_heading(tag), bare(one.what), bare(one.instead)});
  }
}

}  // namespace

std::string language_tag(std::string_view name) {
  for (const auto& tag : {tag_in(name), in_usual_spelling(trimmed(name))}) {
    if (!tag.empty() && is_language_tag(tag)) return tag;
  }
  const auto whole = names_of_languages().find(lower_case(trimmed(name)));
  return whole == names_of_languages().end() ? std::string() : whole->second;
}

std::string language_heading(std::string_view tag) { return language_name(tag) + " (" + std::string(tag) + ")"; }

std::string said(std::string_view text) { return marked(said_mark, text); }
std::string unsaid(std::string_view text) { return marked(unsaid_mark, text); }

std::string said_or(std::string_view text, std::string_view own) {
  if (trimmed(own).empty()) return {};
  return trimmed(text).empty() ? unsaid(own) : said(text);
}

bool is_unsaid(std::string_view text) { return text.find(unsaid_mark) != std::string_view::npos; }

bool ends_marked(std::string_view text) { return text.ends_with(said_mark) || text.ends_with(unsaid_mark); }

void tell_language(ReadForm& of, const std::string& tag, const std::string& what) {
  of.differences.push_back({language_heading(tag), what, "left out"});
}

void take_language(ReadForm& into, const std::string& tag, const ReadForm& other) {
  const auto texts = texts_by_key(other.form);
  forms::Translation translation{tag, {}};
  std::size_t lost = 0;
  for (const auto& one : forms::texts_of(into.form)) {
    auto text = said_under(one.key, one.text, texts);
    lost += texts.contains(one.key) ? 0 : 1;
    if (one.shipped || text.empty()) continue;
    translation.texts.emplace(one.key, cut(text, one.most));
  }
  tell_differences(into, tag, other);
  if (lost > 0)
    tell_language(into, tag,
                  lost == 1
                      ? std::string("a text that makes another question in that language")
                      : grouped(static_cast<std::int64_t>(lost)) + " texts that make other questions in that language");
  if (translation.texts.empty()) return;
  auto form = into.form;
  form.translations.push_back(std::move(translation));
  auto text = forms::print_form(form);
  auto read = forms::parse_form(text, "");
  if (!read.ok()) {
    const auto& all = read.error().diagnostics;
    tell_language(into, tag, "its words, because " + (all.empty() ? read.error().message : all.front().message));
    return;
  }
  into.form = std::move(read).value();
  into.text = std::move(text);
}

void tell_missing_texts(const forms::Form& form, std::vector<Difference>& differences) {
  for (const auto& one : form.translations) {
    const auto missing = forms::missing_texts(form, one.language).size();
    if (missing > 0)
      differences.push_back({language_heading(one.language),
                             (missing == 1 ? std::string("a text that is")
                                           : grouped(static_cast<std::int64_t>(missing)) + " texts that are") +
                                 " missing in this language",
                             "left empty there too"});
  }
}

forms::Form in_language(const forms::Form& form, const std::string& tag) {
  auto whole = form;
  for (auto& translation : whole.translations) {
    if (translation.language != tag) continue;
    for (const auto& one : forms::texts_of(form)) translation.texts.emplace(one.key, unsaid(one.text));
  }
  auto out = forms::translated(std::move(whole), tag);
  out.translations.clear();
  return out;
}

}  // namespace muster::conversions
