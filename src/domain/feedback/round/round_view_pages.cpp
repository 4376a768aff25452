// Shows where a round stands in a sentence, and what an organiser can do next.
#include "round_view_pages.hpp"

#include "asking_pages.hpp"
#include "domain/feedback/cards/form_cards_draft_pages.hpp"
#include "domain/feedback/form/form_preview_pages.hpp"

#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/answer_time.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <map>

namespace muster::feedback {
namespace {

std::string told_so_far(const Round& round) {
  auto told = told_answers(round);
  told.front() = told.front() == 'f' ? 'F' : told.front();
  return told + " so far.";
}

std::string headline(const Round& round) {
  switch (round.state) {
    case RoundState::draft:
      return round.responses == 0
                 ? "The form is published, but not open yet."
                 : "The form is not open yet. " + counted(round.responses, "answer", "answers") + " imported.";
    case RoundState::open:
      return "The form is open. " +
             (round.responses == 0 && !tells_in_fives(round) ? std::string("No answers yet.") : told_so_far(round));
    case RoundState::closed:
      return "The form is closed. " +
             (round.responses == 0 ? std::string("Nobody answered.")
              : round.responses == round.waiting
                  ? counted(round.responses, "answer", "answers") + " came."
                  : counted(round.responses - round.waiting, "answer is", "answers are") + " final.");
  }
  return {};
}

std::string lead(const Round& round, const Zone& zone) {
  const auto closing = round.closes_at ? "It closes by itself on " + long_instant(*round.closes_at, zone) + "."
                                       : std::string("It closes when you close it.");
  switch (round.state) {
    case RoundState::draft:
      return round.opens_at
                 ? "Nobody can answer yet. It opens by itself on " + long_instant(*round.opens_at, zone) + "."
                 : "Nobody can answer yet. Look at it below, then open it, or set a time.";
    case RoundState::open:
      return closing + (round.form->anonymous
                            ? " Until then its figures grow by five answers at a time and leave out five at "
                              "least, so that nobody can read one person’s answers from them."
                            : "");
    case RoundState::closed:
      return "Closed on " + (round.closed_at ? long_instant(*round.closed_at, zone) : std::string("an unknown day")) +
             ". What joined submissions and imports to their answers is gone." +
             (round.waiting == 0 ? std::string()
              : round.waiting == round.responses
                  ? " " + none_shown_in_words(round.responses) + " Open it again to ask more people."
                  : " " + counted(round.waiting, "answer is in no figure: it", "answers are in no figure: they") +
                        " came after the figures were final, or stepped out of them beside people who withdrew. "
                        "Counted, they could be read from the figures before and after.");
  }
  return {};
}

/// What the last button did, by the word in the address.
std::string notice(const std::string& done) {
  static const std::map<std::string, std::string> notices{{"published", "The form is published."},
                                                          {"opened", "The form is open."},
                                                          {"closed", "The form is closed, and its figures are final."},
                                                          {"round-deleted", "The round is deleted."},
                                                          {"reopened", "The form is open again."},
                                                          {"scheduled", "The times are saved."}};
  const auto found = notices.find(done);
  return found == notices.end() ? std::string() : found->second;
}

}  // namespace

ScheduleForm schedule_form(const web::Request& request, const events::Event& event, const Round& round,
                           const Zone& zone) {
  auto form = web::Form(request, path_of(event, "/form/schedule"))
                  .button({"Save these times", {}, web::Button::Look::second})
                  .when_refused("Nothing was changed", "What you wrote is still below.");
  std::optional<web::Field<std::optional<Instant>>> opens;
  if (round.state == RoundState::draft)
    opens =
        web::zoned_moment(form, zone, {"opens", "Opens", "Leave it empty to open the form yourself.", round.opens_at});
  const auto closes = web::zoned_moment(
      form, zone, {"closes", "Closes", "Leave it empty to close the form yourself.", round.closes_at});
  return {std::move(form), zone, opens, closes};
}

web::Reply round_page(const PageContext& context, const web::Request& request, const events::Event& event,
                      const Round& round, const ScheduleForm& times) {
  web::View view;
  if (auto added = add_rounds(view, context, request, event); !added.ok())
    return site::error_page(request, added.error());
  MUSTER_PAGE(draft, request, form_draft(context.database, event));
  if (draft) view.add("WRITTEN", saved_words(*draft, request.visitor.actor(), context.now()) + ".");
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token).set("CODE", round.short_code);
  view.set("FORM_TITLE", round.form->title).set("VERSION", round.form_version);
  view.head(headline(round), lead(round, times.zone)).set("LINK", link_of(request, round));
  view.set("ANSWERED_BY", "Answered by " + std::string(answerers_words(round.answered_by)) + ".");
  view.show_if(needs_link(round.answered_by), "OWN_LINKS", "ONE_LINK");
  view.show_if(round.state == RoundState::open && !needs_link(round.answered_by), "LOOK");
  view.set("ANSWERS", told_figure(round, told_count(round, round.responses)));
  view.set("QUESTIONS", grouped(forms::question_count(*round.form)));
  view.set("PAGES", counted(static_cast<std::int64_t>(round.form->pages.size()), "page", "pages"));
  const auto minutes = minutes_to_answer(*round.form);
  view.set("MINUTES", minutes).set("MINUTES_UNIT", minutes == 1 ? "minute" : "minutes");
  view.set("FORM_TEXT", *round.form_text);
  view.show("NOTICE", notice(request.query.get("done")));
  view.show_if(round.state == RoundState::draft && round.responses > 0, "CLOSABLE");
  auto& state = view.add(round.state == RoundState::draft  ? "DRAFT"
                         : round.state == RoundState::open ? "OPEN"
                                                           : "CLOSED");
  state.show_if(!needs_link(round.answered_by), "SHOW_QR", "GIVE_LINKS");
  if (round.state == RoundState::draft)
    state.markup("OPEN_NOW", web::Form(request, path_of(event, "/form/open")).button("Open now").shown());
  view.show_if(round.state != RoundState::closed, "CAN_IMPORT", "CANNOT_IMPORT");
  view.show_if(round.form->delete_personal_after > 0 && request.visitor.can_open(path_of(event, "/form/contacts")),
               "CONTACTS");
  if (round.state == RoundState::open && round.form->anonymous) {
    view.add("RELEASED", "While the form is open, answers leave Muster five or more at a time.");
  }
  if (round.state != RoundState::closed) view.add("SCHEDULE").markup("TIMES", times.form.shown());
  add_sheets(view, *round.form, round.readers_told);
  return site::form_page(request, frame_of(event, "Form", site::Tab::form), times.form,
                         web::render("domain/feedback/pages/form.html", view));
}

std::string link_of(const web::Request& request, const Round& round) {
  return web::site_of(request) + "/f/" + round.short_code;
}

}  // namespace muster::feedback
