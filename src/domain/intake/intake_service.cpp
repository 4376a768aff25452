// Judges on a snapshot, then takes the judged rows in where nothing has changed since.
#include <muster/domain/intake/intake_service.hpp>

#include "column_memory_sql.hpp"
#include "marked_rows.hpp"
#include "pieces_service.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace muster::intake {
namespace {

constexpr int tries_outside = 3;  // then the rows are judged inside the line, where nobody can come between

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

bool stops(RowState standing) { return standing == RowState::undecided || standing == RowState::refused; }
bool stays_out(RowState standing) { return stops(standing) || standing == RowState::not_taken; }

/// What was said about an earlier list of the same headings holds where nothing is said about this one.
void remember_columns(store::Session& session, const Kind& kind, Forecast& forecast) {
  auto& sheet = forecast.sheet;
  for (const auto& line : sql::select_columns(session, forecast.target.programme_id, kind.name, sheet.table.heading)) {
    if (!is_about_column(line.typed)) {
      if (sheet.columns.empty()) sheet.without.insert(line.means);
    } else if (const auto column = column_of(sheet.table.heading, line.typed)) {
      if (sheet.columns.emplace(*column, line.means).second) forecast.remembered_columns.insert(*column);
    }
  }
}

/// Keeps what was said about columns for the next list.
void keep_columns(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                  const Forecast& forecast) {
  const auto& sheet = forecast.sheet;
  const bool said = !sheet.without.empty() || sheet.columns.size() > forecast.remembered_columns.size();
  if (!said) return;
  std::vector<DecisionLine> lines;
  for (const auto& [column, means] : sheet.columns)
    lines.push_back({column_called(sheet.table.heading, column), means});
  for (const auto& missing : sheet.without) lines.push_back({std::string(no_column), missing});
  // The import stands whatever becomes of this: then the next list is asked about anew.
  (void)database.write([&](store::Session& session) -> Outcome {
    sql::keep_columns(session, forecast.target.programme_id, kind.name, sheet.table.heading, lines, audit.at);
    store::write_audit(session, audit, "columns remembered", "programme", forecast.target.programme_id, {});
    return Success{};
  });
}

/// Rows that nobody has decided anything about are judged where they are: a large file is not to stand in memory twice.
/// Lists of people that are saved in pieces are judged again while the first judgement still holds them.
bool hands_over(const Kind& kind, const IncomingFile& file) {
  const bool asks_of_rows = !file.table.hidden.empty() || !file.table.struck.empty() || !file.table.lone.empty();
  return file.decisions.empty() && !asks_of_rows && (!kind.discard || !kind.shows_cells);
}

/// Gives the file its rows back, so that it can be judged again.
void take_back(IncomingFile& file, Forecast& judged) {
  if (file.table.heading.empty()) file.table = std::move(judged.sheet.table);
}

Result<Forecast> judged(store::Session& session, Instant now, const Kind& kind, const std::string& slug,
                        IncomingFile& file) {
  Forecast out;
  MUSTER_TRY(target, kind.target(session, slug));
  out.target = std::move(target);
  out.mark = store::change_mark(session, out.target.programme);
  if (kind.open) MUSTER_CHECK(kind.open(session, now, out.target));
  auto table = hands_over(kind, file) ? std::exchange(file.table, {}) : file.table;
  MUSTER_TRY(decided, carry_out(std::move(table), file.decisions, file.decisions_name));
  out.left_out = std::move(decided.left_out);
  out.mended = std::move(decided.mended);
  out.marked = std::move(decided.marked);
  out.sheet = {file.name,
               std::move(decided.table),
               std::move(decided.decisions),
               file.decisions_name,
               std::move(decided.columns),
               std::move(decided.without),
               std::move(decided.empty_cells)};
  remember_columns(session, kind, out);
  MUSTER_TRY(judgement, kind.judge(session, now, out.target, out.sheet));
  out.judgement = std::move(judgement);
  const auto& notes = out.sheet.table.notes;
  out.judgement.remarks.insert(out.judgement.remarks.begin(), notes.begin(), notes.end());
  if (!out.marked.empty()) ask_about_marked(out, file.table, kind.shows_cells);
  return out;
}

Error stopped(const Forecast& forecast, const RowsToSkip& leaving) {
  std::vector<Diagnostic> errors;
  const auto& rows = forecast.judgement.rows;
  std::int64_t count = 0;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const bool left = rows[at].standing == RowState::undecided ? leaving.undecided : leaving.refused;
    if (!stops(rows[at].standing) || left) continue;
    ++count;
    auto words = forecast.judgement.words(at);
    errors.insert(errors.end(), words.errors.begin(), words.errors.end());
  }
  auto message = counted(count, "row", "rows") + " must be decided or mended before " + forecast.sheet.name +
                 " can be imported. Nothing was changed.";
  return bad_input(std::move(message), std::move(errors));
}

