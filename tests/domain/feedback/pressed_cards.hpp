#pragma once
// A small form on its page of cards, and a press on that page.

#include "summit_feedback.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

inline constexpr const char* cards = "/events/summit/form/cards";

inline const std::string small =
    "form views \"Views\"\n  anonymous\n\npage \"The day\"\n  one  \"First?\"  pick one\n       ( ) yes \"Yes\"\n"
    "       ( ) no \"No\"\n\n  two  \"Second?\"  lines 3\n       ask if one = no\n";

/// The page after a press, as a browser goes on to it.
inline web::Reply pressed(const Feedback& summit, const std::vector<std::pair<std::string, std::string>>& fields) {
  return gone_on(summit.visitor, summit.visitor.post(cards, fields));
}

}  // namespace muster::feedback
