// The form on paper: the words, order and options of the one on phones, with boxes to tick and lines to write on, and
// who can read it said before the first question.
#include "condition_words.hpp"
#include "context_pages.hpp"
#include "form_preview_pages.hpp"
#include "round_view_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

/// Labels longer than this stand below each other, not side by side.
constexpr std::size_t longest_beside_others = 24;

/// Handwriting needs fewer lines than a phone, which shows half as many words in one.
std::size_t lines_on_paper(const Question& question) {
  if (question.kind != QuestionKind::long_text) return 1;
  return std::clamp<std::size_t>((question.limit + 1) / 2, 2, 10);
}

std::string number_range(const Question& question) {
  const auto whole = [](double value) { return grouped(static_cast<std::int64_t>(value)); };
  if (question.low && question.high) return "A number from " + whole(*question.low) + " to " + whole(*question.high);
  if (question.low) return "A number, " + whole(*question.low) + " or more";
  if (question.high) return "A number up to " + whole(*question.high);
  return "A number";
}

/// What to do, where the form does not say it itself.
std::string how_to_answer(const Question& question) {
  switch (question.kind) {
    case QuestionKind::pick_one:
    case QuestionKind::scale:
      return "Tick one.";
    case QuestionKind::pick_any:
      return question.hint.empty() && question.options.size() > 1 ? "Tick all that apply." : "";
    case QuestionKind::number:
      return number_range(question) + ".";
    default:
      return {};
  }
}

void add_options(web::View& view, const Question& question) {
  const bool long_labels = std::any_of(question.options.begin(), question.options.end(), [](const auto& option) {
    return character_count(option.label) > longest_beside_others;
  });
  auto& list = view.add("OPTIONS");
  list.show_if(long_labels, "BELOW_EACH_OTHER");
  for (const auto& option : question.options) {
    auto& shown = list.add("OPTION");
    shown.set("OPTION_LABEL", option.label);
    shown.show_if(option.write_in, "WRITE_IN", "ONLY_TICK");
  }
}

void add_question(web::View& view, const forms::Form& form, const Question& question, std::int64_t number) {
  view.set("NUMBER", number).set("LABEL", question.label);
  if (const auto words = how_to_answer(question); !words.empty()) view.add("HOW").set("HOW_WORDS", words);
  if (question.ask_if) view.add("CONDITION").set("CONDITION_WORDS", condition_in_words(form, question) + ".");
  if (!question.hint.empty()) view.add("HINT").set("HINT_TEXT", question.hint);
  if (question.has_options()) {
    add_options(view, question);
  } else if (question.kind == QuestionKind::words) {
    auto& words = view.add("WORDS");
    for (std::size_t at = 1; at <= std::max<std::size_t>(question.limit, 1); ++at)
      words.add("WORD").set("WORD_NUMBER", static_cast<std::int64_t>(at));
  } else if (question.kind == QuestionKind::number) {
    view.show("DIGITS");
  } else {
    for (std::size_t at = 0; at < lines_on_paper(question); ++at) view.add("LINE");
  }
}

void add_parts(web::View& view, const forms::Form& form) {
  std::int64_t number = 0;
  for (const auto& page : form.pages) {
    auto& part = view.add("PART");
    if (!page.title.empty()) part.add("TITLED").set("TITLE", page.title);
    for (const auto& question : page.questions) add_question(part.add("QUESTION"), form, question, ++number);
  }
}

web::Reply paper(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  const auto& form = *round->form;
  web::View view;
  view.set("BASE", path_of(event, "")).set("EVENT_NAME", event.title).set("EVENT_DATE", long_date(event.date));
  view.set("FORM_TITLE", form.title).set("FORM_NAME", form.name).set("VERSION", round->form_version);
  if (!form.introduction.empty()) view.add("INTRODUCTION").set("WORDS", form.introduction);
  if (form.anonymous) {
    view.add("ANONYMOUS")
        .set("WORDS", std::string("Your answers are anonymous: please write no name, neither yours nor a child’s.") +
                          (round->readers_told ? " " + std::string(readers_sentence) : std::string()));
  }
  if (round->state != RoundState::closed) {
    const auto link = link_of(request, *round);
    auto& phone = view.add("PHONE");
    phone.set("LINK_WORDS", link.substr(link.find("//") + 2)).markup("SYMBOL", draw::qr_symbol(link, 120).svg);
    if (round->closes_at) phone.add("UNTIL").set("UNTIL_WORDS", "until " + long_instant(*round->closes_at));
  }
  add_parts(view, form);
  return site::desk_page(request, frame_of(event, "Paper form", site::Tab::form),
                         web::render("domain/feedback/pages/paper.html", view));
}

}  // namespace

void add_paper_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/form/paper", access::Permission::change_form,
             [context](const web::Request& request) { return paper(context, request); });
}

}  // namespace muster::feedback
