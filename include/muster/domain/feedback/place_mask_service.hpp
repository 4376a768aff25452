#pragma once
// The names that a quotation does not tell before somebody has looked at it.

#include <muster/domain/feedback/place_mask.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Of the places of a region, and of all organisations that are known.
[[nodiscard]] PlaceMask place_mask_of(store::Session& session, const std::string& region_id);

}  // namespace muster::feedback
