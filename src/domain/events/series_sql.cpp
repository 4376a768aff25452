// Series in the store. The places of a series are few, so they are written anew whenever one of them changes.
#include "series_sql.hpp"

#include <muster/domain/events/series_forgetting_sql.hpp>

namespace muster::events {
namespace sql {
namespace {

Series series_from(const store::Row& row) { return {row.text(0), row.text(1), row.text(2), row.integer(3)}; }

std::optional<Series> series_in(const std::optional<store::Row>& row) {
  return row ? std::optional(series_from(*row)) : std::nullopt;
}

}  // namespace

std::vector<Series> select_series(store::Session& session, const std::string& programme_id) {
  std::vector<Series> all;
  session.each("select id, programme_id, name, version from event_series where programme_id = $1 order by name, id",
               {programme_id}, [&](const store::Row& row) { all.push_back(series_from(row)); });
  return all;
}

std::optional<Series> find_series(store::Session& session, const std::string& id) {
  return series_in(session.first("select id, programme_id, name, version from event_series where id = $1", {id}));
}

std::optional<Series> find_series_of_event(store::Session& session, const std::string& event_id) {
  return series_in(
      session.first("select s.id, s.programme_id, s.name, s.version from event_series s join event_in_series i on "
                    "i.series_id = s.id where i.event_id = $1",
                    {event_id}));
}

void insert_series(store::Session& session, const Series& series) {
  session.execute("insert into event_series (id, programme_id, name, version) values ($1, $2, $3, 1)",
                  {series.id, series.programme_id, series.name});
}

void update_series_name(store::Session& session, const std::string& id, const std::string& name) {
  session.execute("update event_series set name = $2, version = version + 1 where id = $1", {id, name});
}

void delete_series(store::Session& session, const std::string& id) {
  session.execute("delete from event_in_series where series_id = $1", {id});
  session.execute("delete from event_series where id = $1", {id});
}

std::vector<PlacedId> select_placed(store::Session& session, const std::string& series_id) {
  std::vector<PlacedId> placed;
  session.each("select event_id, compulsory from event_in_series where series_id = $1 order by position, event_id",
               {series_id}, [&](const store::Row& row) { placed.push_back({row.text(0), row.integer(1) == 1}); });
  return placed;
}

void put_placed(store::Session& session, const std::string& series_id, const std::vector<PlacedId>& placed) {
  session.execute("delete from event_in_series where series_id = $1", {series_id});
  std::int64_t position = 0;
  for (const auto& one : placed)
    session.execute("insert into event_in_series (event_id, series_id, position, compulsory) values ($1, $2, $3, $4)",
                    {one.event_id, series_id, ++position, std::int64_t{one.compulsory ? 1 : 0}});
  session.execute("update event_series set version = version + 1 where id = $1", {series_id});
}

void forget_placed(store::Session& session, const std::string& event_id) {
  session.execute("delete from event_in_series where event_id = $1", {event_id});
}

}  // namespace sql

void forget_series_of(store::Session& session, const std::string& programme_id) {
  session.execute(
      "delete from event_in_series where series_id in (select id from event_series where programme_id = $1)",
      {programme_id});
  session.execute("delete from event_series where programme_id = $1", {programme_id});
}

}  // namespace muster::events
