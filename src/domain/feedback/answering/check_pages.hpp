#pragma once
// The page on which somebody looks at all their answers before they send them.

#include "linked_form_pages.hpp"

#include <muster/domain/forms/bound_form.hpp>

#include <string>

namespace muster::feedback {

/// What the page shows and carries on.
struct AnswersToCheck {
  const forms::BoundForm& form;  ///< as the person reads it
  const forms::TypedAnswers& typed;
  const forms::Answers& answers;
  std::string key;
  std::string draft;  ///< the secret under which it was kept before; may be empty
};

/// All questions that are asked, with what was answered and a way to change it. `action` is where the form goes on.
[[nodiscard]] web::Reply check_page(const web::Request& request, const LinkedForm& asked, const AnswersToCheck& check,
                                    const std::string& action);

}  // namespace muster::feedback
