#pragma once
// `table x by y`: one question in the groups that another parts people into.

#include "arguments.hpp"
#include "block_kinds.hpp"

namespace muster::report {

/// Of an anonymous round only by what its form declares, in groups and classes that are large enough; else by the
/// answers to any question with options.
[[nodiscard]] std::vector<document::Block> cross_table(Arguments& arguments, const figures::QuestionFigures& question,
                                                       const BlockContext& context);

/// `breakdown`, `breakdown role`: everything that an anonymous form may show by the groups that it declares.
[[nodiscard]] std::vector<document::Block> breakdown(Arguments& arguments, const BlockContext& context);

}  // namespace muster::report
