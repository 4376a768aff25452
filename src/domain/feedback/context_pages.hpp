#pragma once
// What all pages of this room are given, and the groups of routes that they fall into.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace muster::feedback {

class ArrivingAnswers;
class SeenRounds;

/// Everything named here outlives the router. Each route has a copy, so what is long is shared.
struct PageContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<const ShippedForms> forms;
  std::shared_ptr<ArrivingAnswers> arriving;
  std::shared_ptr<SeenRounds> seen;

  [[nodiscard]] Instant now() const { return clock.now(); }
  [[nodiscard]] store::AuditContext organiser(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

void add_answer_pages(web::Router& router, const PageContext& context);      ///< /f/{code}
void add_withdrawal_pages(web::Router& router, const PageContext& context);  ///< /f/{code}/withdraw
void add_draft_pages(web::Router& router, const PageContext& context);       ///< /f/{code}/draft/{secret}
void add_form_pages(web::Router& router, const PageContext& context);  ///< /events/{event}/form, writing and publishing
void add_form_cards_pages(web::Router& router, const PageContext& context);  ///< a form as cards beside its text
void add_form_file_pages(web::Router& router, const PageContext& context);   ///< forms of other programs, in and out
void add_booking_questions_pages(web::Router& router, const PageContext& context);  ///< what a booking page asks
void add_languages_pages(web::Router& router, const PageContext& context);
void add_round_pages(web::Router& router, const PageContext& context);         ///< opening, closing, schedule, QR sheet
void add_answerers_pages(web::Router& router, const PageContext& context);     ///< who may answer, links and reminders
void add_paper_pages(web::Router& router, const PageContext& context);         ///< the form to print
void add_paper_entry_pages(web::Router& router, const PageContext& context);   ///< sheets of paper typed in
void add_answers_file_pages(web::Router& router, const PageContext& context);  ///< answers out again
void add_personal_pages(web::Router& router, const PageContext& context);      ///< contact details that people gave
void add_note_pages(web::Router& router, const PageContext& context);          ///< notes, one by one and as a whole
void add_note_change_pages(web::Router& router, const PageContext& context);   ///< editing, deleting, taking back
void add_note_paste_pages(web::Router& router, const PageContext& context);    ///< a pasted list becomes notes

/// The desk's frame for a page of `event`.
[[nodiscard]] site::Frame frame_of(const events::Event& event, std::string title, site::Tab tab, bool error = false);

/// A link of this event's own pages: "/events/slug" + rest.
[[nodiscard]] std::string path_of(const events::Event& event, const std::string& rest);

}  // namespace muster::feedback
