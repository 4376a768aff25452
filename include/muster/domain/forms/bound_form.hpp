#pragma once
// A form made ready for many answers: what each of them would look up again is looked up once.

#include <muster/domain/forms/answers.hpp>

#include <functional>
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

/// The conditions of a form. Holds pointers into it.
class BoundForm {
 public:
  explicit BoundForm(const Form& form);
  /// As `is_asked` with the form; `question` is one of the form that it was made of.
  [[nodiscard]] bool is_asked(const Question& question, const Answers& answers) const;

 private:
  struct Condition {
    std::vector<query::Field> fields;        ///< those that the condition names
    std::vector<const Question*> questions;  ///< that they are
  };
  std::map<std::string, Condition, std::less<>> conditions_;  ///< by the code of the question that hangs on it
};

}  // namespace muster::forms
