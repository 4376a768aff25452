#pragma once
// Rows that pass from one person to another, and back.

#include "domain/booking/list_file/change_rows.hpp"

#include <muster/domain/booking/needs.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

struct BookingRow {
  std::string id;
  std::string event_id;
  std::string person_id;
  std::string booked_at;
  std::string state;
};
/// By id.
[[nodiscard]] std::vector<BookingRow> bookings_with_person(store::Session& session, const std::string& person_id);
[[nodiscard]] std::optional<BookingRow> find_booking(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<BookingRow> find_booking(store::Session& session, const std::string& event_id,
                                                     const std::string& person_id);
/// A booking as it was, without steps.
void restore_booking(store::Session& session, const BookingRow& booking);
void set_state(store::Session& session, const std::string& booking_id, const std::string& state);
/// Deletes a booking with its steps and needs.
void delete_booking(store::Session& session, const std::string& id);
/// Gives a booking to another person or event. Needs must not hang on it: take them off first, put them back after.
void give_booking(store::Session& session, const std::string& id, const std::string& event_id,
                  const std::string& person_id);

/// Hangs the steps of `from` on `to`, before those that are there; says which and how far their numbers moved.
void join_steps(store::Session& session, JoinedBooking& joined);
void part_steps(store::Session& session, const JoinedBooking& joined);
void delete_step(store::Session& session, const std::string& id);

/// Lets what imports made or listed lead to another subject, and says what it did.
void retrace_imports(store::Session& session, const std::string& was, const std::string& is,
                     std::vector<RetracedImport>& done);
void restore_imports(store::Session& session, const std::vector<RetracedImport>& done);

/// How many bookings a person has in events of other programmes than that of `event_id`.
[[nodiscard]] std::int64_t bookings_elsewhere(store::Session& session, const std::string& person_id,
                                              const std::string& event_id);

}  // namespace muster::booking::sql
