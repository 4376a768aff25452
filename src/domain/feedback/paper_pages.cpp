// The form on paper: the words, order and options of the one on phones, with boxes to tick and lines to write on, and
// who can read it said before the first question.
#include "condition_words.hpp"
#include "context_pages.hpp"
#include "form_preview_pages.hpp"
#include "grid_pages.hpp"
#include "round_view_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/forms/tick_words.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <utility>

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
    case QuestionKind::short_text:
      if (question.format == forms::TextFormat::date) return "Day, month and year.";
      if (question.format == forms::TextFormat::district) return "The first half is enough, such as SE1.";
      return {};
    case QuestionKind::pick_any:
      if (auto limits = forms::tick_limits_in_words(question); !limits.empty()) return limits;
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
    const bool first_alone = option.alone && (&option == question.options.data() || !(&option - 1)->alone);
    shown.show_if(first_alone, "OR");
    shown.show_if(option.write_in, "WRITE_IN", "ONLY_TICK");
  }
}

/// Boxes in one row, each below its number; what stands beside the scale in rows of its own.
void add_numbers_on_paper(web::View& view, const Question& question) {
  auto& row = view.add("NUMBERS");
  row.show("LOW_MEANS", question.low_label).show("HIGH_MEANS", question.high_label);
  Question beside = question;
  std::erase_if(beside.options, [](const auto& option) { return !option.beside; });
  for (const auto& option : question.options) {
    if (!option.beside) row.add("NUMBER_BOX", option.code);
  }
  if (!beside.options.empty()) add_options(view, beside);
}

bool is_short(forms::TextFormat format) {
  using forms::TextFormat;
  return format == TextFormat::postcode || format == TextFormat::district || format == TextFormat::date ||
         format == TextFormat::time;
}

void add_question(web::View& view, const forms::Form& form, const Question& question, std::int64_t number) {
  view.set("NUMBER", number).set("LABEL", question.label);
  if (const auto words = how_to_answer(question); !words.empty()) view.add("HOW").set("HOW_WORDS", words);
  const auto condition = condition_in_words(form, question);
  if (!condition.empty() && !follows_its_question(form, question))
    view.add("CONDITION").set("CONDITION_WORDS", condition + ".");
  if (!question.hint.empty()) view.add("HINT").set("HINT_TEXT", question.hint);
  if (question.numbered) {
    add_numbers_on_paper(view, question);
  } else if (question.has_options()) {
    add_options(view, question);
  } else if (question.kind == QuestionKind::words) {
    auto& words = view.add("WORDS");
    for (std::size_t at = 1; at <= std::max<std::size_t>(question.limit, 1); ++at)
      words.add("WORD").set("WORD_NUMBER", static_cast<std::int64_t>(at));
  } else if (question.kind == QuestionKind::number || is_short(question.format)) {
    view.show("DIGITS");
  } else {
    for (std::size_t at = 0; at < lines_on_paper(question); ++at) view.add("LINE");
  }
}

/// Statements as rows and the answers as columns, with a box where they meet.
void add_grid(web::View& view, const forms::Form& form, const std::vector<const Question*>& rows, std::int64_t number) {
  const auto& first = *rows.front();
  const auto& grid = *form.grid(first.grid);
  view.set("NUMBER", number).set("LABEL", grid.label);
  view.add("HOW").set("HOW_WORDS", "Tick one on each line.");
  if (const auto condition = condition_in_words(form, first); !condition.empty())
    view.add("CONDITION").set("CONDITION_WORDS", condition + ".");
  if (!grid.hint.empty()) view.add("HINT").set("HINT_TEXT", grid.hint);
  auto& table = view.add("GRID").set("GRID_CAPTION", grid.label);
  for (const auto& option : first.options) table.add("ANSWER", option.label);
  for (const auto* row : rows) {
    auto& line = table.add("STATEMENT", row->label);
    for (const auto& option : row->options) line.add("TICK", option.label);
    for (const auto* asked : form.questions()) {
      if (asked->comment_on != row->code) continue;
      line.add("STATEMENT_COMMENT", asked->label)
          .set("COMMENT_SPAN", static_cast<std::int64_t>(row->options.size()) + 1);
    }
  }
}

void add_parts(web::View& view, const forms::Form& form) {
  std::int64_t number = 0;
  for (std::size_t at = 0; at < form.pages.size(); ++at) {
    const auto& page = form.pages[at];
    auto& part = view.add("PART");
    if (const auto condition = condition_of_page_in_words(form, at); !condition.empty())
      part.add("PART_CONDITION", condition + ".");
    if (!page.title.empty()) part.add("TITLED").set("TITLE", page.title);
    part.show("PART_WORDS", page.introduction);
    std::string shown;
    for (const auto& question : page.questions) {
      const auto grid = grid_around(form, question);
      if (!grid.empty() && question.comment_on != grid) {
        if (std::exchange(shown, grid) == grid) continue;  // its table holds all its statements
        std::vector<const Question*> rows;
        for (const auto& one : page.questions) {
          if (one.grid == grid) rows.push_back(&one);
        }
        auto& filled = part.add("QUESTION");
        filled.show("INFORMATION", question.information);
        add_grid(filled, form, rows, ++number);
        continue;
      }
      auto& filled = part.add("QUESTION");
      filled.show("INFORMATION", question.information);
      add_question(filled, form, question, ++number);
    }
    if (const auto end = end_in_words(form, at); !end.empty()) part.add("PART_END", end + ".");
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
