#pragma once
// What a page sent for questions that the form does not ask: an older page's, or nobody's. It is shown back, never
// dropped in silence.

#include "domain/feedback/context_pages.hpp"

#include <muster/kit/catalogue/catalogue.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

/// Names of fields as they came, without the mark of a list, and what was typed there.
using UnknownAnswers = std::vector<std::pair<std::string, std::string>>;

/// One of them as people read it.
struct ReadAnswer {
  std::string question;  ///< its words where the version of the page knew it, else empty
  std::string answer;    ///< an option's words, or as it was typed
};

inline constexpr const char* asked_no_more = to_say(
    "The form was changed since you opened this page, and some of what you answered is asked no more. Nothing was "
    "saved "
    "yet: look through what is still here, and send it again.");

/// Of a page that is as new as the form: a link that was made by hand, or a program.
inline constexpr const char* never_asked = to_say(
    "Something was sent that this form does not ask. Nothing was saved yet: look through what is still here, and send "
    "it again.");

/// In the words of the version that the page showed. Fails only where the database does.
[[nodiscard]] Result<std::vector<ReadAnswer>> read_unknown(const PageContext& context, const Round& round,
                                                           std::optional<std::int64_t> version, UnknownAnswers sent);
/// The list of them (UNKNOWN of pages/answer.html); nothing where there are none.
void add_unknown(web::View& view, const std::vector<ReadAnswer>& unknown, const Catalogue& words);

}  // namespace muster::feedback
