// The programme's year on one page, to be printed: a row an event, and what came of all of them.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include "site_pages.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string path_to(const Request& request, int year) {
  return "/programmes/" + request.capture("programme") + "/years/" + std::to_string(year);
}

std::string answers_of(const Summary& summary) {
  if (summary.round == RoundState::none || summary.round == RoundState::draft) return "–";
  return grouped(summary.responses);
}

std::string answers_note(const Summary& summary) {
  switch (summary.round) {
    case RoundState::none:
      return "no form";
    case RoundState::draft:
      return "not open yet";
    case RoundState::open:
      return "still open";
    case RoundState::closed:
      return summary.response_rate ? percent(*summary.response_rate) : "";
  }
  return {};
}

void add_event(View& shown, const Request& request, const Summary& summary) {
  const auto& event = summary.event;
  auto& row = shown.add("EVENT_ROW", event.title).set("EVENT_DATE", long_date(event.date));
  const auto path = "/events/" + event.slug + (summary.responses > 0 ? "/summary" : "");
  if (request.visitor.can_open(path))
    row.add("EVENT_LINK", path);
  else
    row.show("EVENT_PLAIN");
  row.set("EVENT_PEOPLE", grouped(summary.people)).set("EVENT_ORGANISATIONS", grouped(summary.organisations));
  row.set("EVENT_PLACES",
          summary.coverage.of == 0 ? "–" : grouped(summary.coverage.covered) + " of " + grouped(summary.coverage.of));
  row.set("EVENT_ANSWERS", answers_of(summary)).set("EVENT_ANSWERS_NOTE", answers_note(summary));
  // While a form is open its headline is no result of the year.
  const auto key = summary.round == RoundState::closed ? key_figure(summary) : std::nullopt;
  if (!key || key->base == 0) {
    row.set("EVENT_HEADLINE", "–").set("EVENT_HEADLINE_NOTE", "");
    return;
  }
  const auto share = stats::share(key->people, key->base).value_or(0);
  const auto interval = stats::wilson(key->people, key->base);
  row.set("EVENT_HEADLINE", key->label + ": " + grouped(key->people) + " of " + grouped(key->base));
  row.set("EVENT_HEADLINE_NOTE",
          percent(share) + (interval ? " (" + percent_range(interval->low, interval->high) + ")" : std::string()));
}

std::string headline_of(const ProgrammeYear& year) {
  const auto events = counted(static_cast<std::int64_t>(year.events.size()), "event", "events");
  return std::to_string(year.year) + ": " + events + ", " + counted(year.people, "person", "people") + ".";
}

std::string lead_of(const ProgrammeYear& year) {
  if (year.registrations == 0) return "Nobody is registered for them.";
  auto out = counted(year.registrations, "registration", "registrations") + " of " +
             counted(year.people, "person", "people") + " from " +
             counted(year.organisations, "organisation", "organisations") + ".";
  if (year.places > 0)
    out +=
        " Somebody registered from " + grouped(year.covered) + " of " + counted(year.places, "place", "places") + ".";
  std::int64_t closed = 0;
  std::int64_t answers = 0;
  for (const auto& event : year.events) {
    if (event->round != RoundState::closed) continue;
    ++closed;
    answers += event->responses;
  }
  if (closed > 0)
    out += " " + counted(answers, "answer", "answers") + " to " + counted(closed, "closed form", "closed forms") + ".";
  return out;
}

void add_years(View& view, const Request& request, const ProgrammeYear& year) {
  const auto after = std::upper_bound(year.years.begin(), year.years.end(), year.year);
  const auto before = std::lower_bound(year.years.begin(), year.years.end(), year.year);
  if (before != year.years.begin())
    view.add_link("BEFORE", std::to_string(*std::prev(before)), path_to(request, *std::prev(before)));
  if (after != year.years.end()) view.add_link("AFTER", std::to_string(*after), path_to(request, *after));
}

Reply page(const PageContext& context, const Request& request, std::optional<int> wanted) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(year, request, programme_year(context.database, context.summaries, context.now(), programme, wanted));
  View view;
  view.set("KICKER", request.visitor.programme);
  add_years(view, request, year);
  if (year.events.empty()) {
    view.head("No events in " + std::to_string(year.year) + ".").show("EMPTY");
  } else {
    view.head(headline_of(year), lead_of(year)).show("ACTIONS");
    auto& shown = view.add("SHOWN").set("CAPTION", "Events of " + std::to_string(year.year));
    for (const auto& event : year.events) add_event(shown, request, *event);
    if (year.left_out > 0)
      shown.add("LEFT_OUT", "The page holds the first " + grouped(static_cast<std::int64_t>(most_events_of_a_year)) +
                                " events of the year; " +
                                counted(static_cast<std::int64_t>(year.left_out), "later one is", "later ones are") +
                                " not on it.");
    shown.markup("YEAR_MADE", how_made({FigureKind::people, FigureKind::base, FigureKind::share, FigureKind::interval,
                                        FigureKind::response_rate, FigureKind::places},
                                       "the year", "more"));
  }
  return site::desk_page(request, {std::to_string(year.year), request.visitor.programme},
                         web::render("domain/figures/pages/programme_year.html", view));
}

Reply page_of_year(const PageContext& context, const Request& request) {
  const auto year = parse_integer(request.capture("year"));
  if (!year || *year < 1900 || *year > 9999)
    return site::error_page(request, not_found("A year is written with four digits, such as 2025."));
  return page(context, request, static_cast<int>(*year));
}

}  // namespace

void add_programme_year_pages(web::Router& router, const PageContext& context) {
  router.get("/programmes/{programme}/years", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request, std::nullopt); });
  router.get("/programmes/{programme}/years/{year}", access::Permission::read_figures,
             [context](const Request& request) { return page_of_year(context, request); });
}

}  // namespace muster::figures
