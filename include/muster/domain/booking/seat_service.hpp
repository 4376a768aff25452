#pragma once
// The seats of an event: how they are shared out, who has them, who waits, and every change of that.

#include <muster/domain/booking/seat_words.hpp>
#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Who did something where nobody pressed a button: an offer that ended, a seat that went to the next.
inline constexpr const char* seats_actor = "waiting list";

/// What the waiting list did by itself in one transaction.
struct SeatChanges {
  std::vector<SeatClaim> lapsed;    ///< offers that nobody answered
  std::vector<SeatClaim> promoted;  ///< who is offered a seat now, or booked
  bool released = false;
  [[nodiscard]] bool any() const { return released || !lapsed.empty() || !promoted.empty(); }
};

/// Everything about an event's seats at one moment.
struct SeatTable {
  events::Event event;
  SeatPlan plan;
  std::vector<SeatOrganisation> organisations;  ///< by name
  std::vector<std::string> kinds;               ///< of the programme, in its order
  std::vector<SeatClaim> claims;                ///< who has, is offered or is nominated for a seat
  std::vector<SeatClaim> line;                  ///< who waits, in the order in which they would get a seat
  std::int64_t version = 0;                     ///< of the rules; 0: the event has none
  bool may_undo = false;                        ///< whether the last change of the rules can be taken back
  [[nodiscard]] std::string organisation_name(const std::string& id) const;
};
[[nodiscard]] Result<SeatTable> seats_of(store::Database& database, const std::string& event_slug);

/// Sets the rules. `seen` is the version that whoever changes them saw: a conflict where somebody set others since.
/// Errors: those of check_rules. Who waits may have a seat at once by them.
[[nodiscard]] Result<SeatChanges> set_seat_rules(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& event_slug, const SeatRules& rules,
                                                 std::optional<std::int64_t> seen);
/// The same, as a program sends them.
[[nodiscard]] Result<SeatChanges> set_seat_rules(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& event_slug, const Json& rules);
/// Takes the last change of the rules back. Who got a seat by it keeps it. A conflict where there is none.
[[nodiscard]] Result<SeatChanges> undo_seat_rules(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug);
/// Releases what is held, before its day. A conflict where it is released already.
[[nodiscard]] Result<SeatChanges> release_seats(store::Database& database, const store::AuditContext& audit,
                                                const std::string& event_slug);
/// Gives a kind more of the seats that are not shared out. A conflict where there are not so many.
[[nodiscard]] Result<SeatChanges> give_seats(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const std::string& kind,
                                             std::int64_t seats);

/// What came of asking for a seat.
struct SeatAnswer {
  State state = State::booked;  ///< booked or waiting
  std::string why{};            ///< of who waits
  std::string act{};            ///< by which the step is taken back
};
/// Books somebody of the event's list, or puts them on the waiting list where there is no seat for them: decided in the
/// transaction that does it, whatever else is booked at that moment. Whoever waits already stays where they are in the
/// line. A conflict where they have a seat, or their booking can take neither step. Nobody is written to but those who
/// come next.
[[nodiscard]] Result<SeatAnswer> book_or_wait(store::Database& database, const store::AuditContext& audit,
                                              const std::string& event_slug, const std::string& person_id);

/// Puts somebody who waits at the head of the line, or back to the turn they had. Returns the turn that they had.
[[nodiscard]] Result<std::int64_t> move_in_line(store::Database& database, const store::AuditContext& audit,
                                                const std::string& event_slug, const std::string& person_id,
                                                std::optional<std::int64_t> turn);
/// Says whether somebody comes by screen to a hybrid event. A conflict where there is no seat there.
[[nodiscard]] Outcome set_online(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const std::string& person_id, bool online);

/// What the clock asks for: offers that end, release days, seats that went unnoticed. Each event in a transaction of
/// its own.
[[nodiscard]] Outcome settle_seats(store::Database& database, Instant now);

}  // namespace muster::booking
