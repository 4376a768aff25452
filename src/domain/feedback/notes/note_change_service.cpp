// Adds, edits and deletes notes by hand, each change with its way back.
#include <muster/domain/feedback/note_change_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "note_change_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>
#include <array>

namespace muster::feedback {
namespace {

constexpr std::chrono::hours can_be_taken_back_for{24};
constexpr const char* no_such_note = "This note is no longer there.";

/// A reason as it stands in a list, made a sentence of its own.
std::string as_sentence(std::string reason) {
  reason = capitalised(std::move(reason));
  return reason.ends_with('?') ? reason : reason + ".";
}

/// The notes of the event but for one, which is being edited.
std::vector<Note> known_notes(store::Session& session, const std::string& event_id, const std::string& but = {}) {
  std::vector<Note> known;
  for (auto& kept : sql::select_notes(session, event_id))
    if (kept.id != but) known.push_back(std::move(kept.note));
  return known;
}

Result<Note> judged(const Note& typed, const std::vector<Note>& known) {
  if (trimmed(typed.text).empty()) return bad_input("Write the note first: its field is empty.").at("text");
  const tabular::Table row{{"Table", "Kind", "Note"}, {{typed.table, typed.kind, typed.text}}, {1}, ""};
  MUSTER_TRY(verdicts, judge_notes(row, known, "the note"));
  const auto& verdict = verdicts.front();
  if (verdict.kind == NoteKind::refused) return bad_input(as_sentence(verdict.reason)).at("text");
  if (verdict.kind == NoteKind::known) return conflict("This note is there already for the same table.").at("text");
  return verdict.note;
}

NoteChange keep(store::Session& session, const store::AuditContext& audit, const std::string& event_id,
                const std::string& kind, const std::vector<sql::NoteRow>& before) {
  drop_note_changes(session, audit.at);
  const sql::NoteChangeRow change{new_id(), event_id, sql::next_note_change_number(session, event_id), kind,
                                  audit.at + can_be_taken_back_for};
  sql::insert_note_change(session, change, before);
  events::mark_changed(session, event_id);
  return {change.id, static_cast<std::int64_t>(before.size())};
}

/// A line without the sign that a list puts before it.
std::string without_bullet(std::string_view line) {
  constexpr std::array<std::string_view, 5> bullets{"•", "·", "–", "-", "*"};
  auto text = trimmed(line);
  for (const auto& bullet : bullets) {
    if (!text.starts_with(bullet)) continue;
    const auto rest = std::string_view(text).substr(bullet.size());
    if (rest.empty() || rest.front() == ' ' || rest.front() == '\t') return trimmed(rest);
  }
  return text;
}

Result<std::vector<NoteVerdict>> judge_lines(const PastedNotes& pasted, const std::vector<Note>& known) {
  tabular::Table table{{"Table", "Kind", "Note"}, {}, {}, ""};
  std::string_view rest = pasted.lines;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    if (auto line = without_bullet(rest.substr(0, end)); !line.empty()) {
      table.rows.push_back({pasted.table, pasted.kind, std::move(line)});
      table.line_of.push_back(number);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (table.rows.size() > most_pasted_notes)
      return bad_input("The list has more than " + grouped(static_cast<std::int64_t>(most_pasted_notes)) +
                       " lines. Paste it in parts, or import it as a file.")
          .at("lines");
  }
  if (table.rows.empty()) return bad_input("Paste the list first: its field is empty.").at("lines");
  return judge_notes(table, known, "the list");
}

Error refused_lines(const std::vector<NoteVerdict>& verdicts) {
  std::vector<Diagnostic> errors;
  for (const auto& verdict : verdicts)
    if (verdict.kind == NoteKind::refused) errors.push_back({"", verdict.line, 0, 1, verdict.reason, ""});
  return bad_input("Some lines cannot be taken. Nothing was saved.", std::move(errors)).at("lines");
}

Result<events::Event> event_of(store::Database& database, const std::string& slug) {
  return database.read([&](store::Session& session) { return events::find_event(session, slug); });
}

}  // namespace

Result<NoteChange> add_note(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                            const Note& note, const BesideNote& beside, const std::string& id) {
  MUSTER_TRY(event, event_of(database, event_slug));
  const auto sent_before = [&](store::Session& session) {
    return !id.empty() && sql::select_note(session, event.id, id).has_value();
  };
  // Nothing to add where it was sent before.
  const auto judge = [&](store::Session& session) -> Result<std::optional<Note>> {
    if (sent_before(session)) return std::optional<Note>();
    MUSTER_TRY(tidy, judged(note, known_notes(session, event.id)));
    return std::optional(tidy);
  };
  return store::write_judged(database, event.programme, judge,
                             [&](store::Session& session, const std::optional<Note>& tidy) -> Result<NoteChange> {
                               if (!tidy) return NoteChange{"", 0};
                               MUSTER_CHECK(events::find_event(session, event_slug));
                               if (beside) MUSTER_CHECK(beside(session));
                               const sql::NoteRow row{id.empty() ? new_id() : id, std::nullopt, *tidy,
                                                      sql::next_note_position(session, event.id)};
                               sql::insert_note_row(session, event.id, row);
                               store::write_audit(session, audit, "note added", "note", row.id,
                                                  {"table", "kind", "text"});
                               return keep(session, audit, event.id, "added", {row});
                             });
}

Result<std::vector<NoteVerdict>> forecast_paste(store::Database& database, const std::string& event_slug,
                                                const PastedNotes& pasted) {
  return database.read([&](store::Session& session) -> Result<std::vector<NoteVerdict>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return judge_lines(pasted, known_notes(session, event.id));
  });
}

