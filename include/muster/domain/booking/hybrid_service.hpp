#pragma once
// A hybrid event's room and screen: how many seats each has, where those online join, and who comes which way.

#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// What an organiser sets of it.
struct HybridRules {
  std::optional<std::int64_t> seats{};         ///< in the room; nothing: no limit
  std::optional<std::int64_t> online_seats{};  ///< by screen; nothing: no limit
  std::string joining_link{};                  ///< https://; may be empty
};

struct HybridPerson {
  std::string person;
  std::string name;
  std::string organisation;
  State state = State::booked;
  bool online = false;
};

struct HybridBook {
  events::Event event;
  HybridRules rules;
  SeatFigures room;
  SeatFigures online;
  std::vector<HybridPerson> people;  ///< who has, is offered, is named for or waits for a seat
  std::int64_t seen_seats = 0;       ///< versions of what is shown, for whoever changes it
  std::int64_t seen_page = 0;
};
/// Error: conflict where the event is not held both in a room and online.
[[nodiscard]] Result<HybridBook> hybrid_book(store::Database& database, const std::string& event_slug);

/// Sets both numbers and the link, all or nothing; whoever waits and may have a seat by the new numbers gets it.
/// Errors: those of check_rules (at "seats" or "online_seats") and check_page (at "joining"); conflict where somebody
/// changed seats or page since, or the event is not hybrid.
[[nodiscard]] Outcome set_hybrid(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const HybridRules& wanted, std::int64_t seen_seats,
                                 std::int64_t seen_page);

/// These come online, or to the room, from now on: all of them or, where one has no seat that way, none. Returns how
/// many came the other way before. Errors: more than 500 at once; not_found for whoever is no delegate; conflict where
/// the event is not hybrid, or no seat is left.
[[nodiscard]] Result<std::int64_t> set_ways(store::Database& database, const store::AuditContext& audit,
                                            const std::string& event_slug, const std::vector<std::string>& people,
                                            bool online);

}  // namespace muster::booking
