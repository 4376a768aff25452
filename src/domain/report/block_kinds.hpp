#pragma once
// The blocks of the report language by name: what each takes and what it puts into the document.

#include "arguments.hpp"

#include <muster/kit/document/document.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// Widths in CSS pixels: A4 with margins of 20 mm.
inline constexpr double page_width = 642;
inline constexpr double pair_gap = 36;

/// True where `name` is a block of one line that gives blocks.
[[nodiscard]] bool is_block_kind(std::string_view name);

/// The names of all blocks, for suggestions: those that hold others included.
[[nodiscard]] std::vector<std::string> block_names();

/// The code of the question that a line such as `bars helpful` shows; empty where it shows none.
[[nodiscard]] std::string shown_by(const BlockLine& line, const Scope& scope);

/// Where a block stands: how much room it has, and which questions other blocks of the report show.
struct BlockContext {
  const Scope& scope;
  const figures::Summary& summary;  ///< the scope's
  double width = page_width;
  const std::set<std::string>& shown;
  bool slides = false;  ///< they become slides, which have room for a few answers of a list
};

/// The blocks that one line stands for. Numbers and anchors are left empty.
[[nodiscard]] std::vector<document::Block> blocks_of(const BlockLine& line, const BlockContext& context,
                                                     Diagnostics& diagnostics);

}  // namespace muster::report
