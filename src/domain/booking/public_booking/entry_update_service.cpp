// Sends newer calendar entries to everybody who has one, once somebody has seen what changed.
#include <muster/domain/booking/public_booking_service.hpp>

#include "own_mail.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

constexpr std::int64_t piece = 100;

}  // namespace

Result<EntryUpdate> entry_update(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<EntryUpdate> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto page = sql::find_page(session, event.id);
    if (!page) return EntryUpdate{};
    return EntryUpdate{page->told, told_of(*page, event, events::sessions_of(session, event.id)),
                       sql::holder_count(session, event.id)};
  });
}

Result<std::string> send_entry_updates(store::Database& database, const store::AuditContext& audit,
                                       const std::string& event_slug, const jobs::Order& job) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto page = sql::find_page(session, event.id);
    const auto is = page ? told_of(*page, event, events::sessions_of(session, event.id)) : std::string();
    if (!page || page->told == is || sql::holder_count(session, event.id) == 0)
      return conflict("What the calendars say is what is true. Nothing was sent.");
    sql::save_told(session, event.id, is);
    store::write_audit(session, audit, "calendar entries sent", "event", event.id);
    return jobs::order(session, audit, job);
  });
}

Outcome queue_entry_updates(store::Database& database, Instant now, const std::string& event_slug, jobs::Work& work) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(all, database.read([&](store::Session& session) -> Result<std::int64_t> {
    return sql::holder_count(session, event.id);
  }));
  work.begin("mails", all);
  auto after = work.position();
  std::int64_t done = 0;
  while (true) {
    MUSTER_TRY(next, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
      return sql::holders_after(session, event.id, after, piece);
    }));
    if (next.empty()) return Success{};
    after = next.back();
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      for (const auto& booking : next) queue_own_mail(session, now, event, booking, OwnNews::event);
      return work.keep_position(session, after);
    }));
    done += static_cast<std::int64_t>(next.size());
    MUSTER_CHECK(go_on(work, std::min(done, all)));
  }
}

}  // namespace muster::booking
