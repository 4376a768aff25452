// Programmes and events in the store.
#include "event_sql.hpp"

#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_lookup_sql.hpp>
#include <muster/domain/events/list_keys_sql.hpp>

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/key_renewal.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace muster::events {
namespace sql {
namespace {

const std::string columns =
    "e.id, e.slug, e.title, e.date, e.venue, e.attendance, p.name, e.region_id, e.version, "
    "e.programme_id, e.cancelled_at, e.cancelled_because, "
    "coalesce((select whole.time_zone from event whole where whole.id = e.part_of), e.time_zone)";
const std::string select = "select " + columns + " from event e join programme p on p.id = e.programme_id ";
const std::string select_by_slug = select + "where e.slug = $1";
const std::string select_by_id = select + "where e.id = $1";
const std::string select_all = select + "where e.kind = 'event' order by e.date desc, e.slug";
const std::string select_all_surveys = select + "where e.kind = 'survey' order by e.date desc, e.slug";
const std::string select_of_programme = select + "where e.programme_id = $1 order by e.date desc, e.slug";
const std::string select_rounds = select + "where e.part_of = $1 order by e.slug";

AskedKind kind_from(const std::string& name) {
  return name == "round" ? AskedKind::round : name == "survey" ? AskedKind::survey : AskedKind::event;
}

/// London's is not looked up: a list of events asks for it with every row.
Zone zone_from(const std::string& name) {
  if (name == Zone().name()) return {};
  const auto zone = Zone::named(name);
  return zone.ok() ? *zone : Zone();
}

Event event_from(const store::Row& row) {
  const auto date = parse_date(row.text(3));
  const auto attendance = parse_attendance(row.text(5));
  if (!date || !attendance) throw std::logic_error("the store holds an event without a date");
  return {row.text(0),
          row.text(1),
          row.text(2),
          *date,
          row.text(4),
          *attendance,
          row.text(6),
          row.text(7),
          row.integer(8),
          row.text(9),
          !row.text(10).empty(),
          row.text(11),
          zone_from(row.text(12))};
}

std::map<std::string, std::string> programme_names(store::Session& session) {
  std::map<std::string, std::string> names;
  session.each("select id, name from programme", {},
               [&](const store::Row& row) { names.emplace(row.text(0), row.text(1)); });
  return names;
}

std::vector<std::string> ids_of(const std::map<std::string, std::string>& names,
                                const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  for (const auto& [id, name] : names)
    if (std::ranges::find(wanted, name) != wanted.end()) ids.push_back(id);
  return ids;
}

}  // namespace

std::string search_text(const std::string& title, const std::string& venue) {
  return search_key(title) + " " + search_key(venue);
}

void insert_event(store::Session& session, const Event& event, const std::string& programme_id, const Asked& asked) {
  const auto part_of = asked.whole_id.empty() ? store::Value(nullptr) : store::Value(asked.whole_id);
  session.execute(
      "insert into event (id, programme_id, region_id, slug, title, date, venue, attendance, version, search_text, "
      "kind, part_of, session_id) values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11, $12)",
      {event.id, programme_id, event.region_id, event.slug, event.title, iso_date(event.date), event.venue,
       std::string(attendance_name(event.attendance)), search_text(event.title, event.venue),
       std::string(kind_name(asked.kind)), part_of,
       asked.session_id.empty() ? store::Value(nullptr) : store::Value(asked.session_id)});
}

Asked select_asked_kind(store::Session& session, const std::string& event_id) {
  const auto row = session.first("select kind, part_of, session_id from event where id = $1", {event_id});
  if (!row) throw std::logic_error("the store refers to an event that is not in it");
  return {kind_from(row->text(0)), row->is_null(1) ? event_id : row->text(1), row->text_or_empty(2)};
}

std::optional<Event> select_event(store::Session& session, const std::string& slug) {
  const auto row = session.first(select_by_slug, {slug});
  return row ? std::optional(event_from(*row)) : std::nullopt;
}

std::optional<Event> select_event_by_id(store::Session& session, const std::string& id) {
  const auto row = session.first(select_by_id, {id});
  return row ? std::optional(event_from(*row)) : std::nullopt;
}

std::vector<Event> select_events(store::Session& session) {
  std::vector<Event> events;
  session.each(select_all, {}, [&](const store::Row& row) { events.push_back(event_from(row)); });
  return events;
}

std::vector<Event> select_surveys(store::Session& session) {
  std::vector<Event> surveys;
  session.each(select_all_surveys, {}, [&](const store::Row& row) { surveys.push_back(event_from(row)); });
  return surveys;
}

std::vector<Event> select_asked(store::Session& session, const std::string& programme_id) {
  std::vector<Event> found;
  session.each(select_of_programme, {programme_id}, [&](const store::Row& row) { found.push_back(event_from(row)); });
  return found;
}

std::vector<Event> select_rounds_of(store::Session& session, const std::string& event_id) {
  std::vector<Event> rounds;
  session.each(select_rounds, {event_id}, [&](const store::Row& row) { rounds.push_back(event_from(row)); });
  return rounds;
}

ListPage<Event> listed_events(store::Session& session, const Programmes& programmes, const ListQuery& query,
                              AskedKind kind) {
  // Programmes are named in an address, and known to events by their ids.
  const auto names = programme_names(session);
  store::ListStatement list("event e", "e.id");
  list.where("e.kind = {}", {std::string(kind_name(kind))});
  if (programmes) list.where_in("e.programme_id", ids_of(names, *programmes));
  list.search("e.search_text").filter("programme", "e.programme_id");
  list.sort("date", {"e.date"}).sort("event", {"e.slug"}).sort("where", {"e.venue", "e.attendance"});
  list.columns(columns, "event e join programme p on p.id = e.programme_id");
  auto by_id = query;
  if (auto chosen = by_id.filters.find("programme"); chosen != by_id.filters.end()) {
    const auto ids = ids_of(names, {chosen->second});
    chosen->second = ids.empty() ? std::string() : ids.front();
  }
  auto page = list.page(session, by_id, event_from);
  std::map<std::string, std::int64_t> named;
  for (const auto& [id, count] : page.choices["programme"]) named[names.at(id)] += count;
  page.choices["programme"] = std::move(named);
  return page;
}

void add_to_version(store::Session& session, const std::string& event_id) {
  session.execute("update event set version = version + 1 where id = $1", {event_id});
}

}  // namespace sql

bool is_event(store::Session& session, const std::string& slug) { return sql::select_event(session, slug).has_value(); }

std::map<std::string, Event> events_with_ids(store::Session& session, const std::set<std::string>& ids) {
  std::map<std::string, Event> found;
  for (const auto& id : ids)
    if (auto event = sql::select_event_by_id(session, id)) found.emplace(id, *std::move(event));
  return found;
}

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  return store::renew_rows(session, "select id, title, venue from event where id > $1 order by id limit $2", after,
                           most, [&](const store::Row& row) {
                             session.execute("update event set search_text = $2 where id = $1",
                                             {row.text(0), sql::search_text(row.text(1), row.text(2))});
                           });
}

}  // namespace muster::events
