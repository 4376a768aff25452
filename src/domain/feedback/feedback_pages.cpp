// Gathers the room's routes, and what all its pages share.
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/later_submission_service.hpp>
#include <muster/domain/site/frame.hpp>

#include "answering/seen_rounds.hpp"
#include "api_context_pages.hpp"
#include "context_pages.hpp"
#include "round/asking_pages.hpp"

#include <utility>

namespace muster::feedback {

site::Frame frame_of(const events::Event& event, std::string title, site::Tab tab, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, tab, error};
}

std::string path_of(const events::Event& event, const std::string& rest) { return "/events/" + event.slug + rest; }

void add_pages(web::Router& router, store::Database& database, const Clock& clock, ShippedForms forms) {
  const PageContext context{database, clock, std::make_shared<const ShippedForms>(std::move(forms)),
                            std::make_shared<ArrivingAnswers>(database), std::make_shared<SeenRounds>()};
  add_answer_pages(router, context);
  add_withdrawal_pages(router, context);
  add_draft_pages(router, context);
  add_form_pages(router, context);
  add_form_cards_pages(router, context);
  add_form_file_pages(router, context);
  add_round_pages(router, context);
  add_languages_pages(router, context);
  add_booking_questions_pages(router, context);
  add_answerers_pages(router, context);
  add_asking_pages(router, context);
  add_paper_pages(router, context);
  add_paper_entry_pages(router, context);
  add_answers_file_pages(router, context);
  add_personal_pages(router, context);
  add_note_pages(router, context);
  add_note_change_pages(router, context);
  add_note_paste_pages(router, context);
  add_form_api_pages(router, context);
  add_asking_api_pages(router, context);
  add_answers_api_pages(router, context);
  add_note_api_pages(router, context);
}

}  // namespace muster::feedback
