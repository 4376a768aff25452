// Days of a copied event's settings move with the event; what was decided about the first one's people does not go
// along.
#include <muster/domain/booking/copy_service.hpp>

#include "domain/booking/messages/planned_sql.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/questions/booking_form_sql.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"

#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/certificate_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <chrono>

namespace muster::booking {
namespace {

struct Copied {
  events::Event from;
  events::Event to;
  BookingPage page;  ///< of the first
  std::string questions;
  std::vector<std::string> sessions;
  std::vector<PlannedMessage> messages;
  [[nodiscard]] std::chrono::days moved() const {
    return std::chrono::sys_days(to.date) - std::chrono::sys_days(from.date);
  }
};

Result<Copied> looked_at(store::Session& session, const std::string& from_slug, const std::string& to_slug) {
  MUSTER_TRY(from, events::event_with_sessions(session, from_slug));
  MUSTER_TRY(to, events::event_with_sessions(session, to_slug));
  Copied copied{from,
                to,
                sql::page_or_none(session, from.id),
                {},
                sql::offered_codes(session, from.id),
                sql::plans_of(session, from.id)};
  if (const auto form = sql::newest_form(session, from.id); form.asks()) copied.questions = form.text;
  return copied;
}

/// The same time of day by the clocks of each event, whatever the time of year.
Instant moved_moment(Instant moment, const Copied& copied) {
  const auto shown = local_field(moment, copied.from.zone);
  const auto day = parse_date(shown.substr(0, 10));
  if (!day.ok()) return moment + copied.moved();
  const auto moved = iso_date(Date(std::chrono::sys_days(*day) + copied.moved())) + shown.substr(10);
  const auto read = parse_local_field(moved, copied.to.zone);
  return read.ok() ? *read : moment + copied.moved();
}

BookingPage moved_page(const Copied& copied) {
  auto page = copied.page;
  page.way = BookingWay::closed;
  if (page.closes_at) page.closes_at = moved_moment(*page.closes_at, copied);
  if (page.substitutes_until)
    page.substitutes_until = Date(std::chrono::sys_days(*page.substitutes_until) + copied.moved());
  page.joining_link.clear();
  return page;
}

SeatRules moved_rules(const SeatTable& table, const Copied& copied) {
  auto rules = table.plan.rules();
  rules.released = false;
  if (rules.release_on) rules.release_on = Date(std::chrono::sys_days(*rules.release_on) + copied.moved());
  return rules;
}

void keep_drafts(store::Session& session, const store::AuditContext& audit, const Copied& copied) {
  for (auto message : copied.messages) {
    message.id = new_id();
    message.event_id = copied.to.id;
    message.state = PlanState::draft;
    message.because.clear();
    message.version = 1;
    message.written_at = iso_instant(audit.at);
    message.written_by = audit.actor;
    // A moment that did not move with the first event means nothing to the next.
    if (message.timing.when == When::at) message.timing = {};
    sql::insert_planned(session, message);
  }
}

}  // namespace

Outcome copy_booking_settings(store::Database& database, const store::AuditContext& audit, const std::string& from_slug,
                              const std::string& to_slug) {
  MUSTER_TRY(copied, database.read([&](store::Session& session) { return looked_at(session, from_slug, to_slug); }));
  if (copied.page.version > 0) MUSTER_CHECK(set_booking_page(database, audit, to_slug, moved_page(copied)));
  if (!copied.questions.empty()) MUSTER_CHECK(ask_on_booking(database, audit, to_slug, copied.questions));
  MUSTER_TRY(seats, seats_of(database, from_slug));
  if (seats.version > 0)
    MUSTER_CHECK(set_seat_rules(database, audit, to_slug, moved_rules(seats, copied), std::nullopt));
  MUSTER_TRY(certificates, certificates_of(database, audit.at, from_slug));
  if (certificates.rules.version > 0) {
    auto rules = certificates.rules;
    rules.version = 0;
    std::erase_if(rules.compulsory, [&](const std::string& code) {
      return std::ranges::find(certificates.sessions, code, &events::EventSession::code) == certificates.sessions.end();
    });
    MUSTER_CHECK(set_certificate_rules(database, audit, to_slug, rules));
  }
  return database.write([&](store::Session& session) -> Outcome {
    if (copied.sessions.empty() && copied.messages.empty()) return Success{};
    sql::save_offered(session, copied.to.id, copied.sessions);
    keep_drafts(session, audit, copied);
    store::write_audit(session, audit, "booking settings copied", "event", copied.to.id, {"sessions", "messages"});
    events::mark_changed(session, copied.to.id);
    return Success{};
  });
}

}  // namespace muster::booking
