// Adds rounds and surveys as what forms are published for.
#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/events/asking_service.hpp>

#include "event_sql.hpp"
#include "session_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::events {
namespace {

Result<std::string> name_for(const std::string& wanted, const std::string& title) {
  auto name = wanted.empty() ? suggested_name(title) : wanted;
  if (name.empty())
    return bad_input("No name can be made of that title. Give one in lower-case letters and digits.").at("name");
  if (auto fits = check_slug(name); !fits.ok()) return Error(fits.error()).at("name");
  return name;
}

/// The title of what is no event, refused in its own words.
Outcome check_title_of(AskedKind kind, std::string_view title) {
  const auto fits = check_title(title);
  if (fits.ok()) return fits;
  Error refused = fits.error();
  constexpr std::string_view event = "the event";
  if (const auto at = refused.message.find(event); at != std::string::npos)
    refused.message.replace(at, event.size(), "the " + std::string(kind_name(kind)));
  return refused;
}

Outcome insert(store::Session& session, const store::AuditContext& audit, const Event& event,
               const std::string& programme_id, const Asked& asked) {
  if (sql::select_event(session, event.slug))
    return conflict("There is one of that name already. Choose another.").at("name");
  sql::insert_event(session, event, programme_id, asked);
  store::write_audit(session, audit, asked.kind == AskedKind::round ? "round added" : "survey added", "event", event.id,
                     {"title", "date"});
  return Success{};
}

/// A form whose last day is over would be open without one.
Outcome is_to_come(Date last_day, Instant now) {
  if (last_day >= day_in_london(now)) return Success{};
  return bad_input("That day has passed. Choose today or a later day.").at("last_day");
}

}  // namespace

Result<Event> add_round(store::Session& session, const store::AuditContext& audit, const std::string& event_slug,
                        const NewRound& wanted) {
  MUSTER_TRY(whole, find_event(session, event_slug));
  if (const auto kind = asked(session, whole.id).kind; kind != AskedKind::event)
    return conflict("Rounds are added to an event. " + whole.title + " is a " + std::string(kind_name(kind)) + ".");
  EventSession about;
  if (!wanted.session.empty()) {
    MUSTER_TRY(found, find_session(session, whole, wanted.session));
    about = std::move(found);
  }
  const auto title = trimmed(wanted.title).empty() ? about.title : trimmed(wanted.title);
  MUSTER_CHECK(check_title_of(AskedKind::round, title));
  MUSTER_TRY(name, name_for(wanted.name, title));
  auto round = whole;
  round.id = new_id();
  round.slug = slug_within(whole.slug, name);
  round.title = whole.title + ": " + title;
  MUSTER_CHECK(check_title_of(AskedKind::round, round.title));
  MUSTER_CHECK(insert(session, audit, round, whole.programme_id, {AskedKind::round, whole.id, about.id}));
  return find_event(session, round.slug);
}

Result<Event> add_round(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                        const NewRound& wanted) {
  return database.write([&](store::Session& session) { return add_round(session, audit, event_slug, wanted); });
}

Result<Event> add_survey(store::Session& session, const store::AuditContext& audit, const NewSurvey& wanted) {
  auto last_day = parse_date(wanted.last_day);
  if (!last_day.ok()) return Error(last_day.error()).at("last_day");
  MUSTER_CHECK(is_to_come(*last_day, audit.at));
  Event survey;
  survey.id = new_id();
  survey.title = trimmed(wanted.title);
  survey.date = *last_day;
  survey.attendance = Attendance::online;
  MUSTER_CHECK(check_title_of(AskedKind::survey, survey.title));
  MUSTER_TRY(name, name_for(wanted.name, survey.title));
  const auto programme = access::programme_for(session, wanted.programme);
  const auto regions = people::regions_in_use(session, programme.id);
  if (regions.empty()) return conflict("Choose the places of " + programme.name + " first.");
  survey.region_id = regions.front().id;
  survey.slug = slug_within(programme.slug, name);
  MUSTER_CHECK(insert(session, audit, survey, programme.id, {AskedKind::survey, {}}));
  return find_event(session, survey.slug);
}

Result<Event> add_survey(store::Database& database, const store::AuditContext& audit, const NewSurvey& wanted) {
  return database.write([&](store::Session& session) { return add_survey(session, audit, wanted); });
}

Result<Event> change_asked(store::Session& session, const store::AuditContext& audit, const Event& about,
                           const AskedDetails& wanted) {
  const auto standing = asked(session, about.id);
  if (standing.kind == AskedKind::event) return conflict(about.title + " is an event. Change it on its own page.");
  const auto title = trimmed(wanted.title);
  MUSTER_CHECK(check_title_of(standing.kind, title));
  auto changed = about;
  changed.title =
      standing.kind == AskedKind::round ? event_with_id(session, standing.whole_id).title + ": " + title : title;
  MUSTER_CHECK(check_title_of(standing.kind, changed.title));
  if (standing.kind == AskedKind::survey && wanted.last_day) changed.date = *wanted.last_day;
  if (changed.date != about.date) MUSTER_CHECK(is_to_come(changed.date, audit.at));
  std::vector<std::string> fields;
  if (changed.title != about.title) fields.emplace_back("title");
  if (changed.date != about.date) fields.emplace_back("date");
  if (fields.empty()) return changed;
  sql::update_event(session, changed);
  store::write_audit(session, audit, standing.kind == AskedKind::round ? "round changed" : "survey changed", "event",
                     about.id, fields);
  return event_with_id(session, about.id);
}

std::string own_title(const Event& about, const Event& whole) {
  const auto before = whole.title + ": ";
  return about.id != whole.id && about.title.starts_with(before) ? about.title.substr(before.size()) : about.title;
}

Asked asked(store::Session& session, const std::string& event_id) { return sql::select_asked_kind(session, event_id); }

std::optional<EventSession> session_asked_about(store::Session& session, const std::string& event_id) {
  const auto about = asked(session, event_id).session_id;
  return about.empty() ? std::nullopt : sql::select_session_by_id(session, about);
}

std::vector<Event> rounds_of(store::Session& session, const Event& event) {
  const auto whole = asked(session, event.id).whole_id;
  auto out = sql::select_rounds_of(session, whole);
  out.insert(out.begin(), event_with_id(session, whole));
  return out;
}

std::vector<Event> asked_in(store::Session& session, const std::string& programme_id) {
  return sql::select_asked(session, programme_id);
}

Result<std::vector<Event>> list_surveys(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<Event>> { return sql::select_surveys(session); });
}

ListPage<Event> listed_surveys(store::Session& session, const Programmes& programmes, const ListQuery& query) {
  return sql::listed_events(session, programmes, query, AskedKind::survey);
}

}  // namespace muster::events
