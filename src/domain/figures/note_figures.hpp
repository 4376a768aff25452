#pragma once
// The notes of the discussion tables: how many, by how many tables, in which words, and which words stand on both
// sides.

#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <vector>

namespace muster::figures {

/// Kinds in the order challenge, opportunity, then others by name. Words are counted by notes, as the programme's list
/// says.
[[nodiscard]] std::vector<NoteFigures> notes_by_kind(const std::vector<TableNote>& notes, text::WordRules list = {});

/// Words noted both as challenge and as opportunity, most notes first.
[[nodiscard]] std::vector<BothSides> words_on_both_sides(const std::vector<NoteFigures>& kinds);

/// Distinct tables that noted anything.
[[nodiscard]] std::int64_t tables_of(const std::vector<TableNote>& notes);

}  // namespace muster::figures
