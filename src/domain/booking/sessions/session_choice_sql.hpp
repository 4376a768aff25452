#pragma once
// Sessions that are offered and chosen, in the store.

#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace muster::booking::sql {

[[nodiscard]] std::vector<std::string> offered_codes(store::Session& session, const std::string& event_id);
void save_offered(store::Session& session, const std::string& event_id, const std::vector<std::string>& codes);

struct ChosenCount {
  std::string code;
  bool online = false;
  std::int64_t people = 0;
};
/// Of every booking that stands: whoever waits holds the seat that they chose too.
[[nodiscard]] std::vector<ChosenCount> chosen_counts(store::Session& session, const std::string& event_id);
[[nodiscard]] std::vector<std::string> chosen_codes(store::Session& session, const std::string& booking_id);
/// The codes that each booking of the event chose.
[[nodiscard]] std::map<std::string, std::set<std::string>> chosen_by_booking(store::Session& session,
                                                                             const std::string& event_id);
void save_choice(store::Session& session, const std::string& booking_id, const std::vector<std::string>& codes);
void drop_choice(store::Session& session, const std::string& booking_id);
/// The standing bookings that chose it.
[[nodiscard]] std::vector<std::string> choosers_of(store::Session& session, const std::string& event_id,
                                                   const std::string& code);
/// Sorted by "name" and "organisation".
[[nodiscard]] ListPage<SessionGuest> guests_of(store::Session& session, const std::string& event_id,
                                               const std::string& code, const ListQuery& query);

}  // namespace muster::booking::sql
