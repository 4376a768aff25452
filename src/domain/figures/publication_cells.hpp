#pragma once
// The answers of a published question put together until no number of them tells of a few. Nothing here hangs on how
// small a number is.

#include <muster/domain/figures/publication.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::figures {

inline constexpr const char* no_answer = "no answer";

/// Answers put together so far.
struct PublishedCell {
  std::vector<std::string> labels;
  std::int64_t people = 0;
  bool outside = false;  ///< some of them gave no step of the order
  bool beside = false;   ///< none of them did
};
using PublishedCells = std::vector<PublishedCell>;

[[nodiscard]] bool all_enough(const PublishedCells& cells, std::int64_t least);
/// Both ends of an order, with its middle where it has one, whatever people answered.
void ends_together(PublishedCells& cells);
/// Small cells are put together with the largest but one: each of them could be that, so nobody learns which is small.
/// False where that is small too: then all but the largest are.
bool small_together(PublishedCells& cells, std::int64_t least);
/// Steps put together evenly, whatever people answered, until there are so many cells.
void neighbours_together(PublishedCells& cells, std::size_t most);
/// Many answers are named by the ends of their row where they are one, else by their number.
[[nodiscard]] std::string label_of(const PublishedCell& cell, const std::vector<AnswerCount>& answers, bool ordered);

}  // namespace muster::figures
