// The year of membership on one page: who is a member, which places are represented, who came.
#include "member_pages.hpp"

#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/kit/tabular/table.hpp>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double desk_map = 638;
constexpr double phone_map = 350;

struct Found {
  Year year;
  people::Region region;
  int number = 0;  ///< the year in which the term begins
};

/// Years of membership begin as those of the first kind do whose periods end together, else with January.
Term term_of(const std::vector<Kind>& kinds, int number) {
  int month = 1;
  for (const auto& kind : kinds)
    if (kind.year_begins != 0 && !kind.retired) {
      month = kind.year_begins;
      break;
    }
  const auto from = std::chrono::year(number) / std::chrono::month(static_cast<unsigned>(month)) / 1;
  const auto next = from + std::chrono::years(1);
  return {from, days_after(next, -1)};
}

int year_with(const std::vector<Kind>& kinds, Date day) {
  const auto number = static_cast<int>(day.year());
  return term_of(kinds, number).from <= day ? number : number - 1;
}

Result<Found> found_year(const PageContext& context, const Request& request, const std::string& wanted) {
  const auto& programme = request.capture("programme");
  const auto number = wanted.empty() ? std::nullopt : parse_integer(wanted);
  if (!wanted.empty() && (!number || *number < 1900 || *number > 9999))
    return not_found("A year is written with four digits, such as 2025.");
  return context.database.read([&](store::Session& session) -> Result<Found> {
    const auto book = book_of(session, programme);
    Found found;
    found.number = number ? static_cast<int>(*number) : year_with(book.kinds, context.today());
    const auto regions = people::regions_in_use(session, programme);
    if (!regions.empty()) found.region = people::region_by_id(session, regions.front().id);
    const auto term = term_of(book.kinds, found.number);
    found.year = year_of(book.memberships, people::organisations_for(session, programme, true), found.region,
                         context.attendance ? context.attendance(session, programme, term) : std::vector<CameFrom>{},
                         term, context.today());
    return found;
  });
}

draw::Picture map_of(const Found& found, double width) {
  std::vector<draw::Tile> tiles;
  for (const auto& each : found.year.places)
    tiles.push_back({.code = each.place.code,
                     .name = each.place.name,
                     .short_name = each.place.short_name,
                     .area = each.place.area,
                     .column = each.place.column,
                     .row = each.place.row,
                     .people = static_cast<std::int64_t>(each.members.size())});
  return draw::tile_map(tiles, "members", width);
}

Reply year_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, found_year(context, request, request.query.get("year")));
  const auto& year = found.year;
  const auto here = home_of(request, "/year");
  View view;
  view.head(year_headline(year, found.region), missing_words(year, found.region));
  view.set("KICKER", request.visitor.programme + ", " + short_date(year.term.from) + " to " + short_date(year.term.to));
  if (request.visitor.can_open(home_of(request))) view.add_link("HOME", "Memberships", home_of(request));
  view.set("CSV_PATH", here + ".csv?year=" + std::to_string(found.number));
  std::string summed = "Memberships named " + counted(year.named, "person", "different people") + " in the year.";
  if (year.ended > 0)
    summed += " Of " + grouped(year.ended) + " that ended in it so far, " + grouped(year.renewed) +
              (year.renewed == 1 ? " was renewed." : " were renewed.");
  view.set("SUMMED", summed);
  if (!year.places.empty()) {
    auto& map = view.add("MAP");
    map.markup("DESK_MAP", map_of(found, desk_map).svg).markup("PHONE_MAP", map_of(found, phone_map).svg);
    for (const auto& each : year.places) {
      auto& row = map.add("PLACE", each.place.name);
      row.set("MEMBERS", each.members.empty() ? "No member" : joined(each.members, ", "));
      row.set("PLACE_NAMED", grouped(each.named)).set("CAME", grouped(each.people)).set("TIMES", grouped(each.times));
    }
  }
  view.set("ELSEWHERE", year.elsewhere == 0 ? std::string()
                                            : counted(year.elsewhere, "person", "people") +
                                                  " came of organisations that serve no single place, or of none.");
  if (year.forums.empty()) view.show("NO_FORUMS");
  if (!year.forums.empty()) {
    auto& forums = view.add("FORUMS");
    for (const auto& each : year.forums) {
      auto& row = forums.add("FORUM", each.name).set("FORUM_PLACES", each.places);
      row.set("FORUM_MEMBER", each.member ? "Member" : "No member").set("FORUM_NAMED", grouped(each.named));
      row.set("FORUM_CAME", grouped(each.people)).set("FORUM_TIMES", grouped(each.times));
    }
  }
  if (year.parents_alone > 0)
    view.show("PARENTS_ALONE", counted(year.parents_alone, "person", "people") +
                                   " came as parent carers without an organisation, " +
                                   counted(year.parents_alone_times, "time", "times") + " in all.");
  view.add_link("BEFORE", "The year before", here + "?year=" + std::to_string(found.number - 1));
  view.add_link("AFTER", "The year after", here + "?year=" + std::to_string(found.number + 1));
  return site::desk_page(request, frame_of(request, "The year of membership"),
                         web::render("domain/membership/pages/member_year.html", view));
}

Reply year_file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, found_year(context, request, request.query.get("year")));
  std::vector<tabular::Row> rows;
  for (const auto& each : found.year.places)
    rows.push_back({each.place.code, each.place.name, joined(each.members, "; "), std::to_string(each.named),
                    std::to_string(each.people), std::to_string(each.times)});
  return web::download(
      tabular::to_csv({"Code", "Place", "Members", "Named people", "People who came", "Times they came"}, rows),
      "text/csv; charset=utf-8", "members-" + std::to_string(found.number) + ".csv");
}

}  // namespace

void add_year_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/memberships/year";
  router.get(here, right_to_figures, [context](const Request& request) { return year_page(context, request); });
  router.get(here + ".csv", right_to_figures,
             [context](const Request& request) { return year_file(context, request); });
}

}  // namespace muster::membership
