// Changes of notes in the store, each with the notes as they were.
#include "note_change_sql.hpp"

#include "note_list_sql.hpp"

#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/kit/base/date.hpp>

namespace muster::feedback {
namespace {

sql::NoteRow note_from(const store::Row& row) {
  return {row.text(0),
          row.is_null(1) ? std::nullopt : std::optional(row.text(1)),
          {row.text(2), row.text(3), row.text(4)},
          row.integer(5)};
}

store::Value value_of(const std::optional<std::string>& import_id) {
  return import_id ? store::Value(*import_id) : store::Value(nullptr);
}

}  // namespace

std::int64_t drop_note_changes(store::Session& session, Instant now) {
  return session.execute("delete from note_change where expires_at < $1", {iso_instant(now)});
}

std::int64_t drop_all_note_changes(store::Session& session) { return session.execute("delete from note_change"); }

std::optional<NextNoteChange> next_note_change(store::Session& session) {
  const auto row = session.first("select min(expires_at), count(*) from note_change");
  if (!row || row->is_null(0)) return std::nullopt;
  return NextNoteChange{row->text(0), row->integer(1)};
}

namespace sql {

std::optional<NoteRow> select_note(store::Session& session, const std::string& event_id, const std::string& note_id) {
  const auto row =
      session.first("select id, import_id, table_label, kind, body, position from note where event_id = $1 and id = $2",
                    {event_id, note_id});
  return row ? std::optional(note_from(*row)) : std::nullopt;
}

void insert_note_row(store::Session& session, const std::string& event_id, const NoteRow& row) {
  const auto keys = keys_of(row.note);
  session.execute(
      "insert into note_row (id, event_id, import_id, table_label, kind, body, position, sort_table, sort_text, "
      "search_text) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {row.id, event_id, value_of(row.import_id), row.note.table, row.note.kind, row.note.text, row.position,
       keys.sort_table, keys.sort_text, keys.search_text});
}

void update_note(store::Session& session, const NoteRow& row) {
  const auto keys = keys_of(row.note);
  session.execute(
      "update note_row set import_id = $2, table_label = $3, kind = $4, body = $5, sort_table = $6, sort_text = $7, "
      "search_text = $8 where id = $1",
      {row.id, value_of(row.import_id), row.note.table, row.note.kind, row.note.text, keys.sort_table, keys.sort_text,
       keys.search_text});
}

void insert_note_change(store::Session& session, const NoteChangeRow& change, const std::vector<NoteRow>& before) {
  session.execute("insert into note_change (id, event_id, number, kind, expires_at) values ($1, $2, $3, $4, $5)",
                  {change.id, change.event_id, change.number, change.kind, iso_instant(change.expires_at)});
  for (const auto& row : before)
    session.execute(
        "insert into note_before (change_id, note_id, import_id, table_label, kind, body, position) "
        "values ($1, $2, $3, $4, $5, $6, $7)",
        {change.id, row.id, value_of(row.import_id), row.note.table, row.note.kind, row.note.text, row.position});
}

std::int64_t next_note_change_number(store::Session& session, const std::string& event_id) {
  return session.first("select coalesce(max(number) + 1, 1) from note_change where event_id = $1", {event_id})
      ->integer(0);
}

std::optional<NoteChangeRow> select_note_change(store::Session& session, const std::string& event_id,
                                                const std::string& change_id) {
  const auto row =
      session.first("select id, event_id, number, kind, expires_at from note_change where event_id = $1 and id = $2",
                    {event_id, change_id});
  if (!row) return std::nullopt;
  return NoteChangeRow{row->text(0), row->text(1), row->integer(2), row->text(3), parse_instant(row->text(4)).value()};
}

std::vector<NoteRow> notes_before(store::Session& session, const std::string& change_id) {
  std::vector<NoteRow> found;
  session.each(
      "select note_id, import_id, table_label, kind, body, position from note_before where change_id = $1 "
      "order by position, note_id",
      {change_id}, [&](const store::Row& row) { found.push_back(note_from(row)); });
  return found;
}

bool changed_after(store::Session& session, const NoteChangeRow& change, const std::string& note_id) {
  return session
      .first(
          "select 1 from note_before b join note_change c on c.id = b.change_id "
          "where b.note_id = $1 and c.event_id = $2 and c.number > $3 limit 1",
          {note_id, change.event_id, change.number})
      .has_value();
}

void delete_note_change(store::Session& session, const std::string& change_id) {
  session.execute("delete from note_change where id = $1", {change_id});
}

}  // namespace sql
}  // namespace muster::feedback
