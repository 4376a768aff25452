#pragma once
// The fields of a card by which somebody chooses who is asked: a question, what was answered to it, and one more.

#include <muster/domain/forms/question_card.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <string>
#include <vector>

namespace muster::feedback {

/// A condition that is chosen in fields whose names begin with `prefix`.
struct ConditionFields {
  std::string prefix;     ///< "card-if"
  std::string label;      ///< "Asked"
  std::string everybody;  ///< what stands first: "Of everybody"
};

/// None where nothing can be chosen and nothing is written.
void add_condition(web::Form& form, const ConditionFields& fields, const std::string& condition,
                   const std::vector<forms::ConditionChoice>& choices);
/// What was chosen in them; `shown` where they were not on the page, or say that it stays as written.
[[nodiscard]] std::string typed_condition(const web::Request& request, const std::string& prefix,
                                          const std::string& shown, const std::vector<forms::ConditionChoice>& choices);
[[nodiscard]] std::string condition_markup(const web::View& view, const std::string& prefix);

/// To whom each answer of a question is offered: a condition for each that is not offered to everybody, and a choice of
/// one more.
void add_offers(web::Form& form, const forms::QuestionCard& question,
                const std::vector<forms::ConditionChoice>& choices);
void take_offers(const web::Request& request, forms::QuestionCard& question,
                 const std::vector<forms::ConditionChoice>& choices);
[[nodiscard]] std::string offers_markup(const web::View& view, const forms::QuestionCard& question);

}  // namespace muster::feedback
