// What a list says about places: which ones its words mean, and whose place is another than was known.
#include "delegate_judgement.hpp"

#include <muster/domain/people/gazetteer.hpp>
#include <muster/kit/base/utf8.hpp>

#include <unordered_map>

namespace muster::booking {

std::map<std::string, std::string> places_typed(const people::Region& region, const people::Directory& directory,
                                                const people::DelegatePreview& preview) {
  std::map<std::string, std::string> known;
  for (const auto& place : region.places) {
    known.emplace(folded_name(place.name), place.code);
    known.emplace(folded_name(place.short_name), place.code);
    known.emplace(folded_name(place.code), place.code);
  }
  std::map<std::string, std::string> found;
  for (const auto& row : preview.rows) {
    const auto folded = folded_name(row.place);
    if (folded.empty() || found.contains(folded)) continue;
    auto by_name = known.find(folded);
    if (by_name == known.end()) by_name = known.find(folded_name(people::without_council(row.place)));
    if (by_name != known.end()) {
      found.emplace(folded, by_name->second);
      continue;
    }
    const auto match = directory.match(row.place);
    if (match.how == people::Match::MatchBasis::unknown) continue;
    const auto& serves = directory.organisations()[match.organisation].serves;
    if (serves.size() == 1) found.emplace(folded, serves.front());
  }
  return found;
}

void find_place_changes(DelegateJudgement& judged, const std::vector<people::KnownPerson>& known) {
  std::unordered_map<std::string_view, const people::KnownPerson*> by_id;
  for (const auto& person : known) by_id.emplace(person.id, &person);
  for (auto& verdict : judged.preview.verdicts) {
    const auto& row = judged.preview.rows[verdict.row];
    if (verdict.kind != people::VerdictKind::same_as_known || row.place.empty()) continue;
    const auto found = judged.place_of.find(folded_name(row.place));
    if (found == judged.place_of.end()) continue;
    const auto& was = by_id.at(verdict.other_person)->place_code;
    if (was == found->second) continue;
    const bool of_organisation =
        verdict.organisation && judged.organisations[*verdict.organisation].serves == std::vector{found->second};
    if (was.empty() && of_organisation) continue;
    const auto name = [&](const std::string& code) {
      const auto place = judged.places.find(code);
      return place == judged.places.end() ? code : place->second;
    };
    verdict.changes.push_back({people::changed_place, name(was), name(found->second)});
    verdict.asked.insert(people::RowAspect::changes);
    verdict.takes_changes = judged.decisions.as_in_file.of(row.line).value_or(false);
  }
}

}  // namespace muster::booking
