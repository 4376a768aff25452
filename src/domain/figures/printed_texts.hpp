#pragma once
// Each different text of a question as it may be printed, looked at once for all lists that it stands in.

#include <muster/domain/figures/text_list.hpp>

#include "question_figures.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace muster::figures {

struct PrintedTexts {
  static constexpr std::uint32_t not_wanted = 0xFFFFFFFF;  ///< nobody of the group wrote it who may be quoted
  static constexpr std::uint32_t hidden = 0xFFFFFFFE;
  static constexpr std::uint32_t waiting = 0xFFFFFFFD;  ///< nobody has looked at what in it may tell of somebody
  std::shared_ptr<const Wordings> wordings;
  std::vector<std::uint32_t> places;  ///< by the text's number in its column: place of its wording, or one of these
  std::vector<bool> looked_at;        ///< by the same: somebody decided what is printed

  [[nodiscard]] bool prints(std::uint32_t text) const { return text < places.size() && places[text] < waiting; }
};

/// Of those texts to a question that somebody of the group wrote who may be quoted.
[[nodiscard]] PrintedTexts printed_texts(const forms::Question& question, const AnswerColumns& all, const Group& group,
                                         const Texts& texts);

}  // namespace muster::figures
