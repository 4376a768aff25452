#pragma once
// Figures of a document from the figures of a summary: which picture, from which values, with which base.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// Blocks without numbers; the definition numbers them where they stand. `width` is in CSS pixels. A question that is
/// hidden or has no answers gives a sentence instead of a picture.
[[nodiscard]] std::vector<document::Block> bars_blocks(const Summary& summary, const QuestionFigures& question,
                                                       const std::string& caption, double width);
[[nodiscard]] std::vector<document::Block> scale_blocks(const Summary& summary, const QuestionFigures& question,
                                                        const std::string& caption, forms::Direction direction,
                                                        double width);
/// Words said by `least` people or more; where absent, by two or more if there are more than 25 words. At most 60
/// words: with more, `least` rises, so that words said equally often share their fate.
[[nodiscard]] std::vector<document::Block> cloud_blocks(const Summary& summary, const QuestionFigures& question,
                                                        const std::string& caption, std::optional<std::int64_t> least,
                                                        double width);
/// The fewest people (or notes) a word needs to stand in a cloud, by that rule.
[[nodiscard]] std::int64_t least_for(const std::vector<WordFigures>& words, std::optional<std::int64_t> wanted);
[[nodiscard]] std::vector<document::Block> note_cloud_blocks(const Summary& summary, const std::string& caption,
                                                             std::optional<std::int64_t> least, double width);
[[nodiscard]] std::vector<document::Block> both_sides_blocks(const Summary& summary, const std::string& caption,
                                                             std::size_t most, double width);
[[nodiscard]] std::vector<document::Block> map_blocks(const Summary& summary, const std::string& caption, double width);
[[nodiscard]] std::vector<document::Block> strokes_blocks(const Summary& summary, const std::string& caption,
                                                          double width);

}  // namespace muster::figures
