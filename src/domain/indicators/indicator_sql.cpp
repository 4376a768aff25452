// The statements of published figures.
#include "indicator_sql.hpp"

#include <muster/domain/indicators/forgetting_sql.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::indicators {

void forget_programme(store::Session& session, const std::string& programme_id) {
  sql::delete_of_programme(session, programme_id);
}

namespace sql {

std::int64_t next_number(store::Session& session, const std::string& programme_id) {
  const auto row = session.first("select coalesce(max(number), 0) + 1 from indicator_release where programme_id = $1",
                                 {programme_id});
  return row->integer(0);
}

std::string insert_release(store::Session& session, const std::string& programme_id, const std::string& import_id,
                           std::int64_t number, const Release& release, const std::string& file_name,
                           const std::string& reason, const std::string& entered_at) {
  auto id = new_id();
  session.execute(
      "insert into indicator_release (id, programme_id, import_id, number, code, title, unit, source, published, "
      "file_name, reason, entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {id, programme_id, import_id, number, release.code, release.title, release.unit, release.source,
       release.published, file_name, reason, entered_at});
  return id;
}

void insert_value(store::Session& session, const std::string& release_id, const Value& value) {
  session.execute(
      "insert into indicator_value (release_id, area_code, year, period, published) values ($1, $2, $3, $4, $5)",
      {release_id, value.area, std::int64_t{value.year}, value.period, value.published});
}

std::int64_t delete_of_import(store::Session& session, const std::string& import_id) {
  const auto gone = session.execute(
      "delete from indicator_value where release_id in (select id from indicator_release where import_id = $1)",
      {import_id});
  session.execute("delete from indicator_release where import_id = $1", {import_id});
  return gone;
}

void delete_of_programme(store::Session& session, const std::string& programme_id) {
  session.execute(
      "delete from indicator_value where release_id in (select id from indicator_release where programme_id = $1)",
      {programme_id});
  session.execute("delete from indicator_release where programme_id = $1", {programme_id});
}

std::vector<OwnRow> select_own(store::Session& session, const std::string& programme_id, const std::string& code) {
  std::vector<OwnRow> out;
  session.each(
      "select r.import_id, r.title, r.code, r.unit, r.file_name, r.reason, r.entered_at, r.number, count(*), "
      "min(v.area_code), min(v.year), min(v.period), min(v.published) from indicator_release r join indicator_value v "
      "on v.release_id = r.id where r.programme_id = $1 and r.entered_at <> '' and ($2 = '' or r.code = $2) group by "
      "r.id, r.import_id, r.title, r.code, r.unit, r.file_name, r.reason, r.entered_at, r.number order by r.number "
      "desc, r.code",
      {programme_id, code}, [&](const store::Row& row) {
        out.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                       row.integer(7), row.integer(8), row.text(9), static_cast<int>(row.integer(10)), row.text(11),
                       row.text(12)});
      });
  return out;
}

std::string published_before(store::Session& session, const std::string& programme_id, const std::string& code,
                             const std::string& area, int year, std::int64_t number) {
  const auto row = session.first(
      "select v.published from indicator_release r join indicator_value v on v.release_id = r.id where "
      "r.programme_id = $1 and r.code = $2 and v.area_code = $3 and v.year = $4 and r.number < $5 order by r.number "
      "desc limit 1",
      {programme_id, code, area, std::int64_t{year}, number});
  return row ? row->text(0) : std::string();
}

bool is_own(store::Session& session, const std::string& programme_id, const std::string& import_id) {
  const auto row = session.first(
      "select 1 from indicator_release where programme_id = $1 and import_id = $2 and entered_at <> '' limit 1",
      {programme_id, import_id});
  return row.has_value();
}

std::vector<StoredRelease> select_releases(store::Session& session, const std::string& programme_id,
                                           const std::string& code) {
  std::vector<StoredRelease> all;
  session.each(
      "select id, code, title, unit, source, published, file_name, reason from indicator_release where programme_id = "
      "$1 "
      "and ($2 = '' or code = $2) order by number, code",
      {programme_id, code}, [&](const store::Row& row) {
        all.push_back(
            {{row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)}, row.text(0), row.text(6), row.text(7)});
      });
  return all;
}

void each_value(store::Session& session, const std::string& programme_id, const std::string& code,
                const std::function<void(const StoredValue&)>& take) {
  session.each(
      "select r.id, r.code, v.area_code, v.year, v.period, v.published from indicator_release r join indicator_value v "
      "on "
      "v.release_id = r.id where r.programme_id = $1 and ($2 = '' or r.code = $2) order by r.number, r.code, "
      "v.area_code, v.year",
      {programme_id, code}, [&](const store::Row& row) {
        take({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)), row.text(4), row.text(5)});
      });
}

}  // namespace sql
}  // namespace muster::indicators
