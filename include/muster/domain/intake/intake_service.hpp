#pragma once
// Taking a file in: what it would do, doing it, and taking it back. Rows are judged before the writers' line, on a
// snapshot; inside it only what the judgement hangs on is checked, and rows are saved.

#include <muster/domain/intake/decision_sheet.hpp>
#include <muster/domain/intake/kind_service.hpp>
#include <muster/domain/intake/watch_service.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::intake {

/// A file as somebody chose it, read.
struct IncomingFile {
  std::string name;
  std::string fingerprint;  ///< of its bytes
  tabular::Table table;
  std::string decisions;                     ///< a decisions file's text; empty where nothing was decided
  std::string decisions_name = "decisions";  ///< as the user knows it
};
[[nodiscard]] Result<IncomingFile> read_incoming(const std::string& name, const std::string& bytes);
/// As files of a kind are read.
[[nodiscard]] Result<IncomingFile> read_incoming(const Kind& kind, const std::string& name, const std::string& bytes);

/// What importing a file would do.
struct Forecast {
  Target target;
  Sheet sheet;
  Judgement judgement;
  std::set<std::size_t> left_out;              ///< lines of rows that somebody left out
  std::set<std::size_t> mended;                ///< lines of rows of which a cell was changed
  std::set<std::size_t> remembered_columns;    ///< indices of columns that hold what somebody said of an earlier list
  std::vector<MarkedRows> marked;              ///< rows that the file hides or strikes out
  std::string mark;                            ///< of the state it was judged by
  [[nodiscard]] std::int64_t stopped() const;  ///< rows undecided or refused
  [[nodiscard]] std::int64_t ready() const;
  [[nodiscard]] std::string fingerprint() const;  ///< of the judgement and of what is left out
};
/// Judges; changes nothing.
[[nodiscard]] Result<Forecast> forecast(store::Database& database, Instant now, const Kind& kind,
                                        const std::string& slug, IncomingFile file);

/// A file that was judged, to be shown and then taken in without being judged again.
struct JudgedFile {
  IncomingFile file;  ///< without its rows where the forecast has them
  Forecast forecast;
};
[[nodiscard]] Result<JudgedFile> judge_file(store::Database& database, Instant now, const Kind& kind,
                                            const std::string& slug, IncomingFile file);

/// Which rows may stay out without stopping the others.
struct RowsToSkip {
  bool undecided = false;
  bool refused = false;
};

struct ImportResult {
  Import import;
  Judgement judgement;    ///< of the rows that were taken
  std::int64_t left = 0;  ///< rows that were not
};
/// Takes a file in. Errors: rows undecided or refused that are not to be left (each named, nothing changes), a file
/// taken in already, and, where `expected` is given, a forecast that no longer has that fingerprint (conflict). A long
/// list is saved in pieces that nobody sees before the last.
[[nodiscard]] Result<ImportResult> apply(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                         const std::string& slug, IncomingFile file, const RowsToSkip& leaving,
                                         const std::optional<std::string>& expected, const Watch& watch = {});

/// As it was judged; only where something changed since it is judged again.
[[nodiscard]] Result<ImportResult> apply(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                         const std::string& slug, JudgedFile judged, const RowsToSkip& leaving,
                                         const std::optional<std::string>& expected, const Watch& watch = {});

/// Says that an import in pieces will not be shown.
[[nodiscard]] Outcome give_up(store::Database& database, const std::string& import_id);
/// Deletes what imports have left whose process died, or that were given up, and what undone ones hide: nobody sees it.
[[nodiscard]] Outcome discard_unfinished(store::Database& database, Instant now, const Kinds& kinds);

/// What of files is there of an event beside the ledger: whether an import is being saved, and how many files wait that
/// no job takes in.
struct ImportsGoingOn {
  bool unfinished = false;
  std::int64_t waiting = 0;
};
[[nodiscard]] ImportsGoingOn imports_going_on(store::Session& session, const std::string& event_id);
/// Stops what is being imported into an event: its jobs are cancelled, the files that they take in go, and what was
/// saved, which nobody has seen, is deleted.
[[nodiscard]] Outcome stop_imports(store::Database& database, const store::AuditContext& audit, const Kinds& kinds,
                                   const std::string& event_id);

struct UndoneImport {
  Import import;
  UndoResult removed;
};
/// Takes one import back, of whatever kind, whole or not at all. not_found, or conflict where it was undone before or
/// can no longer be.
[[nodiscard]] Result<UndoneImport> undo_import(store::Database& database, const store::AuditContext& audit,
                                               const Kinds& kinds, const std::string& import_id,
                                               const UndoWatch& watch = {});

}  // namespace muster::intake
