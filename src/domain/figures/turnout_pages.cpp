// Turnout on pages: of one event in its own group, of a programme's year beside the year before; as files and for
// programs.
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/asked_choice_pages.hpp>
#include <muster/domain/figures/turnout_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/years.hpp>
#include <muster/kit/tabular/table.hpp>

#include "site_pages.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double desk_width = 860;
constexpr double phone_width = 350;

draw::SmallMap map_of(const std::string& label, const Coverage& coverage) {
  draw::SmallMap map;
  map.label = label;
  for (const auto& each : coverage.places)
    map.tiles.push_back({.code = each.place.code,
                         .name = each.place.name,
                         .short_name = each.place.short_name,
                         .area = each.place.area,
                         .column = each.place.column,
                         .row = each.place.row,
                         .people = each.people});
  map.note = grouped(coverage.covered) + " of " + counted(coverage.of, "place", "places");
  return map;
}

void add_maps(View& view, const std::vector<draw::SmallMap>& maps) {
  if (maps.empty() || maps.front().tiles.empty()) return;
  auto& shown = view.add("MAPS");
  shown.markup("DESK_MAPS", draw::small_maps(maps, std::min<std::size_t>(maps.size(), 2), "people", desk_width).svg);
  shown.markup("PHONE_MAPS", draw::small_maps(maps, 1, "people", phone_width).svg);
}

std::string rate_words(const TurnoutRow& row) {
  if (row.held_back) return "held back";
  if (!row.answered) return "–";
  if (row.booked == 0) return "–";
  if (row.in_fives) return grouped(*row.answered) + " or more";
  return grouped(*row.answered) + " (" + percent(static_cast<double>(*row.answered) / static_cast<double>(row.booked)) +
         ")";
}

/// Where nobody has said who came, nobody came is not known.
bool is_marked(const Turnout& turnout) { return turnout.all.came + turnout.all.no_shows > 0; }

void add_table(View& view, const std::string& name, const std::string& id, const std::vector<TurnoutRow>& rows,
               bool with_answers, bool marked) {
  if (rows.empty()) return;
  auto& table = view.add("TABLE", name).set("TABLE_ID", id);
  table.show_if(with_answers, "ANSWERED_HEAD");
  for (const auto& row : rows) {
    auto& line = table.add("ROW", row.name).set("INVITED", grouped(row.invited)).set("BOOKED", grouped(row.booked));
    line.set("CAME", marked ? grouped(row.came) : "–").set("NO_SHOWS", marked ? grouped(row.no_shows) : "–");
    if (with_answers) line.add("ANSWERED", rate_words(row));
  }
}

void add_sessions(View& view, const Turnout& turnout) {
  // Where none is chosen, and none has a scan at its door, nothing is known of sessions.
  if (std::ranges::none_of(turnout.by_session, [](const auto& row) { return row.booked || row.came > 0; })) return;
  const auto figure = [](const std::optional<std::int64_t>& number) {
    return number ? grouped(*number) : std::string("–");
  };
  view.show_if(true, "SESSIONS_MADE");
  auto& table = view.add("SESSIONS");
  for (const auto& row : turnout.by_session)
    table.add("SESSION", row.name)
        .set("SESSION_BOOKED", figure(row.booked))
        .set("SESSION_CAME", row.came > 0 ? grouped(row.came) : "–")
        .set("SESSION_ABSENT", figure(row.no_shows));
}

void add_all(View& view, const Turnout& turnout, bool with_answers) {
  add_table(view, "All", "all", {turnout.all}, with_answers, is_marked(turnout));
  add_table(view, "By organisation", "organisations", turnout.by_organisation, with_answers, is_marked(turnout));
  add_table(view, "By kind of organisation", "kinds", turnout.by_kind, with_answers, is_marked(turnout));
  add_table(view, "By place", "places", turnout.by_place, with_answers, is_marked(turnout));
  add_sessions(view, turnout);
  view.show_if(with_answers, "ANSWERED_MADE");
  view.show("NOTE", turnout.answers_note);
}

