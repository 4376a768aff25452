#pragma once
// What requests for substitutes hold of whoever asked and of whoever is named, and how they go: inside somebody's
// transaction.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// A request that is kept, void ones too.
struct HeldSubstitute {
  std::string booking_id;
  std::string event_id;
  std::string event_title;
  std::string name;  ///< of whoever would come instead, as typed: "Ana Silva"
  std::string email;
  std::string job_title;
  std::string asked_at;    ///< ISO instant
  bool is_theirs = false;  ///< the person asked; else the request names them
};
/// Asked of a name and an address that were typed: whether that is who is looked for.
using IsNamed = std::function<bool(const std::string& name, const std::string& email)>;
/// Those that name somebody, the oldest first.
[[nodiscard]] std::vector<HeldSubstitute> substitutes_naming(store::Session& session, const IsNamed& is_named);
/// Those that a person made.
[[nodiscard]] std::vector<HeldSubstitute> substitutes_asked_by(store::Session& session, const std::string& person_id);
/// Deletes the requests of these bookings.
void forget_substitutes(store::Session& session, const std::vector<std::string>& booking_ids);
/// Deletes those that a person made.
void forget_substitutes_of(store::Session& session, const std::string& person_id);

/// Deletes those whose event is over by its own clocks, and those to whose booking something happened since; returns
/// how many went.
std::int64_t drop_ended_substitutes(store::Session& session, Instant now);
/// The first day on which one goes (ISO), and how many go then.
[[nodiscard]] std::optional<std::pair<std::string, std::int64_t>> next_substitute_end(store::Session& session);

}  // namespace muster::booking
