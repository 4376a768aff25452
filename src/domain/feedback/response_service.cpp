// Takes answers in from an export: load the round, judge every row, save all of it or nothing.
#include <muster/domain/feedback/response_service.hpp>

#include "feedback_sql.hpp"
#include "release_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/table.hpp>

namespace muster::feedback {
namespace {

struct JudgedResponses {
  events::Event event;
  Round round;
  ResponseForecast forecast;
};

Result<JudgedResponses> judge(store::Session& session, Instant now, const std::string& event_slug,
                              const ResponseFile& file) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  auto round = sql::round_by_event(session, event.id);
  if (!round) return conflict("There is no form for " + event.title + " yet. Publish the form before its answers.");
  round->state = state_at(*round, now);
  if (round->state == RoundState::closed) {
    return conflict("The answers of " + event.title +
                    " are closed. Reopen the form to take more. Nothing was changed.");
  }
  if (sql::has_settled_imports(session, event.id)) {
    return conflict(
        "The form was closed since an earlier import, so its rows can no longer be told from new ones. "
        "Nothing was changed.");
  }
  MUSTER_TRY(table, tabular::read_table(file.bytes, file.name));
  MUSTER_TRY(forecast,
             judge_responses(table, *round->form, round->salt, sql::imported_rows(session, round->id), file.name));
  return JudgedResponses{std::move(event), std::move(*round), std::move(forecast)};
}

Error refused(const ResponseForecast& forecast, const std::string& source) {
  std::vector<Diagnostic> errors;
  for (const auto& verdict : forecast.verdicts) {
    if (verdict.kind == ResponseKind::refused)
      errors.insert(errors.end(), verdict.errors.begin(), verdict.errors.end());
  }
  const auto rows = static_cast<std::int64_t>(forecast.count(ResponseKind::refused));
  return bad_input(
      counted(rows, "row", "rows") + " of " + source + " cannot be answers to this form. Nothing was changed.",
      std::move(errors));
}

}  // namespace

Result<ResponseForecast> forecast_responses(store::Database& database, Instant now, const std::string& event_slug,
                                            const ResponseFile& file) {
  return database.read([&](store::Session& session) -> Result<ResponseForecast> {
    MUSTER_TRY(judged, judge(session, now, event_slug, file));
    return std::move(judged.forecast);
  });
}

Result<ResponseImport> import_responses(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, const ResponseFile& file) {
  return database.write([&](store::Session& session) -> Result<ResponseImport> {
    MUSTER_TRY(judged, judge(session, audit.at, event_slug, file));
    const auto& forecast = judged.forecast;
    if (forecast.count(ResponseKind::refused) > 0) return refused(forecast, file.name);
    ResponseImport done;
    done.id = new_id();
    done.rows = static_cast<std::int64_t>(forecast.verdicts.size());
    done.added = static_cast<std::int64_t>(forecast.count(ResponseKind::fresh));
    done.known = static_cast<std::int64_t>(forecast.count(ResponseKind::known));
    done.empty = static_cast<std::int64_t>(forecast.count(ResponseKind::empty));
    const events::Import entry{done.id,   judged.event.id, "responses", file.name, fingerprint(file.bytes),
                               done.rows, done.added,      audit.at,    false};
    MUSTER_CHECK(events::not_taken_yet(session, entry));
    events::enter(session, audit, entry);
    for (const auto& verdict : forecast.verdicts) {
      if (verdict.kind != ResponseKind::fresh) continue;
      const auto response = new_id();
      sql::insert_response(session, response, judged.round.id, forms::to_json(verdict.answers), false);
      sql::insert_imported_response(session, done.id, response);
      sql::insert_imported_row(session, judged.round.id, verdict.identity, done.id);
    }
    release_in_steps(session, judged.round);
    // The export that was imported has names in it, in the order in which the rows have just been written.
    sql::rewrite_in_key_order(session, judged.round.id);
    events::mark_changed(session, judged.event.id);
    return done;
  });
}

Result<std::int64_t> undo_responses(store::Session& session, const store::AuditContext& audit,
                                    const events::Import& import) {
  if (import.added > 0 && !sql::has_traces(session, import.id)) {
    return conflict(
        "The form was closed since this import, and with that Muster forgot which answers came from it: "
        "that is what keeps them anonymous. Nothing was changed.");
  }
  const auto gone = sql::delete_imported_responses(session, import.id);
  events::mark_undone(session, audit, import.id);
  events::mark_changed(session, import.event_id);
  return gone;
}

}  // namespace muster::feedback