Reply event_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, event_turnout(context.database, request.capture("event"), context.now()));
  const auto& turnout = found.turnout;
  const auto here = path_of(found.event, "/turnout");
  View view;
  view.head(turnout_headline(turnout), "Registered is not came, and who came has not always answered.");
  view.set("KICKER", day_and_venue(found.event))
      .set("BACK_PATH", path_of(found.event, "/places"))
      .set("BACK", "Places");
  view.add("FILES").set("CSV_PATH", here + ".csv").set("XLSX_PATH", here + ".xlsx");
  std::vector<draw::SmallMap> maps{map_of("Booked", turnout.booked_from)};
  if (is_marked(turnout)) maps.push_back(map_of("Came", turnout.came_from));
  add_maps(view, maps);
  add_all(view, turnout, turnout.all.answered.has_value() || turnout.all.held_back);
  return site::desk_page(request, frame_of(found.event, "Turnout", site::Tab::places),
                         web::render("domain/figures/pages/turnout.html", view));
}

Result<YearTurnout> year_asked(const PageContext& context, const Request& request, const std::string& typed,
                               ErrorKind otherwise) {
  MUSTER_TRY(year, year_in(typed, otherwise));
  return year_turnout(context.database, request.capture("programme"), year, context.now());
}

void add_absent(View& view, const YearTurnout& found, const std::string& year) {
  auto& absent = view.add("ABSENT").set("ABSENT_YEAR", year);
  absent.set("PLACES_ABSENT", found.turnout.places_absent.empty() ? "None" : joined(found.turnout.places_absent, ", "));
  absent.set("ORGANISATIONS_ABSENT",
             found.organisations_absent.empty() ? "None" : joined(found.organisations_absent, ", "));
  absent.set("PEOPLE_ABSENT", grouped(found.turnout.all.booked - found.turnout.all.came));
}

Reply year_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(found, request, year_asked(context, request, request.capture("year"), ErrorKind::not_found));
  const auto year = std::to_string(found.year);
  const auto years = "/programmes/" + request.capture("programme") + "/years/";
  View view;
  view.head(turnout_headline(found.turnout),
            found.events.empty() ? "No event has its date in " + year + "."
                                 : counted(static_cast<std::int64_t>(found.events.size()), "event", "events") + " in " +
                                       year + "; each person counts once, and came where they came to any.");
  view.set("KICKER", request.visitor.programme + ", " + year).set("BACK_PATH", years + year).set("BACK", year);
  view.add("FILES").set("CSV_PATH", years + year + "/turnout.csv").set("XLSX_PATH", years + year + "/turnout.xlsx");
  std::vector<draw::SmallMap> maps{map_of("Booked in " + year, found.turnout.booked_from)};
  if (is_marked(found.turnout)) maps.push_back(map_of("Came in " + year, found.turnout.came_from));
  if (found.any_before) {
    const auto before = std::to_string(found.year - 1);
    maps.push_back(map_of("Booked in " + before, found.before.booked_from));
    if (is_marked(found.before)) maps.push_back(map_of("Came in " + before, found.before.came_from));
  }
  add_maps(view, maps);
  if (is_marked(found.turnout)) add_absent(view, found, year);
  view.show_if(is_marked(found.turnout), "ABSENT_MADE").show_if(true, "OF_YEAR");
  add_all(view, found.turnout, false);
  return site::desk_page(request, {"Turnout in " + year, request.visitor.programme},
                         web::render("domain/figures/pages/turnout.html", view));
}

Result<Reply> file_of(const Turnout& turnout, const std::string& name, bool csv) {
  const auto tables = turnout_tables(turnout);
  if (!csv) {
    std::vector<tabular::OutputSheet> sheets;
    for (const auto& table : tables) sheets.push_back({table.name, table.heading, table.rows});
    MUSTER_TRY(bytes, tabular::to_xlsx(sheets));
    return web::download(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         name + ".xlsx");
  }
  // One table, so that the first column says what a row is of.
  std::vector<tabular::Row> rows;
  for (const auto& table : tables)
    for (const auto& row : table.rows) {
      tabular::Row line{table.name};
      if (table.name == "Session") {
        line.insert(line.end(), {row[0], "", row[1], row[2], row[3], ""});
      } else {
        line.insert(line.end(), row.begin(), row.end());
      }
      rows.push_back(std::move(line));
    }
  return web::download(tabular::to_csv({"Of", "Name", "Invited", "Booked", "Came", "Did not come", "Answered"}, rows),
                       "text/csv; charset=utf-8", name + ".csv");
}

