// The form on paper: the words, order and options of the one on phones, with boxes to tick and lines to write on, and
// who can read it said before the first question.
#include "domain/feedback/context_pages.hpp"
#include "domain/feedback/form/form_preview_pages.hpp"
#include "domain/feedback/round/round_view_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/paper_sheet.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/direction.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/zoned_moment.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace muster::feedback {
namespace {

/// Labels longer than this stand below each other, not side by side.
constexpr std::size_t longest_beside_others = 24;

void add_options(web::View& view, const std::vector<PaperOption>& options) {
  const bool long_labels = std::any_of(options.begin(), options.end(), [](const auto& option) {
    return !option.offered.empty() || character_count(option.label) > longest_beside_others;
  });
  auto& list = view.add("OPTIONS");
  list.show_if(long_labels, "BELOW_EACH_OTHER");
  for (const auto& option : options) {
    auto& shown = list.add("OPTION");
    shown.set("OPTION_LABEL", option.label).set("OPTION_KEY", option.key);
    shown.show("OPTIONS_HEADING", option.heading).show("OFFERED", option.offered);
    shown.show_if(option.begins_alone, "OR");
    shown.show_if(option.write_in, "WRITE_IN", "ONLY_TICK");
  }
}

/// Boxes in one row, each below its number; what stands beside the scale in rows of its own.
void add_numbers(web::View& view, const PaperQuestion& question) {
  auto& row = view.add("NUMBERS");
  row.show("LOW_MEANS", question.low_label).show("HIGH_MEANS", question.high_label);
  std::vector<PaperOption> beside;
  for (const auto& option : question.options) {
    if (option.beside) {
      beside.push_back(option);
    } else {
      row.add("NUMBER_BOX", option.code);
    }
  }
  if (!beside.empty()) add_options(view, beside);
}

/// Statements as rows and the answers as columns, with a box where they meet.
void add_grid(web::View& view, const PaperQuestion& question) {
  auto& table = view.add("GRID").set("GRID_CAPTION", question.label);
  for (const auto& option : question.options) table.add("ANSWER", option.label);
  table.show_if(has_opposites(question), "HAS_OPPOSITES");
  for (const auto& statement : question.statements) {
    auto& line = table.add("STATEMENT", statement.label);
    for (const auto& option : statement.options) line.add("TICK", option.label).set("TICK_KEY", option.key);
    if (has_opposites(question)) line.add("OPPOSITE", statement.opposite);
    for (const auto& comment : statement.comments) {
      line.add("STATEMENT_COMMENT", comment)
          .set("COMMENT_SPAN", static_cast<std::int64_t>(statement.options.size()) + (has_opposites(question) ? 2 : 1));
    }
  }
}

void add_question(web::View& view, const PaperQuestion& question) {
  using Kind = PaperQuestion::Kind;
  if (!question.section.empty()) {
    auto& section = view.add("SECTION").set("SECTION_TITLE", question.section);
    section.show("SECTION_CONDITION", question.section_condition);
  }
  view.show("INFORMATION", question.information);
  view.set("NUMBER", question.number == 0 ? std::string() : std::to_string(question.number));
  view.set("LABEL", question.label);
  view.show_if(question.required, "REQUIRED");
  if (!question.how.empty()) view.add("HOW").set("HOW_WORDS", question.how);
  if (!question.condition.empty()) view.add("CONDITION").set("CONDITION_WORDS", question.condition);
  if (!question.hint.empty()) view.add("HINT").set("HINT_TEXT", question.hint);
  if (question.kind == Kind::amounts) {
    auto& amounts = view.add("AMOUNTS");
    for (const auto& statement : question.statements) {
      auto& row = amounts.add("AMOUNT", statement.label);
      for (const auto& comment : statement.comments) row.add("AMOUNT_COMMENT", comment);
    }
    amounts.show("AMOUNTS_TOTAL", question.total);
  } else if (question.kind == Kind::grid) {
    add_grid(view, question);
  } else if (question.kind == Kind::numbers) {
    add_numbers(view, question);
  } else if (question.kind == Kind::options) {
    add_options(view, question.options);
  } else if (question.kind == Kind::words) {
    auto& words = view.add("WORDS");
    for (std::size_t at = 1; at <= question.room; ++at)
      words.add("WORD").set("WORD_NUMBER", static_cast<std::int64_t>(at));
  } else if (question.kind == Kind::figures) {
    view.show("DIGITS");
  } else {
    for (std::size_t at = 0; at < question.room; ++at) view.add("LINE");
  }
}

void add_parts(web::View& view, const forms::Form& form) {
  const auto parts = paper_form(form);
  view.show("LEAVE_OUT", what_may_be_left_out(parts, form.anonymous));
  for (const auto& part : parts) {
    auto& shown = view.add("PART");
    if (part.torn_off) shown.add("CUT").set("CUT_WORDS", "Cut here");
    if (!part.condition.empty()) shown.add("PART_CONDITION", part.condition);
    if (!part.title.empty()) shown.add("TITLED").set("TITLE", part.title);
    shown.show("PART_WORDS", part.words);
    for (const auto& question : part.questions) add_question(shown.add("QUESTION"), question);
    if (!part.end.empty()) shown.add("PART_END", part.end);
  }
}

/// Whether people fill it in where the event is, or the session.
bool is_at_event(const PageContext& context, const events::Event& event) {
  const auto about = context.database.read(
      [&](store::Session& session) -> Result<events::Asked> { return events::asked(session, event.id); });
  return about.ok() && (about->kind == events::AskedKind::event || !about->session_id.empty());
}

web::Reply paper(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  MUSTER_PAGE(zone, request, events::zone_of(context.database, event.id));
  const auto& form = *round->form;
  web::View view;
  view.set("BASE", path_of(event, "")).set("EVENT_NAME", event.title).set("EVENT_DATE", long_date(event.date));
  view.set("FORM_TITLE", form.title).set("FORM_NAME", form.name).set("VERSION", round->form_version);
  view.set("MARK", paper_mark(form));
  if (!form.introduction.empty()) view.add("INTRODUCTION").set("WORDS", form.introduction);
  if (form.anonymous) {
    view.add("ANONYMOUS")
        .set("WORDS", std::string("Your answers are anonymous: please write no name, neither yours nor a child’s.") +
                          (round->readers_told ? " " + std::string(readers_sentence) : std::string()));
  }
  if (round->state != RoundState::closed && !needs_link(round->answered_by)) {
    const auto link = link_of(request, *round);
    auto& phone = view.add("PHONE");
    phone.set("LINK_WORDS", link.substr(link.find("//") + 2)).markup("SYMBOL", draw::qr_symbol(link, 120).svg);
    if (round->closes_at) phone.add("UNTIL").set("UNTIL_WORDS", "until " + long_instant(*round->closes_at, zone));
  }
  view.set("THANKS", paper_thanks(form, Catalogue::english()));
  if (is_at_event(context, event)) view.show("LEAVE_IT", leave_it_here(Catalogue::english()));
  add_parts(view, form);
  return site::desk_page(request, frame_of(event, "Paper form", site::Tab::form),
                         web::render("domain/feedback/pages/paper.html", view));
}

web::Reply paper_file(const PageContext& context, const web::Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!round) return web::redirect(path_of(event, "/form"));
  MUSTER_PAGE(zone, request, events::zone_of(context.database, event.id));
  PaperDetails details{.event = event.title + ", " + long_date(event.date),
                       .version = round->form_version,
                       .at_event = is_at_event(context, event),
                       .readers_told = round->readers_told,
                       .large = request.query.get("print") == "large"};
  if (round->state != RoundState::closed && !needs_link(round->answered_by)) {
    details.link = link_of(request, *round);
    if (round->closes_at) details.until = "until " + long_instant(*round->closes_at, zone);
  }
  auto form = round->form;
  if (const auto language = request.query.get("lang"); !language.empty() && language != form->language) {
    const auto whole = forms::complete_languages(*form);
    if (std::ranges::find(whole, language) == whole.end())
      return site::error_page(request, not_found("The form has not all its texts in that language."));
    details.words = &words_in(language);
    details.mark = paper_mark(*form);
    // A title in English stands apart in a line that reads from the right: it must not turn the line.
    const bool turned = is_right_to_left(language);
    details.event = (turned ? "\u2068" + event.title + "\u2069" : isolated(event.title)) + (turned ? "، " : ", ") +
                    long_date_in(*details.words, event.date);
    if (!details.until.empty())
      details.until =
          say(*details.words, "Until {day}", {{"day", long_instant_in(*details.words, *round->closes_at, zone)}});
    if (!details.link.empty()) details.link += "?lang=" + language;
    form =
        std::make_shared<const forms::Form>(forms::as_read(in_language(*form, language, *details.words), event.title));
  }
  MUSTER_PAGE(pdf, request, paper_pdf(*form, details));
  return web::download(std::move(pdf), "application/pdf",
                       round->form->name + (details.large ? "-large-print.pdf" : ".pdf"));
}

}  // namespace

void add_paper_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/form/paper", access::Permission::change_form,
             [context](const web::Request& request) { return paper(context, request); });
  router.get("/events/{event}/form/paper.pdf", access::Permission::change_form,
             [context](const web::Request& request) { return paper_file(context, request); });
}

}  // namespace muster::feedback
