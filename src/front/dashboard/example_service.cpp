// Takes the example away slice by slice, each through its own door, in one transaction.
#include <muster/front/dashboard/example_service.hpp>

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/forgetting_sql.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/booking/forgetting_sql.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/bulletin/forgetting_sql.hpp>
#include <muster/domain/directory/forgetting_sql.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_lookup_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/events/series_forgetting_sql.hpp>
#include <muster/domain/feedback/forgetting_sql.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/domain/figures/forgetting_sql.hpp>
#include <muster/domain/indicators/forgetting_sql.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/domain/membership/forgetting_sql.hpp>
#include <muster/domain/noticeboard/forgetting_sql.hpp>
#include <muster/domain/people/forgetting_sql.hpp>
#include <muster/domain/people/people_forgetting_sql.hpp>
#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/report/picture_service.hpp>
#include <muster/domain/room/forgetting_sql.hpp>
#include <muster/domain/themes/forgetting_sql.hpp>
#include <muster/domain/webhooks/forgetting_sql.hpp>
#include <muster/domain/wordlist/forgetting_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/person_sql.hpp>
#include <muster/platform/mail/stop_sql.hpp>

namespace muster::dashboard {
namespace {

/// All of it goes in one transaction, for which everybody who writes waits.
constexpr std::int64_t most_removed = 2000;

Outcome is_short_to_remove(store::Session& session, const Example& example) {
  const auto event = events::find_event(session, example.event_slug);
  if (!event.ok()) return Success{};  // told by the removal itself
  std::int64_t listed = 0;
  for (const auto number : booking::state_counts(session, event->id)) listed += number;
  const auto round = feedback::round_of_event(session, event->id);
  const auto answers = round ? round->responses : 0;
  if (listed <= most_removed && answers <= most_removed) return Success{};
  return conflict("The example holds " + counted(listed, "delegate", "delegates") + " and " +
                  counted(answers, "answer", "answers") + " by now; up to " + grouped(most_removed) +
                  " of each are removed at once. Undo what was imported into it first. Nothing was changed.");
}

}  // namespace

Result<bool> can_load(store::Database& database, const Example& example) {
  return database.read([&](store::Session& session) -> Result<bool> {
    return !access::programme_called(session, example.programme) && !events::is_event(session, example.event_slug);
  });
}

Outcome load_example(store::Database& database, const store::AuditContext& audit, const Example& example,
                     const std::string& email) {
  MUSTER_TRY(free, can_load(database, example));
  if (!free) return conflict("The example is there already. Nothing was changed.");
  MUSTER_CHECK(example.load(database, audit));
  MUSTER_CHECK(access::give_role(database, audit, email, access::Role::owner, example.programme));
  return Success{};
}

Outcome remove_example(store::Database& database, const store::AuditContext& audit, const Example& example) {
  MUSTER_CHECK(database.read([&](store::Session& session) { return is_short_to_remove(session, example); }));
  const auto gone = database.write([&](store::Session& session) -> Outcome {
    const auto programme = access::programme_called(session, example.programme);
    const auto event = events::find_event(session, example.event_slug);
    if (!programme || !event.ok() || event->programme_id != programme->id)
      return not_found("The example is not there any more.");
    if (events::events_of(session, programme->id) > 1)
      return conflict(example.programme +
                      " has events beside the example, so it is not taken away. Delete those first; nothing was "
                      "changed.");
    room::forget_event(session, event->id);
    figures::forget_event(session, event->id);
    themes::forget_event(session, event->id);
    feedback::forget_event(session, event->id);
    const auto people = booking::forget_event(session, event->id);
    intake::forget_files_of_event(session, event->id);
    report::forget_definitions(session, event->id);
    people::delete_people(session, people);
    events::delete_event(session, audit, event->id);
    booking::forget_need_joins(session, programme->id);
    events::forget_logo(session, programme->id);
    events::forget_series_of(session, programme->id);
    report::forget_programme(session, programme->id);
    indicators::forget_programme(session, programme->id);
    actions::forget_programme(session, programme->id);
    membership::forget_programme(session, programme->id);
    lists::forget_programme(session, programme->id);
    members::forget_programme(session, programme->id);
    noticeboard::forget_programme(session, programme->id);
    bulletin::forget_programme(session, programme->id);
    webhooks::forget_programme(session, programme->id);
    feeds::forget_programme(session, programme->id);
    people::forget_network(session, programme->id);
    themes::forget_programme(session, programme->id);
    wordlist::forget_programme(session, programme->id);
    jobs::forget_scope(session, programme->id);
    intake::forget_columns_of(session, programme->id);
    mail::forget_programme(session, programme->id);
    mail::forget_stop_scope(session, booking::news_scope(programme->id));
    directory::forget_programme(session, programme->id);
    access::forget_programme(session, programme->id);
    store::write_audit(session, audit, "example removed", "programme", programme->id);
    return Success{};
  });
  if (gone.ok()) database.forget_deleted();
  return gone;
}

}  // namespace muster::dashboard
