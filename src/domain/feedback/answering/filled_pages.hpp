#pragma once
// What somebody filled in on a page of the form, as it came from a browser.

#include "unknown_answers_pages.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/platform/web/request.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::feedback {

/// One page of the form to be shown.
struct AnswerPage {
  std::size_t page = 0;
  forms::TypedAnswers typed;
  std::string key;
  std::string draft;                       ///< the secret under which it was kept before; may be empty
  std::vector<forms::AnswerError> errors;  ///< of this page
  std::string notice_title;                ///< why nothing was saved, where that is not for an error
  std::string notice;
  bool send_again = false;
  bool sends_nothing = false;  ///< nothing was answered, and whoever sends it is asked whether they mean to
  int status = 200;
  bool cut = false;                   ///< something was so long that only its beginning is kept
  bool offline_copy = false;          ///< all questions on one page, for a phone to keep
  bool checking = false;              ///< asked again from the page of all answers, to which it leads back
  std::vector<ReadAnswer> unknown{};  ///< typed for questions that are not asked any more; shown, and not sent on
};

/// What a page of the form brought.
struct FilledPage {
  AnswerPage sheet;
  UnknownAnswers unknown;
  bool too_long = false;
};

/// `key` is the form's own, by which it counts once.
[[nodiscard]] FilledPage filled_page(const web::Request& request, const forms::BoundForm& form, const std::string& key);

/// Whether nobody could learn anything from it: nothing was typed or chosen that the person saw.
[[nodiscard]] bool says_nothing(const forms::Form& form, const forms::TypedAnswers& typed);

}  // namespace muster::feedback
