// Offers sessions to choose among, and counts who chose which.
#include <muster/domain/booking/session_choice_service.hpp>

#include "choosing_service.hpp"
#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/seats/seat_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "session_choice_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

std::vector<OfferedSession> with_choosers(store::Session& session, const events::Event& event,
                                          std::vector<events::EventSession> sessions) {
  const auto counts = sql::chosen_counts(session, event.id);
  std::vector<OfferedSession> counted;
  for (auto& each : sessions) {
    OfferedSession one;
    for (const auto& count : counts)
      if (count.code == each.code) (count.online ? one.online : one.in_room) += count.people;
    one.session = std::move(each);
    counted.push_back(std::move(one));
  }
  return counted;
}

SessionChoices choices_of(store::Session& session, const events::Event& event) {
  SessionChoices choices{event, events::sessions_of(session, event.id), offered_sessions(session, event)};
  std::erase_if(choices.sessions, [](const auto& each) { return !events::is_asked_about(each); });
  choices.counted = with_choosers(session, event, choices.sessions);
  return choices;
}

bool is_elsewhere(const events::EventSession& before, const events::EventSession& after) {
  return before.day != after.day || before.starts_at != after.starts_at || before.ends_at != after.ends_at ||
         before.place != after.place;
}

void tell_choosers(store::Session& session, const store::AuditContext& audit, const events::Event& event,
                   const events::EventSession& before, const std::optional<events::EventSession>& after) {
  if (after && !is_elsewhere(before, *after)) return;
  for (const auto& booking : sql::choosers_of(session, event.id, before.code)) {
    if (is_told_of_steps(session, audit.at, event, booking))
      queue_own_mail(session, audit.at, event, booking, after ? OwnNews::session_moved : OwnNews::session_gone,
                     before.title);
  }
}

}  // namespace

std::vector<OfferedSession> offered_sessions(store::Session& session, const events::Event& event) {
  const auto codes = sql::offered_codes(session, event.id);
  if (codes.empty()) return {};
  auto sessions = events::sessions_of(session, event.id);
  std::erase_if(sessions, [&](const auto& each) { return std::ranges::find(codes, each.code) == codes.end(); });
  return with_choosers(session, event, std::move(sessions));
}

std::vector<events::EventSession> chosen_sessions(store::Session& session, const events::Event& event,
                                                  const std::string& booking_id) {
  const auto codes = sql::chosen_codes(session, booking_id);
  if (codes.empty()) return {};
  auto chosen = events::sessions_of(session, event.id);
  std::erase_if(chosen, [&](const auto& each) { return std::ranges::find(codes, each.code) == codes.end(); });
  return chosen;
}

Outcome may_choose(store::Session& session, const events::Event& event, const std::string& booking_id,
                   const std::vector<std::string>& codes, bool comes_online) {
  const auto held = booking_id.empty() ? std::vector<std::string>{} : sql::chosen_codes(session, booking_id);
  const auto claim = booking_id.empty() ? std::nullopt : sql::seat_claim(session, booking_id, {});
  const auto offered = offered_sessions(session, event);
  if (codes.empty() && repeated_modules(offered).empty()) return Success{};
  return check_choice(offered, event.attendance, claim ? claim->online : comes_online, codes, held);
}

void choose_again(store::Session& session, const events::Event& event, const std::string& booking_id,
                  std::vector<std::string> codes) {
  const auto standing = sql::standing_of(session, booking_id);
  if (codes.empty() || !standing || !holds_sessions(standing->state)) return;
  const auto offered = offered_sessions(session, event);
  const auto claim = sql::seat_claim(session, booking_id, {});
  std::erase_if(codes, [&](const std::string& code) {
    const auto found = std::ranges::find(offered, code, [](const OfferedSession& each) { return each.session.code; });
    if (found == offered.end()) return false;
    const auto left = seats_left(*found, event.attendance, claim && claim->online);
    return left && *left == 0;
  });
  sql::save_choice(session, booking_id, codes);
}

Result<SessionChoices> session_choices(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<SessionChoices> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return choices_of(session, event);
  });
}

bool offers_sessions(store::Database& database, const std::string& event_id) {
  const auto offered = database.read(
      [&](store::Session& session) -> Result<bool> { return !sql::offered_codes(session, event_id).empty(); });
  return offered.ok() && *offered;
}

Result<SessionChoices> offer_sessions(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const std::vector<std::string>& codes) {
  return database.write([&](store::Session& session) -> Result<SessionChoices> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto known = choices_of(session, event).sessions;
    for (const auto& code : codes)
      if (std::ranges::find(known, code, &events::EventSession::code) == known.end())
        return bad_input("No session that people can choose has the code \"" + code + "\".").at("sessions");
    sql::save_offered(session, event.id, codes);
    store::write_audit(session, audit, "sessions offered to choose among", "event", event.id, {"sessions"});
    events::mark_changed(session, event.id);
    return choices_of(session, event);
  });
}

events::SessionWatch session_watch() {
  return {[](store::Session& session, const events::Event& event, const std::string& code) -> std::int64_t {
            return std::ssize(sql::choosers_of(session, event.id, code));
          },
          tell_choosers};
}

Result<ListPage<SessionGuest>> who_chose(store::Database& database, const std::string& event_slug,
                                         const std::string& code, const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<SessionGuest>> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    MUSTER_CHECK(events::find_session(session, event, code));
    return sql::guests_of(session, event.id, code, query);
  });
}

}  // namespace muster::booking
