// What a booking page asks: one of the event's own forms, a text, or nothing. The builder writes it as it writes every
// form, for a round that is never opened.
#include "domain/feedback/context_pages.hpp"
#include "form_preview_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/form_draft_service.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using web::Reply;
using web::Request;

constexpr const char* round_name = "booking-questions";
constexpr const char* first_words = R"(form coming "Coming to the day"

page "Coming to the day"
  arrives*  "How do you come?"  pick one
            ( ) train "By train or Underground"
            ( ) bike  "By bicycle"
            ( ) car   "By car"
            ( ) other "Another way"

  hopes     "What do you hope to take home?"  lines 3
)";

std::string here_of(const std::string& slug) { return "/events/" + slug + "/booking/questions"; }

struct Candidate {
  std::string slug;
  std::string text;
};

struct AskForm {
  std::vector<web::Choice<std::string>> choices;
  web::Form form;
  web::Field<std::string> from = form.radios<std::string>("from", "What the booking page asks", choices)
                                     .missing("Choose what the booking page asks");
  web::Field<std::string> text =
      form.lines("text", "Their text, in the form language")
          .hint("For the first answer only. What stands there now is what is asked, or an example.")
          .plain()
          .code()
          .rows(14)
          .optional();
};

std::string size_in_words(const forms::Form& form) { return forms::questions_in_words(form); }

/// The forms of the event's rounds that can be asked beside a name.
std::vector<Candidate> candidates_of(const std::vector<AskedRound>& rounds,
                                     std::vector<web::Choice<std::string>>& choices) {
  std::vector<Candidate> found;
  for (const auto& [about, asked, round, session] : rounds) {
    if (!round) continue;
    const auto form = booking::read_booking_form(*round->form_text, "form");
    if (!form.ok()) continue;
    choices.push_back({about.slug, about.slug, form->title,
                       size_in_words(*form) + ", version " + std::to_string(round->form_version) +
                           (asked.kind == events::AskedKind::round ? " of “" + about.title + "”" : "")});
    found.push_back({about.slug, *round->form_text});
  }
  return found;
}

void add_now(web::View& view, const booking::BookingQuestions& now) {
  if (!now.asked.asks()) return;
  const auto answered = now.answered == 0 ? std::string("Nobody has answered them yet.")
                                          : counted(now.answered, "person has", "people have") + " answered them.";
  auto& part = view.add("ASKED", "“" + now.asked.form->title + "”, version " + std::to_string(now.asked.version) +
                                     ": " + size_in_words(*now.asked.form) + ".")
                   .set("ANSWERED", answered);
  web::View sheets;
  add_sheets(sheets, *now.asked.form, false);
  part.markup("SHEETS", web::render("domain/feedback/pages/sheets.html", sheets));
}

Reply questions_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto here = here_of(slug);
  MUSTER_PAGE(now, request, booking::booking_questions(context.database, slug));
  MUSTER_PAGE(rounds, request, rounds_of_event(context.database, slug));
  std::vector<web::Choice<std::string>> choices{{"text", "text", "What is written below"}};
  const auto candidates = candidates_of(rounds, choices);
  choices.push_back(
      {"none", "none", "Nothing more", "Who somebody is, where they come from, what they need and the delegate list."});
  AskForm wanted{std::move(choices), web::Form(request, here)
                                         .button("Save")
                                         .way_out("Back to booking", "/events/" + slug + "/booking")
                                         .knowing("seen", std::to_string(now.asked.version))
                                         .when_refused({}, "Nothing was changed.")};
  const auto asked_now = std::ranges::find(candidates, now.asked.text, &Candidate::text);
  (void)wanted.from.begins(!now.asked.asks() ? "none" : asked_now != candidates.end() ? asked_now->slug : "text");
  (void)wanted.text.begins(now.asked.text.empty() ? first_words : now.asked.text);
  web::View view;
  if (wanted.form.read()) {
    const auto chosen = std::ranges::find(candidates, *wanted.from, &Candidate::slug);
    auto text = with_plain_breaks(*wanted.text);
    if (*wanted.from == "text" && trimmed(text).empty()) wanted.text.refuse("Write what is asked, or choose another");
    if (*wanted.from == "none") text.clear();
    if (chosen != candidates.end()) text = chosen->text;
    if (!wanted.form.refused()) {
      const auto saved = booking::ask_on_booking(context.database, context.organiser(request), slug, text,
                                                 parse_integer(request.form.get("seen")));
      if (saved.ok()) return web::redirect(here + "?done=saved");
      auto error = saved.error();
      if (error.kind == ErrorKind::bad_input && error.field.empty())
        error.field = *wanted.from == "text" ? "text" : "from";
      // The form's own errors stand above its text with their lines.
      if (!error.diagnostics.empty()) {
        view.add("WRONG").add_each("WRONG_LINE", forms::errors_with_mended_lines(error, text));
        error.diagnostics.clear();
      }
      wanted.form.refuse(error);
    }
  }
  view.set("BACK", "/events/" + slug + "/booking");
  view.head(
      "Questions on the booking page",
      "Answers stand with the booking, beside the name: in the person’s sheet and in the list as a file, for those who "
      "may see contact details. They are no answers of a round, and go with the person.");
  if (request.query.get("done") == "saved")
    view.add("DONE", now.asked.asks() ? "Saved. The booking page asks these from now on."
                                      : "Saved. The booking page asks nothing more.");
  add_now(view, now);
  view.markup("FORM", wanted.form.shown());
  view.markup("CARDS_FORM", web::Form(request, here + "/cards")
                                .look("")
                                .button({"Write them as cards", {}, web::Button::Look::second})
                                .shown());
  return site::form_page(request, frame_of(now.event, "Questions on the booking page", site::Tab::delegates),
                         wanted.form, web::render("domain/feedback/pages/booking_questions.html", view));
}

/// The round in which they are written, with what is asked now as its draft.
Reply to_cards(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(now, request, booking::booking_questions(context.database, slug));
  MUSTER_PAGE(rounds, request, rounds_of_event(context.database, slug));
  const auto own = events::slug_within(now.event.slug, round_name);
  const auto audit = context.organiser(request);
  const auto found = std::ranges::find(rounds, own, [](const AskedRound& each) { return each.about.slug; });
  if (found == rounds.end()) {
    MUSTER_PAGE(added, request,
                events::add_round(context.database, audit, slug, {"questions for booking", round_name, {}}));
    MUSTER_PAGE(kept, request,
                keep_form_draft(context.database, audit, added.slug,
                                now.asked.text.empty() ? std::string(first_words) : now.asked.text, {}));
    (void)kept;
  }
  return web::redirect("/events/" + own + "/form/cards");
}

}  // namespace

void add_booking_questions_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = here_of("{event}");
  router.form(here, Permission::change_events,
              [context](const Request& request) { return questions_page(context, request); });
  router.post(here + "/cards", Permission::change_form,
              [context](const Request& request) { return to_cards(context, request); });
}

}  // namespace muster::feedback
