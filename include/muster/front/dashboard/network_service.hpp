#pragma once
// Changes of a programme's regions, organisations and kinds, as pages ask for them: each in one transaction, with a
// trace, and with a way back. What is shared is copied before a programme changes it, so that nobody edits another's.

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/people/network_change_sql.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/region_making.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::dashboard {

/// All that a programme's pages show of its network.
struct Network {
  access::Programme programme;
  bool logo = false;
  bool region_chosen = false;
  std::vector<people::RegionInUse> regions;
  std::vector<people::RegionInUse> shared;
  std::vector<people::Organisation> organisations;  ///< with the retired
  std::vector<std::string> kinds;
  std::int64_t events = 0;
  std::optional<people::NetworkChange> last;
};
[[nodiscard]] Result<Network> network_of(store::Database& database, const std::string& programme_id);

/// How far the setting up of a programme's network is, counted and not loaded.
struct NetworkFigures {
  access::Programme programme;
  bool region_chosen = false;
  std::int64_t places = 0;
  std::int64_t organisations = 0;  ///< in use
  std::int64_t events = 0;
};
[[nodiscard]] Result<NetworkFigures> network_figures(store::Database& database, const std::string& programme_id);
[[nodiscard]] NetworkFigures figures_of(const Network& network);

/// A region as the programme sees it, with its retired places; not_found where it is another programme's.
struct SeenRegion {
  people::RegionInUse in_use;
  people::Region region;
};
[[nodiscard]] Result<SeenRegion> seen_region(store::Database& database, const std::string& programme_id,
                                             const std::string& region_id);

/// A region that every programme may choose.
[[nodiscard]] Result<people::Region> shared_region(store::Database& database, const std::string& region_id);

/// Adds a region of the programme's own, offered first. Returns its id.
[[nodiscard]] Result<std::string> add_region(store::Database& database, const store::AuditContext& audit,
                                             const std::string& programme_id, const people::Region& region);
/// The programme works in a shared region from now on, or no longer; conflict where an event stands in it.
[[nodiscard]] Outcome use_region(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& region_id);
[[nodiscard]] Outcome stop_using_region(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& region_id);

/// Changes a region by `change`, which is given the places with the retired and says what it did, or why not. Returns
/// the id of the region, which is another where a shared one was copied.
using RegionChange = std::function<Result<std::string>(people::Region& region)>;
[[nodiscard]] Result<std::string> change_region(store::Database& database, const store::AuditContext& audit,
                                                const std::string& programme_id, const std::string& region_id,
                                                const RegionChange& change);
/// Two places become one: `from` is retired, and what served it serves `into`. Returns the id of the region.
[[nodiscard]] Result<std::string> merge_places(store::Database& database, const store::AuditContext& audit,
                                               const std::string& programme_id, const std::string& region_id,
                                               const std::string& from, const std::string& into);

/// Adds organisations of the programme's own to a region that it sees; returns how many.
[[nodiscard]] Result<std::size_t> add_organisations(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& programme_id, const std::string& region_id,
                                                    const std::vector<people::Organisation>& organisations);
/// Changes one organisation by `change`. Returns its id, which is another where a shared region was copied.
using OrganisationChange = std::function<Result<std::string>(people::Organisation& organisation)>;
[[nodiscard]] Result<std::string> change_organisation(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& programme_id,
                                                      const std::string& organisation_id,
                                                      const OrganisationChange& change);
/// What a change may look at: all as it stands at that moment, with the retired.
struct OrganisationSurroundings {
  std::vector<std::string> kinds;
  std::vector<people::Organisation> organisations;
  people::Region region;  ///< of the organisation; with its retired places
};
using OrganisationChangeAmong =
    std::function<Result<std::string>(people::Organisation& organisation, const OrganisationSurroundings& around)>;
[[nodiscard]] Result<std::string> change_organisation_among(store::Database& database, const store::AuditContext& audit,
                                                            const std::string& programme_id,
                                                            const std::string& organisation_id,
                                                            const OrganisationChangeAmong& change);
/// The people and names of `from` go to `into`; `from` is retired. Returns the id of `into`.
[[nodiscard]] Result<std::string> merge_organisations(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& programme_id, const std::string& from,
                                                      const std::string& into);

/// Replaces the kinds and their order. A kind that an organisation has cannot be left out: rename it instead.
[[nodiscard]] Outcome change_kinds(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::vector<std::string>& kinds);
/// The name, the kinds, or both: nothing of it is saved where either is refused.
[[nodiscard]] Outcome change_programme(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::optional<std::string>& name,
                                       const std::optional<std::vector<std::string>>& kinds);
[[nodiscard]] Outcome rename_kind(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& from, const std::string& to);

[[nodiscard]] Outcome undo_change(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& change_id);

}  // namespace muster::dashboard
