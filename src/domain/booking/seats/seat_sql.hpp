#pragma once
// Rules of seats, turns and offers in the store, inside somebody's transaction.

#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// Organisations of the event's programme, and what each of them serves.
struct Organisations {
  std::vector<SeatOrganisation> all;
  std::map<std::string, std::vector<std::string>> places;  ///< codes, by the organisation's id
};
[[nodiscard]] Organisations seat_organisations(store::Session& session, const events::Event& event);

struct StoredRules {
  std::string rules;  ///< JSON
  std::string before;
  std::int64_t version = 0;
};
[[nodiscard]] std::optional<StoredRules> find_rules(store::Session& session, const std::string& event_id);
/// Keeps them as a new version.
void save_rules(store::Session& session, const std::string& event_id, const std::string& rules,
                const std::string& before);
/// Ids of events with rules on or after a day (ISO).
[[nodiscard]] std::vector<std::string> events_with_rules(store::Session& session, const std::string& from_day);

/// Everybody who has, is offered or waits for a seat, or is nominated for one; `organisations` says their places.
[[nodiscard]] std::vector<SeatClaim> seat_claims(store::Session& session, const std::string& event_id,
                                                 const Organisations& organisations);
/// One booking, whatever its state.
[[nodiscard]] std::optional<SeatClaim> seat_claim(store::Session& session, const std::string& booking_id,
                                                  const Organisations& organisations);

/// Puts a booking at the end of its event's line.
void give_turn(store::Session& session, const std::string& booking_id);
/// Leaves it in the turn that it had; at the end where it had none.
void keep_turn(store::Session& session, const std::string& booking_id);
/// Puts it at the head of the line, or in the turn that it had.
void move_turn(store::Session& session, const std::string& booking_id, std::int64_t turn);
[[nodiscard]] std::int64_t first_turn(store::Session& session, const std::string& event_id);
void set_offer_end(store::Session& session, const std::string& booking_id, Instant until);
void set_online(store::Session& session, const std::string& booking_id, bool online);
/// A booking that goes to another event has no turn there.
void forget_turn(store::Session& session, const std::string& booking_id);

/// How many have a seat, those whom an import still hides included.
[[nodiscard]] std::int64_t seats_used(store::Session& session, const std::string& event_id, std::int64_t batch);

}  // namespace muster::booking::sql
