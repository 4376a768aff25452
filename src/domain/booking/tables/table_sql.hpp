#pragma once
// Tables and who sits at them, in the store.

#include <muster/domain/booking/tables.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::booking::sql {

struct StoredTables {
  TableRules rules;
  std::int64_t version = 0;
};
/// No tables where none were set.
[[nodiscard]] StoredTables stored_tables(store::Session& session, const std::string& event_id,
                                         const std::string& session_code);
void save_tables(store::Session& session, const std::string& event_id, const std::string& session_code,
                 const StoredTables& tables);

/// Who has a seat in the room or came, with their tables, first booked first.
[[nodiscard]] std::vector<TableGuest> table_guests(store::Session& session, const std::string& event_id,
                                                   const std::string& session_code);
/// Of these bookings alone: who sits where from now on. Whoever has no table has no row.
void save_seats_at_tables(store::Session& session, const std::string& session_code,
                          const std::vector<TableGuest>& guests);
/// Of bookings whose people do not come any more.
void drop_empty_chairs(store::Session& session, const std::string& event_id, const std::string& session_code);

/// The event's own tables, where badges show them: booking -> number.
[[nodiscard]] std::map<std::string, std::int64_t> tables_on_badges(store::Session& session,
                                                                   const std::string& event_id);
/// The tables of one booking: session code -> number.
[[nodiscard]] std::map<std::string, std::int64_t> tables_of(store::Session& session, const std::string& booking_id);

}  // namespace muster::booking::sql
