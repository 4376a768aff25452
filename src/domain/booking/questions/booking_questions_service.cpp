// Keeps the questions of a booking page: judged before the writers' line, and never with a code that changes its
// meaning.
#include <muster/domain/booking/booking_questions_service.hpp>

#include "answered_service.hpp"
#include "booking_form_sql.hpp"

#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/forms/language.hpp>

namespace muster::booking {
namespace {

BookingQuestions shown(store::Session& session, const events::Event& event) {
  return {event, sql::newest_form(session, event.id), sql::answered_by(session, event.id)};
}

Outcome check_meanings(store::Session& session, const std::string& event_id, const forms::Form& next) {
  for (const auto version : sql::answered_versions(session, event_id)) {
    const auto before = sql::form_version(session, event_id, version);
    if (!before) continue;
    auto changed = forms::changed_meanings(*before, next);
    if (changed.empty()) continue;
    auto error = bad_input(
        "Somebody answered these questions already, so a code cannot come to mean something else. Give what is new a "
        "code of its own.");
    error.diagnostics = std::move(changed);
    return error;
  }
  return Success{};
}

}  // namespace

Result<BookingQuestions> booking_questions(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<BookingQuestions> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    return shown(session, event);
  });
}

Result<BookingQuestions> ask_on_booking(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, const std::string& text,
                                        std::optional<std::int64_t> seen) {
  std::optional<forms::Form> next;
  if (!text.empty()) {
    MUSTER_TRY(read, read_booking_form(text, "form"));
    next = std::move(read);
  }
  return database.write([&](store::Session& session) -> Result<BookingQuestions> {
    MUSTER_TRY(event, events::event_with_sessions(session, event_slug));
    const auto before = sql::newest_form(session, event.id);
    if (seen && *seen != before.version)
      return conflict(
          "Somebody changed these questions after you opened this page. Nothing of yours is saved yet; look at what "
          "they are now.");
    if (!next || before.text == text) {
      if (before.version == 0 || before.asked == next.has_value()) return shown(session, event);
      sql::ask_newest(session, event.id, next.has_value());
    } else {
      MUSTER_CHECK(check_meanings(session, event.id, *next));
      sql::add_form_version(session, event.id, text);
    }
    store::write_audit(session, audit, "booking questions changed", "event", event.id, {"form"});
    events::mark_changed(session, event.id);
    return shown(session, event);
  });
}

Result<BookingForm> asked_on_page(store::Database& database, const std::string& event_id) {
  return database.read([&](store::Session& session) -> Result<BookingForm> {
    auto form = sql::newest_form(session, event_id);
    return form.asks() ? std::move(form) : BookingForm{};
  });
}

Result<BookingAnswers> checked_answers(store::Session& session, const std::string& event_id,
                                       const TypedBookingAnswers& typed) {
  const auto form = sql::newest_form(session, event_id);
  if ((form.asks() ? form.version : 0) != typed.version) return conflict(questions_changed);
  if (!form.asks()) return BookingAnswers{};
  auto checked = forms::check_answers(*form.form, typed.typed);
  if (!checked.ok()) return bad_input(checked.errors.front().message + ".").at("questions");
  return BookingAnswers{form.version, std::move(checked.answers)};
}

Outcome keep_answers(store::Session& session, const std::string& event_id, const std::string& booking_id,
                     const BookingAnswers& given) {
  if (given.version == 0) return Success{};
  if (sql::asked_version(session, event_id) != given.version) return conflict(questions_changed);
  sql::save_answers(session, booking_id, event_id, given);
  return Success{};
}

}  // namespace muster::booking
