// The ledger of imports.
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/intake/import_totals_sql.hpp>
#include <muster/domain/intake/list_keys_sql.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/store/key_renewal.hpp>

#include <stdexcept>

namespace muster::intake {
namespace {

Import import_from(const store::Row& row) {
  const auto applied = parse_instant(row.text(7));
  if (!applied) throw std::logic_error("the store holds an import without a moment");
  return {row.text(0),    row.text(1),    row.text(2), row.text(3),     row.text(4),
          row.integer(5), row.integer(6), *applied,    !row.is_null(8), 0};
}

constexpr std::string_view select_import =
    "select id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at, undone_at "
    "from import where id = $1 and (undone_at is not null or id not in (select u.import_id from unfinished_import u))";
constexpr std::string_view select_imports =
    "select id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at, undone_at "
    "from import where event_id = $1 and (undone_at is not null or id not in (select u.import_id from "
    "unfinished_import u)) order by applied_at desc, id";

void insert_import(store::Session& session, const Import& import) {
  session.execute(
      "insert into import (id, event_id, kind, file_name, file_fingerprint, row_count, added_count, "
      "applied_at, sort_file, search_text) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {import.id, import.event_id, import.kind, import.file_name, import.fingerprint, import.rows, import.added,
       iso_instant(import.applied_at), sort_key({import.file_name}), search_key(import.file_name)});
}

}  // namespace

Outcome not_taken_yet(store::Session& session, const Import& import) {
  const auto row = session.first(
      "select i.id, i.applied_at, case when u.import_id is null then 0 else 1 end from import i "
      "left join unfinished_import u on u.import_id = i.id where i.event_id = $1 and i.kind = $2 "
      "and i.file_fingerprint = $3 and i.undone_at is null and (u.given_up is null or u.given_up = 0)",
      {import.event_id, import.kind, import.fingerprint});
  if (!row) return Success{};
  if (row->integer(2) == 1)
    return conflict("This very file is being imported just now. Look again when that has ended.");
  const auto applied = parse_instant(row->text(1));
  return conflict("This very file was imported on " + (applied ? long_instant(*applied) : std::string()) +
                  " already (import " + row->text(0) +
                  "). Nothing was changed. To take it in again, undo that import first.");
}

void enter(store::Session& session, const store::AuditContext& audit, const Import& import) {
  insert_import(session, import);
  store::write_audit(session, audit, "import applied", "import", import.id, {import.kind});
}

void enter_hidden(store::Session& session, const Import& import, Instant now) {
  insert_import(session, import);
  session.execute("insert into unfinished_import (import_id, batch, renewed_at) values ($1, $2, $3)",
                  {import.id, import.batch, iso_instant(now)});
}

void show(store::Session& session, const store::AuditContext& audit, const Import& import) {
  session.execute("delete from unfinished_import where import_id = $1", {import.id});
  store::write_audit(session, audit, "import applied", "import", import.id, {import.kind});
}

void mark_undone(store::Session& session, const store::AuditContext& audit, const std::string& import_id) {
  session.execute("update import set undone_at = $2 where id = $1", {import_id, iso_instant(audit.at)});
  store::write_audit(session, audit, "import undone", "import", import_id);
}

Result<Import> any_import(store::Session& session, const std::string& import_id) {
  const auto row = session.first(select_import, {import_id});
  if (!row) return not_found("There is no import \"" + import_id + "\". The number is printed when a file is applied.");
  return import_from(*row);
}

std::int64_t batch_of(const std::string& import_id) {
  constexpr std::size_t digits = 12;
  constexpr int hexadecimal = 16;
  return std::stoll(fingerprint(import_id).substr(0, digits), nullptr, hexadecimal) + 1;
}

Result<Import> find_import(store::Session& session, const std::string& import_id) {
  MUSTER_TRY(import, any_import(session, import_id));
  if (import.undone) return conflict("Import " + import_id + " was undone already. Nothing was changed.");
  return import;
}

std::optional<Import> entered_import(store::Session& session, const std::string& event_id, std::string_view kind,
                                     const std::string& import_id) {
  const auto row = session.first(select_import, {import_id});
  if (!row) return std::nullopt;
  auto import = import_from(*row);
  if (import.event_id != event_id || import.kind != kind) return std::nullopt;
  return import;
}

ImportTotals import_totals(store::Session& session, const std::string& event_id, std::string_view kind) {
  const auto row = session.first(
      "select count(*), coalesce(sum(case when undone_at is null then row_count else 0 end), 0) from import "
      "where event_id = $1 and kind = $2 and (undone_at is not null or id not in (select u.import_id from "
      "unfinished_import u))",
      {event_id, std::string(kind)});
  return {row->integer(0), row->integer(1)};
}

std::vector<Import> imports(store::Session& session, const std::string& event_id) {
  std::vector<Import> out;
  session.each(select_imports, {event_id}, [&](const store::Row& row) { out.push_back(import_from(row)); });
  return out;
}

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  const std::string waiting = "waiting ";  // files that wait come behind the imports
  if (!after.starts_with(waiting)) {
    auto place = store::renew_rows(session, "select id, file_name from import where id > $1 order by id limit $2",
                                   after, most, [&](const store::Row& row) {
                                     session.execute("update import set sort_file = $2, search_text = $3 where id = $1",
                                                     {row.text(0), sort_key({row.text(1)}), search_key(row.text(1))});
                                   });
    return place ? place : waiting;
  }
  auto place =
      store::renew_rows(session, "select id, file_name from staged_upload where id > $1 order by id limit $2",
                        after.substr(waiting.size()), most, [&](const store::Row& row) {
                          session.execute("update staged_upload set sort_file = $2, search_text = $3 where id = $1",
                                          {row.text(0), sort_key({row.text(1)}), search_key(row.text(1))});
                        });
  return place ? std::optional(waiting + *place) : std::nullopt;
}

void note_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& id) {
  session.execute("insert into import_made (import_id, subject, subject_id) values ($1, $2, $3) on conflict do nothing",
                  {import_id, std::string(what), id});
}

void drop_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& id) {
  session.execute("delete from import_made where import_id = $1 and subject = $2 and subject_id = $3",
                  {import_id, std::string(what), id});
}

void drop_made_of(store::Session& session, const std::string& id) {
  session.execute("delete from import_made where subject_id = $1", {id});
}

void drop_made_at(store::Session& session, const std::string& event_id) {
  session.execute("delete from import_made where import_id in (select id from import where event_id = $1)", {event_id});
}

void rename_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& was,
                 const std::string& is) {
  session.execute("update import_made set subject_id = $4 where import_id = $1 and subject = $2 and subject_id = $3",
                  {import_id, std::string(what), was, is});
}

void rename_made_everywhere(store::Session& session, const std::string& was, const std::string& is) {
  // Written anew: in the place of the old row it would still stand between those that were made beside it.
  for (const auto& row : session.query(
           "select import_id, subject from import_made where subject_id = $1 order by import_id, subject", {was}))
    note_made(session, row.text(0), row.text(1), is);
  drop_made_of(session, was);
}

}  // namespace muster::intake
