// Chooses the other round, and shows a table for each question that both asked.
#include "figure_pages.hpp"
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/group_tests_service.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/indexes.hpp>
#include <muster/domain/figures/net_pictures.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/domain/figures/year_sentences.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// The earlier round stands left and hollow, the later one right and filled, as on the page of all years.
struct Rounds {
  const Summary& earlier;
  const Summary& later;
};

struct Sides {
  const QuestionFigures& earlier;
  const QuestionFigures& later;
};

/// `answered`: whether anybody's answer stands on the scale; a share of nobody is no figure.
void set_figure(View& row, const std::string& side, const std::optional<Figure>& figure, bool answered) {
  auto share = std::string("not offered");
  std::string people;
  if (!answered && figure && !figure->suppressed) {
    share = "no answers";
  } else if (figure && (figure->suppressed || !figure->people)) {
    share = hidden_in_words();
  } else if (figure) {
    share = figure->share ? percent(*figure->share) : std::string("–");
    people = counted(*figure->people, "person", "people");
  }
  row.set(side + "_SHARE", share).set(side + "_PEOPLE", people);
}

std::string points(double difference) {
  const auto tenths = one_decimal(std::abs(difference) * 100);
  if (tenths == "0.0") return tenths;
  return (difference < 0 ? "−" : "+") + tenths;
}

