// A SurveyJS survey: its pages with their elements, panels opened up.
#include "conditions.hpp"
#include "readers.hpp"
#include "surveyjs_elements.hpp"
#include "surveyjs_languages.hpp"
#include "surveyjs_triggers.hpp"
#include "surveyjs_words.hpp"

#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <set>
#include <string>

namespace muster::conversions {
namespace {

constexpr JsonLimits limits{64, 200'000};

class Reader {
 public:
  Reader(const Json& json, const SurveyLanguages& languages) : survey_(json), languages_(languages) {}

  Result<Sketch> run() {
    (void)survey_.find("locale");
    out_.language = languages_.own;
    for (const auto& name : languages_.unknown)
      out_.differences.add({"survey", 0}, "the words in \"" + name.substr(0, 40) + "\", which is no language",
                           "left out");
    out_.title = survey_.text("title");
    out_.introduction = survey_.text("description");
    out_.thanks = survey_.text("completedHtml");
    out_.name = survey_.text("surveyId");
    if (out_.name.empty()) out_.name = out_.title;
    if (const auto* list = survey_.find("triggers"); list != nullptr)
      triggers_ = survey_triggers(*list, {"survey", 0}, out_.differences);
    const auto* pages = survey_.find("pages");
    if (pages != nullptr && pages->array() != nullptr) {
      std::size_t number = 0;
      for (const auto& page : *pages->array()) {
        ++number;
        if (page.object() != nullptr) MUSTER_CHECK(take_page(page, number));
      }
    }
    for (const auto* name : {"elements", "questions"}) {
      const auto* elements = survey_.find(name);
      if (elements == nullptr || elements->array() == nullptr) continue;
      out_.pages.push_back(page_of({}, {"", 0}));
      MUSTER_CHECK(take_all(*elements, std::nullopt));
    }
    for (const auto& [name, condition] : triggers_.complete_if)
      if (!ending_.contains(name))
        out_.differences.add({"survey", 0},
                             "a trigger of type complete by the answer to \"" + name.substr(0, 60) + "\"",
                             "left out: no question answers it");
    for (const auto& [name, condition] : triggers_.shown_if)
      if (!shown_.contains(name))
        out_.differences.add({"survey", 0}, "a trigger that shows \"" + name.substr(0, 60) + "\"",
                             "left out: nothing of this survey is called so");
    survey_.tell_rest({"survey", 0}, out_.differences);
    return std::move(out_);
  }

 private:
  Outcome take_page(const Json& json, std::size_t number) {
    SurveyObject page(json);
    const auto name = page.text("name");
    const Place place{"page \"" + (name.empty() ? std::to_string(number) : name) + "\"", order_++};
    auto sketch = page_of(page.text("title"), place);
    sketch.introduction = page.text("description");
    sketch.ask_if = condition(page.text("visibleIf"), place);
    out_.pages.push_back(std::move(sketch));
    for (const auto* elements : {page.find("elements"), page.find("questions")}) {
      if (elements != nullptr) MUSTER_CHECK(take_all(*elements, std::nullopt));
    }
    page.tell_rest(place, out_.differences);
    return Success{};
  }

  std::optional<query::Filter> condition(const std::string& text, const Place& place) {
    auto read = read_condition(text);
    if (read.ok()) return std::move(read).value();
    out_.differences.add(place, "the condition \"" + text.substr(0, 100) + "\", because " + read.error().message,
                         "left out: everybody is asked");
    return std::nullopt;
  }

  Outcome take_all(const Json& elements, const std::optional<query::Filter>& around) {
    if (elements.array() == nullptr) return Success{};
    for (const auto& element : *elements.array()) {
      if (element.object() != nullptr) MUSTER_CHECK(take(element, around));
    }
    return Success{};
  }

  Outcome take(const Json& json, const std::optional<query::Filter>& around) {
    SurveyObject element(json);
    const auto type = lower_case(element.text("type"));
    const auto name = element.text("name");
    const Place place{"question \"" + name + "\"", order_++};
    auto own = both(around, condition(element.text("visibleIf"), place));
    const auto* visible = element.find("visible");
    if (const auto shown = triggers_.shown_if.find(name); shown != triggers_.shown_if.end()) {
      own = both(std::move(own), shown->second);
      shown_.insert(name);
    } else if (visible != nullptr && visible->truth() != nullptr && !*visible->truth()) {
      out_.differences.add(place, "that it is hidden", "left out: it is shown");
    }
    if (type == "panel" || type == "flowpanel" || type == "paneldynamic") return take_panel(element, type, place, own);
    if (type == "html") {
      out_.inform(element.text("html"), place, own);
      element.tell_rest(place, out_.differences);
      return Success{};
    }
    auto questions = survey_questions(element, type, place, out_);
    element.tell_rest(place, out_.differences);
    end_of_page(name);
    for (auto& question : questions) {
      question.question.ask_if = own;
      MUSTER_CHECK(out_.add(std::move(question)));
    }
    return Success{};
  }

  /// A survey that an answer completes is asked to the end of that answer's page.
  void end_of_page(const std::string& name) {
    const auto found = triggers_.complete_if.find(name);
    if (found == triggers_.complete_if.end()) return;
    ending_.insert(name);
    auto& end = out_.pages.back().end_if;
    end = end ? either(*std::move(end), found->second) : found->second;
  }

  Outcome take_panel(SurveyObject& panel, const std::string& type, const Place& place,
                     const std::optional<query::Filter>& own) {
    out_.inform(panel.text("title"));
    out_.inform(panel.text("description"));
    if (type == "paneldynamic")
      out_.differences.add(place, "a set of questions that is asked several times", "asked once");
    for (const auto* name : {"elements", "questions", "templateElements"}) {
      if (const auto* elements = panel.find(name)) MUSTER_CHECK(take_all(*elements, own));
    }
    panel.tell_rest(place, out_.differences);
    return Success{};
  }

  SurveyObject survey_;
  const SurveyLanguages& languages_;
  Sketch out_;
  SurveyTriggers triggers_;
  std::set<std::string> ending_;  ///< questions of `complete_if` that were met
  std::set<std::string> shown_;   ///< likewise of `shown_if`
  std::size_t order_ = 1;
};

bool is_survey(const Json& json) {
  for (const auto* name : {"pages", "elements", "questions"}) {
    const auto* found = json.find(name);
    if (found != nullptr && found->array() != nullptr) return true;
  }
  return false;
}

}  // namespace

Reading read_surveyjs(std::string_view bytes, const std::string& source) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '{') return {};
  const auto json =
      read_json(bytes, limits, [](std::string_view text) -> Result<std::string> { return made_plain(text).text; });
  if (!json.ok()) return {true, bad_input("\"" + source + "\": " + json.error().message)};
  if (!is_survey(*json))
    return {true, bad_input("\"" + source + "\" is JSON, but no SurveyJS survey: that has \"pages\" or \"elements\".")};
  const auto languages = languages_of(*json);
  return {true, Reader(in_own_language(*json, languages.own), languages).run(), languages.others,
          [json = *json, languages](const std::string& tag) {
            return Reader(in_other_language(json, languages.own, tag), languages).run();
          }};
}

}  // namespace muster::conversions