Reply event_file(const PageContext& context, const Request& request, bool csv) {
  MUSTER_PAGE(found, request, event_turnout(context.database, request.capture("event"), context.now()));
  MUSTER_PAGE(file, request, file_of(found.turnout, "turnout-" + found.event.slug, csv));
  return file;
}

Reply year_file(const PageContext& context, const Request& request, bool csv) {
  MUSTER_PAGE(found, request, year_asked(context, request, request.capture("year"), ErrorKind::not_found));
  MUSTER_PAGE(file, request, file_of(found.turnout, "turnout-" + std::to_string(found.year), csv));
  return file;
}

web::Schema turnout_schema() {
  using namespace web;
  using web::text;
  const auto row =
      object({{"name", text()},
              {"invited", whole_number("People who were asked to come at some time")},
              {"booked", whole_number("Who have or had a seat on the day")},
              {"came", whole_number("Of those")},
              {"no_shows", whole_number("Of those, marked as not having come")},
              {"answered", whole_number("Of those booked; rounded down to fives where `in_fives` is true").or_null()},
              {"held_back", truth("Answered is, so that nobody can work out who did")},
              {"in_fives", truth("Answered is rounded down to a multiple of five")}});
  return object(
      {{"of", text("The event, or the year")},
       {"all", row},
       {"not_marked", whole_number("Booked, and nobody has said whether they came")},
       {"by_place", list_of(row)},
       {"by_organisation", list_of(row)},
       {"by_kind", list_of(row)},
       {"by_session",
        list_of(object(
            {{"name", text()},
             {"booked", whole_number("Who has a seat and chose it; null: nobody chooses it").or_null()},
             {"came", whole_number("Let in at its door, whether they chose it or not")},
             {"no_shows", whole_number("Who chose it and was not let in; null: nobody was let in").or_null()}}))},
       {"places_nobody_came_from", list_of(text())},
       {"answers_note", text("Why answers are missing or held back; may be empty")}});
}

constexpr const char* example =
    R"({"of": "london-send-summit-2022", "all": {"name": "All", "invited": 120, "booked": 104, "came": 81, "no_shows": 9,
  "answered": null, "held_back": false, "in_fives": false}, "not_marked": 14, "by_place": [], "by_organisation": [], "by_kind": [],
  "by_session": [], "places_nobody_came_from": ["Westminster"], "answers_note": ""})";

}  // namespace

void add_turnout_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto right = Permission::read_figures;
  const std::string of_event = "/events/{event}/turnout";
  const std::string of_year = "/programmes/{programme}/years/{year}/turnout";
  router.get(of_event, right, [context](const Request& request) { return event_page(context, request); });
  router.get(of_year, right, [context](const Request& request) { return year_page(context, request); });
  for (const bool csv : {true, false}) {
    const std::string ending = csv ? ".csv" : ".xlsx";
    router.get(of_event + ending, right,
               [context, csv](const Request& request) { return event_file(context, request, csv); });
    router.get(of_year + ending, right,
               [context, csv](const Request& request) { return year_file(context, request, csv); });
  }
  router
      .get("/api/events/{event}/turnout", right,
           [context](const Request& request) -> Reply {
             MUSTER_PAGE(found, request, event_turnout(context.database, request.capture("event"), context.now()));
             return web::json(turnout_json(found.turnout, found.event.slug));
           })
      .describe({.summary = "Who was invited, booked, came and answered, by place, organisation, kind and session",
                 .parameters = {{"event", web::text("The event's short name"), "london-send-summit-2022"}},
                 .replies = turnout_schema(),
                 .example = example});
  router
      .get("/api/programmes/{programme}/turnout", right,
           [context](const Request& request) -> Reply {
             MUSTER_PAGE(found, request, year_asked(context, request, request.query.get("year"), ErrorKind::bad_input));
             return web::json(turnout_json(found.turnout, std::to_string(found.year)));
           })
      .describe(
          {.summary = "The same of all events of a programme’s year, each person once",
           .parameters = {{"programme", web::text("The programme's id"), "p1"},
                          {"year", web::whole_number("The newest that has events where it is missing").where_known(),
                           "2022"}},
           .replies = turnout_schema(),
           .example = example});
}

}  // namespace muster::figures
