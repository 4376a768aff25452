// The live summary: a page of a report, each figure with its base, for everybody or for one group of people.
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/asked_choice_pages.hpp>
#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/filter_errors.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/figures/people_words.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/sentence.hpp>
#include "answerers_pages.hpp"
#include "breakdown_pages.hpp"
#include "figure_pages.hpp"
#include "group_picks_pages.hpp"
#include "known_people_service.hpp"
#include "site_pages.hpp"
#include "summary_table.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <optional>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// What stands in the filter's field, and what is wrong with it.
struct FilterInput {
  Filter filter;
  std::vector<std::string> errors;
};

void add_group(View& view, GroupForm& form, const Summary& summary, const FilterInput& asked) {
  if (may_ask(summary, asked.filter)) form.show(view.add("GROUP"), asked.errors);
}

/// As the form numbers them: a grid is one question, and a comment is part of its own.
using Numbers = std::map<std::string, forms::QuestionNumber>;

/// "Question 4, line 2".
std::string place_of(const Numbers& numbers, const QuestionFigures& question) {
  if (question.retired) return "No longer asked";
  const auto found = numbers.find(question.code);
  return found == numbers.end() ? "From the link" : "Question " + number_in_words(found->second);
}

void add_answered(View& who, const Summary& summary, const Numbers& numbers) {
  auto& table = who.add("ANSWERED").set("COUNTED", grouped(summary.counted_responses));
  for (const auto& question : summary.questions) {
    const auto found = numbers.find(question.code);
    const bool first = found != numbers.end() && found->second.line <= 1 && !found->second.comment;
    auto& row =
        table.add("QUESTION").set("QUESTION_NUMBER", first ? std::to_string(found->second.number) : std::string());
    row.set("QUESTION_LABEL", short_label(question.label, 27));
    const auto grid = grid_of(summary, question.grid);
    const bool as_one = grid && is_one_figure(*grid, summary);
    row.set("QUESTION_ANCHOR", "q-" + (as_one ? question.grid : question.code));
    row.set("QUESTION_PEOPLE", question.suppressed ? "not shown" : grouped(question.answered));
    const auto base = summary.counted_responses;
    row.set("QUESTION_BAR", question.suppressed || base == 0 ? 0 : (question.answered * 200 + base) / (2 * base));
  }
}

void add_who(View& view, const Summary& summary, const Numbers& numbers, const std::optional<Answerers>& answerers) {
  if (summary.responses == 0) return;
  auto& who = view.add("WHO").set("RESPONSES", grouped(summary.responses));
  who.set("WHO_FINDING", (summary.where.empty() ? "" : "Of everybody: ") + answered_in_words(summary));
  if (delegates_are_a_base(summary)) {
    who.set("WHO_BASE", "of " + asked_delegates(summary));
    const auto desk = strokes_blocks(summary, "Who answered", desk_width);
    const auto phone = strokes_blocks(summary, "Who answered", phone_width);
    if (const auto* picture = picture_in(desk)) {
      who.add("STROKES").markup("STROKES_DESK", picture->svg).markup("STROKES_PHONE", picture_in(phone)->svg);
    }
  } else {
    const std::string answers = summary.responses == 1 ? "answer" : "answers";
    who.set("WHO_BASE", summary.responses_in_fives ? answers + " at least" : answers);
  }
  if (summary.counted_responses > 0 && !summary.of_blocks) add_answered(who, summary, numbers);
  if (answerers) fill_answerers(who, *answerers, summary.event);
  who.markup("WHO_MADE", how_made(kinds_of_answerers(summary), "who answered", "figure-made"));
  who.show_if(summary.anonymous, "ANONYMOUS");
  who.show("HELD_BACK", held_back_sentence(summary));
}

