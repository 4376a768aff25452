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

Result<events::Event> event_to_come_to(store::Session& session, const std::string& event_slug) {
  MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
  if (event.cancelled) return conflict("The event is cancelled, so nobody is invited to it any more.");
  return event;
}

/// What one transaction did.
struct Piece {
  std::int64_t seen = 0;
  std::int64_t mails = 0;
  std::string last;  ///< booking
};

/// The event, traced as one whose invitations go out; a conflict where nobody waits for one.
Result<events::Event> begun(store::Session& session, const store::AuditContext& audit, const std::string& event_slug) {
  MUSTER_TRY(event, event_to_come_to(session, event_slug));
  if (sql::count_invited_without_page(session, event.id) == 0)
    return conflict("Nobody is invited who has an e-mail address and no link yet. Nothing was sent.");
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
  MUSTER_TRY(all, invited_without_link(database, event_slug));
  progress.begin("mails", all);
  std::int64_t seen = 0;
  std::int64_t mails = 0;
  std::string after;
  // Whoever has a page of their own is asked no second time, so the work goes on where it stopped by itself.
  while (true) {
    MUSTER_TRY(done, database.write([&](store::Session& session) -> Result<Piece> {
      MUSTER_TRY(event, event_to_come_to(session, event_slug));
      Piece did;
      for (const auto& booking : sql::invited_without_page(session, event.id, after, piece)) {
        did.last = booking;
        ++did.seen;
        if (!queue_own_mail(session, now, event, booking, OwnNews::invited)) continue;
        sql::save_own(session, booking, {});
        ++did.mails;
      }
      if (did.seen > 0) MUSTER_CHECK(keep(session));
      return did;
    }));
    if (done.seen == 0) return mails;
    seen += done.seen;
    mails += done.mails;
    after = done.last;
    MUSTER_CHECK(go_on(progress, std::min(seen, all)));
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
