#pragma once
// A programme's own word list: which words are one, which say nothing here, which phrases stay whole. A text that
// people read and change, line by line. Pure rules.

#include <muster/kit/base/result.hpp>
#include <muster/kit/text/words.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::wordlist {

inline constexpr std::size_t longest_list = 20'000;  ///< bytes
inline constexpr std::size_t most_lines = 500;

/// Reads a list: `EHCP = EHC plan, EHC plans` counts all as the first, `leave out: borough, thing` leaves words out,
/// `together: early years` keeps a phrase whole; empty lines and those that begin with # say nothing. Errors: bad_input
/// with a diagnostic for every line that cannot be read, or that joins a word twice.
[[nodiscard]] Result<text::WordRules> parse_word_list(std::string_view list);

/// The list with `word` joined to `to`: in the line of `to` where it has one, else in a line of its own. Errors: those
/// of parse_word_list, and conflict where `word` is joined already.
[[nodiscard]] Result<std::string> with_joined(const std::string& list, const std::string& word, const std::string& to);

}  // namespace muster::wordlist
