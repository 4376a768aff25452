// Editions in the store: added and taken away, never changed.
#include "report_sql.hpp"

#include <muster/domain/report/forgetting_sql.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/platform/store/list_statement.hpp>

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

/// What a checksum is of.
constexpr const char* of_event = "event";
constexpr const char* of_print = "print";

/// Of an edition that is called e, as edition_of reads them.
constexpr const char* edition_columns =
    "e.id, e.report, e.number, e.note, e.interim, e.frozen_at, e.checksum, e.changes, e.frozen_by, "
    "(select count(*) from edition_name n where n.edition_id = e.id and n.taken_out_on is not null), "
    "coalesce((select max(n.taken_out_on) from edition_name n where n.edition_id = e.id), ''), "
    "(select count(*) from edition_document d where d.edition_id = e.id), e.checksum_of, e.language";

std::string selecting(const std::string& more, const std::string& rest) {
  return "select " + std::string(edition_columns) + more + " from edition e where e.event_id = $1 and e.report = $2 " +
         rest;
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
  out.frozen_by = row.text(8);
  out.names_taken_out = row.integer(9);
  out.last_taken_out_on = row.text(10);
  out.names_can_go = row.integer(11) > 0;
  out.of_event_alone = row.text(12) == of_event;
  out.language = row.text(13);
  return out;
}

}  // namespace

std::optional<StoredEdition> last_edition(store::Session& session, const std::string& event_id,
                                          const std::string& report) {
  const auto row =
      session.first(selecting(", e.words, e.figures", "order by e.number desc limit 1"), {event_id, report});
  return row ? std::optional(StoredEdition{edition_of(*row), row->text(14), row->text(15)}) : std::nullopt;
}

std::vector<Edition> select_editions(store::Session& session, const std::string& event_id, const std::string& report) {
  std::vector<Edition> out;
  session.each(selecting("", "order by e.number desc"), {event_id, report},
               [&](const store::Row& row) { out.push_back(edition_of(row)); });
  return out;
}

std::optional<std::string> select_edition_figures(store::Session& session, const std::string& event_id,
                                                  const std::string& report, std::int64_t number) {
  const auto row = session.first("select figures from edition where event_id = $1 and report = $2 and number = $3",
                                 {event_id, report, number});
  return row ? std::optional(row->text(0)) : std::nullopt;
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
      "checksum, changes, checksum_of, language) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      {facts.id, event_id, facts.report, facts.number, facts.note, std::int64_t{facts.interim ? 1 : 0},
       iso_instant(facts.frozen_at), frozen_by, edition.words, edition.figures, facts.checksum, joined(facts.changes),
       facts.of_event_alone ? of_event : of_print, facts.language});
}

void insert_edition_file(store::Session& session, const std::string& edition_id, const std::string& format,
                         const std::string& bytes) {
  session.execute("insert into edition_file (edition_id, format, content) values ($1, $2, $3)",
                  {edition_id, format, store::Blob{bytes}});
}

ListPage<Edition> listed_editions(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("edition e", "e.id");
  list.where("e.event_id = {}", {event_id})
      .filter("report", "e.report")
      .sort("frozen", {"e.frozen_at"})
      .sort("number", {"e.number"})
      .sort("report", {"e.report"});
  return list.columns(edition_columns).page(session, query, edition_of);
}

std::optional<Edition> select_edition(store::Session& session, const std::string& event_id, const std::string& report,
                                      std::int64_t number) {
  const auto row = session.first(selecting("", "and e.number = $3"), {event_id, report, number});
  return row ? std::optional(edition_of(*row)) : std::nullopt;
}

void insert_edition_document(store::Session& session, const std::string& edition_id, const std::string& setting,
                             const std::string& kept) {
  session.execute("insert into edition_document (edition_id, setting, content) values ($1, $2, $3)",
                  {edition_id, setting, kept});
}

void insert_edition_name(store::Session& session, const std::string& edition_id, const EditionName& name) {
  session.execute(
      "insert into edition_name (edition_id, reference, person_id, last_name, first_name) values ($1, $2, $3, $4, $5)",
      {edition_id, name.reference, name.person_id.empty() ? store::Value(nullptr) : store::Value(name.person_id),
       name.last_name, name.first_name});
}

std::optional<std::string> select_edition_document(store::Session& session, const std::string& edition_id,
                                                   const std::string& setting) {
  const auto row = session.first("select content from edition_document where edition_id = $1 and setting = $2",
                                 {edition_id, setting});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::vector<EditionName> select_edition_names(store::Session& session, const std::string& edition_id) {
  std::vector<EditionName> out;
  session.each(
      "select reference, person_id, last_name, first_name, taken_out_on from edition_name "
      "where edition_id = $1 order by reference",
      {edition_id}, [&](const store::Row& row) {
        out.push_back({row.integer(0), row.text_or_empty(1), row.text(2), row.text(3), !row.is_null(4)});
      });
  return out;
}

std::int64_t count_editions(store::Session& session, const std::string& event_id) {
  return session.first("select count(*) from edition where event_id = $1", {event_id})->integer(0);
}

void delete_editions(store::Session& session, const std::string& event_id) {
  for (const auto* sql :
       {"delete from edition_file where edition_id in (select id from edition where event_id = $1)",
        "delete from edition_document where edition_id in (select id from edition where event_id = $1)",
        "delete from edition_name where edition_id in (select id from edition where event_id = $1)"})
    session.execute(sql, {event_id});
  session.execute("delete from edition where event_id = $1", {event_id});
}

}  // namespace muster::report::sql

namespace muster::report {

bool names_person(store::Session& session, const std::string& person_id) {
  return session.first("select 1 from edition_name where person_id = $1 limit 1", {person_id}).has_value();
}

std::int64_t forget_person(store::Session& session, const std::string& person_id, const std::string& today) {
  session.execute(
      "delete from edition_file where edition_id in (select edition_id from edition_name where person_id = $1)",
      {person_id});
  return session.execute(
      "update edition_name set person_id = null, last_name = '', first_name = '', taken_out_on = $2 "
      "where person_id = $1",
      {person_id, today});
}

}  // namespace muster::report
