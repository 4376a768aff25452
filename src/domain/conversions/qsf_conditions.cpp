// Display logic: sets of expressions, each with the word that joins it to the one before.
#include "qsf_conditions.hpp"

#include "conditions.hpp"
#include "surveyjs_words.hpp"

#include <muster/kit/base/utf8.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace muster::conversions {
namespace {

using query::Filter;
using query::Operator;
using Read = Result<std::optional<Filter>>;

constexpr std::size_t most_expressions = 200;

struct Locator {
  std::string question;
  std::string kind;    ///< "SelectableChoice"
  std::string choice;  ///< its key, or empty
};

/// "q://QID1/SelectableChoice/2"
std::optional<Locator> located(std::string_view text) {
  constexpr std::string_view begin = "q://";
  if (!text.starts_with(begin)) return std::nullopt;
  text.remove_prefix(begin.size());
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Locator out;
  out.question = text.substr(0, slash);
  const auto rest = text.substr(slash + 1);
  const auto second = rest.find('/');
  out.kind = rest.substr(0, second);
  if (second != std::string_view::npos) out.choice = rest.substr(second + 1);
  return out;
}

Read expression(const Json& json) {
  SurveyObject object(json);
  if (object.text("LogicType") != "Question") return bad_input("it looks at something other than an answer");
  const auto where = located(object.text("LeftOperand"));
  if (!where) return bad_input("it looks at something other than an answer");
  const auto op = object.text("Operator");
  if (where->kind == "SelectableChoice") {
    if (where->choice.find('/') != std::string::npos) return bad_input("it looks into a table");
    auto chosen = comparison(where->question, Operator::contains, {where->choice});
    if (op == "Selected") return std::optional(std::move(chosen));
    if (op == "NotSelected") return std::optional(not_so(std::move(chosen)));
    return bad_input("it asks whether an option is \"" + op.substr(0, 40) + "\"");
  }
  if (where->kind == "QuestionAnswered" || op == "Displayed" || op == "NotDisplayed")
    return bad_input("it asks what was shown");
  constexpr std::array<std::pair<std::string_view, Operator>, 7> compared{{
      {"EqualTo", Operator::equal},
      {"NotEqualTo", Operator::not_equal},
      {"GreaterThan", Operator::greater},
      {"GreaterThanOrEqual", Operator::greater_or_equal},
      {"LessThan", Operator::less},
      {"LessThanOrEqual", Operator::less_or_equal},
      {"Contains", Operator::contains},
  }};
  if (op == "Empty" || op == "NotEmpty") {
    auto answered = comparison(where->question, Operator::is_answered, {});
    return std::optional(op == "Empty" ? not_so(std::move(answered)) : std::move(answered));
  }
  for (const auto& [word, meant] : compared) {
    if (op == word) return std::optional(comparison(where->question, meant, {object.text("RightOperand")}));
  }
  return bad_input("it asks for \"" + op.substr(0, 40) + "\"");
}

/// Numbered members in their order: Qualtrics writes an object where another program has a list.
std::vector<const Json*> numbered(const Json& json) {
  std::vector<const Json*> out;
  if (const auto* list = json.array()) {
    for (const auto& one : *list) out.push_back(&one);
  } else if (const auto* object = json.object()) {
    for (const auto& [name, one] : *object) {
      if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) out.push_back(&one);
    }
  }
  return out;
}

/// "And" binds more tightly than "Or"; the first has no word.
template <class Each>
Read joined_parts(const std::vector<const Json*>& parts, const Each& each) {
  if (parts.size() > most_expressions) return bad_input("it has more than 200 parts");
  std::vector<Filter> any;
  std::optional<Filter> all;
  for (const auto* part : parts) {
    SurveyObject object(*part);
    const auto now = object.text("Conjuction");  // as Qualtrics spells it
    auto word = lower_case(now.empty() ? object.text("Conjunction") : now);
    if (object.text("Type") == "OrIf") word = "or";
    if (word == "or" && all) any.push_back(*std::exchange(all, std::nullopt));
    MUSTER_TRY(filter, each(*part));
    all = both(std::move(all), std::move(filter));
  }
  if (all) any.push_back(*std::move(all));
  if (any.empty()) return std::optional<Filter>();
  return std::optional(any_of(std::move(any)));
}

}  // namespace

Read qsf_condition(const Json& logic) {
  return joined_parts(numbered(logic), [](const Json& set) {
    return joined_parts(numbered(set), [](const Json& one) { return expression(one); });
  });
}

}  // namespace muster::conversions