/// Whom the page is about, and the ways out of it.
void add_only(View& only, const Request& request, const Summary& summary) {
  const auto here = path_of(summary.event, "/summary");
  const auto reading = request.query.get("reading") == "yes" ? "&reading=yes" : "";
  only.set("ONLY_PEOPLE", group_base_in_words(summary)).set("EVERYBODY_PATH", here);
  const auto all = conditions_in_words(summary);
  if (all.size() < 2) return;
  auto& some = only.add("ONLY_CONDITIONS");
  for (const auto& each : all) {
    auto& one = some.add("CONDITION").set("CONDITION_WORDS", each.words);
    one.set("WITHOUT_PATH", here + "?where=" + percent_encoded(each.without) + reading);
  }
}

void add_head(View& view, const Request& request, const Summary& summary, bool cancelled) {
  const auto opening = opening_of(summary);
  view.set("KICKER", day_and_venue(summary.event)).head(opening.headline, opening.lead);
  const auto where = summary.where.empty() ? "" : "?where=" + percent_encoded(summary.where);
  if (summary.responses > 0) {
    view.add("ACTIONS")
        .set("REPORT_PATH", path_of(summary.event, "/report"))
        .set("CSV_PATH", path_of(summary.event, "/summary.csv" + where))
        .show_if(summary.round == RoundState::closed, "FINAL");
    view.show("CHANGED", changed_since_closing(summary));
  } else if (!cancelled && (summary.round == RoundState::none || summary.round == RoundState::draft) &&
             request.visitor.can_open(path_of(summary.event, "/form"))) {
    view.add_link("NO_ROUND", summary.round == RoundState::none ? "Choose a form" : "Open the form",
                  path_of(summary.event, "/form"));
  }
  if (summary.round != RoundState::closed) {
    view.show("SO_FAR", how_final(summary));
  }
  view.show_if(summary.not_for_passing_on, "NOT_FOR_PASSING_ON");
  if (!summary.where.empty()) {
    add_only(view.add("ONLY", only_people_in_words(summary)), request, summary);
  }
}

/// Statements of a grid stand in one figure where they may.
void add_figures(View& part, const Summary& summary, const ShownBy& by, bool may_look, const Numbers& numbers,
                 bool as_on_form) {
  std::string shown;
  for (const auto& question : summary.questions) {
    if (!question.grid.empty() && question.grid == shown) continue;
    const auto grid = grid_of(summary, question.grid);
    if (grid && is_one_figure(*grid, summary)) {
      shown = question.grid;
      const auto number = numbers.find(question.code);
      add_grid_figure(
          part,
          number == numbers.end() ? place_of(numbers, question) : "Question " + std::to_string(number->second.number),
          *grid, summary, by, as_on_form);
    } else {
      add_question_figure(part, place_of(numbers, question), question, summary, by, may_look);
    }
  }
}

void add_indexes(View& part, const Summary& summary) {
  for (const auto& index : summary.indexes) {
    auto& shown = part.add("INDEX", index.label).set("INDEX_CODE", index.code);
    const auto items = static_cast<std::int64_t>(index.items.size());
    shown.set("INDEX_ITEMS", counted(items, "question", "questions")).set("INDEX_BASE", grouped(index.base));
    shown.set("INDEX_PEOPLE", index.base == 1 ? "person with a score" : "people with a score");
    shown.set("INDEX_FINDING", finding_of(index)).set("INDEX_RULE", rule_in_words(index));
    shown.show("INDEX_ALPHA", alpha_in_words(index));
    shown.add_each("INDEX_ITEM", index.items);
    shown.markup("INDEX_MADE", how_made(kinds_of(index), index.label, "figure-made"));
  }
}

