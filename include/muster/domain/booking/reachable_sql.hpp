#pragma once
// People whom mail about an event goes to: registered, came, or of its programme; read in pieces.

#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace muster::booking {

enum class Audience {
  registered,    ///< booked, came, did not come: as `delegates` has them
  came,          ///< marked as came
  of_programme,  ///< registered for an event of the event's programme
};

struct ReachablePerson {
  std::string id;
  std::string name;
  std::string email;  ///< an address that mail can go to; empty where none is held
};
/// At most `most` people after the one with the id `after`, by their ids. Each stands there once.
[[nodiscard]] std::vector<ReachablePerson> reachable_people(store::Session& session, const std::string& event_id,
                                                            Audience audience, const std::string& after,
                                                            std::size_t most);
/// Whether that person is one of them.
[[nodiscard]] bool is_reachable(store::Session& session, const std::string& event_id, Audience audience,
                                const std::string& person_id);

}  // namespace muster::booking
