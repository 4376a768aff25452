// Sends everybody who stands as invited a link of their own, in pieces: an event may have thousands.
#include <muster/domain/booking/public_booking_service.hpp>

#include "own_mail.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

constexpr std::int64_t piece = 100;

/// The event, traced as one whose invitations go out; a conflict where nobody waits for one.
Result<events::Event> begun(store::Session& session, const store::AuditContext& audit, const std::string& event_slug) {
  MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
  if (sql::count_invited_without_page(session, event.id) == 0)
    return conflict("Nobody is invited who has no link yet. Nothing was sent.");
  store::write_audit(session, audit, "invitations sent", "event", event.id);
  return event;
}

}  // namespace

Result<std::int64_t> invited_without_link(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return sql::count_invited_without_page(session, event.id);
  });
}

Result<std::string> order_invitations(store::Database& database, const store::AuditContext& audit,
                                      const std::string& event_slug, const jobs::Order& job) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_CHECK(begun(session, audit, event_slug));
    return jobs::order(session, audit, job);
  });
}

Result<std::int64_t> queue_invitations(store::Database& database, Instant now, const std::string& event_slug,
                                       Progress& progress, const std::function<Outcome(store::Session&)>& keep) {
  MUSTER_TRY(event,
             database.read([&](store::Session& session) { return events::event_with_sessions(session, event_slug); }));
  MUSTER_TRY(all, invited_without_link(database, event_slug));
  progress.begin("mails", all);
  std::int64_t asked = 0;
  // Whoever has a page of their own is asked no second time, so the work goes on where it stopped by itself.
  while (true) {
    MUSTER_TRY(done, database.write([&](store::Session& session) -> Result<std::int64_t> {
      const auto next = sql::invited_without_page(session, event.id, piece);
      for (const auto& booking : next) {
        sql::save_own(session, booking, {});
        queue_own_mail(session, now, event, booking, OwnNews::invited);
      }
      if (!next.empty()) MUSTER_CHECK(keep(session));
      return static_cast<std::int64_t>(next.size());
    }));
    if (done == 0) return asked;
    asked += done;
    MUSTER_CHECK(go_on(progress, std::min(asked, all)));
  }
}

Result<std::int64_t> invite_by_link(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug) {
  MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
    MUSTER_CHECK(begun(session, audit, event_slug));
    return Success{};
  }));
  return queue_invitations(database, audit.at, event_slug, unwatched(),
                           [](store::Session&) -> Outcome { return Success{}; });
}

}  // namespace muster::booking
