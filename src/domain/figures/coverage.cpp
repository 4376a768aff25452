// Counting delegates by place, area and organisation.

#include "coverage.hpp"

#include <muster/domain/people/person_name.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace muster::figures {
namespace {

using ById = std::unordered_map<std::string_view, const people::Organisation*>;

ById by_id(const std::vector<people::Organisation>& organisations) {
  ById out;
  for (const auto& organisation : organisations) out.emplace(organisation.id, &organisation);
  return out;
}

const people::Organisation* organisation_of(const Delegate& delegate, const ById& known) {
  if (delegate.organisation_id.empty()) return nullptr;
  const auto found = known.find(delegate.organisation_id);
  return found == known.end() ? nullptr : found->second;
}

/// Indices of the region's places that somebody stands for, ascending, each once: their own, or those that their
/// organisation serves.
std::set<std::size_t> served(const Delegate& delegate, const people::Organisation* organisation,
                             const std::unordered_map<std::string_view, std::size_t>& index_of_place) {
  std::set<std::size_t> out;
  if (const auto own = index_of_place.find(delegate.place_code); own != index_of_place.end()) return {own->second};
  if (organisation == nullptr) return out;
  for (const auto& code : organisation->serves) {
    if (const auto found = index_of_place.find(code); found != index_of_place.end()) out.insert(found->second);
  }
  return out;
}

std::vector<AreaFigures> empty_areas(const people::Region& region) {
  std::vector<AreaFigures> out;
  std::set<std::string> seen;
  for (const auto& place : region.places) {
    if (!place.area.empty() && seen.insert(place.area).second) out.push_back({place.area, 0, 0, 0, {}});
  }
  std::sort(out.begin(), out.end(),
            [](const auto& left, const auto& right) { return compare_names(left.area, right.area) < 0; });
  return out;
}

bool before(const OrganisationFigures& left, const OrganisationFigures& right) {
  if (left.people != right.people) return left.people > right.people;
  if (const auto order = compare_names(left.name, right.name); order != 0) return order < 0;
  return left.name < right.name;
}

}  // namespace

std::vector<OrganisationFigures> organisations_of(const SummaryInput& input) {
  const auto known = by_id(input.organisations);
  std::map<const people::Organisation*, std::int64_t> people;
  for (const auto& delegate : input.delegates) {
    if (const auto* organisation = organisation_of(delegate, known)) ++people[organisation];
  }
  std::vector<OrganisationFigures> out;
  for (const auto& [organisation, count] : people) {
    OrganisationFigures figures{organisation->name, organisation->kind, count, {}};
    for (const auto& place : input.region.places) {
      const auto& serves = organisation->serves;
      if (std::find(serves.begin(), serves.end(), place.code) != serves.end()) figures.places.push_back(place.name);
    }
    out.push_back(std::move(figures));
  }
  std::sort(out.begin(), out.end(), before);
  return out;
}

Coverage coverage_of(const SummaryInput& input) {
  Coverage out;
  out.region = input.region.name;
  out.of = static_cast<std::int64_t>(input.region.places.size());
  std::unordered_map<std::string_view, std::size_t> index_of_place;
  for (const auto& place : input.region.places) {
    index_of_place.emplace(place.code, out.places.size());
    out.places.push_back({place, 0, 0});
  }
  out.areas = empty_areas(input.region);
  std::unordered_map<std::string_view, AreaFigures*> area_of;
  for (auto& area : out.areas) area_of.emplace(area.area, &area);

  const auto known = by_id(input.organisations);
  for (const auto& delegate : input.delegates) {
    const auto places = served(delegate, organisation_of(delegate, known), index_of_place);
    ++(places.empty() ? out.people_without_place : out.people_with_place);
    std::set<AreaFigures*> areas;
    for (const auto index : places) {
      ++out.places[index].people;
      out.places[index].own += places.size() == 1 ? 1 : 0;
      if (const auto& area = out.places[index].place.area; !area.empty()) areas.insert(area_of.at(area));
    }
    for (auto* area : areas) ++area->people;
  }
  for (const auto& place : out.places) {
    const bool covered = place.people > 0;
    out.covered += covered ? 1 : 0;
    if (!covered) out.missing.push_back(place.place.name);
    if (place.place.area.empty()) continue;
    auto& area = *area_of.at(place.place.area);
    ++area.places;
    area.covered += covered ? 1 : 0;
    if (!covered) area.missing.push_back(place.place.name);
  }
  for (auto& organisation : organisations_of(input)) {
    if (organisation.places.size() > 1)
      out.several.push_back(std::move(organisation));
    else if (organisation.places.empty())
      out.without.push_back(std::move(organisation));
  }
  return out;
}

std::vector<NamedDelegate> named_delegates(const SummaryInput& input) {
  const auto known = by_id(input.organisations);
  struct SortedDelegate {
    std::string order;
    NamedDelegate delegate;
  };
  std::vector<SortedDelegate> ordered;
  ordered.reserve(input.delegates.size());
  for (const auto& delegate : input.delegates) {
    const auto* organisation = organisation_of(delegate, known);
    if (!delegate.named) {
      // After all names, and without an organisation, which may have sent nobody else.
      ordered.push_back({"\x7f", {"", "", "", delegate.person_id}});
      continue;
    }
    ordered.push_back({people::name_order(delegate.first_name, delegate.last_name),
                       {delegate.first_name, delegate.last_name, organisation == nullptr ? "" : organisation->name,
                        delegate.person_id}});
  }
  std::sort(ordered.begin(), ordered.end(), [](const SortedDelegate& left, const SortedDelegate& right) {
    if (left.order != right.order) return left.order < right.order;
    const auto& one = left.delegate;
    const auto& other = right.delegate;
    if (const auto sign = compare_names(one.organisation, other.organisation); sign != 0) return sign < 0;
    // Names that differ only in what is around them must still have one order.
    return std::tie(one.last_name, one.first_name, one.organisation) <
           std::tie(other.last_name, other.first_name, other.organisation);
  });
  std::vector<NamedDelegate> out;
  out.reserve(ordered.size());
  for (auto& each : ordered) out.push_back(std::move(each.delegate));
  return out;
}

}  // namespace muster::figures
