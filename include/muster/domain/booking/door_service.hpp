#pragma once
// The door of an event: who is expected, who is in since when, and what phones at the doors scanned. Phones may have
// worked apart: each scan has an id of its own and counts once however often it is sent; nobody is counted twice; the
// scan that was earlier is the one that let somebody in.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/public_booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// When phones may hold the list. Before it opens and after it closes they hold nothing.
struct DoorTimes {
  Instant opens;  ///< London's midnight that begins the day before the event
  Instant ends;   ///< London's midnight that ends its last day
};
enum class DoorState { before, open, over };
[[nodiscard]] DoorState door_state(const DoorTimes& times, Instant now);

enum class DoorStanding {
  expected,    ///< has a seat, is not in yet
  in,          ///< came
  not_booked,  ///< waits, was asked or offered a seat: has none
  given_back,  ///< declined or cancelled
};
/// "expected", "in", "not booked", "given back".
[[nodiscard]] std::string_view standing_word(DoorStanding standing);

/// When and where somebody came in.
struct Entrance {
  Instant at;
  std::string door;     ///< "Main door"; empty where it was marked in the list of delegates
  std::string scan_id;  ///< empty as well then
};

struct DoorPerson {
  std::string booking_id;
  std::string person_id;
  std::string name;
  std::string organisation;
  std::string code;  ///< of the booking; empty where none was made yet
  DoorStanding standing = DoorStanding::expected;
  std::optional<Entrance> entrance;         ///< of those who are in
  std::vector<std::string> former_codes{};  ///< of bookings that became one with this, on badges printed before
  bool unchosen = false;                    ///< at the door of a session that is chosen: they did not choose it
};

struct DoorList {
  events::Event event;
  DoorTimes times;
  DoorState state = DoorState::open;
  std::string session;  ///< its code; empty: the event itself
  std::string session_title;
  std::int64_t in = 0;
  std::int64_t of = 0;             ///< who has a seat, or came
  std::vector<DoorPerson> people;  ///< by surname; none but while the door is open
};

/// Who is expected and who is in, of the event or of one of its sessions. not_found where there is no such session.
[[nodiscard]] Result<DoorList> door_list(store::Database& database, Instant now, const std::string& event_slug,
                                         const std::string& session = {});
/// The same with a code for every booking, which may have to be made.
[[nodiscard]] Result<DoorList> door_list_with_codes(store::Database& database, Instant now,
                                                    const std::string& event_slug, const std::string& session = {});
/// Only its times and counts.
[[nodiscard]] Result<DoorList> door_counts(store::Database& database, Instant now, const std::string& event_slug,
                                           const std::string& session = {});

/// Whose name or organisation is like what was typed (two letters at least), best first; forgives two wrong letters.
[[nodiscard]] std::vector<DoorPerson> found_at_door(const DoorList& list, std::string_view typed, std::size_t limit);

/// One scan, as a phone keeps it until it is sent.
struct Scan {
  enum class What { in, undo };
  std::string id;  ///< the phone's own: 26 of 0-9 a-z
  What what = What::in;
  std::string code{};           ///< as scanned or typed ...
  std::string booking_id{};     ///< ... or who was found by name
  std::string undoes{};         ///< of an undo: the id of the scan that is taken back
  std::optional<Instant> at{};  ///< by the phone's clock, put right by the server's; nothing: now
};
inline constexpr std::size_t most_scans_at_once = 500;

enum class ScanOutcome {
  in,           ///< this scan let them in
  already,      ///< in before this scan: `entrance` says when and where
  not_in_list,  ///< no code of this event
  other_event,  ///< a code of another event that the visitor may know of
  not_booked,   ///< they wait, or were asked: no seat
  given_back,   ///< the booking was cancelled or declined
  undone,       ///< taken back
  still_in,     ///< taken back here, and still in by another scan
};
/// "in", "already", "not in list", "other event", "not booked", "given back", "undone", "still in".
[[nodiscard]] std::string_view outcome_word(ScanOutcome outcome);

struct ScanResult {
  std::string id;
  ScanOutcome outcome = ScanOutcome::not_in_list;
  std::string booking_id{};
  std::string person_id{};
  std::string name{};
  std::string organisation{};
  std::optional<Entrance> entrance{};  ///< of whoever is in
  std::string event_title{};           ///< of another event
  bool undoable = false;               ///< this scan brought them in, and can be taken back
  bool unchosen = false;               ///< let in to a session that they did not choose, where people choose
};

struct ScanBatch {
  std::string door;  ///< what the place is called; "Main door" where empty
  std::string session{};
  std::vector<Scan> scans;  ///< in their order, at most `most_scans_at_once`
};

/// Takes what a phone scanned. Sent again a scan changes nothing, and its result says how things stand now. The step
/// "came" is taken for whoever is expected, with its trace. Errors: a scan without a proper id, too many at once, a
/// session that there is none of, a door that is not open yet (conflict). After the end what was scanned before it is
/// still taken.
[[nodiscard]] Result<std::vector<ScanResult>> take_scans(store::Database& database, const store::AuditContext& audit,
                                                         const std::string& event_slug, const ScanBatch& batch);

/// What a scan came to, as things stand now; not_found where the event has none of that id.
[[nodiscard]] Result<ScanResult> scan_result(store::Database& database, const std::string& event_slug,
                                             const std::string& scan_id);

/// What the event's rule says of somebody who comes in another's place.
[[nodiscard]] Result<DoorSubstitute> door_substitute(store::Database& database, Instant now,
                                                     const std::string& event_slug);

/// Somebody who is not in the list, or who comes in somebody's place.
struct WalkIn {
  std::string first_name;
  std::string last_name;
  std::string organisation;  ///< one that the programme knows; any where `kept_as_typed`; empty where `alone`
  std::string instead_of{};  ///< booking id of whom they come for; their booking is cancelled
  std::string door{};
  bool agreed = false;         ///< an organiser agreed that they come in somebody's place
  bool alone = false;          ///< a parent carer without an organisation
  bool kept_as_typed = false;  ///< nobody knows the organisation: what was typed stands on Booking, for the team
};
/// Books them and lets them in, and cancels the booking of whom they come for, all or nothing. Errors name the field; a
/// conflict where they stand in the list already, where there is no seat, whom they come for is in, or the event takes
/// no substitutes (at "agreed" where an organiser may agree).
[[nodiscard]] Result<ScanResult> walk_in(store::Database& database, const store::AuditContext& audit,
                                         const std::string& event_slug, const WalkIn& who);

}  // namespace muster::booking
