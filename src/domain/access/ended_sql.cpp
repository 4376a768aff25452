// Rows of signing in whose time is over.
#include <muster/domain/access/ended_sql.hpp>
#include <muster/domain/access/session_service.hpp>

#include "team_sql.hpp"
#include "throttle_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::access {
namespace {

std::string_view oldest(ExpiringKind what) {
  switch (what) {
    case ExpiringKind::links:
      return "select min(expires_at), count(*) from sign_in_link";
    case ExpiringKind::sessions:
      return "select min(began_at), count(*) from sign_in_session";
    case ExpiringKind::known_browsers:
      return "select min(seen_at), count(*) from known_browser";
    case ExpiringKind::team_changes:
      return "select min(expires_at), count(*) from team_change";
    case ExpiringKind::tries:
      return "select min(full_at), count(*) from throttle";
    case ExpiringKind::tokens:
      break;
  }
  return "select min(ends_at), count(*) from access_token";
}

}  // namespace

std::int64_t drop_ended(store::Session& session, ExpiringKind what, Instant now) {
  switch (what) {
    case ExpiringKind::links:
      return session.execute("delete from sign_in_link where expires_at < $1", {iso_instant(now)});
    case ExpiringKind::sessions:
      return session.execute("delete from sign_in_session where seen_at < $1 or began_at < $2",
                             {iso_instant(now - idle_limit - seen_exactness), iso_instant(now - absolute_limit)});
    case ExpiringKind::known_browsers:
      return session.execute("delete from known_browser where seen_at < $1", {iso_instant(now - known_for)});
    case ExpiringKind::team_changes:
      return sql::delete_changes_before(session, now);
    case ExpiringKind::tries:
      return sql::delete_full_buckets(session, now);
    case ExpiringKind::tokens:
      break;
  }
  return session.execute("delete from access_token where ends_at < $1", {iso_instant(now)});
}

std::optional<NextEnd> next_end(store::Session& session, ExpiringKind what) {
  const auto row = session.first(oldest(what));
  if (!row || row->is_null(0)) return std::nullopt;
  const auto from = parse_instant(row->text(0));
  if (!from.ok()) return std::nullopt;
  const auto after = what == ExpiringKind::sessions         ? Instant::duration(absolute_limit)
                     : what == ExpiringKind::known_browsers ? Instant::duration(known_for)
                                                            : Instant::duration(0);
  return NextEnd{iso_instant(*from + after), row->integer(1)};
}

}  // namespace muster::access
