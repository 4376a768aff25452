// Where the delegates came from: the map of places, the areas, and who serves no single place.
#include <muster/domain/figures/coverage_words.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/pictures.hpp>
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double desk_width = 638;
constexpr double phone_width = 350;

std::string picture_of(const Summary& summary, double width) {
  for (const auto& block : map_blocks(summary, "Delegates by place", width)) {
    if (const auto* figure = std::get_if<document::FigureBlock>(&block.content)) return figure->picture.svg;
  }
  return {};
}

/// Length of a bar whose longest is 100.
std::int64_t bar_length(std::int64_t people, std::int64_t most) {
  return most == 0 ? 0 : (people * 200 + most) / (2 * most);
}

std::int64_t most_people(const Summary& summary) {
  auto most = summary.coverage.people_without_place;
  for (const auto& area : summary.coverage.areas) most = std::max(most, area.people);
  if (summary.coverage.areas.empty()) most = std::max(most, summary.coverage.people_with_place);
  return most;
}

void add_areas(View& view, const Summary& summary) {
  const auto& coverage = summary.coverage;
  const auto most = most_people(summary);
  std::int64_t in_rows = coverage.people_without_place;
  for (const auto& area : coverage.areas) {
    in_rows += area.people;
    auto& row = view.add("AREA", area.area).set("AREA_PEOPLE", grouped(area.people));
    row.set("AREA_PLACES", grouped(area.covered) + " of " + grouped(area.places));
    row.set("AREA_BAR", bar_length(area.people, most));
    if (area.missing.empty()) continue;
    std::string names;
    for (const auto& name : area.missing) names += (names.empty() ? "" : ", ") + name;
    row.add("AREA_MISSING", "Nobody from " + names);
  }
  if (coverage.areas.empty()) {
    auto& row = view.add("AREA", coverage.region).set("AREA_PEOPLE", grouped(coverage.people_with_place));
    row.set("AREA_PLACES", grouped(coverage.covered) + " of " + grouped(coverage.of));
    row.set("AREA_BAR", bar_length(coverage.people_with_place, most));
    in_rows += coverage.people_with_place;
  }
  if (coverage.people_without_place > 0) {
    view.add("NOWHERE")
        .set("NOWHERE_PEOPLE", grouped(coverage.people_without_place))
        .set("NOWHERE_BAR", bar_length(coverage.people_without_place, most));
  }
  view.set("ALL_PLACES", grouped(coverage.covered) + " of " + grouped(coverage.of));
  if (in_rows > summary.people) {
    view.add("AREAS_NOTE",
             "People whose organisation serves places of two areas stand in both, so the rows add up "
             "to more than " +
                 grouped(summary.people) + ".");
  }
}

void add_lists(View& view, const Summary& summary) {
  const auto& coverage = summary.coverage;
  if (!coverage.without.empty()) {
    auto& list = view.add("WITHOUT").set("WITHOUT_BASE", grouped(coverage.people_without_place));
    for (const auto& organisation : coverage.without) {
      list.add("ORGANISATION", organisation.name).set("ORGANISATION_PEOPLE", grouped(organisation.people));
    }
  }
  for (const auto& figures : coverage.places) {
    const auto& place = figures.place;
    view.add("PLACE", place.name)
        .set("PLACE_SHORT", place.short_name)
        .set("PLACE_AREA", place.area)
        .set("PLACE_PEOPLE", grouped(figures.people));
  }
}

Reply places(const PageContext& context, const Request& request) {
  MUSTER_PAGE(summary, request, context.summaries.of(request.capture("event"), context.now()));
  View view;
  view.head(coverage_headline(*summary), coverage_lead(*summary));
  if (summary->people > 0)
    view.add_link("TURNOUT", "Turnout: who was invited, booked, came and answered",
                  path_of(summary->event, "/turnout"));
  if (summary->people == 0 || summary->coverage.of == 0) {
    auto& empty = view.add("EMPTY");
    auto& why = empty.add(summary->coverage.of == 0 ? "NO_REGION" : "NO_DELEGATES");
    const auto way = path_of(summary->event, summary->coverage.of == 0 ? "/change" : "/delegates/import");
    if (request.visitor.can_open(way)) why.add("WAY", way);
  } else {
    auto& figures = view.add("FIGURES");
    figures.set("WITH_PLACE", grouped(summary->coverage.people_with_place));
    figures.set("PEOPLE", grouped(summary->people))
        .set("PEOPLE_WORD", summary->people == 1 ? "registered delegate" : "registered delegates");
    figures.set("TILES_NOTE", tiles_note(*summary)).set("OF", grouped(summary->coverage.of));
    figures.markup("DESK_MAP", picture_of(*summary, desk_width)).markup("PHONE_MAP", picture_of(*summary, phone_width));
    figures.markup("PLACES_MADE", how_made(kinds_of_places(), "delegates by place", "more"));
    add_areas(figures, *summary);
    add_lists(figures, *summary);
  }
  return site::desk_page(request, frame_of(summary->event, "Places", site::Tab::places),
                         web::render("domain/figures/pages/places.html", view));
}

}  // namespace

void add_places_pages(web::Router& router, const PageContext& context) {
  router.get("/events/{event}/places", access::Permission::read_figures,
             [context](const Request& request) { return places(context, request); });
}

}  // namespace muster::figures
