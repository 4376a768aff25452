#pragma once
// What somebody chooses, inside the transaction that books or changes: the counts of that moment decide.

#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::booking {

[[nodiscard]] std::vector<OfferedSession> offered_sessions(store::Session& session, const events::Event& event);
/// What a booking chose of sessions that are still in the agenda, by day and time.
[[nodiscard]] std::vector<events::EventSession> chosen_sessions(store::Session& session, const events::Event& event,
                                                                const std::string& booking_id);

/// Whether these can be chosen by a booking (or by somebody who has none yet, and an empty id), as check_choice says.
[[nodiscard]] Outcome may_choose(store::Session& session, const events::Event& event, const std::string& booking_id,
                                 const std::vector<std::string>& codes, bool comes_online = false);

/// Lets a booking that came back hold the sessions that it chose once, but those that are full by now.
void choose_again(store::Session& session, const events::Event& event, const std::string& booking_id,
                  std::vector<std::string> codes);

}  // namespace muster::booking
