// People of a list as claims of seats.
#include "booked_anew.hpp"

#include <set>
#include <string>

namespace muster::booking {

std::vector<SeatClaim> booked_anew(const DelegateJudgement& judged) {
  std::vector<SeatClaim> fresh;
  std::set<std::string> known;
  for (const auto& verdict : judged.preview.verdicts) {
    using people::VerdictKind;
    const bool person = verdict.kind == VerdictKind::fresh || verdict.kind == VerdictKind::looks_like_row ||
                        verdict.kind == VerdictKind::looks_like_known || verdict.kind == VerdictKind::same_as_known;
    if (!person) continue;
    if (verdict.kind == VerdictKind::same_as_known &&
        (judged.booked.contains(verdict.other_person) || !known.insert(verdict.other_person).second))
      continue;
    SeatClaim claim;
    claim.kind = verdict.new_kind;
    if (verdict.organisation) {
      const auto& organisation = judged.organisations[*verdict.organisation];
      claim.kind = organisation.kind;
      claim.organisation = organisation.id;
    }
    fresh.push_back(std::move(claim));
  }
  return fresh;
}

}  // namespace muster::booking
