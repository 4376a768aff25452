#pragma once
// A definition cut into its chapters, so that one of them can be looked at alone while the whole stays one text.

#include <muster/kit/base/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// From a heading with one # to the next, together with the lines before it that open what it stands in (`::: if`,
/// `::: each`, `::: page-break`). A heading behind `::: else` begins no chapter: it is another title of the same one.
struct Chapter {
  std::string title;      ///< as it is written; "The beginning" of what stands before the first heading
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::size_t line = 1;       ///< that it begins at, from 1
  std::size_t last_line = 1;  ///< that it ends with
};

/// In the order of the text, which they are the whole of. Empty where it has no heading of one #.
[[nodiscard]] std::vector<Chapter> chapters_of(std::string_view text);

/// Where lines with a heading of one # begin, in bytes.
[[nodiscard]] std::vector<std::size_t> chapter_headings(std::string_view text);

/// What of a text somebody has before them: all of it, or a part between two others that are kept.
struct ShownPart {
  std::string before;
  std::string text;
  std::string after;

  [[nodiscard]] bool alone() const { return !before.empty() || !after.empty(); }
  /// The next part's first line keeps a line of its own.
  [[nodiscard]] std::string whole() const;
  [[nodiscard]] std::size_t first_line() const;
  [[nodiscard]] std::size_t last_line() const;
  [[nodiscard]] bool holds(std::size_t line) const { return line >= first_line() && line <= last_line(); }
};

/// The chapter of that number, from 1, alone; all of the text where there is no such chapter.
[[nodiscard]] ShownPart opened(const std::string& text, std::size_t chapter);

/// The same part of a text in which one place changed, wherever it stands.
[[nodiscard]] ShownPart still_shown(const ShownPart& part, const std::string& changed);

/// Number of the chapter that holds the line, from 1; 0 where there are no chapters.
[[nodiscard]] std::size_t chapter_at(const std::vector<Chapter>& chapters, std::size_t line);

/// "Line 12"; "Line 5 of this chapter", "Line 3 of ‘Notes’" where one chapter is shown alone.
[[nodiscard]] std::string place_in_words(const std::vector<Chapter>& chapters, const ShownPart& part, std::size_t line);

}  // namespace muster::report
