// The programme's year on one page, to be printed: a row an event, and what came of all of them.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/asked_choice_pages.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/draw/years.hpp>

#include "figure_pages.hpp"
#include "site_pages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double half_width = 560;  // the two pictures stand side by side

std::string path_to(const Request& request, int year) {
  return "/programmes/" + request.capture("programme") + "/years/" + std::to_string(year);
}

std::string answers_of(const Summary& summary) {
  if (summary.round == RoundState::none || summary.round == RoundState::draft) return "–";
  return grouped(summary.responses) + (summary.responses_in_fives ? " or more" : "");
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
  // Of an event without a list of delegates nothing is known of who registered: that is no nought.
  row.set("EVENT_PEOPLE", summary.people == 0 ? "–" : grouped(summary.people));
  row.set("EVENT_ORGANISATIONS", summary.people == 0 ? "–" : grouped(summary.organisations));
  row.set("EVENT_PLACES", summary.coverage.of == 0 || summary.people == 0
                              ? "–"
                              : grouped(summary.coverage.covered) + " of " + grouped(summary.coverage.of));
  row.set("EVENT_ANSWERS", answers_of(summary)).set("EVENT_ANSWERS_NOTE", answers_note(summary));
  const auto key = year_headline(summary);
  if (!key) {
    row.set("EVENT_HEADLINE", "–").set("EVENT_HEADLINE_NOTE", "");
    return;
  }
  const auto share = stats::share(key->people, key->base).value_or(0);
  const auto interval = stats::wilson(key->people, key->base);
  row.set("EVENT_HEADLINE", key->label + ": " + grouped(key->people) + " of " + grouped(key->base));
  row.set("EVENT_HEADLINE_NOTE",
          percent(share) + (interval ? " (" + percent_range(interval->low, interval->high) + ")" : std::string()));
}

/// Delegates and who of them answered, event by event: columns where they fit, rows where they do not.
void add_asked(View& pictures, const ProgrammeYear& year) {
  constexpr std::size_t most_columns = 12;
  std::vector<draw::AskedColumn> columns;
  std::vector<draw::Bar> rows;
  std::int64_t most = 0;
  for (const auto& event : year.events) most = std::max(most, event->people);
  if (most == 0) return;
  for (const auto& event : year.events) {
    const bool final = event->round == RoundState::closed;
    const bool rate = final && event->response_rate.has_value();
    const auto day = long_date(event->event.date);
    const auto begin = day.find(' ') + 1;
    const auto label = day.substr(begin, day.rfind(' ') - begin);
    // What is told in fives is no height.
    const bool exact = final && !event->responses_in_fives;
    columns.push_back({label, event->people, exact ? std::optional(event->responses) : std::nullopt,
                       rate ? percent(*event->response_rate) : std::string()});
    // Of an event without a list of delegates nothing is known of who registered.
    if (event->people > 0)
      rows.push_back(
          {event->event.title, event->people, static_cast<double>(event->people) / static_cast<double>(most)});
  }
  auto& part = pictures.add("ASKED");
  const bool fits = columns.size() <= most_columns;
  part.set("ASKED_WORDS",
           fits ? "Outlined are delegates, filled those who answered a closed form; under each day is the "
                  "share who answered."
                : "Delegates of each event.");
  part.markup("ASKED_DESK",
              fits ? draw::asked_columns(columns, "delegates", half_width).svg : draw::marks(rows, half_width).svg);
  part.markup("ASKED_PHONE", draw::marks(rows, phone_width).svg);
}

