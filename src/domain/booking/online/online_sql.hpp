#pragma once
// Who joined by their own page, and minutes of reports, in the store.

#include "time_online.hpp"

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// The first time stays.
void note_join(store::Session& session, const std::string& booking_id, Instant at);
/// Booking id -> when, ISO instant.
[[nodiscard]] std::map<std::string, std::string> joins(store::Session& session, const std::string& event_id);

void insert_presence(store::Session& session, std::int64_t row, const std::string& booking_id, const ReportRow& said);
/// Booking id -> what reports say.
[[nodiscard]] std::map<std::string, std::vector<ReportRow>> reported(store::Session& session,
                                                                     const std::string& event_id);
/// Booking id -> the minutes of all reports, each once.
[[nodiscard]] std::map<std::string, std::int64_t> online_minutes(store::Session& session, const std::string& event_id);
[[nodiscard]] std::optional<std::int64_t> online_minutes_of(store::Session& session, const std::string& booking_id);
/// Ids of the bookings that a report named.
[[nodiscard]] std::vector<std::string> named_by(store::Session& session, const std::string& import_id);
void drop_presence(store::Session& session, const std::string& import_id);

/// One of an event's list, as a report is matched to it.
struct Listed {
  std::string booking_id;
  std::string person_id;
  std::string name;
  std::string organisation;
  std::string email;
  std::string state;
};
[[nodiscard]] std::vector<Listed> listed_for_report(store::Session& session, const std::string& event_id);

}  // namespace muster::booking::sql
