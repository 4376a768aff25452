#pragma once
// What was decided on the preview page, line by line, in the same words as a decisions file.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// One line of a decisions file.
struct DecisionLine {
  std::string typed;  ///< an organisation's name as typed, or "row 41"
  std::string means;  ///< an organisation's name, "new: KIND", "same person" or "keep both"
};

/// The lines of a decisions file; none where the text is empty.
[[nodiscard]] Result<std::vector<DecisionLine>> read_sheet(const std::string& sheet);
[[nodiscard]] std::string write_sheet(const std::vector<DecisionLine>& lines);

/// Puts each change in the place of the line about the same thing, or at the end; an empty `means` takes the line away.
void decide(std::vector<DecisionLine>& lines, const std::vector<DecisionLine>& changes);

/// "row 41".
[[nodiscard]] std::string row_name(std::size_t line);

/// Whether a row, or an organisation as typed, was decided.
[[nodiscard]] bool decided(const std::vector<DecisionLine>& lines, std::string_view typed);

}  // namespace muster::booking
