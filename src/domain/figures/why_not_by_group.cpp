// Figures by one cut are sums over its crossings with the others, and each crossing must be large enough: the sentence
// names them all, for by the one cut alone its groups may be large.
#include "why_not_by_group.hpp"

#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <vector>

namespace muster::figures {

std::string why_not_by_group(const Summary& summary, const QuestionFigures& question) {
  std::vector<std::string> cuts;
  for (const auto& cut : summary.cuts)
    if (!cut.groups.empty()) cuts.push_back(told_cut(cut));
  const MessageParts parts{{"number", told_small(summary.suppress_below)},
                           {"twice", told_small(2 * summary.suppress_below)},
                           {"cuts", told_list(cuts)}};
  const bool crossed = cuts.size() > 1;
  if (question.kind == forms::QuestionKind::number)
    return crossed ? tell("Where the groups of {cuts} cross, fewer than {twice} people gave a number somewhere.", parts)
                   : tell("In at least one group fewer than {twice} people gave a number.", parts);
  if (question.kind == forms::QuestionKind::pick_any)
    return crossed
               ? tell(
                     "Of each of its answers, fewer than {number} people ticked it, or did not, somewhere where the "
                     "groups of {cuts} cross.",
                     parts)
               : tell(
                     "Of each of its answers, fewer than {number} people ticked it, or did not, in at least one "
                     "group.",
                     parts);
  return crossed ? tell(
                       "However its answers are put together, one part would hold fewer than {number} people, or "
                       "nobody, somewhere where the groups of {cuts} cross.",
                       parts)
                 : tell(
                       "However its answers are put together, one part would hold fewer than {number} people, or "
                       "nobody, in at least one group.",
                       parts);
}

}  // namespace muster::figures
