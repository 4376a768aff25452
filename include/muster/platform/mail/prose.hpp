#pragma once
// Markdown (CommonMark) that people write for others to read, on a page and in a mail. Raw HTML and pictures have no
// place in it, and links lead to http, https and mailto alone.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::mail {

/// A paragraph of a letter's template that is one marker of such a name alone takes Markdown: "{{PROSE_BODY}}". All
/// other values stay words (letter.hpp).
inline constexpr std::string_view prose_marker = "PROSE_";

struct Prose {
  std::string html;  ///< a fragment: paragraphs, lists, headings; safe to stand in a page
  std::string text;  ///< the same in plain words; lines end in \n
};

/// An address that a link may lead to: http://, https:// or mailto:, without spaces, quotes and angle brackets.
[[nodiscard]] bool is_link_address(std::string_view address);
/// bad_input, with the line, for raw HTML, a picture, a link elsewhere, and parts within parts beyond ten.
[[nodiscard]] Outcome check_prose(std::string_view markdown);
/// The widest heading is one of `heading` (1 to 6). Of what check_prose refuses only the words are shown.
[[nodiscard]] Prose prose_of(std::string_view markdown, int heading = 3);
/// Words of somebody's as Markdown that shows them as they are.
[[nodiscard]] std::string as_markdown(std::string_view words);

}  // namespace muster::mail
