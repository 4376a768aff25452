// Copies and deletes events, through the doors of the slices that hold what belongs to them.
#include <muster/front/dashboard/event_upkeep_service.hpp>

#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/booking/copy_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/forgetting_sql.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/forgetting_sql.hpp>
#include <muster/domain/figures/publication_service.hpp>
#include <muster/domain/intake/forgetting_sql.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/room/forgetting_sql.hpp>
#include <muster/domain/themes/forgetting_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/as_one.hpp>

namespace muster::dashboard {
namespace {

EventContents hanging(store::Session& session, const events::Event& event) {
  EventContents contents;
  auto& words = contents.words;
  const bool is_event = events::asked(session, event.id).kind == events::AskedKind::event;
  if (is_event) {
    const auto rounds = events::rounds_of(session, event).size() - 1;
    if (rounds > 0)
      words.push_back(
          counted(static_cast<std::int64_t>(rounds), "further round was added", "further rounds were added"));
  }
  const auto count = [&](std::size_t number, const std::string& one, const std::string& many) {
    if (number > 0) words.push_back(counted(static_cast<std::int64_t>(number), one, many));
  };
  std::int64_t listed = 0;
  for (const auto number : booking::state_counts(session, event.id)) listed += number;
  count(static_cast<std::size_t>(listed), "person stands in its list of delegates, whatever their state",
        "people stand in its list of delegates, whatever their state");
  if (const auto round = feedback::round_of_event(session, event.id)) {
    // What is asked apart goes with its form, as long as nobody has answered.
    if (is_event) words.emplace_back("a form is published");
    // Else deleting would say whether the first has come.
    if (!is_event && feedback::tells_in_fives(*round))
      words.emplace_back("answers may have come in");
    else if (!is_event && feedback::any_answers(session, round->id))
      words.emplace_back("answers came in");
    if (!is_event && feedback::any_sheets(session, round->id)) words.emplace_back("sheets of paper were typed in");
  }
  count(feedback::notes(session, event.id).size(), "note was typed in", "notes were typed in");
  count(intake::imports(session, event.id).size(), "file was imported", "files were imported");
  const auto incoming = intake::imports_going_on(session, event.id);
  contents.being_imported = incoming.unfinished;
  count(static_cast<std::size_t>(incoming.waiting), "file waits to be imported: import it or cancel it",
        "files wait to be imported: import or cancel them");
  if (room::was_used(session, event.id)) words.emplace_back("its room was used");
  if (report::own_definitions(session, event.id) > 0) words.emplace_back("its report has words of its own");
  if (figures::is_published(session, event.id)) words.emplace_back("its figures are published");
  count(static_cast<std::size_t>(report::editions(session, event.id)), "edition of its report was frozen",
        "editions of its reports were frozen");
  return contents;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at)
    text += (at == 0 ? "" : at + 1 == words.size() ? " and " : ", ") + words[at];
  return text;
}

/// Why the event cannot be deleted; success where it can.
Outcome nothing_hangs_on(const events::Event& event, const EventContents& contents) {
  if (contents.words.empty()) return Success{};
  return conflict(
      event.title + " cannot be deleted: " + listed(contents.words) +
      (events::is_within(event.slug) ? ". Nothing was changed." : ". Cancel it instead. Nothing was changed."));
}

}  // namespace

Result<EventContents> event_contents(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<EventContents> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return hanging(session, event);
  });
}

Outcome delete_event(store::Database& database, const store::AuditContext& audit, const intake::Kinds& kinds,
                     const std::string& event_slug) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(contents, event_contents(database, event_slug));
  MUSTER_CHECK(nothing_hangs_on(event, contents));
  if (contents.being_imported) MUSTER_CHECK(intake::stop_imports(database, audit, kinds, event.id));
  return database.write([&](store::Session& session) -> Outcome {
    const auto now = hanging(session, event);
    MUSTER_CHECK(nothing_hangs_on(event, now));
    if (now.being_imported) {
      return conflict("A list is being imported into " + event.title +
                      " just now, so it was not deleted. Nothing was changed; try again.");
    }
    booking::forget_changes_of_event(session, event.id);
    room::forget_event(session, event.id);
    actions::forget_event(session, event.id);
    figures::forget_event(session, event.id);
    if (events::asked(session, event.id).kind != events::AskedKind::event) {
      themes::forget_event(session, event.id);
      feedback::forget_event(session, event.id);
    }
    events::delete_event(session, audit, event.id);
    return Success{};
  });
}

namespace {

/// `database` is one transaction: what stands here is kept whole.
Result<events::Event> copied_within(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const events::NewEvent& wanted,
                                    const std::string& zone, const ShippedReports& reports) {
  MUSTER_TRY(round, feedback::settle_event_round(database, audit.at, event_slug));
  MUSTER_TRY(from, events::find_event(database, event_slug));
  MUSTER_TRY(made, events::add_event(database, audit, wanted));
  // First, because whatever closes at an hour closes at that hour by the copy's clocks.
  const auto name = zone.empty() ? from.zone.name() : zone;
  if (name != made.zone.name()) MUSTER_CHECK(feedback::choose_time_zone(database, audit, made.slug, name));
  // Before the form, which may ask about them.
  MUSTER_CHECK(events::copy_sessions(database, audit, event_slug, made.slug));
  MUSTER_CHECK(booking::copy_booking_settings(database, audit, event_slug, made.slug));
  if (round) MUSTER_CHECK(feedback::publish_form(database, audit, made.slug, *round->form_text, "the form"));
  for (const auto& [report, shipped] : reports) {
    MUSTER_TRY(definition, report::event_definition(database, event_slug, report, shipped));
    if (definition.own()) MUSTER_CHECK(report::save_definition(database, audit, made.slug, report, definition.text, 0));
  }
  return events::find_event(database, made.slug);
}

}  // namespace

Result<events::Event> copy_event(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const events::NewEvent& wanted, const std::string& zone,
                                 const ShippedReports& reports) {
  return store::as_one(
      database, [&](store::Database& one) { return copied_within(one, audit, event_slug, wanted, zone, reports); });
}

Date next_year(Date day, Date today) {
  auto moved = std::chrono::sys_days(day);
  // Fifty-two weeks keep the weekday, for that is how gatherings are set.
  constexpr std::chrono::days about_a_year{364};
  if (moved <= std::chrono::sys_days(today))
    moved += ((std::chrono::sys_days(today) - moved) / about_a_year + 1) * about_a_year;
  return Date(moved);
}

}  // namespace muster::dashboard