Reply page(const Request& request, const Summary& summary, const FilterInput& asked, GroupForm& form,
           const Numbers& numbers, const std::optional<Answerers>& answerers, bool cancelled) {
  View view;
  const auto by = request.query.get("by");
  const auto faults = form.faults();
  const bool invalid = !asked.errors.empty() || !faults.empty();
  if (invalid) {
    auto& errors = view.add("ERRORS");
    const auto field = may_ask(summary, asked.filter) ? "where" : "who";
    for (const auto& diagnostic : asked.errors)
      errors.add("ERROR_LINE").set("ERROR_WORDS", diagnostic).set("ERROR_ANCHOR", field);
    for (const auto& [name, words] : faults)
      errors.add("ERROR_LINE").set("ERROR_WORDS", words).set("ERROR_ANCHOR", name);
  }
  add_head(view, request, summary, cancelled);
  add_who(view, summary, numbers, answerers);
  add_group(view, form, summary, asked);
  add_breakdown(view, summary, by);
  if (summary.counted_responses > 0) {
    const bool may_look = request.visitor.may(access::permission_name(access::Permission::read_answers));
    auto& part = view.add("FORM_PART");
    add_figures(part, summary, shown_by(summary, by), may_look, numbers, request.query.get("order") == "form");
    add_indexes(part, summary);
  }
  add_note_figures(view, summary);
  if (summary.responses > 0 || summary.notes > 0) {
    auto& foot = view.add("COLOPHON", "/api/v1/events/" + summary.event.slug + "/summary" +
                                          (summary.where.empty() ? "" : "?where=" + percent_encoded(summary.where)) +
                                          (summary.not_for_passing_on ? "&reading=yes" : ""));
    foot.set("YEARS_PATH", path_of(summary.event, "/years")).set("TESTS_PATH", path_of(summary.event, "/tests"));
    const auto publish = path_of(summary.event, "/publish");
    if (summary.round == RoundState::closed && request.visitor.can_open(publish)) foot.add("PUBLISH", publish);
  }
  return site::desk_page(request, frame_of(summary.event, "Summary", site::Tab::summary, invalid),
                         web::render("domain/figures/pages/summary.html", view), invalid ? 422 : 200);
}

Reply summary_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto filter = filter_of(request);
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(everybody, request, context.summaries.of(slug, context.now()));
  if (const auto known = check_reading(request); !known.ok()) return site::error_page(request, known.error());
  if (const auto known = check_choice(request, "order", {"form"}); !known.ok())
    return site::error_page(request, known.error());
  if (const auto known = check_cut(*everybody, request.query.get("by")); !known.ok())
    return site::error_page(request, known.error());
  const bool may_name_people = !everybody->anonymous && may_ask(*everybody, filter);
  MUSTER_PAGE(known, request, may_name_people ? are_people_known(context.database, slug) : Result<bool>(false));
  GroupForm form(request, *everybody, filter, known);
  if (const auto address = form.address()) return web::redirect(*address);
  MUSTER_PAGE(round, request, feedback::settle_event_round(context.database, context.now(), slug));
  const auto numbers = round && round->form ? forms::question_numbers(*round->form) : Numbers{};
  std::optional<Answerers> answerers;
  if (filter.where.empty() && everybody->responses > 0 && everybody->people > 0) {
    MUSTER_PAGE(found, request, event_answerers(context.database, slug, context.now()));
    answerers = std::move(found);
  }
  if (filter.where.empty()) return page(request, *everybody, {filter, {}}, form, numbers, answerers, event.cancelled);
  const auto found = context.summaries.of(slug, context.now(), filter);
  if (found.ok()) return page(request, **found, {filter, {}}, form, numbers, {}, event.cancelled);
  if (found.error().kind != ErrorKind::bad_input) return site::error_page(request, found.error());
  return page(request, *everybody, {filter, filter_errors(found.error())}, form, numbers, {}, event.cancelled);
}

Reply summary_file(const PageContext& context, const Request& request) {
  if (const auto known = check_reading(request); !known.ok()) return site::error_page(request, known.error());
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now(), filter_of(request)));
  const auto table = flat_table(*summary);
  return web::download(tabular::to_csv(table.heading, table.rows), "text/csv; charset=utf-8",
                       summary->event.slug + "-summary.csv");
}

}  // namespace

void add_summary_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/summary", access::Permission::read_figures,
             [context](const Request& request) { return summary_page(context, request); });
  router.get("/events/{event}/summary.csv", access::Permission::read_figures,
             [context](const Request& request) { return summary_file(context, request); });
}

}  // namespace muster::figures