Result<NoteChange> paste_notes(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const PastedNotes& pasted) {
  MUSTER_TRY(event, event_of(database, event_slug));
  const auto judge = [&](store::Session& session) -> Result<std::vector<Note>> {
    MUSTER_TRY(verdicts, judge_lines(pasted, known_notes(session, event.id)));
    std::vector<Note> fresh;
    for (const auto& verdict : verdicts) {
      if (verdict.kind == NoteKind::refused) return refused_lines(verdicts);
      if (verdict.kind == NoteKind::fresh) fresh.push_back(verdict.note);
    }
    if (fresh.empty()) return conflict("Every line is there already for the same table.").at("lines");
    return fresh;
  };
  return store::write_judged(
      database, event.programme, judge,
      [&](store::Session& session, const std::vector<Note>& fresh) -> Result<NoteChange> {
        MUSTER_CHECK(events::find_event(session, event_slug));
        std::vector<sql::NoteRow> added;
        auto position = sql::next_note_position(session, event.id);
        for (const auto& note : fresh) {
          const auto& row = added.emplace_back(sql::NoteRow{new_id(), std::nullopt, note, position++});
          sql::insert_note_row(session, event.id, row);
          store::write_audit(session, audit, "note added", "note", row.id, {"table", "kind", "text"});
        }
        return keep(session, audit, event.id, "added", added);
      });
}

std::string note_mark(const Note& note) {
  constexpr std::size_t enough = 16;
  return fingerprint(note.table + "\n" + note.kind + "\n" + note.text).substr(0, enough);
}

Result<Note> note_to_edit(store::Database& database, const std::string& event_slug, const std::string& note_id) {
  return database.read([&](store::Session& session) -> Result<Note> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto found = sql::select_note(session, event.id, note_id);
    if (!found) return not_found(no_such_note);
    return std::move(found->note);
  });
}

Result<NoteChange> edit_note(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                             const std::string& note_id, const std::string& seen, const Note& note) {
  MUSTER_TRY(event, event_of(database, event_slug));
  const auto look = [&](store::Session& session) -> Result<sql::NoteRow> {
    auto before = sql::select_note(session, event.id, note_id);
    if (!before) return not_found(no_such_note);
    if (note_mark(before->note) != seen)
      return conflict("Somebody changed this note after you opened the page. It now says “" + before->note.text +
                      "”. To keep what you typed, save again.");
    return *std::move(before);
  };
  const auto judge = [&](store::Session& session) -> Result<Note> {
    MUSTER_CHECK(look(session));
    return judged(note, known_notes(session, event.id, note_id));
  };
  return store::write_judged(
      database, event.programme, judge, [&](store::Session& session, const Note& tidy) -> Result<NoteChange> {
        MUSTER_CHECK(events::find_event(session, event_slug));
        MUSTER_TRY(before, look(session));
        sql::update_note(session, {note_id, std::nullopt, tidy, before.position});
        store::write_audit(session, audit, "note changed", "note", note_id, {"table", "kind", "text"});
        return keep(session, audit, event.id, "edited", {before});
      });
}

Result<NoteChange> delete_note(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& note_id) {
  return database.write([&](store::Session& session) -> Result<NoteChange> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto before = sql::select_note(session, event.id, note_id);
    if (!before) return not_found(no_such_note);
    sql::delete_note(session, note_id);
    store::write_audit(session, audit, "note deleted", "note", note_id);
    return keep(session, audit, event.id, "deleted", {*before});
  });
}

Result<NotesBack> undo_note_change(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const std::string& change_id) {
  return database.write([&](store::Session& session) -> Result<NotesBack> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto change = sql::select_note_change(session, event.id, change_id);
    if (!change || change->expires_at < audit.at)
      return not_found("This change was taken back already, or is more than a day old. Nothing was changed.");
    NotesBack back{change->kind, 0, 0};
    for (const auto& row : sql::notes_before(session, change_id)) {
      if (sql::changed_after(session, *change, row.id)) {
        ++back.stayed;
        continue;
      }
      if (change->kind == "added") {
        sql::delete_note(session, row.id);
      } else if (change->kind == "edited") {
        sql::update_note(session, row);
      } else {
        sql::insert_note_row(session, event.id, row);
      }
      store::write_audit(session, audit, "note change taken back", "note", row.id, {"table", "kind", "text"});
      ++back.notes;
    }
    if (back.notes == 0)
      return conflict("Somebody changed this since. Take their change back first; nothing was changed.");
    sql::delete_note_change(session, change_id);
    events::mark_changed(session, event.id);
    return back;
  });
}

}  // namespace muster::feedback
