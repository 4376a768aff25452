// Keeps the sessions of events.
#include <muster/domain/events/session_service.hpp>

#include "agenda_before.hpp"
#include "agenda_sql.hpp"
#include "session_sql.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::events {
namespace {

Error unknown(const std::string& code, const std::vector<EventSession>& all) {
  std::vector<std::string> codes;
  for (const auto& one : all) codes.push_back(one.code);
  return not_found("There is no session \"" + code + "\"" +
                   (codes.empty() ? ": the event has no agenda yet." : ". There are " + listed(codes) + "."));
}

void tidy(EventSession& wanted) {
  wanted.title = trimmed(wanted.title);
  wanted.place = trimmed(wanted.place);
}

std::vector<std::string> changed_fields(const EventSession& before, const EventSession& after) {
  std::vector<std::string> fields;
  const auto differs = [&](const auto& was, const auto& is, const char* name) {
    if (was != is) fields.emplace_back(name);
  };
  differs(before.title, after.title, "title");
  differs(before.kind, after.kind, "kind");
  differs(before.day, after.day, "day");
  differs(before.starts_at, after.starts_at, "starts");
  differs(before.ends_at, after.ends_at, "ends");
  differs(before.place, after.place, "place");
  differs(before.capacity, after.capacity, "capacity");
  differs(before.speakers, after.speakers, "speakers");
  differs(before.attendance, after.attendance, "attendance");
  differs(before.online_capacity, after.online_capacity, "online_capacity");
  return fields;
}

Outcome add_each(store::Session& session, const store::AuditContext& audit, const Event& event,
                 std::vector<EventSession>& wanted) {
  auto there = sql::select_sessions(session, event.id);
  if (there.size() + wanted.size() > most_sessions)
    return bad_input("An event has at most 300 sessions. " + event.title + " has " + std::to_string(there.size()) +
                     ".");
  for (auto& one : wanted) {
    one.id = new_id();
    if (one.code.empty()) one.code = suggested_session_code(one.title, there);
    MUSTER_CHECK(check_session(one));
    MUSTER_CHECK(check_seats(one, event.attendance));
    if (std::ranges::find(there, one.code, &EventSession::code) != there.end())
      return conflict("There is a session with the code " + one.code + " already. Choose another.").at("code");
    sql::insert_session(session, event.id, one);
    store::write_audit(session, audit, "session added", "session", one.id, {"title", "starts"});
    there.push_back(one);
  }
  if (!wanted.empty()) note_shown_change(session, event.id, audit.at);
  return Success{};
}

void remember(store::Session& session, const Event& event, const std::string& what, const AgendaBefore& before) {
  (void)sql::insert_agenda_change(session, event.id, what, written(before));
}

std::string added_words(const std::vector<EventSession>& added) {
  if (added.size() == 1) return added.front().title + " is added.";
  return counted(static_cast<std::int64_t>(added.size()), "session is", "sessions are") + " added.";
}

}  // namespace

Result<Event> event_with_sessions(store::Session& session, const std::string& event_slug) {
  MUSTER_TRY(event, find_event(session, event_slug));
  if (const auto kind = asked(session, event.id).kind; kind != AskedKind::event)
    return conflict("An agenda belongs to an event. " + event.title + " is a " + std::string(kind_name(kind)) + ".");
  return event;
}

std::vector<EventSession> sessions_of(store::Session& session, const std::string& event_id) {
  return sql::select_sessions(session, asked(session, event_id).whole_id);
}

Date last_day_of(store::Session& session, const Event& event) {
  auto last = event.date;
  for (const auto& each : sessions_of(session, event.id)) last = std::max(last, session_date(each, event.date));
  return last;
}

Result<EventSession> find_session(store::Session& session, const Event& event, const std::string& code) {
  auto found = sql::select_session(session, event.id, code);
  if (!found) return unknown(code, sql::select_sessions(session, event.id));
  return *std::move(found);
}

Result<std::vector<EventSession>> list_sessions(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<EventSession>> {
    MUSTER_TRY(event, find_event(session, event_slug));
    return sessions_of(session, event.id);
  });
}

Result<EventSession> find_session(store::Database& database, const std::string& event_slug, const std::string& code) {
  return database.read([&](store::Session& session) -> Result<EventSession> {
    MUSTER_TRY(event, find_event(session, event_slug));
    return find_session(session, event, code);
  });
}

Result<std::vector<EventSession>> add_sessions(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, std::vector<EventSession> wanted) {
  for (auto& one : wanted) tidy(one);
  return database.write([&](store::Session& session) -> Result<std::vector<EventSession>> {
    MUSTER_TRY(event, event_with_sessions(session, event_slug));
    MUSTER_CHECK(add_each(session, audit, event, wanted));
    AgendaBefore before;
    for (const auto& one : wanted) before.added.push_back(one.id);
    if (!wanted.empty()) remember(session, event, added_words(wanted), before);
    return wanted;
  });
}

Result<EventSession> change_session(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const std::string& code, EventSession wanted,
                                    const SessionWatch& watch) {
  tidy(wanted);
  return database.write([&](store::Session& session) -> Result<EventSession> {
    MUSTER_TRY(event, event_with_sessions(session, event_slug));
    MUSTER_TRY(before, find_session(session, event, code));
    wanted.id = before.id;
    wanted.code = before.code;
    MUSTER_CHECK(check_session(wanted));
    MUSTER_CHECK(check_seats(wanted, event.attendance));
    const auto fields = changed_fields(before, wanted);
    if (fields.empty()) return before;
    sql::update_session(session, wanted);
    store::write_audit(session, audit, "session changed", "session", wanted.id, fields);
    remember(session, event, wanted.title + " is changed.", {{before}, {}});
    note_shown_change(session, event.id, audit.at);
    watch.tell(session, audit, event, before, wanted);
    return wanted;
  });
}

Outcome delete_session(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                       const std::string& code, const SessionWatch& watch) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, event_with_sessions(session, event_slug));
    MUSTER_TRY(gone, find_session(session, event, code));
    if (const auto rounds = sql::rounds_about(session, gone.id); !rounds.empty())
      return conflict(gone.title + " cannot be deleted: people are asked about it in " + listed(rounds) +
                      ". Nothing was changed.");
    sql::delete_session(session, gone.id);
    store::write_audit(session, audit, "session deleted", "session", gone.id);
    remember(session, event, gone.title + " is deleted.", {{gone}, {}});
    note_shown_change(session, event.id, audit.at);
    watch.tell(session, audit, event, gone, std::nullopt);
    return Success{};
  });
}

Outcome copy_sessions(store::Database& database, const store::AuditContext& audit, const std::string& from_slug,
                      const std::string& to_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(from, event_with_sessions(session, from_slug));
    MUSTER_TRY(into, event_with_sessions(session, to_slug));
    auto copies = sql::select_sessions(session, from.id);
    return add_each(session, audit, into, copies);
  });
}

}  // namespace muster::events
