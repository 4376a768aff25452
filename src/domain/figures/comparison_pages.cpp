// Chooses the other round, and shows a table for each question that both asked.
#include "figure_pages.hpp"
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/group_tests_service.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <utility>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// `answered`: whether anybody's answer stands on the scale; a share of nobody is no figure.
void set_figure(View& row, const std::string& side, const std::optional<Figure>& figure, bool answered) {
  if (!answered && figure && !figure->suppressed) {
    row.set(side + "_SHARE", "no answers").set(side + "_PEOPLE", "");
    return;
  }
  if (!figure) {
    row.set(side + "_SHARE", "not offered").set(side + "_PEOPLE", "");
    return;
  }
  if (figure->suppressed || !figure->people) {
    row.set(side + "_SHARE", hidden_in_words()).set(side + "_PEOPLE", "");
    return;
  }
  auto share = figure->share ? percent(*figure->share) : std::string();
  if (figure->interval) share += " (" + percent(figure->interval->low) + " to " + percent(figure->interval->high) + ")";
  row.set(side + "_SHARE", share).set(side + "_PEOPLE", grouped(*figure->people));
}

std::optional<draw::Bar> bar_of(const std::optional<Figure>& figure) {
  if (!figure) return std::nullopt;
  draw::Bar bar;
  bar.people = figure->people.value_or(0);
  bar.share = figure->share.value_or(0);
  if (figure->interval) {
    bar.low = figure->interval->low;
    bar.high = figure->interval->high;
  }
  bar.suppressed = figure->suppressed || !figure->people;
  return bar;
}

bool has_base(const QuestionFigures& question) { return question.suppressed || question.base() > 0; }

std::vector<draw::BarPair> pairs_of(const ComparedQuestion& both) {
  std::vector<draw::BarPair> pairs;
  for (const auto& option : both.options) {
    if (!option.beside)
      pairs.push_back(
          {option.label, bar_of(option.first), bar_of(option.second), has_base(*both.first), has_base(*both.second)});
  }
  return pairs;
}

std::string base_words(const QuestionFigures& question) {
  if (question.suppressed) return hidden_in_words();
  auto words = grouped(question.base()) + " of " + grouped(question.asked) + " answered";
  if (question.mean) words += "; the average is " + one_decimal(*question.mean);
  if (question.net_score) {
    const auto& net = question.net_score->share;
    words += "; the net score is " + net_in_words(net.value) + " (95% interval " + net_in_words(net.interval.low) +
             " to " + net_in_words(net.interval.high) + ")";
  }
  return words;
}

void add_indexes(View& view, const Comparison& both) {
  for (const auto& [first, second] : both.indexes) {
    auto& part = view.add("INDEX", first->label).set("INDEX_ANCHOR", "index-" + first->code);
    part.set("FIRST_FINDING", finding_of(*first)).set("SECOND_FINDING", finding_of(*second));
    part.set("INDEX_RULE", rule_in_words(*first));
    auto kinds = kinds_of(*first);
    kinds.merge(kinds_of(*second));
    part.markup("INDEX_MADE", how_made(kinds, first->label, "more"));
  }
  if (both.other_indexes.empty()) return;
  auto& part = view.add("LEFT_OUT", "Scored in one round alone, or by another rule: not compared");
  for (const auto* index : both.other_indexes) part.add("LEFT_QUESTION", index->label);
}

/// Rounds of one event by their own names: its title stands over them both.
std::pair<std::string, std::string> titles_of(const std::string& first, const std::string& second) {
  const auto end = first.rfind(": ");
  if (end == std::string::npos || !second.starts_with(first.substr(0, end + 2)) || second.rfind(": ") != end)
    return {first, second};
  return {capitalised(first.substr(end + 2)), capitalised(second.substr(end + 2))};
}

void add_question(View& view, const ComparedQuestion& both, const Summary& first, const Summary& second) {
  auto& part = view.add("QUESTION", both.first->full_label()).set("ANCHOR", "q-" + both.first->code);
  if (both.other_words) part.add("OTHER_WORDS", both.second->full_label());
  part.set("FIRST_BASE", base_words(*both.first)).set("SECOND_BASE", base_words(*both.second));
  for (const auto& sentence : version_sentences(*both.first, first)) part.add("REMARK", sentence);
  for (const auto& sentence : version_sentences(*both.second, second)) part.add("REMARK", sentence);
  auto kinds = kinds_of(*both.first, first);
  kinds.merge(kinds_of(*both.second, second));
  part.markup("QUESTION_MADE", how_made(kinds, both.first->full_label(), "more"));
  if (both.options.empty() || (!has_base(*both.first) && !has_base(*both.second))) return;
  const auto titles = titles_of(first.event.title, second.event.title);
  auto& picture = part.add("PICTURE");
  for (const auto& [name, width] : {std::pair("DESK", desk_width), std::pair("PHONE", phone_width)})
    picture.markup(name, draw::paired_bars(pairs_of(both), titles.first, titles.second, width).svg);
  auto& table = part.add("TABLE");
  for (const auto& option : both.options) {
    auto& row = table.add("OPTION", option.label);
    set_figure(row, "FIRST", option.first, has_base(*both.first));
    set_figure(row, "SECOND", option.second, has_base(*both.second));
  }
}

