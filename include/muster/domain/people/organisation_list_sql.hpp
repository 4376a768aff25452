#pragma once
// The list of organisations as pages show it, by the page: inside somebody's transaction.

#include <muster/domain/people/organisation.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::people {

/// A programme whose organisations are to be seen, and the regions that it works in.
struct OrganisationsOf {
  std::string programme_id;
  std::vector<std::string> regions;
};
/// Nothing: of every programme.
using OrganisationScope = std::optional<std::vector<OrganisationsOf>>;

struct ListedOrganisation {
  Organisation organisation;        ///< `serves` holds codes
  std::vector<std::string> places;  ///< names of the places that it serves
};

/// How many there are, whatever a list shows.
struct OrganisationFigures {
  std::int64_t used = 0;
  std::int64_t kinds = 0;  ///< of those that are used
  std::int64_t retired = 0;
};
[[nodiscard]] OrganisationFigures organisation_figures(store::Session& session, const OrganisationScope& scope);

/// Of all that a list has counted.
[[nodiscard]] OrganisationFigures figures_of(const ListFigures& listed);

/// Sorted by "name" or "kind", filtered by "kind" and "use" ("used", "retired"), searched by name and other names.
[[nodiscard]] ListPage<ListedOrganisation> listed_organisations(store::Session& session, const OrganisationScope& scope,
                                                                const ListQuery& query);

}  // namespace muster::people