/// The judged rows without those that stay out.
Result<Forecast> only_taken(store::Session& session, Instant now, const Kind& kind, Forecast whole) {
  const auto& rows = whole.judgement.rows;
  auto& table = whole.sheet.table;
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!stays_out(rows[at].standing)) kept.push_back(at);
  }
  tabular::keep_rows(table, kept);
  if (kept.empty()) return bad_input("No row of " + whole.sheet.name + " can be taken in. Nothing was changed.");
  MUSTER_TRY(judgement, kind.judge(session, now, whole.target, whole.sheet));
  whole.judgement = std::move(judgement);
  return whole;
}

Error changed_meanwhile() {
  return conflict(
      "Something changed since this list was judged, so taking it in would do something else than you saw. Nothing was "
      "changed; look at the new numbers.");
}

/// What is left of a judged file once every row can be taken.
Result<Forecast> clean(store::Session& session, Instant now, const Kind& kind, Forecast whole, IncomingFile& file,
                       const RowsToSkip& leaving, const std::optional<std::string>& expected) {
  if (expected && *expected != whole.fingerprint()) return changed_meanwhile();
  if (whole.ready() == signed_size(whole.judgement.rows.size())) return whole;
  const bool all_left = (leaving.undecided || whole.judgement.count(RowState::undecided) == 0) &&
                        (leaving.refused || whole.judgement.count(RowState::refused) == 0);
  if (!all_left) return stopped(whole, leaving);
  if (file.table.heading.empty()) file.table = whole.sheet.table;
  return only_taken(session, now, kind, std::move(whole));
}

Import entry_of(const store::AuditContext& audit, const Kind& kind, const IncomingFile& file, const Forecast& ready) {
  return {new_id(),
          ready.target.event_id,
          kind.name,
          file.name,
          file.fingerprint,
          signed_size(ready.judgement.rows.size()),
          ready.judgement.added,
          audit.at,
          false,
          0};
}

void make_ready(const Kind& kind, Forecast& ready) {
  ready.judgement.table = &ready.sheet.table;
  if (kind.prepare) kind.prepare(ready.judgement);
  if (kind.make_ready) kind.make_ready(ready.judgement, 0, ready.judgement.rows.size());
}

Outcome save(store::Session& session, const store::AuditContext& audit, const Kind& kind, Forecast& ready,
             const Import& entry) {
  if (kind.open) MUSTER_CHECK(kind.open(session, audit.at, ready.target));
  MUSTER_CHECK(not_taken_yet(session, entry));
  if (kind.one_at_a_time) MUSTER_CHECK(nothing_else_goes_on(session, ready.target, audit.at));
  enter(session, audit, entry);
  kind.save(session, audit, entry, ready.judgement, 0, ready.judgement.rows.size());
  if (kind.finish) MUSTER_CHECK(kind.finish(session, audit, entry, ready.judgement));
  return Success{};
}

using JudgeFunction = std::function<Result<Forecast>(store::Session&)>;

/// Saves in one transaction, where nothing changed since it was judged; or, given `judging`, whatever changed.
Result<SaveOutcome> save_whole(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                               Forecast& ready, Import& entry, const IncomingFile& file, const Watch& watch,
                               const JudgeFunction& judging) {
  bool moved = false;
  make_ready(kind, ready);
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    moved = store::change_mark(session, ready.target.programme) != ready.mark;
    if (moved && !judging) return Success{};
    if (moved) {
      MUSTER_TRY(anew, judging(session));
      ready = std::move(anew);
      make_ready(kind, ready);
      entry = entry_of(audit, kind, file, ready);
      moved = false;
    }
    MUSTER_CHECK(save(session, audit, kind, ready, entry));
    return watch.keep ? watch.keep(session, entry.id, true) : Outcome(Success{});
  }));
  return moved ? SaveOutcome::changed : SaveOutcome::shown;
}

}  // namespace

std::int64_t Judgement::count(RowState standing) const {
  return std::count_if(rows.begin(), rows.end(), [&](const RowVerdict& row) { return row.standing == standing; });
}

const Kind& Kinds::named(std::string_view name) const {
  for (const auto& kind : kinds_) {
    if (kind->name == name) return *kind;
  }
  throw std::logic_error("a kind of import that nobody declared: " + std::string(name));
}

