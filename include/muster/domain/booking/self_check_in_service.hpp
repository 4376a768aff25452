#pragma once
// Self check-in: guests check themselves in at a tablet that nobody is signed in at, by the code of their booking or by
// their whole name. Its address opens this and nothing else, names nobody who is not there, and says of a name that it
// does not know nothing but that.

#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// How long a tablet shows whom it welcomed.
inline constexpr std::chrono::seconds welcome_stays{8};

struct SelfCheckIn {
  events::Event event;
  DoorTimes times;
  DoorState state = DoorState::open;
};

/// Whether the event has an address for tablets.
[[nodiscard]] Result<bool> has_self_check_in(store::Database& database, const std::string& event_slug);
/// Makes the key of a new address; the one before opens nothing any more. Only a hash of it is kept, so it is told
/// once.
[[nodiscard]] Result<std::string> open_self_check_in(store::Database& database, const store::AuditContext& audit,
                                                     const std::string& event_slug);
/// The address opens nothing any more.
[[nodiscard]] Outcome close_self_check_in(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug);
/// Of what a key opens; not_found where it opens nothing.
[[nodiscard]] Result<SelfCheckIn> self_check_in(store::Database& database, Instant now, const std::string& key);

struct SelfArrival {
  enum class Kind {
    in,                  ///< they are in, by this or before
    which_organisation,  ///< several have this name
    unknown,             ///< no code and no whole name of somebody who has a seat, or of several of one organisation
  };
  Kind kind = Kind::unknown;
  std::string scan_id{};  ///< of whoever is in: leads to their welcome for `welcome_stays`
};
/// Checks in whom the code or the whole name means; `organisation` says which of those of one name, and may be empty.
/// Errors: not_found by the key; conflict where the door is not open.
[[nodiscard]] Result<SelfArrival> check_oneself_in(store::Database& database, Instant now, const std::string& key,
                                                   const std::string& typed, const std::string& organisation);

/// What the tablet says to somebody.
struct Welcome {
  std::string first_name;
  std::optional<std::int64_t> table{};  ///< of the event
  struct Session {
    std::string title;
    std::string times;  ///< "10:00 to 10:30"
    std::string place;
    std::optional<std::int64_t> table{};
  };
  std::vector<Session> sessions{};  ///< that they chose, by time
};
/// Nothing where the scan is none of a tablet of that event, or older than `welcome_stays`.
[[nodiscard]] Result<std::optional<Welcome>> welcome_of(store::Database& database, Instant now, const std::string& key,
                                                        const std::string& scan_id);

}  // namespace muster::booking
