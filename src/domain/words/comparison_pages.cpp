// The words of two questions side by side: a picture, the table with its tests behind it.
#include "compared_words_pages.hpp"
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::words {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string side_name(const Spoken& side, const Spoken& other) {
  return side.event.slug == other.event.slug ? side.question.label : side.event.title;
}

std::string pairing_words(const WordComparison& comparison) {
  switch (comparison.pairing) {
    case Pairing::same:
      return "The same people wrote both. Compared are the " + grouped(comparison.first_base) +
             " who wrote something to both, each with themselves.";
    case Pairing::same_blind:
      return "The same people wrote both, and the form is anonymous: nobody is followed from one question to the "
             "other, so no test is made.";
    case Pairing::apart:
      break;
  }
  return "Two different rounds. Somebody who answered both counts in each.";
}

ComparedSides sides_of(const WordComparison& comparison, const AskedPair& pair, const Request& request) {
  ComparedSides out{side_name(*pair.first, *pair.second), side_name(*pair.second, *pair.first),
                    pairing_words(comparison)};
  out.open_form = pair.first->open || pair.second->open;
  out.open = [&pair, reads_first = may_read(request, *pair.first), reads_second = may_read(request, *pair.second)](
                 WordCell& cell, const ComparedWord& word, bool of_first) {
    const auto& side = of_first ? *pair.first : *pair.second;
    if (!(of_first ? reads_first : reads_second) || (of_first ? word.first : word.second).count == 0) return;
    cell.path = said_path(side, word.word);
    cell.of = "answers to ‘" + side.question.label + "’ that say ‘" + word.word + "’";
  };
  return out;
}

Reply page(const PageContext& context, const Request& request) {
  if (request.query.entries().empty()) return web::redirect("/events/" + request.capture("event") + "/words");
  if (asks_groups(request)) return groups_page(context, request);
  MUSTER_PAGE(pair, request, asked_pair(context, request));
  const auto comparison = compared(*pair.first, *pair.second);
  const auto& event = pair.first->event;
  View view;
  view.head(headline_of(comparison), "");
  view.set("EVENT_PATH", "/events/" + event.slug);
  add_compared(view, comparison, sides_of(comparison, pair, request));
  MUSTER_PAGE(choice, request,
              comparison_choice(context, request, event, pair.first->question.code, pair.second->question.code,
                                request.query.get("with")));
  if (!choice.empty()) view.add("CHOICE").markup("CHOICE_FORM", choice);
  MUSTER_PAGE(groups, request, groups_choice(context, request, event, pair.first->question.code));
  if (!groups.empty()) view.add("GROUPS").markup("GROUPS_FORM", groups);
  return site::desk_page(request, frame_of(event, "Words compared"),
                         web::render("domain/words/pages/compared.html", view));
}

}  // namespace

Result<AskedPair> asked_pair(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto other = request.query.get("with");
  MUSTER_TRY(first, context.spoken->of(slug, request.query.get("first")));
  MUSTER_TRY(second, context.spoken->of(other.empty() ? slug : other, request.query.get("second")));
  if (second->event.programme_id != first->event.programme_id)
    return not_found("There is no event of the name \"" + other + "\" in this programme.");
  MUSTER_CHECK(comparable(*first, *second));
  return AskedPair{std::move(first), std::move(second)};
}

Result<std::string> comparison_choice(const PageContext& context, const Request& request, const events::Event& event,
                                      const std::string& first, const std::string& second, const std::string& with) {
  MUSTER_TRY(questions, word_questions(context.database, event.slug));
  MUSTER_TRY(others, events_alike(context.database, event));
  if (questions.empty() || (questions.size() < 2 && others.empty())) return std::string();
  const auto codes = web::choices(questions, &WordQuestion::code, &WordQuestion::label);
  auto beside = second;
  for (const auto& question : questions) {
    if (beside.empty() && (question.code != first || questions.size() == 1)) beside = question.code;
  }
  auto form = web::Form::asking(request, "/events/" + event.slug + "/words-compared");
  (void)form.select("first", "Words of", codes).begins(first);
  (void)form.select("second", "Beside those of", codes).begins(beside);
  if (!others.empty()) {
    std::vector<web::Choice<std::string>> events{{"", "", "The same event"}};
    for (const auto& other : others)
      events.push_back({other.slug, other.slug, other.title + ", " + long_date(other.date)});
    (void)form.select("with", "Asked at", events).begins(with);
  }
  form.button({.words = "Compare", .look = web::Button::Look::second});
  return form.shown();
}

void add_comparison_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/words-compared", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request); });
}

}  // namespace muster::words
