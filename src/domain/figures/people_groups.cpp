// Each person stands in one group, so that the groups add up to everybody.
#include "people_groups.hpp"

#include <muster/kit/base/sentence.hpp>

#include <set>

namespace muster::figures {

std::string kind_group(const booking::Attendee& one) {
  return one.kind.empty() ? std::string("No organisation, or of no kind") : capitalised(one.kind);
}

AreaGroups::AreaGroups(const people::Region& region, const std::vector<people::Organisation>& organisations)
    : region_(region) {
  for (const auto& organisation : organisations) serves_[organisation.id] = &organisation.serves;
}

std::string AreaGroups::operator()(const booking::Attendee& one) const {
  std::set<std::string> areas;
  const auto add = [&](const std::string& code) {
    if (const auto* place = region_.place(code)) areas.insert(place->area.empty() ? place->name : place->area);
  };
  if (!one.place_code.empty()) {
    add(one.place_code);
  } else if (const auto found = serves_.find(one.organisation_id); found != serves_.end()) {
    for (const auto& code : *found->second) add(code);
  }
  if (areas.empty()) return "No single place";
  return areas.size() == 1 ? *areas.begin() : std::string("Several areas");
}

}  // namespace muster::figures
