#pragma once
// What a form keeps apart from the answers: contact details and opt-ins. Everything that counts, shows or exports
// answers reads the form without them.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::forms {

/// The personal questions, in the order in which they are asked.
[[nodiscard]] std::vector<const Question*> personal_questions(const Form& form);

/// The form as its answers know it: without the personal questions, and without pages that hold nothing else.
[[nodiscard]] Form without_personal(const Form& form);
/// The same; the form itself where it asks for nothing personal.
[[nodiscard]] std::shared_ptr<const Form> without_personal(std::shared_ptr<const Form> form);

/// The personal questions as a form of its own, on one page; and the form with that page behind all others: on paper it
/// is torn off, as its words say in the language of that catalogue.
[[nodiscard]] Form only_personal(const Form& form);
[[nodiscard]] Form personal_last(const Form& form, const Catalogue& words);

/// The form without what nobody sees: for paper.
[[nodiscard]] Form without_hidden(const Form& form);

/// What is stored of one filled form: two texts that know nothing of each other.
struct PartedAnswers {
  std::string answers;   ///< as to_json gives it
  std::string personal;  ///< the same of the personal answers; empty where there are none
};
[[nodiscard]] PartedAnswers parted(const Form& form, const Answers& answers);

}  // namespace muster::forms
