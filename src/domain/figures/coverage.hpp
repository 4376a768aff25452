#pragma once
// Who came from where: places, areas and organisations of the delegates, each person counted once where it says so.

#include <muster/domain/figures/summary.hpp>

namespace muster::figures {

/// Places in the region's order, areas by name. A person whose organisation serves two places stands on both tiles,
/// once in each area that holds one of them, and once in people_with_place.
[[nodiscard]] Coverage coverage_of(const SummaryInput& input);

/// Organisations of the delegates: most people first, then by name.
[[nodiscard]] std::vector<OrganisationFigures> organisations_of(const SummaryInput& input);

/// Delegates by surname, then first name, then organisation.
[[nodiscard]] std::vector<NamedDelegate> named_delegates(const SummaryInput& input);

}  // namespace muster::figures
