#pragma once
// Groups of those who answered by what the delegate list says of them, where the round has names.

#include <muster/domain/events/event_service.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// One group: people of whom the list says this, and nothing else of the same kind.
struct ListedGroup {
  std::string label;  ///< "North East London"
  std::string where;  ///< the filter that finds them
};
struct ListedCut {
  std::string name;   ///< "place.area": as filters call it
  std::string label;  ///< "Area, from the delegate list"
  std::vector<ListedGroup> groups;
};

/// Area, place, and kind of organisation, each with the groups that somebody registered from; none of a round without
/// names, or whose form asks nobody for an e-mail address. A question of the same name goes before.
[[nodiscard]] Result<std::vector<ListedCut>> listed_cuts(store::Database& database, const std::string& event_slug);

}  // namespace muster::figures
