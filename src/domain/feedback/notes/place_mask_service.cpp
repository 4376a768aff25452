// Reads the names of places and organisations.
#include <muster/domain/feedback/place_mask_service.hpp>

#include <muster/domain/people/people_sql.hpp>

#include <utility>

namespace muster::feedback {

PlaceMask place_mask_of(store::Session& session, const std::string& region_id) {
  std::vector<std::string> names;
  for (const auto& place : people::region_by_id(session, region_id).places) names.push_back(place.name);
  for (const auto& organisation : people::all_organisations(session)) names.push_back(organisation.name);
  return PlaceMask(std::move(names));
}

}  // namespace muster::feedback
