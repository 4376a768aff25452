// Three steps: no more answers, final figures, no more traces.
#include "closing_service.hpp"

#include "closing_sql.hpp"
#include "domain/feedback/answering/draft_sql.hpp"
#include "domain/feedback/answering/receipt_sql.hpp"
#include "domain/feedback/answers_in/response_batch_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/paper/paper_closing_service.hpp"
#include "domain/feedback/personal/personal_sql.hpp"
#include "key_order_sql.hpp"
#include "release_service.hpp"
#include "round_news_service.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/breakdown_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/withdrawal.hpp>

#include <mutex>

namespace muster::feedback {
namespace {

constexpr int tries_outside = 3;  // then it is worked out inside the line, where nobody can come between
constexpr std::int64_t traces_at_once = 500;

/// What is known of a closing before its transaction.
struct JudgedClosing {
  std::int64_t version = 0;            // of the event: it grows with each answer, delegate and import
  bool joins = false;                  // those who waited join the figures
  std::vector<std::string> withdrawn;  // answers that go
  std::vector<std::string> beside;     // others that step out of the figures with them
  Closing figures;
  std::optional<std::string> breakdown;
};

JudgedClosing judged(store::Session& session, Round round) {
  JudgedClosing closing;
  closing.version = events::event_with_id(session, round.event_id).version;
  round.state = RoundState::closed;
  const auto waiting = sql::count_waiting(session, round.id);
  const auto released = sql::count_released(session, round.id);
  const auto joining = answers_to_release(round, released, waiting);
  closing.joins = joining > 0;
  closing.withdrawn = sql::withdrawn_responses(session, round.id);
  const auto withdrawn = static_cast<std::int64_t>(closing.withdrawn.size());
  closing.beside = sql::stepping_out(session, round.id, others_to_leave(round, released, withdrawn, joining));
  closing.figures.delegates = booking::count_delegates(session, events::asked(session, round.event_id).whole_id);
  closing.figures.responses = sql::count_responses(session, round.id) - withdrawn;
  auto without = closing.withdrawn;
  without.insert(without.end(), closing.beside.begin(), closing.beside.end());
  closing.breakdown = breakdown_at_closing(session, round, closing.joins, without);
  return closing;
}

void close_now(store::Session& session, const store::AuditContext& audit, Round& round, const JudgedClosing& closing) {
  auto figures = closing.figures;
  // Whoever looks first, or goes on where a process died, may come later.
  figures.at = state_at(round, audit.at) == RoundState::closed ? round.closes_at.value_or(audit.at) : audit.at;
  if (const auto begun = sql::begun_closing(session, round.id)) {
    // Somebody closed it by hand, at the moment that stands in the place of the one that was set before.
    round.closes_at = begun->closes_at;
    sql::update_moments(session, round);
  } else {
    sql::begin_closing(session, round.id, round.closes_at);
    store::write_audit(session, audit, "round closed", "round", round.id, {"state"});
  }
  round.state = RoundState::closed;
  round.closed_at = figures.at;
  round.salt.clear();
  sql::update_state(session, round);
  if (closing.joins) release_all(session, round.id);
  release_personal_in_steps(session, round);
  for (const auto& id : closing.withdrawn) sql::delete_withdrawn(session, round.id, id);
  for (const auto& id : closing.beside) sql::set_released(session, round.id, id, sql::stepped_out);
  // Where many took their answers back, those who are left may be too few.
  if (round.form->anonymous && sql::count_released(session, round.id) < fewest_shown)
    sql::hold_back_all(session, round.id);
  if (closing.breakdown) keep_breakdown(session, round.id, *closing.breakdown);
  sql::insert_closing(session, round.id, figures);
  sql::stop_imports(session, round.id);
  tell_round(session, webhooks::Kind::round_closed, round, audit.at);
  events::mark_changed(session, round.event_id);
}

/// The round takes no answers from now on. False where it is closed already.
Result<bool> take_no_more(store::Database& database, const store::AuditContext& audit, const std::string& round_id) {
  return database.write([&](store::Session& session) -> Result<bool> {
    auto round = sql::round_by_id(session, round_id);
    if (!round || round->state == RoundState::closed) return false;
    if (round->state == RoundState::draft || state_at(*round, audit.at) == RoundState::closed) return true;
    sql::begin_closing(session, round->id, round->closes_at);
    round->closes_at = audit.at;
    sql::update_moments(session, *round);
    store::write_audit(session, audit, "round closed", "round", round->id, {"state"});
    return true;
  });
}

/// One closing at a time: whoever else looks at a round that is due waits for its figures, and makes none.
std::mutex& closing_guard() {
  static std::mutex guard;
  return guard;
}

}  // namespace

Outcome show_closed(store::Database& database, const store::AuditContext& audit, const std::string& round_id,
                    bool by_hand, Progress& progress) {
  const std::lock_guard guard(closing_guard());
  if (by_hand) {
    MUSTER_TRY(open, take_no_more(database, audit, round_id));
    if (!open) return Success{};
  }
  const auto is_due = [&](const std::optional<Round>& round) {
    return round && round->state != RoundState::closed && (by_hand || state_at(*round, audit.at) == RoundState::closed);
  };
  // Sheets that wait become answers first, and what is worked out counts them.
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    if (const auto round = sql::round_by_id(session, round_id); is_due(round)) take_in_sheets(session, *round);
    return Success{};
  }));
  for (int tries = 0;; ++tries) {
    progress.begin("rows", 1);
    std::optional<JudgedClosing> closing;
    MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
      auto round = sql::round_by_id(session, round_id);
      if (is_due(round)) closing = judged(session, *std::move(round));
      return Success{};
    }));
    if (!closing) return Success{};
    progress.reach(1);
    bool moved = false;
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      auto round = sql::round_by_id(session, round_id);
      if (!is_due(round)) return Success{};
      moved = events::event_with_id(session, round->event_id).version != closing->version;
      if (moved && tries < tries_outside) return Success{};
      if (moved) closing = judged(session, *round);
      moved = false;
      close_now(session, audit, *round, *closing);
      return Success{};
    }));
    if (!moved) return Success{};
  }
}

