// Takes changes of an agenda back, moves sessions in time, and shows agendas to attendees.
#include <muster/domain/events/agenda_service.hpp>

#include "agenda_before.hpp"
#include "agenda_sql.hpp"
#include "session_sql.hpp"

#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::events {
namespace {

constexpr int day_in_minutes = 24 * 60;

Error not_shown() { return not_found("There is no agenda at this address."); }

/// The moved session, or why it would leave its day.
Result<EventSession> moved(const EventSession& session, int minutes) {
  auto after = session;
  after.starts_at += minutes;
  if (after.ends_at) *after.ends_at += minutes;
  if (after.starts_at < 0 || std::max(after.starts_at, after.ends_at.value_or(0)) >= day_in_minutes)
    return bad_input(session.title + " (" + session_times(session) +
                     ") would leave its day. Move by fewer minutes, or give it another day.")
        .at("minutes");
  return after;
}

std::string moved_words(const std::vector<EventSession>& all, int minutes) {
  const auto count = static_cast<std::int64_t>(all.size());
  return (count == 1 ? all.front().title + " is" : counted(count, "session", "sessions") + " are") + " " +
         counted(std::abs(minutes), "minute", "minutes") + (minutes > 0 ? " later." : " earlier.");
}

}  // namespace

Result<std::optional<AgendaChange>> last_agenda_change(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::optional<AgendaChange>> {
    MUSTER_TRY(event, find_event(session, event_slug));
    const auto newest = sql::newest_agenda_change(session, event.id);
    return newest ? std::optional(newest->change) : std::nullopt;
  });
}

Result<AgendaChange> undo_agenda_change(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, std::int64_t number) {
  return database.write([&](store::Session& session) -> Result<AgendaChange> {
    MUSTER_TRY(event, find_event(session, event_slug));
    const auto newest = sql::newest_agenda_change(session, event.id);
    if (!newest || newest->change.number != number)
      return conflict("The agenda was changed since, or this was taken back already. Nothing was changed now.");
    const auto before = read_agenda_before(newest->before);
    for (const auto& id : before.added) {
      if (const auto rounds = sql::rounds_about(session, id); !rounds.empty())
        return conflict("People are asked about a session that would go, in " + listed(rounds) +
                        ". Nothing was changed.");
      sql::delete_session(session, id);
      store::write_audit(session, audit, "session deleted", "session", id);
    }
    for (const auto& was : before.sessions) {
      const bool there = sql::select_session_by_id(session, was.id).has_value();
      if (there)
        sql::update_session(session, was);
      else
        sql::insert_session(session, event.id, was);
      store::write_audit(session, audit, there ? "session changed" : "session added", "session", was.id);
    }
    sql::delete_agenda_change(session, event.id, number);
    note_shown_change(session, event.id, audit.at);
    return newest->change;
  });
}

Result<std::vector<EventSession>> move_session(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const std::string& code,
                                               const Move& wanted, const SessionWatch& watch) {
  if (wanted.minutes == 0 || std::abs(wanted.minutes) >= day_in_minutes)
    return bad_input("Say by how many minutes: 15 is a quarter of an hour later, -15 earlier.").at("minutes");
  return database.write([&](store::Session& session) -> Result<std::vector<EventSession>> {
    MUSTER_TRY(event, event_with_sessions(session, event_slug));
    MUSTER_TRY(first, find_session(session, event, code));
    AgendaBefore before;
    std::vector<EventSession> after;
    for (const auto& one : sql::select_sessions(session, event.id)) {
      const bool later = wanted.later_too && one.day == first.day && one.starts_at > first.starts_at;
      if (one.id != first.id && !later) continue;
      MUSTER_TRY(there, moved(one, wanted.minutes));
      sql::update_session(session, there);
      store::write_audit(session, audit, "session changed", "session", one.id, {"starts", "ends"});
      before.sessions.push_back(one);
      after.push_back(there);
      watch.tell(session, audit, event, one, there);
    }
    note_shown_change(session, event.id, audit.at);
    (void)sql::insert_agenda_change(session, event.id, moved_words(after, wanted.minutes), written(before));
    return after;
  });
}

bool is_agenda_shown(store::Session& session, const Event& event) { return sql::is_agenda_shown(session, event.id); }

Result<bool> is_agenda_shown(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<bool> {
    MUSTER_TRY(event, find_event(session, event_slug));
    return sql::is_agenda_shown(session, event.id);
  });
}

Outcome show_agenda(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                    bool shown) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, event_with_sessions(session, event_slug));
    if (sql::is_agenda_shown(session, event.id) == shown) return Success{};
    if (shown && sql::select_sessions(session, event.id).empty())
      return conflict("There is nothing to show yet: " + event.title + " has no agenda.");
    sql::set_agenda_shown(session, event.id, shown ? std::optional(audit.at) : std::nullopt);
    store::write_audit(session, audit, shown ? "agenda shown" : "agenda hidden", "event", event.id);
    return Success{};
  });
}

Result<ShownAgenda> shown_agenda(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<ShownAgenda> {
    auto event = find_event(session, event_slug);
    if (!event.ok()) return event.error().kind == ErrorKind::not_found ? not_shown() : event.error();
    if (!sql::is_agenda_shown(session, event->id)) return not_shown();
    auto sessions = sql::select_sessions(session, event->id);
    return ShownAgenda{*std::move(event), std::move(sessions)};
  });
}

}  // namespace muster::events