/// Every registration from each place, over all events.
void add_places(View& pictures, const ProgrammeYear& year) {
  draw::SmallMap map{std::to_string(year.year), {}, {}, {}};
  std::map<std::string, std::size_t> at;
  for (const auto& event : year.events) {
    for (const auto& figures : event->coverage.places) {
      const auto& place = figures.place;
      const auto [found, fresh] = at.emplace(place.code, map.tiles.size());
      if (fresh)
        map.tiles.push_back({.code = place.code,
                             .name = place.name,
                             .short_name = place.short_name,
                             .area = place.area,
                             .column = place.column,
                             .row = place.row});
      map.tiles[found->second].people += figures.people;
    }
  }
  // Events of two regions would lie on each other's tiles.
  std::set<std::pair<int, int>> taken;
  for (const auto& tile : map.tiles)
    if (!taken.emplace(tile.column, tile.row).second) return;
  if (map.tiles.empty() || year.covered == 0) return;
  map.note = grouped(year.covered) + " of " + grouped(year.places);
  auto& part = pictures.add("PLACES");
  part.set("PLACES_WORDS", "Registrations from each place: who came to two events counts twice. Hatched: nobody.");
  part.markup("PLACES_DESK", draw::tile_map(map.tiles, "registrations", half_width).svg);
  part.markup("PLACES_PHONE", draw::tile_map(map.tiles, "registrations", phone_width).svg);
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
    view.head(headline_of(year)).show("EMPTY");
  } else {
    view.head(headline_of(year), lead_of(year))
        .add("ACTIONS")
        .set("CSV_PATH", path_to(request, year.year) + "/file.csv")
        .set("TURNOUT_PATH", path_to(request, year.year) + "/turnout");
    auto& shown = view.add("SHOWN").set("CAPTION", "Events of " + std::to_string(year.year));
    auto& pictures = shown.add("PICTURES");
    add_asked(pictures, year);
    add_places(pictures, year);
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
  MUSTER_PAGE(year, request, year_in(request.capture("year"), ErrorKind::not_found));
  return page(context, request, year);
}

Result<ProgrammeYear> asked_year(const PageContext& context, const Request& request, const std::string& text,
                                 ErrorKind otherwise) {
  MUSTER_TRY(wanted, year_in(text, otherwise));
  return programme_year(context.database, context.summaries, context.now(), request.capture("programme"), wanted);
}

Reply file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(year, request, asked_year(context, request, request.capture("year"), ErrorKind::not_found));
  return web::download(to_csv(year), "text/csv; charset=utf-8", "events-" + std::to_string(year.year) + ".csv");
}

Reply for_programs(const PageContext& context, const Request& request) {
  MUSTER_PAGE(year, request, asked_year(context, request, request.query.get("year"), ErrorKind::bad_input));
  return web::json(to_json(year));
}

web::Description description() {
  using namespace web;
  using web::text;
  const auto headline = object({{"label", text()},
                                {"people", whole_number()},
                                {"base", whole_number()},
                                {"share", number()},
                                {"interval", list_of(number(), "95% interval").or_null()}},
                               "Of a closed form")
                            .or_null();
  const auto event = object({{"event", text()},
                             {"title", text()},
                             {"date", text_like("date")},
                             {"delegates", whole_number("People registered, each once")},
                             {"organisations", whole_number()},
                             {"places_covered", whole_number()},
                             {"places", whole_number()},
                             {"form", text_of({"none", "draft", "open", "closed"})},
                             {"responses", whole_number("In steps of five while an anonymous form is open").or_null()},
                             {"response_rate", number("Of a closed form").or_null()},
                             {"headline", headline}});
  return {
      .summary = "The events of a programme’s year, and what came of all of them",
      .parameters = {{"programme", text("The programme's id"), "p1"},
                     {"year", whole_number("The newest that has events where it is missing").where_known(), "2022"}},
      .replies = object({{"year", whole_number()},
                         {"years", list_of(whole_number(), "In which the programme has events")},
                         {"registrations", whole_number("Of all events")},
                         {"people", whole_number("Each once, however many events they registered for")},
                         {"organisations", whole_number("Each once")},
                         {"places_covered", whole_number("Each once")},
                         {"places", whole_number()},
                         {"left_out", whole_number("Later events that the page does not hold")},
                         {"events", list_of(event, "By date")}}),
      .example = R"({"year": 2022, "years": [2022], "registrations": 104, "people": 104, "organisations": 39,
  "places_covered": 32, "places": 33, "left_out": 0, "events": []})"};
}

}  // namespace

void add_programme_year_pages(web::Router& router, const PageContext& context) {
  router.get("/programmes/{programme}/years", access::Permission::read_figures,
             [context](const Request& request) { return page(context, request, std::nullopt); });
  router.get("/programmes/{programme}/years/{year}", access::Permission::read_figures,
             [context](const Request& request) { return page_of_year(context, request); });
  router.get("/programmes/{programme}/years/{year}/file.csv", access::Permission::read_figures,
             [context](const Request& request) { return file(context, request); });
  router
      .get("/api/programmes/{programme}/year", access::Permission::read_figures,
           [context](const Request& request) { return for_programs(context, request); })
      .describe(description());
}

}  // namespace muster::figures
