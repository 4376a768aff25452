#pragma once
// Whether a condition of a form can hold at all, or always does; used by finish alone.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/query/reach.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::forms {

/// Every comparison in the condition.
void collect_names(const query::Filter& filter, std::vector<const query::Filter*>& comparisons);

[[nodiscard]] query::Filter negated(query::Filter filter);

/// The questions of a form as conditions name them: a form may be huge, and each condition names few. The form outlives
/// this, and keeps its questions where they are.
class NamedQuestions {
 public:
  explicit NamedQuestions(const Form& form);
  /// The question with that code, or nullptr.
  [[nodiscard]] const Question* question(std::string_view code) const;
  /// Its place among all questions, from 0.
  [[nodiscard]] std::optional<std::size_t> place(std::string_view code) const;
  /// Of a question that its page's condition or its own may hide.
  void may_be_unanswered(std::size_t place) { fields_[place].required = false; }
  /// What the filter names; all fields where it names one that is not there, so that the nearest can be told.
  [[nodiscard]] std::vector<query::Field> named_in(const query::Filter& filter) const;
  /// Of its numbers, how many digits may stand behind the point.
  [[nodiscard]] query::Decimals decimals_in(const query::Filter& filter) const;

 private:
  std::vector<const Question*> questions_;
  std::vector<query::Field> fields_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

/// Whether an option that stands alone is known to have no other beside it: forms were published before that was.
/// `and_required`: also that whoever is asked a required question answers it, as all do who reach the next page.
enum class Exclusions { known, unknown, and_required };

/// What can be of `filter`, where questions that are not asked have no answer.
[[nodiscard]] query::Possibility reach_within(const query::Filter& filter, const NamedQuestions& questions,
                                              Exclusions exclusions = Exclusions::known);

}  // namespace muster::forms
