#pragma once
// Figures of groups of an anonymous round: sums over whole blocks, of classes that are large enough in each of them.

#include <muster/domain/figures/summary.hpp>

#include "answer_columns.hpp"
#include "question_figures.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace muster::figures {

/// The cuts that the form declares, with what they are made of or why they cannot be used.
[[nodiscard]] std::vector<CutFigures> cut_figures(const AnswerColumns& all, const feedback::Breakdown& breakdown);

/// A group to be shown: its name and the blocks that it is made of.
struct BlockGroup {
  std::string label;
  std::set<feedback::Block> blocks;
};
/// The groups of each cut that is used.
struct CutBlocks {
  std::string cut;
  std::vector<BlockGroup> groups;
};
[[nodiscard]] std::vector<CutBlocks> groups_of_cuts(const std::vector<CutFigures>& cuts,
                                                    const feedback::Breakdown& breakdown);

/// The rows of each block.
using RowsByBlock = std::map<feedback::Block, query::RowSet>;
[[nodiscard]] RowsByBlock rows_by_block(const AnswerColumns& all, const feedback::Breakdown& breakdown);

/// What all questions are broken down with.
struct BrokenAnswers {
  const SummaryInput& input;
  const AnswerColumns& all;
  const feedback::Breakdown& breakdown;
  const RowsByBlock& rows;
  const Texts& texts;
};

/// One question in such groups; nothing where it may not be broken down.
[[nodiscard]] std::vector<QuestionBreakdown> broken_down(const forms::Question& question, const BrokenAnswers& answers,
                                                         const std::vector<CutBlocks>& cuts);

/// The words of one question, whatever it is, that may be told of each of these groups, with how many of the group said
/// them: those that enough people of every block said, and did not say. No word where the blocks have grown.
[[nodiscard]] std::vector<std::vector<WordFigures>> words_of_blocks(
    const forms::Question& question, const BrokenAnswers& answers,
    const std::vector<std::set<feedback::Block>>& groups);

}  // namespace muster::figures
