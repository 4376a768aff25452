#pragma once
// The makers of blocks: one function a block, found by its name in block_kinds.cpp.

#include "arguments.hpp"
#include "block_kinds.hpp"

#include <vector>

namespace muster::report {

using Blocks = std::vector<document::Block>;

/// Says of each figure what it shows, for whoever shows it without the words around it.
[[nodiscard]] Blocks told(Blocks blocks, const std::string& finding);
[[nodiscard]] std::string finding_in(const figures::QuestionFigures& question, const figures::Summary& summary);

/// `with beside`: answers beside the scale stand in the picture and in the base.
[[nodiscard]] bool takes_beside(Arguments& arguments);

[[nodiscard]] Blocks bars(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks scale(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks cloud(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks clouds(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks both_sides(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks map(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks strokes(Arguments& arguments, const BlockContext& context);

}  // namespace muster::report
