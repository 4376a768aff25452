#pragma once
// Whom somebody means who types their own name: the whole of it, and nobody for less.

#include <muster/domain/booking/door_service.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace muster::booking {

struct MeantPerson {
  std::optional<std::size_t> whose{};  ///< an index into `people`
  bool several = false;                ///< more than one has that name, and `organisation` does not say which
};
/// Case, accents, hyphens and spaces do not matter; a letter that is missing does. Only those count who have a seat or
/// are in. Of those of one name the one in whose organisation all words typed of it stand; nobody where that is two or
/// none.
[[nodiscard]] MeantPerson meant_by_name(std::string_view name, std::string_view organisation,
                                        const std::vector<DoorPerson>& people);

}  // namespace muster::booking
