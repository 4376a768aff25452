// Invitations are planned, looked at and called off, and sent by the clock as a press would send them.
#include <muster/domain/booking/planned_invitation_service.hpp>

#include "domain/booking/seats/each_event.hpp"
#include "own_mail.hpp"
#include "planned_invitation_sql.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/platform/mail/kinds.hpp>

namespace muster::booking {
namespace {

constexpr const char* clock_actor = "clock";

/// The mail as it goes out, to one of those who get it, with an example in the place of their link.
Result<std::optional<mail::Letter>> letter_to(store::Database& database, Instant now, const sql::FirstInvited& to,
                                              const std::string& site) {
  mail::Kinds kinds;
  add_own_mail(kinds, database);
  mail::ClaimedMessage claimed;
  claimed.draft.kind = own_mail;
  claimed.draft.recipient = to.address;
  claimed.draft.detail = to.booking_id + " invited";
  MUSTER_TRY(made, mail::letter_of(kinds, claimed, {now, site, true}));
  return made ? std::optional(made->letter) : std::nullopt;
}

Outcome check_moment(const Timing& timing, const events::Event& event, Instant now) {
  if (timing.when != When::before && timing.when != When::at)
    return bad_input("Invitations go some days before the event, or at a moment.").at("timing");
  MUSTER_CHECK(check_timing(timing));
  const auto due = due_at(timing, event);
  if (due && *due <= now)
    return bad_input("This moment has passed: " + long_instant(*due, event.zone) + ".")
        .at(timing.when == When::at ? "at" : "days");
  return Success{};
}

}  // namespace

Result<InvitationsAhead> invitations_ahead(store::Database& database, Instant now, const std::string& event_slug,
                                           const std::string& site) {
  std::optional<sql::FirstInvited> first;
  MUSTER_TRY(ahead, database.read([&](store::Session& session) -> Result<InvitationsAhead> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    InvitationsAhead found{event, sql::find_planned_invitations(session, event.id),
                           sql::count_invited_without_page(session, event.id)};
    const auto next = sql::invited_without_page(session, event.id, {}, 1);
    if (!next.empty()) first = sql::first_invited(session, next.front());
    return found;
  }));
  if (!first || site.empty()) return ahead;
  MUSTER_TRY(letter, letter_to(database, now, *first, site));
  ahead.first = first->name_and_address;
  ahead.letter = std::move(letter);
  return ahead;
}

Outcome plan_invitations(store::Database& database, const store::AuditContext& audit, const std::string& event_slug,
                         Timing timing) {
  if (!timing.time.empty()) {
    MUSTER_TRY(time, parse_time(timing.time));
    timing.time = std::move(time);
  }
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    if (event.cancelled) return conflict("The event is cancelled, so nobody is invited to it any more.");
    MUSTER_CHECK(check_moment(timing, event, audit.at));
    sql::save_planned_invitations(session, event.id, {timing, PlanState::planned});
    store::write_audit(session, audit, "invitations planned", "event", event.id);
    return Success{};
  });
}

Outcome unplan_invitations(store::Database& database, const store::AuditContext& audit, const std::string& event_slug) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto planned = sql::find_planned_invitations(session, event.id);
    if (!planned) return conflict("No invitations are planned. Nothing was changed.");
    if (planned->state == PlanState::sent) return conflict("The invitations went already. Nothing was changed.");
    sql::drop_planned_invitations(session, event.id);
    store::write_audit(session, audit, "invitations not planned any more", "event", event.id);
    return Success{};
  });
}

namespace {

/// Another state, where nobody changed the plan since it was looked at.
Outcome move_on(store::Database& database, const store::AuditContext& audit, const events::Event& event,
                PlannedInvitations seen, PlanState state, const std::string& because) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto current = sql::find_planned_invitations(session, event.id);
    if (!current || current->version != seen.version) return Success{};
    seen.state = state;
    seen.because = because;
    sql::save_planned_invitations(session, event.id, seen);
    if (state == PlanState::stopped)
      store::write_audit(session, audit, "planned invitations not sent", "event", event.id);
    return Success{};
  });
}

Outcome send_due(store::Database& database, Instant now, const events::Event& event,
                 const PlannedInvitations& planned) {
  const store::AuditContext audit{clock_actor, now, event.programme};
  const auto due = due_at(planned.timing, event);
  if (!due || *due > now) return Success{};
  const auto stop = [&](const std::string& because) {
    return move_on(database, audit, event, planned, PlanState::stopped, because);
  };
  if (event.cancelled) return stop("The event was cancelled.");
  if (now - *due > latest_after)
    return stop("They were due on " + long_instant(*due, event.zone) +
                " and nothing could be sent then. Look at them once more, and send them now.");
  // Whoever has a link of their own is asked no second time, so that a process that ends here is no harm.
  const auto sent = invite_by_link(database, audit, event.slug);
  if (!sent.ok()) return sent.error().kind == ErrorKind::conflict ? stop(sent.error().message) : Outcome(sent.error());
  return move_on(database, audit, event, planned, PlanState::sent, {});
}

}  // namespace

Outcome send_due_invitations(store::Database& database, Instant now) {
  MUSTER_TRY(ids, database.read([&](store::Session& session) {
    return Result<std::vector<std::string>>(sql::events_with_planned_invitations(session));
  }));
  return each_event(ids, [&](const std::string& id) -> Outcome {
    MUSTER_TRY(known, database.read([&](store::Session& session) {
      using Known = std::pair<events::Event, std::optional<PlannedInvitations>>;
      return Result<Known>(Known{events::event_with_id(session, id), sql::find_planned_invitations(session, id)});
    }));
    if (!known.second || known.second->state != PlanState::planned) return Success{};
    return send_due(database, now, known.first, *known.second);
  });
}

}  // namespace muster::booking