void set_change(View& row, const std::optional<ComparedChange>& change) {
  row.show_if(!change, "NO_CHANGE");
  if (!change) return;
  auto& shown = row.add("CHANGE", points(change->difference));
  shown.set("CHANGE_INTERVAL", points(change->interval.low) + " to " + points(change->interval.high));
  shown.set("CHANCE", change->more_than_chance ? "more than chance" : "may be chance");
  shown.show_if(change->more_than_chance, "REAL");
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

std::vector<draw::BarPair> pairs_of(const ComparedQuestion& both, const Sides& sides, bool later_first) {
  std::vector<draw::BarPair> pairs;
  for (const auto& option : both.options) {
    if (option.beside) continue;
    pairs.push_back({option.label, bar_of(later_first ? option.second : option.first),
                     bar_of(later_first ? option.first : option.second), has_base(sides.earlier),
                     has_base(sides.later)});
  }
  return pairs;
}

std::string base_words(const QuestionFigures& question) {
  if (question.suppressed) return hidden_in_words();
  auto words = grouped(question.base()) + " of " + grouped(question.asked) + " answered";
  if (question.mean) words += "; the average is " + one_decimal(*question.mean);
  return words;
}

void add_indexes(View& view, const Comparison& both, bool later_first) {
  for (const auto& [first, second] : both.indexes) {
    auto& part = view.add("INDEX", first->label).set("INDEX_ANCHOR", "index-" + first->code);
    part.set("EARLIER_FINDING", finding_of(later_first ? *second : *first));
    part.set("LATER_FINDING", finding_of(later_first ? *first : *second));
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

/// The scores of both rounds in three colours, and how far apart they are.
void add_net_scores(View& part, const ComparedQuestion& both, const Sides& sides, const Rounds& rounds) {
  if (!sides.earlier.net_score || !sides.later.net_score || sides.earlier.suppressed || sides.later.suppressed) return;
  auto& shown = part.add("NET");
  for (const auto& [name, width] : {std::pair("NET_DESK", desk_width), std::pair("NET_PHONE", phone_width)})
    shown.markup(name, net_pair(*sides.earlier.net_score, rounds.earlier.event.title, *sides.later.net_score,
                                rounds.later.event.title, width)
                           .svg);
  if (!both.net_change) return;
  const auto& change = *both.net_change;
  shown.show("NET_CHANGE", "The score of " + rounds.later.event.title + " is " + points(change.difference) +
                               " points from that of " + rounds.earlier.event.title + " (95% interval " +
                               points(change.interval.low) + " to " + points(change.interval.high) +
                               "): " + (change.more_than_chance ? "more than chance." : "it may be chance."));
}

void add_question(View& view, const ComparedQuestion& both, const Summary& first, const Summary& second) {
  const bool later_first = first_is_later(first, second);
  const Sides sides{later_first ? *both.second : *both.first, later_first ? *both.first : *both.second};
  const Rounds rounds{later_first ? second : first, later_first ? first : second};
  auto& part = view.add("QUESTION", both.first->full_label()).set("ANCHOR", "q-" + both.first->code);
  if (both.other_words) part.add("OTHER_WORDS", both.second->full_label());
  part.set("EARLIER_BASE", base_words(sides.earlier)).set("LATER_BASE", base_words(sides.later));
  for (const auto& sentence : version_sentences(*both.first, first)) part.add("REMARK", sentence);
  for (const auto& sentence : version_sentences(*both.second, second)) part.add("REMARK", sentence);
  FigureKinds kinds{FigureKind::people, FigureKind::base};
  if (both.first->mean || both.second->mean) kinds.insert(FigureKind::mean);
  if (both.first->suppressed || both.second->suppressed) kinds.insert(FigureKind::not_shown);
  if (!both.options.empty()) kinds.insert({FigureKind::share, FigureKind::interval});
  if (both.first->kind == forms::QuestionKind::pick_any) kinds.insert(FigureKind::ticks);
  if (both.net_change) kinds.insert(FigureKind::net_score);
  if (both.end) kinds.insert(FigureKind::box);
  const bool changes = both.net_change || both.end ||
                       std::any_of(both.options.begin(), both.options.end(),
                                   [](const ComparedOption& option) { return option.change.has_value(); });
  if (changes) kinds.insert({FigureKind::change, FigureKind::many_tests});
  part.markup("QUESTION_MADE", how_made(kinds, both.first->full_label(), "more"));
  if (both.options.empty() || (!has_base(*both.first) && !has_base(*both.second))) return;
  add_net_scores(part, both, sides, rounds);
  const auto titles = titles_of(rounds.earlier.event.title, rounds.later.event.title);
  auto& picture = part.add("PICTURE");
  for (const auto& [name, width] : {std::pair("DESK", desk_width), std::pair("PHONE", phone_width)})
    picture.markup(name, draw::paired_bars(pairs_of(both, sides, later_first), titles.first, titles.second, width).svg);
  auto& table = part.add("TABLE");
  if (both.end) {
    auto& row = table.add("END", capitalised(both.end->label));
    set_figure(row, "EARLIER", later_first ? both.end->second : both.end->first, true);
    set_figure(row, "LATER", later_first ? both.end->first : both.end->second, true);
    set_change(row, both.end->change);
  }
  for (const auto& option : both.options) {
    auto& row = table.add("OPTION", option.label);
    set_figure(row, "EARLIER", later_first ? option.second : option.first, has_base(sides.earlier));
    set_figure(row, "LATER", later_first ? option.first : option.second, has_base(sides.later));
    set_change(row, option.change);
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
                                (too_few_answered(*round) ? " is anonymous and has too few answers that can be shown"
                                                          : " has no answers that can be counted yet") +
                                ": there is nothing to compare.");
    return;
  }
  const auto both = compare(first, second);
  auto& shown = view.add("SHOWN");
  const bool later_first = first_is_later(first, second);
  const Rounds rounds{later_first ? second : first, later_first ? first : second};
  const auto [earlier_title, later_title] = titles_of(rounds.earlier.event.title, rounds.later.event.title);
  shown.set("EARLIER_TITLE", earlier_title).set("LATER_TITLE", later_title);
  shown.set("EARLIER_ANSWERS", counted(rounds.earlier.counted_responses, "response", "responses"));
  shown.set("LATER_ANSWERS", counted(rounds.later.counted_responses, "response", "responses"));
  shown.set("TESTS_PATH", path_of(first.event, "/tests?with=" + second.event.slug));
  shown.show("TRIED", tried_in_words(both.tried));
  shown.show_if(both.questions.empty() && both.indexes.empty(), "NOTHING");
  for (const auto& question : both.questions) add_question(shown, question, first, second);
  add_indexes(shown, both, later_first);
  add_left_out(shown, "Asked by " + first.event.title + " alone", both.only_first);
  add_left_out(shown, "Asked by " + second.event.title + " alone", both.only_second);
  add_left_out(shown, "One code, but another kind of question: not compared", both.of_another_kind);
}

/// The short name of the event that a round asks about: "leadership" of "leadership.before".
std::string whole_of(const std::string& slug) { return slug.substr(0, slug.find('.')); }

Error beside_itself() { return bad_input("A round beside itself says nothing: choose another."); }

/// Rounds of the same event that have nothing to compare yet, in words; empty where there are none.
Result<std::string> rounds_without_answers(store::Database& database, const events::Event& event,
                                           const std::vector<events::Event>& others) {
  MUSTER_TRY(rounds, feedback::rounds_of_event(database, event.slug));
  std::vector<std::string> named;
  bool unopened = true;
  for (const auto& [about, asked, round, session] : rounds) {
    if (about.id == event.id || !round || std::ranges::find(others, about.slug, &events::Event::slug) != others.end())
      continue;
    named.push_back("“" + about.title + "”");
    unopened = unopened && round->state == feedback::RoundState::draft;
  }
  if (named.empty()) return std::string();
  return listed(named) + (named.size() == 1 ? " has" : " have") +
         (unopened ? " not been opened yet" : " no answers in the figures yet") + ": " +
         (named.size() == 1 ? "it stands" : "they stand") + " here as soon as answers are counted.";
}

Reply comparison_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(others, request, rounds_beside(context.database, event));
  MUSTER_PAGE(first, request, context.summaries.of(event.slug, context.now()));
  const auto wanted = request.query.get("with");
  View view;
  view.head("Compare two rounds", event.title + " beside another round with the same questions, by their codes.");
  MUSTER_PAGE(without, request, rounds_without_answers(context.database, event, others));
  if (others.empty()) view.add("NO_OTHERS").show("WITHOUT_ANSWERS", without);
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
    const auto other = std::ranges::find(others, wanted, &events::Event::slug);
    if (other == others.end()) return site::error_page(request, not_found("There is no such round to compare with."));
    MUSTER_PAGE(second, request, context.summaries.of(wanted, context.now()));
    // Of two of one day the first is taken for the later.
    MUSTER_PAGE(other_is_later, request, comes_after(context.database, *other, event));
    if (other_is_later)
      add_comparison(view, *second, *first);
    else
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
