#pragma once
// One cell as it came: what of it can be taken, and what must be asked.

#include <muster/domain/people/delegate_list.hpp>

#include <string>
#include <string_view>

namespace muster::people {

inline constexpr std::size_t longest_cell = 200;   // characters; a longer name is a sentence in the wrong column
inline constexpr std::size_t longest_need = 1000;  // characters; people explain their needs in sentences

/// Loose on purpose: it catches what no mail system would take, not what one might refuse.
[[nodiscard]] bool is_email(std::string_view text);
/// Why a text that somebody types cannot be taken; empty where it can. `what` is "first name".
[[nodiscard]] std::string why_text_refused(const std::string& text, const std::string& what, std::size_t longest);
/// "n/a", "-", "none", "tbc": words for nothing.
[[nodiscard]] bool says_nothing(std::string_view text);

/// Takes what can be taken of a cell in one line; notes in `findings` what is not, and that a line break became a
/// space.
[[nodiscard]] std::string line_taken(std::string text, const std::string& what, std::size_t column,
                                     std::vector<CellFinding>& findings);
/// The address in a cell: "Una <una@x.example>" too. Empty, and a finding, where there is not exactly one.
[[nodiscard]] std::string address_taken(const std::string& text, std::size_t column,
                                        std::vector<CellFinding>& findings);

}  // namespace muster::people
