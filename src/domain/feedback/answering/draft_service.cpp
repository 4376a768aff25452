// Encrypts what was filled in before it reaches the store.
#include <muster/domain/feedback/draft_service.hpp>

#include "domain/feedback/feedback_sql.hpp"
#include "draft_key.hpp"
#include "draft_sql.hpp"

#include <muster/kit/base/sealed_text.hpp>

namespace muster::feedback {

Result<std::string> keep_draft(store::Database& database, Instant now, const std::string& round_id,
                               const std::string& secret, const DraftFields& fields) {
  const auto kept_under = is_draft_secret(secret) ? secret : new_id();
  const auto hash = draft_hash(kept_under);
  const auto body = sealed_text(draft_text(fields), kept_under, round_id);
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    const auto round = sql::round_by_id(session, round_id);
    if (!round || state_at(*round, now) != RoundState::open)
      return conflict("This form takes no answers now. Nothing was kept; your answers are still on this page.");
    if (!has_room(sql::room_of_drafts(session, round_id, hash), static_cast<std::int64_t>(body.size()))) {
      return conflict(
          "Too many people have stopped this form to go on later, so there is no room for more now. Nothing was kept; "
          "your answers are still on this page. Send them, or leave this page open.");
    }
    sql::put_draft(session, round_id, {hash, body, last_day_of_draft(now)});
    return Success{};
  }));
  return kept_under;
}

Result<KeptDraft> find_draft(store::Database& database, Instant now, const std::string& round_id,
                             const std::string& secret) {
  const auto nothing = not_found("Nothing is kept at this link.");
  if (!is_draft_secret(secret)) return nothing;
  MUSTER_TRY(row, database.read([&](store::Session& session) -> Result<std::optional<sql::DraftRow>> {
    return sql::select_draft(session, round_id, draft_hash(secret));
  }));
  if (!row || row->last_day < day_in_london(now)) return nothing;
  const auto text = opened_text(row->body, secret, round_id);
  if (!text) return nothing;
  return KeptDraft{fields_of_draft(*text), row->last_day};
}

Outcome delete_draft(store::Database& database, const std::string& round_id, const std::string& secret) {
  if (!is_draft_secret(secret)) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    sql::delete_draft(session, round_id, draft_hash(secret));
    return Success{};
  });
}

Outcome delete_ended_drafts(store::Database& database, Instant now) {
  const auto today = day_in_london(now);
  MUSTER_TRY(any, database.read(
                      [&](store::Session& session) -> Result<bool> { return sql::any_ended_draft(session, today); }));
  if (!any) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    sql::delete_ended_drafts(session, today);
    return Success{};
  });
}

}  // namespace muster::feedback
