#pragma once
// Loading regions and organisations from files, and reading them back.

#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::people {

/// What loading a file did.
struct LoadResult {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
};

/// Adds a region or brings one of the same slug up to date. A place that organisations serve may not go: conflict.
[[nodiscard]] Result<LoadResult> load_region(store::Database& database, const store::AuditContext& audit,
                                             const Region& region);

/// Reads an organisations file against all places known (a place name that stands in two regions must be given by its
/// code) and adds or updates each organisation by its folded name.
[[nodiscard]] Result<LoadResult> load_organisations(store::Database& database, const store::AuditContext& audit,
                                                    const tabular::Table& table, const std::string& source);

[[nodiscard]] Result<std::vector<Region>> regions(store::Database& database);
[[nodiscard]] Result<std::vector<Organisation>> organisations(store::Database& database);

}  // namespace muster::people
