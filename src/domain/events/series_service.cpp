// Series and the events that stand in them.
#include <muster/domain/events/series_service.hpp>

#include "event_sql.hpp"
#include "series_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_lookup_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::events {
namespace {

constexpr const char* subject = "series";

SeriesBook book_of(store::Session& session, Series series) {
  SeriesBook book{std::move(series), {}};
  const auto placed = sql::select_placed(session, book.series.id);
  std::set<std::string> ids;
  for (const auto& one : placed) ids.insert(one.event_id);
  auto known = events_with_ids(session, ids);
  for (const auto& one : placed)
    if (const auto event = known.find(one.event_id); event != known.end())
      book.events.push_back({std::move(event->second), one.compulsory});
  return book;
}

Result<Series> found(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto series = sql::find_series(session, id);
  if (!series || series->programme_id != programme_id) return not_found("This programme has no such series.");
  return *std::move(series);
}

Outcome check_free(store::Session& session, const std::string& programme_id, const std::string& name,
                   const std::string& but) {
  for (const auto& one : sql::select_series(session, programme_id))
    if (one.id != but && folded_name(one.name) == folded_name(name))
      return conflict("There is a series “" + one.name + "” already. Choose another name.").at("name");
  return Success{};
}

/// The id of an event that may stand in the series.
Result<std::string> event_for(store::Session& session, const Series& series, const std::string& slug) {
  const auto event = sql::select_event(session, slug);
  if (!event || event->programme_id != series.programme_id || asked(session, event->id).kind != AskedKind::event)
    return bad_input("Choose an event of this programme.").at("event");
  if (const auto other = sql::find_series_of_event(session, event->id); other && other->id != series.id)
    return conflict(event->title + " stands in “" + other->name + "”. Take it out there first.").at("event");
  return event->id;
}

Outcome check_size(std::size_t events) {
  if (events <= most_in_series) return Success{};
  return conflict("A series has at most " + std::to_string(most_in_series) + " events.").at("event");
}

void keep(store::Session& session, const store::AuditContext& audit, const std::string& id,
          const std::vector<sql::PlacedId>& placed) {
  sql::put_placed(session, id, placed);
  store::write_audit(session, audit, "series changed", subject, id, {"events"});
}

Outcome give_name(store::Session& session, const store::AuditContext& audit, const Series& series,
                  const std::string& typed) {
  MUSTER_TRY(name, checked_series_name(typed));
  MUSTER_CHECK(check_free(session, series.programme_id, name, series.id));
  if (series.name == name) return Success{};
  sql::update_series_name(session, series.id, name);
  store::write_audit(session, audit, "series changed", subject, series.id, {"name"});
  return Success{};
}

Outcome give_events(store::Session& session, const store::AuditContext& audit, const Series& series,
                    const std::vector<PlacedEvent>& wanted) {
  MUSTER_CHECK(check_size(wanted.size()));
  std::vector<sql::PlacedId> placed;
  for (const auto& one : wanted) {
    MUSTER_TRY(event_id, event_for(session, series, one.slug));
    if (std::ranges::find(placed, event_id, &sql::PlacedId::event_id) != placed.end())
      return bad_input("An event stands in a series once: " + one.slug + ".").at("event");
    placed.push_back({event_id, one.compulsory});
  }
  keep(session, audit, series.id, placed);
  return Success{};
}

}  // namespace

std::vector<SeriesBook> series_of_programme(store::Session& session, const std::string& programme_id) {
  std::vector<SeriesBook> books;
  for (auto& series : sql::select_series(session, programme_id)) books.push_back(book_of(session, std::move(series)));
  std::ranges::stable_sort(books, [](const SeriesBook& left, const SeriesBook& right) {
    return compare_names(left.series.name, right.series.name) < 0;
  });
  return books;
}

Result<std::vector<SeriesBook>> series_of_programme(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<SeriesBook>> {
    return series_of_programme(session, programme_id);
  });
}

Result<SeriesBook> series_book(store::Session& session, const std::string& programme_id, const std::string& id) {
  MUSTER_TRY(series, found(session, programme_id, id));
  return book_of(session, std::move(series));
}

Result<SeriesBook> series_book(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) { return series_book(session, programme_id, id); });
}

