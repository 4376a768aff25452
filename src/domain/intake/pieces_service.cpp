// Saves piece by piece, gives way to whoever waits, shows all at the end, and discards what is not to be shown.
#include "pieces_service.hpp"

#include "undo_pieces_service.hpp"
#include "unfinished_sql.hpp"

#include <muster/platform/store/pace.hpp>

#include <algorithm>
#include <utility>

namespace muster::intake {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int tries_outside = 3;
constexpr std::size_t most_made_ready = 1000;  // rows that wait, formatted, for their piece

Error stopped() {
  return conflict(
      "The import was stopped, because it was cancelled, somebody’s data was erased meanwhile, or it stood still for "
      "more than 20 seconds. Nothing was imported.");
}

class PieceSaver {
 public:
  PieceSaver(store::Database& database, const store::AuditContext& audit, const Kind& kind, Forecast& ready,
             const Import& entry, const Watch& watch)
      : database_(database), audit_(audit), kind_(kind), ready_(ready), entry_(entry), watch_(watch), pace_(database) {}

  Outcome begin() {
    return database_.write([&](store::Session& session) -> Outcome {
      MUSTER_CHECK(not_taken_yet(session, entry_));
      MUSTER_CHECK(nothing_else_goes_on(session, ready_.target, now()));
      enter_hidden(session, entry_, now());
      return watch_.keep ? watch_.keep(session, entry_.id, false) : Outcome(Success{});
    });
  }

  Outcome rows() {
    const auto all = ready_.judgement.rows.size();
    if (kind_.prepare) kind_.prepare(ready_.judgement);
    watch_.progress->begin("rows", static_cast<std::int64_t>(all));
    ready_.judgement.table = &ready_.sheet.table;
    std::size_t made_ready = 0;
    for (std::size_t saved = 0; saved < all;) {
      MUSTER_CHECK(go_on(*watch_.progress, static_cast<std::int64_t>(saved)));
      if (const auto upto = std::min(all, saved + most_made_ready); kind_.make_ready && upto > made_ready) {
        kind_.make_ready(ready_.judgement, made_ready, upto);
        made_ready = upto;
      }
      const auto most = kind_.make_ready ? made_ready : all;
      MUSTER_CHECK(pace_.run([&] {
        return database_.write([&](store::Session& session) -> Outcome {
          MUSTER_CHECK(goes_on(session));
          do {
            const auto from = std::exchange(saved, std::min(most, saved + store::handful));
            kind_.save(session, audit_, entry_, ready_.judgement, from, saved);
          } while (saved < most && pace_.goes_on());
          return Success{};
        });
      }));
    }
    watch_.progress->reach(static_cast<std::int64_t>(all));
    return Success{};
  }

  /// Shows it where the rows still mean what they meant.
  Result<SaveOutcome> show_all(const std::function<Result<Forecast>(store::Session&)>& judged_anew) {
    const auto seen = ready_.judgement.fingerprint;
    for (int tries = 0;; ++tries) {
      const bool inside = tries == tries_outside;
      bool moved = false;
      bool same = true;
      MUSTER_CHECK(database_.write([&](store::Session& session) -> Outcome {
        MUSTER_CHECK(goes_on(session));
        moved = store::change_mark(session, ready_.target.programme) != ready_.mark;
        if (moved && inside) {
          MUSTER_TRY(anew, judged_anew(session));
          keep_table(anew);
          same = anew.judgement.fingerprint == seen;
        }
        if (moved && (!inside || !same)) return Success{};
        if (kind_.open) MUSTER_CHECK(kind_.open(session, audit_.at, ready_.target));
        if (kind_.finish) MUSTER_CHECK(kind_.finish(session, audit_, entry_, ready_.judgement));
        show(session, audit_, entry_);
        return watch_.keep ? watch_.keep(session, entry_.id, true) : Outcome(Success{});
      }));
      if (!same) return SaveOutcome::changed;
      if (!moved || inside) return SaveOutcome::shown;
      MUSTER_TRY(anew, database_.read(judged_anew));
      keep_table(anew);
      if (anew.judgement.fingerprint != seen) return SaveOutcome::changed;
      ready_.mark = anew.mark;
    }
  }

  /// Nobody has seen it; what is left over where this fails is discarded later.
  void give_up() { (void)intake::give_up(database_, entry_.id); }

 private:
  /// The rows may have been handed from judgement to judgement; the next one needs them.
  void keep_table(Forecast& anew) {
    if (ready_.sheet.table.heading.empty()) ready_.sheet.table = std::move(anew.sheet.table);
  }
  /// The time goes on while a long list is saved; what is saved has the moment at which it was asked for.
  [[nodiscard]] Instant now() const {
    return audit_.at + std::chrono::duration_cast<Instant::duration>(Steady::now() - began_);
  }
  Outcome goes_on(store::Session& session) {
    if (!sql::renew(session, entry_.id, now())) return stopped();
    return watch_.keep ? watch_.keep(session, entry_.id, false) : Outcome(Success{});
  }

  store::Database& database_;
  const store::AuditContext& audit_;
  const Kind& kind_;
  Forecast& ready_;
  const Import& entry_;
  const Watch& watch_;
  store::Pace pace_;
  Steady::time_point began_ = Steady::now();
};

}  // namespace

Result<SaveOutcome> save_in_pieces(store::Database& database, const store::AuditContext& audit, const Kind& kind,
                                   Forecast& ready, const Import& entry, const Watch& watch,
                                   const std::function<Result<Forecast>(store::Session&)>& judged_anew) {
  PieceSaver saving(database, audit, kind, ready, entry, watch);
  MUSTER_CHECK(saving.begin());
  const auto done = [&]() -> Result<SaveOutcome> {
    MUSTER_CHECK(saving.rows());
    return saving.show_all(judged_anew);
  }();
  if (!done.ok() || *done == SaveOutcome::changed) saving.give_up();
  return done;
}

Outcome nothing_else_goes_on(store::Session& session, const Target& target, Instant now) {
  sql::give_up_before(session, now - renewed_within);
  if (!sql::another_goes_on(session, target.event_id)) return Success{};
  return conflict("Another list is being imported into " + target.title +
                  " just now. Nothing was changed; try again when that has ended.");
}

Outcome give_up(store::Database& database, const std::string& import_id) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::give_up(session, import_id);
    return Success{};
  });
}

Outcome discard_unfinished(store::Database& database, Instant now, const Kinds& kinds) {
  const auto moment = now - renewed_within;
  MUSTER_TRY(any, database.read(
                      [&](store::Session& session) -> Result<bool> { return sql::any_to_discard(session, moment); }));
  if (!any) return Success{};
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    sql::give_up_before(session, moment);
    return Success{};
  }));
  while (true) {
    MUSTER_TRY(import, database.read([](store::Session& session) -> Result<std::optional<Import>> {
      return sql::given_up(session);
    }));
    if (!import) return Success{};
    const auto always = [](store::Session&) { return true; };
    MUSTER_CHECK(remove_hidden(database, kinds.named(import->kind), *import, always, unwatched()));
  }
}

}  // namespace muster::intake
