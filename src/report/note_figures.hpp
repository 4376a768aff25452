#pragma once
// The notes of the discussion tables: how many, by how many tables, in which words, and which words stand on both
// sides.

#include <muster/report/summary.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// Kinds in the order challenge, opportunity, then others by name. Words are counted by notes.
[[nodiscard]] std::vector<NoteFigures> notes_by_kind(const std::vector<TableNote>& notes);

/// Words noted both as challenge and as opportunity, most notes first.
[[nodiscard]] std::vector<BothSides> words_on_both_sides(const std::vector<NoteFigures>& kinds);

/// Distinct tables that noted anything.
[[nodiscard]] std::int64_t tables_of(const std::vector<TableNote>& notes);

/// Two-word phrases that three notes or more hold and that make up at least half of the uses of their rarer word:
/// "social care", "early years".
[[nodiscard]] std::vector<std::string> recurring_phrases(const std::vector<std::string>& texts);

}  // namespace muster::report
