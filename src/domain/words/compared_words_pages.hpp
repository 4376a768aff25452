#pragma once
// Words of two sides as a picture with its table and tests: of two questions, or of two groups of people.

#include "word_picture_pages.hpp"

#include <muster/domain/words/word_figures.hpp>

#include <functional>
#include <string>

namespace muster::words {

/// What stands beside each other.
struct ComparedSides {
  std::string first;  ///< its name
  std::string second;
  std::string who;         ///< in a sentence: whose words are counted
  bool open_form = false;  ///< its figures still move
  std::string none = "Nothing to compare: three people use a word before it is told.";
  /// The answers of the first or second side behind a word, to be read; none: nobody may.
  std::function<void(WordCell& cell, const ComparedWord& word, bool of_first)> open{};
};

/// What differs most, and whether by more than chance.
[[nodiscard]] std::string headline_of(const WordComparison& comparison);
[[nodiscard]] WordPicture picture_of(const WordComparison& comparison, const ComparedSides& sides);
/// Fills the figure of the page: its picture, or why there is none, and how many words are not shown.
void add_compared(web::View& page, const WordComparison& comparison, const ComparedSides& sides);

}  // namespace muster::words