void add_left_out(View& view, const std::string& title, const std::vector<const QuestionFigures*>& questions) {
  if (questions.empty()) return;
  auto& part = view.add("LEFT_OUT", title);
  for (const auto* question : questions) part.add("LEFT_QUESTION", question->full_label());
}

void add_comparison(View& view, const Summary& first, const Summary& second) {
  for (const auto* round : {&first, &second}) {
    if (round->counted_responses > 0) continue;
    view.show("NO_ANSWERS", round->event.title +
                                (too_few_answered(*round) ? " is anonymous and has too few answers to show figures of"
                                                          : " has no answers that can be counted yet") +
                                ": there is nothing to compare.");
    return;
  }
  const auto both = compare(first, second);
  auto& shown = view.add("SHOWN");
  const auto [first_title, second_title] = titles_of(first.event.title, second.event.title);
  shown.set("FIRST_TITLE", first_title).set("SECOND_TITLE", second_title);
  shown.set("FIRST_ANSWERS", counted(first.counted_responses, "response", "responses"));
  shown.set("SECOND_ANSWERS", counted(second.counted_responses, "response", "responses"));
  shown.set("TESTS_PATH", path_of(first.event, "/tests?with=" + second.event.slug));
  shown.show_if(both.questions.empty() && both.indexes.empty(), "NOTHING");
  for (const auto& question : both.questions) add_question(shown, question, first, second);
  add_indexes(shown, both);
  add_left_out(shown, "Asked in the first alone", both.only_first);
  add_left_out(shown, "Asked in the second alone", both.only_second);
  add_left_out(shown, "One code, but another kind of question: not compared", both.of_another_kind);
}

/// The short name of the event that a round asks about: "leadership" of "leadership.before".
std::string whole_of(const std::string& slug) { return slug.substr(0, slug.find('.')); }

Error beside_itself() { return bad_input("A round beside itself says nothing: choose another."); }

Reply comparison_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(others, request, rounds_beside(context.database, event));
  MUSTER_PAGE(first, request, context.summaries.of(event.slug, context.now()));
  const auto wanted = request.query.get("with");
  View view;
  view.head("Compare two rounds", event.title + " beside another round with the same questions, by their codes.");
  view.show_if(others.empty(), "NO_OTHERS");
  // Before and after of one event are compared from the event's page too, whose own form may ask something else.
  if (const auto& of = request.query.get("of"); !of.empty() && of != event.slug) {
    const bool known = std::ranges::any_of(others, [&](const auto& one) { return one.slug == of; });
    if (!known) return site::error_page(request, not_found("There is no such round to compare."));
    if (of == wanted) return site::error_page(request, beside_itself());
    return web::redirect("/events/" + of + "/compare?with=" + wanted);
  }
  if (!others.empty()) {
    const auto choice = [](const events::Event& one) {
      return web::Choice<std::string>{one.slug, one.slug, one.title + ", " + long_date(one.date)};
    };
    std::vector<web::Choice<std::string>> choices;
    std::vector<web::Choice<std::string>> own{choice(event)};
    for (const auto& other : others) {
      choices.push_back(choice(other));
      if (whole_of(other.slug) == whole_of(event.slug)) own.push_back(choice(other));
    }
    // Where the second is taken for the first, the first may be its second.
    if (own.size() > 1) choices.push_back(choice(event));
    auto form = web::Form::asking(request, "/events/" + event.slug + "/compare");
    if (own.size() > 1) (void)form.select("of", "Compare", own).begins(event.slug);
    (void)form.select("with", own.size() > 1 ? "with" : "Compare with", choices)
        .begins(wanted.empty() ? others.front().slug : wanted);
    form.look("form-inline").button({.words = "Compare", .look = web::Button::Look::second});
    view.add("CHOICE").markup("CHOICE_FORM", form.shown()).set("YEARS_PATH", path_of(first->event, "/years"));
  }
  if (!wanted.empty()) {
    const auto known = std::any_of(others.begin(), others.end(), [&](const auto& one) { return one.slug == wanted; });
    if (!known) return site::error_page(request, not_found("There is no such round to compare with."));
    MUSTER_PAGE(second, request, context.summaries.of(wanted, context.now()));
    add_comparison(view, *first, *second);
  }
  return site::desk_page(request, frame_of(first->event, "Compare two rounds", site::Tab::summary),
                         web::render("domain/figures/pages/comparison.html", view));
}

}  // namespace

void add_comparison_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/compare", access::Permission::read_figures,
             [context](const Request& request) { return comparison_page(context, request); });
}

}  // namespace muster::figures
