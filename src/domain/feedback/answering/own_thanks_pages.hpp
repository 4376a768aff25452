#pragma once
// Thanks that hang on answers: which end of the form somebody met, and what they said that the words read back.

#include "linked_form_pages.hpp"

#include <muster/domain/forms/answers.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// What the page of thanks has to know of the answers, and nothing else of them.
struct OwnThanks {
  std::int64_t version = 0;          ///< of the form that was sent
  std::optional<std::size_t> end{};  ///< the page (from 0) whose end was met, where that end has words of its own
  forms::Answers read{};             ///< those that its words read back
};

/// True where not everybody reads the same: then everybody who sends the form is handed something, of one length.
[[nodiscard]] bool has_own_thanks(const forms::Form& written);
[[nodiscard]] OwnThanks own_thanks(const Round& round, const forms::Answers& answers);
/// The words that they come to in the form's language as it is asked here. Empty where the form has none.
[[nodiscard]] std::string words_of_thanks(const LinkedForm& asked, const OwnThanks& thanks);

/// Hands it to the page of thanks: a cookie of that address alone, for a few minutes, sealed under the round's secret.
/// Never in an address or by another kind of reply, which proxies write down: all who send are led on alike.
void hand_over_thanks(const web::Request& request, const Round& round, const OwnThanks& thanks, web::Reply& reply);
/// What was handed over; nothing where nothing was, or for another opening of the round.
[[nodiscard]] std::optional<OwnThanks> handed_thanks(const web::Request& request, const Round& round);
void forget_thanks(const web::Request& request, web::Reply& reply);

}  // namespace muster::feedback
