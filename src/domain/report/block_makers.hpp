#pragma once
// The makers of blocks: one function a block, found by its name in block_kinds.cpp.

#include "arguments.hpp"
#include "block_kinds.hpp"

#include <cstdint>
#include <optional>
#include <string>
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

[[nodiscard]] Blocks themes(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks quotations(Arguments& arguments, const BlockContext& context);
/// The themes of a question that has some, as `themes` prints them.
[[nodiscard]] Blocks theme_blocks(const figures::QuestionFigures& question, const std::string& caption,
                                  const BlockContext& context, const std::optional<std::string>& tone = {},
                                  std::optional<std::int64_t> most = {});
/// Answers of a question that has themes, under each of them.
[[nodiscard]] Blocks list_by_theme(const figures::QuestionFigures& question, const figures::Summary& summary);
/// Of a list that becomes a slide: its first answers as quotations, with how many stand in the report. `base` is the
/// list's own.
[[nodiscard]] Blocks list_on_slides(const figures::QuestionFigures& question, const figures::Summary& summary,
                                    const document::BulletList& list, const std::string& base);
/// Inside `each theme`: its answers.
[[nodiscard]] Blocks theme_list(const Scope& scope);

[[nodiscard]] Blocks trend(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks last_year(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks events_table(Arguments& arguments, const BlockContext& context);
/// Tests between groups: `test helpful by role`, `test by role`.
[[nodiscard]] Blocks test(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks actions_table(Arguments& arguments, const BlockContext& context);
/// What was said at the event, with the team's responses: `table comments open`.
[[nodiscard]] Blocks comments_table(Arguments& arguments, const BlockContext& context);
/// A picture that was brought along: `image opening "The opening talk"`.
[[nodiscard]] Blocks image(Arguments& arguments, const BlockContext& context);
[[nodiscard]] Blocks indicator(Arguments& arguments, const BlockContext& context);

}  // namespace muster::report
