// Tries a condition together with what must be so of every answer.
#include "condition_reach.hpp"

#include "joined_conditions.hpp"

#include <muster/domain/forms/answers.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace muster::forms {

void collect_names(const query::Filter& filter, std::vector<const query::Filter*>& comparisons) {
  if (filter.kind == query::Filter::Kind::comparison) comparisons.push_back(&filter);
  for (const auto& child : filter.children) collect_names(child, comparisons);
}

NamedQuestions::NamedQuestions(const Form& form) : questions_(form.questions()), fields_(fields_of(form)) {
  for (std::size_t at = 0; at < questions_.size(); ++at) places_.emplace(questions_[at]->code, at);
}

std::optional<std::size_t> NamedQuestions::place(std::string_view code) const {
  const auto found = places_.find(code);
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

const Question* NamedQuestions::question(std::string_view code) const {
  const auto at = place(code);
  return at ? questions_[*at] : nullptr;
}

std::vector<query::Field> NamedQuestions::named_in(const query::Filter& filter) const {
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  std::set<std::size_t> places;
  for (const auto* comparison : comparisons) {
    const auto at = place(comparison->name);
    if (!at) return fields_;
    places.insert(*at);
  }
  std::vector<query::Field> named;
  for (const auto at : places) named.push_back(fields_[at]);
  return named;
}

query::Decimals NamedQuestions::decimals_in(const query::Filter& filter) const {
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  query::Decimals out;
  for (const auto* comparison : comparisons) {
    if (const auto* one = question(comparison->name); one != nullptr && one->decimals > 0)
      out.emplace(one->code, one->decimals);
  }
  return out;
}

query::Filter negated(query::Filter filter) { return joined(query::Filter::Kind::none_of, {std::move(filter)}); }

namespace {

/// What must be so because a question that is not asked has no answer: "it is unanswered, or its condition holds". And
/// of one that must be answered, where that is asked for: "its condition does not hold, or it is answered".
void add_consequences(const query::Filter& filter, const NamedQuestions& questions, Exclusions exclusions,
                      std::vector<std::string>& seen, std::vector<query::Filter>& known) {
  constexpr std::size_t far_enough = 16;
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  for (const auto* comparison : comparisons) {
    const auto* asked = questions.question(comparison->name);
    if (asked == nullptr || !asked->ask_if || seen.size() >= far_enough) continue;
    if (std::find(seen.begin(), seen.end(), asked->code) != seen.end()) continue;
    seen.push_back(asked->code);
    query::Filter answered;
    answered.name = asked->code;
    answered.op = query::Operator::is_answered;
    known.push_back(joined(query::Filter::Kind::any_of, {negated(answered), *asked->ask_if}));
    if (asked->required && exclusions == Exclusions::and_required)
      known.push_back(joined(query::Filter::Kind::any_of, {negated(*asked->ask_if), answered}));
    add_consequences(*asked->ask_if, questions, exclusions, seen, known);
  }
}

/// What must be so because an option stands alone: it is ticked, or one of the others that the condition names.
void add_exclusions(const query::Filter& filter, const NamedQuestions& questions, std::vector<query::Filter>& known) {
  constexpr std::size_t far_enough = 16;
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  for (const auto* one : comparisons) {
    const auto* asked = questions.question(one->name);
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

query::Possibility reach_within(const query::Filter& filter, const NamedQuestions& questions, Exclusions exclusions) {
  std::vector<std::string> seen;
  std::vector<query::Filter> known;
  add_consequences(filter, questions, exclusions, seen, known);
  if (exclusions != Exclusions::unknown) add_exclusions(filter, questions, known);
  if (known.empty()) return query::reach(filter, questions.named_in(filter), questions.decimals_in(filter));
  auto possible = known;
  possible.push_back(filter);
  const auto all = joined(query::Filter::Kind::all_of, possible);
  const auto fields = questions.named_in(all);
  const auto decimals = questions.decimals_in(all);
  if (query::reach(all, fields, decimals) == query::Possibility::never) {
    return query::Possibility::never;
  }
  possible.back() = negated(filter);
  return query::reach(joined(query::Filter::Kind::all_of, possible), fields, decimals) == query::Possibility::never
             ? query::Possibility::always
             : query::Possibility::sometimes;
}

}  // namespace muster::forms
