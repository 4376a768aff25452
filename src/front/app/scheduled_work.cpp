// The plan of what the clock asks for.
#include <muster/front/app/scheduled_work.hpp>

#include "arrivals.hpp"

#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/planned_invitation_service.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/bulletin/bulletin_service.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/domain/lists/planned_mail_service.hpp>
#include <muster/domain/membership/renewal_service.hpp>
#include <muster/domain/passage/passage_jobs.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/front/app/imports.hpp>
#include <muster/platform/store/setting.hpp>

#include <map>

namespace muster::app {
namespace {

using namespace std::chrono_literals;

constexpr const char* arrivals_setting = "answers whose order is forgotten";

/// What was seen of rounds is kept in the database, so that the next process does not do again what this one did.
Outcome forget_arrivals(store::Database& database) {
  MUSTER_TRY(kept, store::kept_setting(database, arrivals_setting));
  const auto seen = read_arrivals(kept.value_or(std::string()));
  auto now_seen = seen;
  MUSTER_CHECK(feedback::forget_arrivals(database, now_seen));
  if (now_seen == seen) return Success{};
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, arrivals_setting, written_arrivals(now_seen));
    return Success{};
  });
}

/// A sentence where the clock seems wrong, so that nothing was deleted.
Result<std::string> delete_due(store::Database& database, Instant now) {
  constexpr std::chrono::seconds of_a_turn{8};  // other work by the clock waits meanwhile
  MUSTER_TRY(done, privacy::run_retention(database, {"clock", now}, privacy::RunTrigger::nightly,
                                          {{}, &unwatched(), of_a_turn}));
  return done.end == privacy::RunEnd::held ? privacy::held_words(now, *done.last) : std::string();
}

}  // namespace

void add_scheduled_work(jobs::Schedule& schedule, store::Database& database) {
  schedule.add("rounds", jobs::Schedule::between_turns, [&database](Instant now) -> Result<std::string> {
    MUSTER_CHECK(feedback::settle_rounds(database, now));
    return std::string();
  });
  schedule.add("order of answers", jobs::Schedule::between_turns, [&database](Instant) -> Result<std::string> {
    MUSTER_CHECK(forget_arrivals(database));
    return std::string();
  });
  schedule.add("imports that did not end", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(intake::discard_unfinished(database, now, kinds()));
                 return std::string();
               });
  schedule.add("mails that were not sent", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(booking::discard_unready_messages(database, now));
                 return std::string();
               });
  schedule.add("messages whose moment has come", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(booking::send_due_messages(database, now, feedback::answering()));
                 MUSTER_CHECK(booking::send_due_invitations(database, now));
                 return std::string();
               });
  schedule.add("mails to lists whose moment has come", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(lists::send_due_mails(database, now));
                 return std::string();
               });
  schedule.add("seats that come free", jobs::Schedule::between_turns, [&database](Instant now) -> Result<std::string> {
    MUSTER_CHECK(booking::settle_seats(database, now));
    return std::string();
  });
  schedule.add("files that waited too long", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(intake::drop_overdue_uploads(database, now));
                 return std::string();
               });
  schedule.add("reminders of memberships", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(membership::send_reminders(database, now));
                 return std::string();
               });
  schedule.add("bulletins whose moment has come", jobs::Schedule::between_turns,
               [&database](Instant now) -> Result<std::string> {
                 MUSTER_CHECK(bulletin::send_due(database, now));
                 return std::string();
               });
  schedule.add("actions that are due", jobs::Schedule::between_turns, [&database](Instant now) -> Result<std::string> {
    MUSTER_CHECK(actions::tell_due(database, now));
    return std::string();
  });
  // Not at every turn: while it waits for a long read, it keeps writers waiting.
  schedule.add("emptying the log", 1min, [&database](Instant) -> Result<std::string> {
    MUSTER_CHECK(database.forget_what_waits());
    return std::string();
  });
  schedule.add("old news of other programs", 1h, [&database](Instant now) -> Result<std::string> {
    MUSTER_CHECK(webhooks::drop_old_deliveries(database, now));
    return std::string();
  });
  schedule.add("files of programmes that waited", 10min, [&database](Instant now) -> Result<std::string> {
    MUSTER_CHECK(passage::drop_old_files(database, now));
    return std::string();
  });
  schedule.add("order of reading", 12h, [&database](Instant) -> Result<std::string> {
    MUSTER_CHECK(themes::forget_reading_order(database));
    return std::string();
  });
  // Whether a night's deletion is due is asked at every turn, since somebody may have confirmed a held clock, and a
  // long one takes several turns; that it is done once a day it sees for itself.
  schedule.add("retention", jobs::Schedule::between_turns,
               [&database](Instant now) { return delete_due(database, now); });
}

}  // namespace muster::app
