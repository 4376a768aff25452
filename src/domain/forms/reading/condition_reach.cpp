// Tries a condition together with what must be so of every answer.
#include "condition_reach.hpp"

#include "joined_conditions.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::forms {

void collect_names(const query::Filter& filter, std::vector<const query::Filter*>& comparisons) {
  if (filter.kind == query::Filter::Kind::comparison) comparisons.push_back(&filter);
  for (const auto& child : filter.children) collect_names(child, comparisons);
}

query::Filter negated(query::Filter filter) { return joined(query::Filter::Kind::none_of, {std::move(filter)}); }

namespace {

/// What must be so because a question that is not asked has no answer: "it is unanswered, or its condition holds". And
/// of one that must be answered, where that is asked for: "its condition does not hold, or it is answered".
void add_consequences(const query::Filter& filter, const Form& form, Exclusions exclusions,
                      std::vector<std::string>& seen, std::vector<query::Filter>& known) {
  constexpr std::size_t far_enough = 16;
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  for (const auto* comparison : comparisons) {
    const auto* asked = form.question(comparison->name);
    if (asked == nullptr || !asked->ask_if || seen.size() >= far_enough) continue;
    if (std::find(seen.begin(), seen.end(), asked->code) != seen.end()) continue;
    seen.push_back(asked->code);
    query::Filter answered;
    answered.name = asked->code;
    answered.op = query::Operator::is_answered;
    known.push_back(joined(query::Filter::Kind::any_of, {negated(answered), *asked->ask_if}));
    if (asked->required && exclusions == Exclusions::and_required)
      known.push_back(joined(query::Filter::Kind::any_of, {negated(*asked->ask_if), answered}));
    add_consequences(*asked->ask_if, form, exclusions, seen, known);
  }
}

/// What must be so because an option stands alone: it is ticked, or one of the others that the condition names.
void add_exclusions(const query::Filter& filter, const Form& form, std::vector<query::Filter>& known) {
  constexpr std::size_t far_enough = 16;
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  for (const auto* one : comparisons) {
    const auto* asked = form.question(one->name);
    if (asked == nullptr || asked->kind != QuestionKind::pick_any || one->values.empty()) continue;
    const auto* option = asked->option(one->values.front());
    if (option == nullptr || !option->alone) continue;
    for (const auto* other : comparisons) {
      if (other->name != one->name || other->op != one->op || other->values == one->values) continue;
      if (known.size() >= far_enough) return;
      known.push_back(negated(joined(query::Filter::Kind::all_of, {*one, *other})));
    }
  }
}

}  // namespace

query::Possibility reach_within(const query::Filter& filter, const Form& form, const std::vector<query::Field>& fields,
                                Exclusions exclusions) {
  std::vector<std::string> seen;
  std::vector<query::Filter> known;
  add_consequences(filter, form, exclusions, seen, known);
  if (exclusions != Exclusions::unknown) add_exclusions(filter, form, known);
  if (known.empty()) return query::reach(filter, fields);
  auto possible = known;
  possible.push_back(filter);
  if (query::reach(joined(query::Filter::Kind::all_of, possible), fields) == query::Possibility::never) {
    return query::Possibility::never;
  }
  possible.back() = negated(filter);
  return query::reach(joined(query::Filter::Kind::all_of, possible), fields) == query::Possibility::never
             ? query::Possibility::always
             : query::Possibility::sometimes;
}

}  // namespace muster::forms
