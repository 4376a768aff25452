// Copies a shared region once, at the first change by one of its programmes.
#include "own_region.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/membership/organisation_sql.hpp>
#include <muster/domain/people/people_sql.hpp>

#include <algorithm>
#include <unordered_set>

namespace muster::dashboard {
namespace {

/// People who stand in this programme's events and in no other's: they go along with the copy.
std::unordered_set<std::string> people_of_alone(store::Session& session, const access::Programme& programme) {
  auto own = booking::people_in(session, {programme.name});
  std::vector<std::string> others;
  for (const auto& each : access::all_programmes(session))
    if (each.id != programme.id) others.push_back(each.name);
  if (others.empty()) return own;
  for (const auto& person : booking::people_in(session, others)) own.erase(person);
  return own;
}

}  // namespace

Result<access::Programme> programme_of(store::Session& session, const std::string& id) {
  auto found = access::programme_with_id(session, id);
  if (!found) return not_found("There is no programme at this address.");
  return *std::move(found);
}

Result<people::RegionInUse> region_in_use(store::Session& session, const std::string& programme_id,
                                          const std::string& region_id) {
  for (auto& region : people::regions_in_use(session, programme_id))
    if (region.id == region_id) return std::move(region);
  return not_found("There is no such region in this programme.");
}

Result<OwnRegion> OwnRegion::of(store::Session& session, const store::AuditContext& audit,
                                const access::Programme& programme, const std::string& region_id) {
  MUSTER_TRY(region, region_in_use(session, programme.id, region_id));
  OwnRegion own;
  own.id_ = region.id;
  if (region.own) return own;
  auto copied = people::copy_region(session, programme.id, region.id, people_of_alone(session, programme));
  events::move_events_to_region(session, programme.id, region.id, copied.id);
  membership::follow_copies(session, programme.id, copied.organisations);
  store::write_audit(session, audit, "region copied", "region", copied.id, {"from " + region.id});
  own.id_ = std::move(copied.id);
  own.copies_ = std::move(copied.organisations);
  return own;
}

std::string OwnRegion::organisation(const std::string& id) const {
  const auto found = copies_.find(id);
  return found == copies_.end() ? id : found->second;
}

Result<people::Organisation> organisation_of(store::Session& session, const std::string& programme_id,
                                             const std::string& id) {
  for (auto& organisation : people::organisations_for(session, programme_id, true))
    if (organisation.id == id) return std::move(organisation);
  return not_found("There is no such organisation in this programme.");
}

Result<people::Organisation> copy_to_own_organisation(store::Session& session, const store::AuditContext& audit,
                                                      const access::Programme& programme, const std::string& id) {
  MUSTER_TRY(organisation, organisation_of(session, programme.id, id));
  if (organisation.programme_id == programme.id) return organisation;
  if (organisation.region_id.empty())
    return conflict(organisation.name +
                    " belongs to every region, so a programme cannot change it. Nothing was changed.");
  MUSTER_TRY(region, OwnRegion::of(session, audit, programme, organisation.region_id));
  return organisation_of(session, programme.id, region.organisation(id));
}

}  // namespace muster::dashboard