Outcome delete_traces(store::Database& database, const std::string& round_id, Progress& progress) {
  std::vector<std::string> imports;
  bool begun = false;
  MUSTER_CHECK(database.read([&](store::Session& session) -> Outcome {
    begun = sql::begun_closing(session, round_id).has_value();
    if (begun) imports = sql::imports_with_traces(session, round_id);
    return Success{};
  }));
  if (!begun) return Success{};
  progress.begin("rows", 0);
  std::int64_t pieces = 0;
  const auto until_gone = [&](const auto& drop, const std::string& id) -> Outcome {
    for (bool any = true; any; progress.reach(++pieces)) {
      MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
        any = drop(session, id, traces_at_once);
        return Success{};
      }));
    }
    return Success{};
  };
  MUSTER_CHECK(until_gone(sql::drop_submission_keys, round_id));
  MUSTER_CHECK(until_gone(sql::drop_receipts, round_id));
  MUSTER_CHECK(until_gone(sql::drop_drafts, round_id));
  // By the rows the imports are found, so these go last.
  for (const auto& import : imports) MUSTER_CHECK(until_gone(sql::drop_imported_responses, import));
  MUSTER_CHECK(until_gone(sql::drop_imported_rows, round_id));
  progress.begin("rows", 0);
  MUSTER_CHECK(
      piece_by_piece(database, round_id,
                     [&](store::Session& session, const std::string& id, const std::string& after, std::int64_t most) {
                       progress.reach(++pieces);
                       return sql::settle_responses(session, id, after, most);
                     }));
  MUSTER_CHECK(piece_by_piece(database, round_id, sql::rewrite_spent_links));
  MUSTER_CHECK(piece_by_piece(database, round_id, sql::rewrite_personal));
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    sql::end_batches(session, round_id);
    sql::end_closing(session, round_id);
    return Success{};
  }));
  database.forget_deleted();
  return Success{};
}

Outcome delete_all_traces(store::Database& database) {
  MUSTER_TRY(rounds, database.read([](store::Session& session) -> Result<std::vector<std::string>> {
    return sql::rounds_with_traces_to_delete(session);
  }));
  for (const auto& round : rounds) MUSTER_CHECK(delete_traces(database, round));
  return Success{};
}

Outcome close_in_pieces(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                        Progress& progress) {
  MUSTER_TRY(round_id, database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto round = sql::uncounted_round(session, event.id);
    if (!round) return conflict("There is no form for " + event.title + " yet. Publish one first.");
    return round->id;
  }));
  MUSTER_CHECK(show_closed(database, audit, round_id, true, progress));
  return delete_traces(database, round_id, progress);
}

}  // namespace muster::feedback