Result<SeriesBook> series_called(store::Database& database, const std::string& programme_id, const std::string& name) {
  MUSTER_TRY(all, series_of_programme(database, programme_id));
  std::vector<std::string> names;
  for (auto& book : all) {
    if (folded_name(book.series.name) == folded_name(name)) return std::move(book);
    names.push_back(book.series.name);
  }
  return not_found("There is no series \"" + name + "\"." +
                   (names.empty() ? " The programme has none yet." : " Known: " + joined(names, ", ") + "."));
}

std::optional<Series> series_of_event(store::Session& session, const std::string& event_id) {
  return sql::find_series_of_event(session, event_id);
}

std::set<std::string> events_in_series(store::Session& session, const std::string& series_id) {
  std::set<std::string> ids;
  for (const auto& one : sql::select_placed(session, series_id)) ids.insert(one.event_id);
  return ids;
}

Result<std::vector<Event>> events_without_series(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<Event>> {
    std::vector<Event> free;
    for (auto& event : sql::select_asked(session, programme_id))
      if (asked(session, event.id).kind == AskedKind::event && !sql::find_series_of_event(session, event.id))
        free.push_back(std::move(event));
    return free;
  });
}

Result<Series> add_series(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const std::string& typed) {
  MUSTER_TRY(name, checked_series_name(typed));
  return database.write([&](store::Session& session) -> Result<Series> {
    if (!access::programme_with_id(session, programme_id)) return not_found("There is no programme at this address.");
    MUSTER_CHECK(check_free(session, programme_id, name, {}));
    if (sql::select_series(session, programme_id).size() >= most_series)
      return conflict("A programme has at most " + std::to_string(most_series) + " series. Delete one first.");
    const Series series{new_id(), programme_id, name, 1};
    sql::insert_series(session, series);
    store::write_audit(session, audit, "series added", subject, series.id, {"name"});
    return series;
  });
}

Outcome rename_series(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id, const std::string& typed) {
  return change_series(database, audit, programme_id, id, {.name = typed});
}

Outcome delete_series(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_CHECK(found(session, programme_id, id));
    sql::delete_series(session, id);
    store::write_audit(session, audit, "series deleted", subject, id);
    return Success{};
  });
}

Outcome put_in_series(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id, const PlacedEvent& wanted) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(series, found(session, programme_id, id));
    MUSTER_TRY(event_id, event_for(session, series, wanted.slug));
    auto placed = sql::select_placed(session, id);
    if (std::ranges::find(placed, event_id, &sql::PlacedId::event_id) != placed.end()) return Success{};
    placed.push_back({event_id, wanted.compulsory});
    MUSTER_CHECK(check_size(placed.size()));
    keep(session, audit, id, placed);
    return Success{};
  });
}

Outcome set_series_events(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                          const std::string& id, const std::vector<PlacedEvent>& wanted) {
  return change_series(database, audit, programme_id, id, {.events = wanted});
}

Outcome change_series(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const std::string& id, const SeriesChange& change) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(series, found(session, programme_id, id));
    if (change.version && *change.version != series.version)
      return conflict("Somebody changed this series meanwhile. Read it again, then change it.").at("version");
    if (change.name) MUSTER_CHECK(give_name(session, audit, series, *change.name));
    if (change.events) MUSTER_CHECK(give_events(session, audit, series, *change.events));
    return Success{};
  });
}

Outcome take_series_step(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& id, const std::string& slug, SeriesStep step) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(book, series_book(session, programme_id, id));
    auto& events = book.events;
    const auto at = std::ranges::find_if(events, [&](const SeriesEvent& one) { return one.event.slug == slug; });
    if (at == events.end() && step != SeriesStep::by_date) return not_found("This series has no such event.");
    switch (step) {
      case SeriesStep::earlier:
        if (at != events.begin()) std::iter_swap(at, std::prev(at));
        break;
      case SeriesStep::later:
        if (std::next(at) != events.end()) std::iter_swap(at, std::next(at));
        break;
      case SeriesStep::by_date:
        std::ranges::stable_sort(events, {}, [](const SeriesEvent& one) { return one.event.date; });
        break;
      case SeriesStep::compulsory:
      case SeriesStep::voluntary:
        at->compulsory = step == SeriesStep::compulsory;
        break;
      case SeriesStep::take_out:
        events.erase(at);
        break;
    }
    std::vector<sql::PlacedId> placed;
    for (const auto& one : events) placed.push_back({one.event.id, one.compulsory});
    keep(session, audit, id, placed);
    return Success{};
  });
}

}  // namespace muster::events
