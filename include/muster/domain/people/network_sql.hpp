#pragma once
// Which regions and organisations a programme sees: what it chose, and what is its own. Inside somebody's transaction.

#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace muster::people {

/// A region as a programme sees it.
struct RegionInUse {
  std::string id;
  std::string slug;
  std::string name;
  bool own = false;  ///< false: shared, and copied before it is changed
  std::size_t places = 0;
};

/// The regions that the programme chose, the one offered first in front; where it chose none, all that are shared.
[[nodiscard]] std::vector<RegionInUse> regions_in_use(store::Session& session, const std::string& programme_id);
/// Whether the programme chose a region at all.
[[nodiscard]] bool has_chosen_region(store::Session& session, const std::string& programme_id);
/// Whether a region is for every programme.
[[nodiscard]] bool is_shared(store::Session& session, const std::string& region_id);
/// Regions that every programme may choose.
[[nodiscard]] std::vector<RegionInUse> shared_regions(store::Session& session);
/// What a slug means to the programme: a region of its own, its copy of a shared one, or the shared one itself. Never
/// another programme's.
[[nodiscard]] std::optional<std::string> region_for(store::Session& session, const std::string& programme_id,
                                                    const std::string& slug);
/// Slugs that region_for knows.
[[nodiscard]] std::vector<std::string> region_slugs_for(store::Session& session, const std::string& programme_id);
/// Adds a region to those of the programme, offered first where `first`.
void choose_region(store::Session& session, const std::string& programme_id, const std::string& region_id, bool first);
/// Takes a region from those of the programme.
void leave_region(store::Session& session, const std::string& programme_id, const std::string& region_id);

/// Organisations of the programme's regions, shared ones and its own, by name; the retired only where asked for.
[[nodiscard]] std::vector<Organisation> organisations_for(store::Session& session, const std::string& programme_id,
                                                          bool retired_too = false);

/// Stores a region of the programme's own with a slug made from `region.slug` that nobody has; returns its id.
std::string add_own_region(store::Session& session, const std::string& programme_id, const Region& region,
                           const std::string& copied_from = {});
/// Copies a shared region for the programme: places and shared organisations are copied, the programme's own
/// organisations in it come along. People whose id `people` holds change to the copied organisations; the programme
/// works in the copy from now on. Its events are moved by events::move_events_to_region.
struct CopiedRegion {
  std::string id;
  std::unordered_map<std::string, std::string> organisations;  ///< id before -> id of the copy
};
[[nodiscard]] CopiedRegion copy_region(store::Session& session, const std::string& programme_id,
                                       const std::string& region_id, const std::unordered_set<std::string>& people);

/// Kinds of organisation in the programme's order; the usual ones where it never changed them.
[[nodiscard]] std::vector<std::string> kinds_for(store::Session& session, const std::string& programme_id);
void set_kinds(store::Session& session, const std::string& programme_id, const std::vector<std::string>& kinds);
/// "local authority", "health", ...: what every programme begins with.
[[nodiscard]] const std::vector<std::string>& usual_kinds();

}  // namespace muster::people
