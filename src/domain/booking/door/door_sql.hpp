#pragma once
// What the door reads of bookings, and the scans that phones sent.

#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// Everybody of the event who was not erased, by surname, with the code there is; nobody's entrance. Of a session the
/// standing is still that of the event.
[[nodiscard]] std::vector<DoorPerson> door_people(store::Session& session, const std::string& event_id);
/// One of them, whatever their event.
struct DoorBooking {
  DoorPerson person;
  std::string event_id;
  State state = State::booked;
};
[[nodiscard]] std::optional<DoorBooking> door_booking(store::Session& session, const std::string& booking_id);

/// Booking id -> the earliest scan that stands.
[[nodiscard]] std::map<std::string, Entrance> entrances(store::Session& session, const std::string& event_id,
                                                        const std::string& session_code);
[[nodiscard]] std::optional<Entrance> entrance_of(store::Session& session, const std::string& booking_id,
                                                  const std::string& session_code);
/// Whether any scan of a booking stands, of the event or a session.
[[nodiscard]] bool any_entrance(store::Session& session, const std::string& booking_id);
/// Whether a scan of the booking took the steps of an act.
[[nodiscard]] bool was_taken_by_scan(store::Session& session, const std::string& booking_id, const std::string& act_id);
/// Booking id -> when the list of delegates, or a door, last said that they came.
[[nodiscard]] std::map<std::string, Instant> marked_at(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<Instant> marked_at_of(store::Session& session, const std::string& booking_id);

struct StoredScan {
  std::string id;
  std::string event_id;
  std::string booking_id{};  ///< empty: of nobody in the list
  Scan::What kind = Scan::What::in;
  std::string session_code{};
  std::string door;
  Instant scanned_at;
  Instant received_at;
  ScanOutcome outcome = ScanOutcome::in;  ///< as it was told when it was received
  std::string act_id{};                   ///< of the step that it took; empty: none
  bool stands = false;
};
[[nodiscard]] std::optional<StoredScan> find_scan(store::Session& session, const std::string& id);
void insert_scan(store::Session& session, const StoredScan& scan);
/// The scan stands no longer.
void take_scan_back(store::Session& session, const std::string& id);
/// None of them stands any longer: somebody took the step back elsewhere.
void forget_entrances(store::Session& session, const std::string& booking_id, const std::string& session_code);

/// The first name, or the surname where there is no other; nothing of somebody erased.
[[nodiscard]] std::optional<std::string> first_name_of(store::Session& session, const std::string& booking_id);

/// Moves with every scan of an event, and with every one that is taken back.
[[nodiscard]] std::string scan_mark(store::Session& session, const std::string& event_id);

/// How many have a seat or came, and how many came.
struct DoorCounts {
  std::int64_t in = 0;
  std::int64_t of = 0;
};
[[nodiscard]] DoorCounts count_door(store::Session& session, const std::string& event_id,
                                    const std::string& session_code);

/// What the doors noted of a booking, oldest first.
[[nodiscard]] std::vector<Passage> passages_of(store::Session& session, const std::string& booking_id);

}  // namespace muster::booking::sql
