// A programme written out: one snapshot, table after table, row after row.
#include <muster/domain/passage/file_lines.hpp>
#include <muster/domain/passage/passage_service.hpp>

#include "passage_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <optional>

namespace muster::passage {
namespace {

Result<sql::Named> programme_named(store::Session& session, const std::string& name) {
  std::vector<std::string> known;
  for (const auto& each : sql::programmes(session)) {
    if (each.slug == folded_name(name) || each.name == name) return each;
    known.push_back(each.name);
  }
  const auto meant = did_you_mean(name, known);
  return not_found("There is no programme \"" + name + "\" in this database; there is " + listed(known) + "." +
                   (meant.empty() ? "" : " " + capitalised(meant)));
}

Json value_in(const store::Row& row, std::size_t at, Holds holds) {
  if (row.is_null(at)) return nullptr;
  if (holds == Holds::whole) return row.integer(at);
  if (holds == Holds::bytes) return base64_text(row.bytes(at));
  return row.text(at);
}

/// Everything that goes out passes here, so that its hash and its number of rows are known at the end.
class Writer {
 public:
  Writer(const Sink& sink, Progress& progress) : sink_(sink), progress_(progress) {}

  Outcome line(std::string text) {
    text += '\n';
    hash_.add(text);
    return sink_(text);
  }

  Outcome table(store::Session& session, const TravellingTable& table, const std::string& programme_id) {
    const auto columns = columns_of(table);
    Outcome went = Success{};
    bool said = false;
    sql::each_row(session, table, programme_id, [&](const store::Row& row) {
      if (!went.ok()) return;
      if (!said) went = begin(table, columns);
      said = true;
      if (went.ok()) went = go_on(progress_, rows_++);
      Json::Array values;
      for (std::size_t at = 0; at < columns.size(); ++at) values.push_back(value_in(row, at, columns[at].holds));
      if (went.ok()) went = line(json_text(Json(std::move(values))));
    });
    return went;
  }

  Result<std::int64_t> end() {
    MUSTER_CHECK(sink_(end_line(rows_, hash_.digits()) + "\n"));
    return rows_;
  }

 private:
  Outcome begin(const TravellingTable& table, const std::vector<Column>& columns) {
    std::vector<std::string_view> names;
    for (const auto& column : columns) names.push_back(column.name);
    return line(table_line(table.name, names));
  }

  const Sink& sink_;
  Progress& progress_;
  RunningHash hash_;
  std::int64_t rows_ = 0;
};

std::vector<std::string> left_out_of(store::Session& session, const std::string& programme_id) {
  std::vector<std::string> words;
  for (const auto& title : sql::open_rounds(session, programme_id))
    words.push_back("Answers to the form of \"" + title + "\", which is open: close it to take them along.");
  return words;
}

Result<Written> write_all(store::Session& session, const sql::Named& programme, Instant now, const Sink& sink,
                          Progress& progress) {
  if (const auto open = sql::unfinished(session, programme.id); !open.empty())
    return conflict("The programme cannot be written out now: " + joined(open, "; ") + ".");
  Written written;
  written.left_out = left_out_of(session, programme.id);
  std::int64_t total = 0;
  for (const auto& table : travelling_tables()) total += sql::row_count(session, table, programme.id);
  progress.begin("rows", total);
  Writer writer(sink, progress);
  MUSTER_CHECK(writer.line(head_line({programme.name, iso_instant(now), written.left_out, notice})));
  for (const auto& table : travelling_tables()) MUSTER_CHECK(writer.table(session, table, programme.id));
  MUSTER_TRY(rows, writer.end());
  if (rows != total)
    return unavailable(
        "Not every row of the programme could be written. No file was made; run muster serve, which checks "
        "the database, and try again.");
  written.rows = rows;
  return written;
}

}  // namespace

Result<Outlook> outlook(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<Outlook> {
    for (const auto& each : sql::programmes(session))
      if (each.id == programme_id)
        return Outlook{each.name, sql::unfinished(session, programme_id), left_out_of(session, programme_id)};
    return not_found("There is no programme at this address.");
  });
}

Result<Written> write_programme(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme, const Sink& sink, Progress& progress) {
  sql::Named named;
  MUSTER_TRY(written, database.read([&](store::Session& session) -> Result<Written> {
    MUSTER_TRY(found, programme_named(session, programme));
    named = found;
    return write_all(session, found, audit.at, sink, progress);
  }));
  // Said when it is known to have been written: before the file has its name.
  auto traced = audit;
  traced.scope = named.name;
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    store::write_audit(session, traced, "programme written out", "programme", named.id);
    return Success{};
  }));
  return written;
}

}  // namespace muster::passage
