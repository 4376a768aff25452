// Editions in the store: added and taken away, never changed.
#include "report_sql.hpp"

#include <muster/kit/base/date.hpp>

#include <algorithm>

namespace muster::report::sql {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

Edition edition_of(const store::Row& row) {
  Edition out;
  out.id = row.text(0);
  out.report = row.text(1);
  out.number = row.integer(2);
  out.note = row.text(3);
  out.interim = row.integer(4) != 0;
  out.frozen_at = *parse_instant(row.text(5));
  out.checksum = row.text(6);
  out.changes = lines_of(row.text(7));
  return out;
}

}  // namespace

std::optional<StoredEdition> last_edition(store::Session& session, const std::string& event_id,
                                          const std::string& report) {
  const auto row = session.first(
      "select id, report, number, note, interim, frozen_at, checksum, changes, words, figures from edition "
      "where event_id = $1 and report = $2 order by number desc limit 1",
      {event_id, report});
  return row ? std::optional(StoredEdition{edition_of(*row), row->text(8), row->text(9)}) : std::nullopt;
}

std::vector<Edition> select_editions(store::Session& session, const std::string& event_id, const std::string& report) {
  std::vector<Edition> out;
  session.each(
      "select id, report, number, note, interim, frozen_at, checksum, changes from edition "
      "where event_id = $1 and report = $2 order by number desc",
      {event_id, report}, [&](const store::Row& row) { out.push_back(edition_of(row)); });
  return out;
}

std::optional<std::string> select_edition_file(store::Session& session, const std::string& event_id,
                                               const std::string& report, std::int64_t number,
                                               const std::string& format) {
  const auto row = session.first(
      "select f.content from edition_file f join edition e on e.id = f.edition_id "
      "where e.event_id = $1 and e.report = $2 and e.number = $3 and f.format = $4",
      {event_id, report, number, format});
  return row ? std::optional(row->bytes(0)) : std::nullopt;
}

void insert_edition(store::Session& session, const std::string& event_id, const StoredEdition& edition,
                    const std::string& frozen_by) {
  const auto& facts = edition.edition;
  session.execute(
      "insert into edition (id, event_id, report, number, note, interim, frozen_at, frozen_by, words, figures, "
      "checksum, changes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {facts.id, event_id, facts.report, facts.number, facts.note, std::int64_t{facts.interim ? 1 : 0},
       iso_instant(facts.frozen_at), frozen_by, edition.words, edition.figures, facts.checksum, joined(facts.changes)});
}

void insert_edition_file(store::Session& session, const std::string& edition_id, const std::string& format,
                         const std::string& bytes) {
  session.execute("insert into edition_file (edition_id, format, content) values ($1, $2, $3)",
                  {edition_id, format, store::Blob{bytes}});
}

std::int64_t count_editions(store::Session& session, const std::string& event_id) {
  return session.first("select count(*) from edition where event_id = $1", {event_id})->integer(0);
}

void delete_editions(store::Session& session, const std::string& event_id) {
  session.execute("delete from edition_file where edition_id in (select id from edition where event_id = $1)",
                  {event_id});
  session.execute("delete from edition where event_id = $1", {event_id});
}

}  // namespace muster::report::sql
