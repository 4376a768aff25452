// Marks what goes, takes it out at once, and deletes what nobody sees any more.
#include "undo_pieces_service.hpp"

#include "unfinished_sql.hpp"

#include <muster/platform/store/pace.hpp>

#include <algorithm>

namespace muster::intake {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int tries_outside = 3;  // then it is looked at inside the line, where nobody can come between

Error changed_meanwhile() {
  return conflict(
      "Something changed at the same moment, so the import was not undone. Nothing was changed; try again.");
}

class PieceUndo {
 public:
  PieceUndo(store::Database& database, const store::AuditContext& audit, const Kind& kind, const FindImport& find,
            const UndoWatch& watch)
      : database_(database), audit_(audit), kind_(kind), find_(find), watch_(watch), pace_(database) {}

  Result<UndoneImport> run() {
    MUSTER_TRY(import, database_.read(find_));
    import.batch = batch_of(import.id);
    const auto going = kind_.withdraw(import);
    std::optional<UndoResult> removed;
    for (int tries = 0; !removed; ++tries) {
      if (tries > tries_outside) return changed_meanwhile();
      const bool inside = tries == tries_outside;
      if (!inside) MUSTER_CHECK(mark(*going));
      MUSTER_TRY(taken, take_out(*going, import, inside));
      removed = std::move(taken);
    }
    // It is taken back, whatever becomes of what nobody sees any more.
    (void)go_on_removing(database_, now(), kind_, import.id, *watch_.progress);
    return UndoneImport{std::move(import), *std::move(removed)};
  }

 private:
  [[nodiscard]] Instant now() const {
    return audit_.at + std::chrono::duration_cast<Instant::duration>(Steady::now() - began_);
  }
  Outcome keep(store::Session& session) { return watch_.keep ? watch_.keep(session) : Outcome(Success{}); }

  Outcome mark(Withdrawal& going) {
    watch_.progress->begin("", 0);
    MUSTER_TRY(rows, database_.read([&](store::Session& session) { return going.look(session); }));
    watch_.progress->begin("rows", static_cast<std::int64_t>(rows));
    for (std::size_t marked = 0; marked < rows;) {
      MUSTER_CHECK(go_on(*watch_.progress, static_cast<std::int64_t>(marked)));
      MUSTER_CHECK(pace_.run([&] {
        return database_.write([&](store::Session& session) -> Outcome {
          MUSTER_CHECK(find_(session));
          MUSTER_CHECK(keep(session));
          do {
            const auto from = std::exchange(marked, std::min(rows, marked + store::handful));
            going.mark(session, from, marked);
          } while (marked < rows && pace_.goes_on());
          return Success{};
        });
      }));
    }
    return go_on(*watch_.progress, static_cast<std::int64_t>(rows));
  }

  Result<std::optional<UndoResult>> take_out(Withdrawal& going, const Import& import, bool inside) {
    return database_.write([&](store::Session& session) -> Result<std::optional<UndoResult>> {
      MUSTER_CHECK(find_(session));
      if (inside) {
        MUSTER_TRY(rows, going.look(session));
        going.mark(session, 0, rows);
      }
      MUSTER_TRY(removed, going.take_out(session, audit_));
      if (!removed) return removed;
      sql::hide_undone(session, import, now());
      mark_undone(session, audit_, import.id);
      if (watch_.taken_out) MUSTER_CHECK(watch_.taken_out(session, *removed));
      return removed;
    });
  }

  store::Database& database_;
  const store::AuditContext& audit_;
  const Kind& kind_;
  const FindImport& find_;
  const UndoWatch& watch_;
  store::Pace pace_;
  Steady::time_point began_ = Steady::now();
};

}  // namespace

Result<UndoneImport> take_back(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                               const FindImport& find, const UndoWatch& watch) {
  if (kind.withdraw) return PieceUndo(database, audit, kind, find, watch).run();
  return database.write([&](store::Session& session) -> Result<UndoneImport> {
    MUSTER_TRY(import, find(session));
    MUSTER_TRY(removed, kind.undo(session, audit, import));
    if (watch.taken_out) MUSTER_CHECK(watch.taken_out(session, removed));
    return UndoneImport{std::move(import), std::move(removed)};
  });
}

Outcome remove_hidden(store::Database& database, const Kind& kind, const Import& import,
                      const std::function<bool(store::Session&)>& goes_on, Progress& progress) {
  const auto& remove = import.undone ? kind.remove : kind.discard;
  store::Pace pace(database);
  std::optional<std::string> place = std::string();
  bool ended = false;
  std::int64_t done = 0;
  progress.begin("rows", import.rows);
  while (!ended && !progress.cancelled()) {
    MUSTER_CHECK(pace.run([&] {
      return database.write([&](store::Session& session) -> Outcome {
        if (!goes_on(session)) {
          ended = true;
          return Success{};
        }
        do {
          place = remove(session, import, *place, store::handful);
          done += store::handful;
        } while (place && pace.goes_on());
        if (!place && import.undone) sql::forget_hidden(session, import.id);
        if (!place && !import.undone) sql::forget(session, import.id);
        ended = !place;
        return Success{};
      });
    }));
    progress.reach(std::min(done, import.rows));
  }
  return Success{};
}

Outcome go_on_removing(store::Database& database, Instant now, const Kind& kind, const std::string& import_id,
                       Progress& progress) {
  MUSTER_TRY(hidden, database.read([&](store::Session& session) -> Result<std::optional<Import>> {
    return sql::hidden_undone(session, import_id);
  }));
  if (!hidden) return Success{};
  const auto began = Steady::now();
  const auto renew = [&](store::Session& session) {
    const auto passed = std::chrono::duration_cast<Instant::duration>(Steady::now() - began);
    return sql::renew(session, import_id, now + passed);
  };
  return remove_hidden(database, kind, *hidden, renew, progress);
}

Result<UndoneImport> undo_import(store::Database& database, const store::AuditContext& audit, const Kinds& kinds,
                                 const std::string& import_id, const UndoWatch& watch) {
  const auto find = [&](store::Session& session) { return find_import(session, import_id); };
  MUSTER_TRY(import, database.read(find));
  return take_back(database, audit, kinds.named(import.kind), find, watch);
}

}  // namespace muster::intake
