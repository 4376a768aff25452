#pragma once
// The words that a room's screen draws: the most noted ones of two tables at least.

#include <muster/domain/feedback/notes.hpp>
#include <muster/kit/text/words.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace muster::room {

struct CloudWord {
  std::string word;
  std::string key;  ///< the same for all forms of the word; by it a word is hidden
  std::int64_t notes = 0;
  std::int64_t tables = 0;
};

/// Words of challenges and of opportunities, each in the order in which they come: by notes, then by tables, then by
/// the first note that holds them.
struct CloudWords {
  std::vector<CloudWord> challenges;
  std::vector<CloudWord> opportunities;
};

inline constexpr std::size_t words_on_screen =
    26;  ///< of a side, at most: what the panel holds in letters that a hall can read
inline constexpr std::int64_t tables_for_a_word = 2;

/// Words that stand in notes of two tables at least, but for those whose key is hidden. A note of no table counts for
/// no table. Words are joined and left out as the programme's list says.
[[nodiscard]] CloudWords cloud_words(const std::vector<feedback::Note>& notes, const std::set<std::string>& hidden,
                                     const text::WordRules& list = {});
/// The first of a side that the screen has room for.
[[nodiscard]] std::vector<CloudWord> on_screen(std::vector<CloudWord> words);

}  // namespace muster::room