std::int64_t Forecast::stopped() const {
  return judgement.count(RowState::undecided) + judgement.count(RowState::refused);
}
std::int64_t Forecast::ready() const {
  return signed_size(judgement.rows.size()) - stopped() - judgement.count(RowState::not_taken);
}
std::string Forecast::fingerprint() const {
  std::string all = judgement.fingerprint;
  for (const auto line : left_out) all += " " + std::to_string(line);
  for (const auto& rows : marked) all += " " + rows.typed + ":" + rows.means;
  return muster::fingerprint(all);
}

namespace {

IncomingFile incoming(const std::string& name, const std::string& bytes, tabular::Table table) {
  IncomingFile file;
  file.name = name;
  file.fingerprint = muster::fingerprint(bytes);
  file.table = std::move(table);
  return file;
}

}  // namespace

Result<IncomingFile> read_incoming(const std::string& name, const std::string& bytes) {
  MUSTER_TRY(table, tabular::read_table(bytes, name));
  return incoming(name, bytes, std::move(table));
}

Result<IncomingFile> read_incoming(const Kind& kind, const std::string& name, const std::string& bytes) {
  if (!kind.read) return read_incoming(name, bytes);
  MUSTER_TRY(table, kind.read(bytes, name));
  return incoming(name, bytes, std::move(table));
}

Result<Forecast> forecast(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                          IncomingFile file) {
  return database.read([&](store::Session& session) { return judged(session, now, kind, slug, file); });
}

Result<JudgedFile> judge_file(store::Database& database, Instant now, const Kind& kind, const std::string& slug,
                              IncomingFile file) {
  MUSTER_TRY(found, database.read([&](store::Session& session) { return judged(session, now, kind, slug, file); }));
  return JudgedFile{std::move(file), std::move(found)};
}

Result<ImportResult> apply(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                           const std::string& slug, IncomingFile file, const RowsToSkip& leaving,
                           const std::optional<std::string>& expected, const Watch& watch) {
  MUSTER_TRY(found, judge_file(database, audit.at, kind, slug, std::move(file)));
  return apply(database, audit, kind, slug, std::move(found), leaving, expected, watch);
}

Result<ImportResult> apply(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                           const std::string& slug, JudgedFile before, const RowsToSkip& leaving,
                           const std::optional<std::string>& expected, const Watch& watch) {
  auto file = std::move(before.file);
  std::optional<Forecast> first(std::move(before.forecast));
  const auto rows = std::max(file.table.rows.size(), first->sheet.table.rows.size());
  Forecast* holding = nullptr;
  const auto ready_in = [&](store::Session& session) -> Result<Forecast> {
    if (holding != nullptr) take_back(file, *holding);
    if (auto whole = std::exchange(first, std::nullopt))
      return clean(session, audit.at, kind, *std::move(whole), file, leaving, expected);
    MUSTER_TRY(anew, judged(session, audit.at, kind, slug, file));
    return clean(session, audit.at, kind, std::move(anew), file, leaving, expected);
  };
  for (int tries = 0;; ++tries) {
    const bool inside = tries == tries_outside;
    if (tries > tries_outside) return changed_meanwhile();
    watch.progress->begin("", 0);
    MUSTER_TRY(ready, database.read(ready_in));
    holding = &ready;
    auto entry = entry_of(audit, kind, file, ready);
    const bool in_pieces = kind.discard && ready.judgement.rows.size() > most_rows_in_one;
    if (in_pieces) {
      entry.batch = batch_of(entry.id);
      MUSTER_TRY(saved, save_in_pieces(database, audit, kind, ready, entry, watch, ready_in));
      if (saved == SaveOutcome::changed && expected) return changed_meanwhile();
      if (saved == SaveOutcome::changed) take_back(file, ready);
      holding = nullptr;
      if (saved == SaveOutcome::changed) continue;
    } else {
      MUSTER_TRY(saved, save_whole(database, audit, kind, ready, entry, file, watch,
                                   inside ? JudgeFunction(ready_in) : JudgeFunction{}));
      if (saved == SaveOutcome::changed) {
        take_back(file, ready);
        holding = nullptr;
        continue;
      }
    }
    keep_columns(database, audit, kind, ready);
    ready.judgement.table = nullptr;  // its rows go with the forecast
    const auto left = signed_size(rows - ready.judgement.rows.size());
    return ImportResult{std::move(entry), std::move(ready.judgement), left};
  }
}

}  // namespace muster::intake
