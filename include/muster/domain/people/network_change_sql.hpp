#pragma once
// Changes of a programme's own regions and organisations, each kept with what was before, so that the newest can be
// taken back. Inside somebody's transaction; the caller makes sure that the region is the programme's own.

#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::people {

/// What a change replaced. What is empty was not touched.
struct NetworkBefore {
  std::string region_id;
  std::optional<Region> region;             ///< with its retired places
  std::vector<Organisation> organisations;  ///< as they were
  std::vector<std::string> added;           ///< organisations that were not there
  std::vector<std::string> kinds;
};

struct NetworkChange {
  std::string id;
  std::string what;  ///< words for people: "Camden and Camden Council were merged"
  std::string made_at;
};

/// Keeps what was before a change; only the newest hundred of a programme stay. Returns the change's id.
std::string remember(store::Session& session, const std::string& programme_id, const std::string& what,
                     const NetworkBefore& before, Instant at);
/// The newest change of the programme that was not taken back.
[[nodiscard]] std::optional<NetworkChange> last_change(store::Session& session, const std::string& programme_id);
/// Puts back what was before the newest change; conflict where `change_id` is not the newest, or where an organisation
/// that it added has people by now.
[[nodiscard]] Outcome take_back(store::Session& session, const std::string& programme_id, const std::string& change_id);

/// The region with its retired places, those after the others.
[[nodiscard]] Region whole_region(store::Session& session, const std::string& id);
/// Name and places become those of `region`.
void save_region(store::Session& session, const std::string& id, const Region& region);

/// Name, kind, places, other names and whether it is retired.
void save_organisation(store::Session& session, const Organisation& organisation);
/// Everybody of `from` is of `into` from now on, as part of that change.
void move_people(store::Session& session, const std::string& change_id, const std::string& from,
                 const std::string& into);
[[nodiscard]] std::int64_t people_of(store::Session& session, const std::string& organisation_id);

}  // namespace muster::people
