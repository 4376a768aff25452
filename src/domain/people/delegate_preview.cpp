// Counts over the verdicts on a list.
#include <muster/domain/people/delegate_list.hpp>

#include <algorithm>
#include <set>

namespace muster::people {
namespace {

bool counts_as_person(const Verdict& verdict) {
  switch (verdict.kind) {
    case VerdictKind::refused:
    case VerdictKind::same_as_row:
    case VerdictKind::not_coming:
    case VerdictKind::unclear:
      return false;
    default:
      return verdict.kind != VerdictKind::unknown_organisation || !verdict.other_row;
  }
}

}  // namespace

std::string_view verdict_name(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::fresh:
      return "new";
    case VerdictKind::same_as_row:
    case VerdictKind::same_as_known:
      return "same person";
    case VerdictKind::looks_like_row:
    case VerdictKind::looks_like_known:
      return "looks like";
    case VerdictKind::not_coming:
      return "not coming";
    case VerdictKind::unclear:
      return "unclear";
    case VerdictKind::unknown_organisation:
      return "unknown organisation";
    case VerdictKind::refused:
      return "refused";
  }
  return {};
}

std::size_t DelegatePreview::count(VerdictKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) { return verdict.kind == kind; }));
}

std::size_t DelegatePreview::people() const {
  return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(), counts_as_person));
}

std::size_t DelegatePreview::organisations() const {
  std::set<std::size_t> known;
  std::set<std::string> made;
  for (const auto& verdict : verdicts) {
    if (!counts_as_person(verdict)) continue;
    if (verdict.organisation)
      known.insert(*verdict.organisation);
    else if (verdict.new_organisation)
      made.insert(verdict.new_name);
  }
  return known.size() + made.size();
}

bool DelegatePreview::can_apply() const {
  return count(VerdictKind::refused) == 0 && count(VerdictKind::unclear) == 0 &&
         count(VerdictKind::unknown_organisation) == 0;
}

}  // namespace muster::people
