// Reads the triggers of a SurveyJS survey.
#include "surveyjs_triggers.hpp"

#include "conditions.hpp"
#include "surveyjs_words.hpp"

#include <muster/kit/base/result.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::conversions {
namespace {

using query::Operator;

constexpr std::size_t most_triggers = 200;

/// "equal" and its like; nothing where no condition says the same.
std::optional<query::Filter> comparison_of(const std::string& name, const std::string& word, const std::string& value) {
  constexpr std::array<std::pair<std::string_view, Operator>, 7> plain{{{"equal", Operator::equal},
                                                                        {"notequal", Operator::not_equal},
                                                                        {"contains", Operator::contains},
                                                                        {"greater", Operator::greater},
                                                                        {"less", Operator::less},
                                                                        {"greaterorequal", Operator::greater_or_equal},
                                                                        {"lessorequal", Operator::less_or_equal}}};
  const auto lower = lower_case(word);
  if (lower == "notempty") return comparison(name, Operator::is_answered, {});
  if (lower == "empty") return not_so(comparison(name, Operator::is_answered, {}));
  for (const auto& [written, op] : plain) {
    if (lower == written) return comparison(name, op, {value});
  }
  if (lower == "notcontains") return not_so(comparison(name, Operator::contains, {value}));
  return std::nullopt;
}

struct Trigger {
  std::string type;
  std::string name;  ///< of the question that it looks at
  std::optional<query::Filter> condition;
  std::string unread;  ///< why its condition could not be read; empty where it could, or there is none
};

std::string first_name(const query::Filter& filter) {
  if (filter.kind == query::Filter::Kind::comparison) return filter.name;
  return filter.children.empty() ? std::string() : first_name(filter.children.front());
}

Trigger trigger_of(SurveyObject& object) {
  Trigger out;
  out.type = lower_case(object.text("type"));
  if (out.type.ends_with("trigger")) out.type.resize(out.type.size() - 7);
  out.name = object.text("name");
  const auto expression = object.text("expression");
  if (!expression.empty()) {
    auto read = read_condition(expression);
    if (!read.ok()) out.unread = ", because " + read.error().message;
    if (read.ok() && *read) out.condition = **read;
    if (out.condition && out.name.empty()) out.name = first_name(*out.condition);
  } else if (!out.name.empty()) {
    const auto word = object.text("operator");
    out.condition = comparison_of(out.name, word.empty() ? "equal" : word, object.text("value"));
  }
  return out;
}

void also(std::map<std::string, query::Filter>& conditions, const std::string& name, const query::Filter& condition) {
  const auto [found, added] = conditions.emplace(name, condition);
  if (!added) found->second = either(std::move(found->second), condition);
}

}  // namespace

SurveyTriggers survey_triggers(const Json& list, const Place& place, Differences& differences) {
  SurveyTriggers out;
  if (list.array() == nullptr) return out;
  std::size_t count = 0;
  for (const auto& json : *list.array()) {
    if (json.object() == nullptr) continue;
    if (++count > most_triggers) {
      differences.add(place, "more than 200 triggers", "the others are left out");
      break;
    }
    SurveyObject object(json);
    const auto trigger = trigger_of(object);
    const auto* questions = object.find("questions");
    if (trigger.condition && trigger.type == "complete") {
      also(out.complete_if, trigger.name, *trigger.condition);
    } else if (trigger.condition && trigger.type == "visible" && questions != nullptr &&
               questions->array() != nullptr) {
      for (const auto& question : *questions->array()) also(out.shown_if, survey_text(&question), *trigger.condition);
      if (const auto* pages = object.find("pages"))
        differences.add(place, "a trigger that shows the pages " + shown_json(*pages),
                        "left out: everybody reads them");
    } else {
      const auto type = trigger.type.empty() ? "no type" : "type " + std::string(first_bytes(trigger.type, 40));
      differences.add(place, "a trigger of " + type + " (" + shown_json(json) + ")" + trigger.unread, "left out");
    }
  }
  return out;
}

}  // namespace muster::conversions
