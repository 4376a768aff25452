#pragma once
// A form made ready for many answers: what each of them would look up again is looked up once.

#include <muster/domain/forms/answers.hpp>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::forms {

/// The options of one question, found as `option_named` finds them. Holds pointers into the question.
class OptionIndex {
 public:
  explicit OptionIndex(const Question& question);
  [[nodiscard]] const Option* find(std::string_view typed) const;

 private:
  std::unordered_map<std::string, const Option*> by_label_;
  std::unordered_map<std::string, const Option*> by_code_;
};

/// What conditions may name a question by.
[[nodiscard]] query::Field field_of(const Question& question);

/// A condition on the answers to a form. Holds pointers into both.
class BoundCondition {
 public:
  BoundCondition(const Form& form, const query::Filter& condition);
  [[nodiscard]] bool holds(const Answers& answers) const;
  /// The same of values as `values_of` gives them.
  [[nodiscard]] bool holds(const query::Values& values) const;

 private:
  const query::Filter* condition_;
  std::vector<query::Field> fields_;        ///< those that the condition names
  std::vector<const Question*> questions_;  ///< that they are
};

/// The questions and conditions of a form. Holds pointers into it.
class BoundForm {
 public:
  explicit BoundForm(const Form& form);
  [[nodiscard]] const Form& form() const { return *form_; }
  /// The question with that code, or nullptr.
  [[nodiscard]] const Question* question(std::string_view code) const;
  /// True where `question`, one of the form, is asked of somebody who gave these answers.
  [[nodiscard]] bool is_asked(const Question& question, const Answers& answers) const;
  [[nodiscard]] bool is_asked(const Question& question, const query::Values& values) const;

 private:
  const Form* form_;
  std::map<std::string_view, const Question*> questions_;
  std::map<std::string_view, BoundCondition> conditions_;  ///< by the code of the question that hangs on it
};

}  // namespace muster::forms
