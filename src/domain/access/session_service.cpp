// Keeps sessions within their limits.
#include "access_sql.hpp"
#include "team_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::access {

bool still_holds(Instant began, Instant seen, Instant now) {
  if (now < began - seen_exactness) return false;
  // Kept with that exactness, a session must not end earlier than promised.
  return now - began < absolute_limit && now - seen < idle_limit + seen_exactness;
}

Result<std::optional<SignedIn>> use_session(store::Database& database, Instant now, const std::string& secret) {
  const auto hash = fingerprint(secret);
  MUSTER_TRY(kept, database.read([&](store::Session& session) -> Result<std::optional<sql::KeptSession>> {
    return sql::session_by_hash(session, hash);
  }));
  if (!kept || !still_holds(kept->began, kept->seen, now)) return std::optional<SignedIn>{};
  if (now - kept->seen >= seen_exactness) {
    // A full disk must not sign anybody out: they are still told what could not be saved.
    [[maybe_unused]] const auto ignored = database.write([&](store::Session& session) -> Outcome {
      sql::mark_seen(session, hash, now);
      sql::mark_seen_on(session, kept->account.id, iso_date(day_in_london(now)));
      return Success{};
    });
  }
  return std::optional(SignedIn{std::move(kept->account), kept->id, kept->directory});
}

Result<std::vector<OpenSession>> open_sessions(store::Database& database, Instant now, const std::string& account_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<OpenSession>> {
    auto all = sql::sessions(session, account_id);
    std::erase_if(all, [&](const OpenSession& each) { return !still_holds(each.began, each.seen, now); });
    return all;
  });
}

Outcome end_session(store::Database& database, const store::AuditContext& audit, const std::string& account_id,
                    const std::string& session_id) {
  return database.write([&](store::Session& session) -> Outcome {
    if (sql::delete_session(session, account_id, session_id) == 0)
      return not_found("There is no such session: it may have ended already.");
    store::write_audit(session, audit, "session ended", "account", account_id);
    return Success{};
  });
}

Outcome end_other_sessions(store::Database& database, const store::AuditContext& audit, const std::string& account_id,
                           const std::string& session_id) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::delete_other_sessions(session, account_id, session_id);
    store::write_audit(session, audit, "other sessions ended", "account", account_id);
    return Success{};
  });
}

}  // namespace muster::access
