// Regions for programs: one that ships is chosen, or one is made of an area or of names, tried first where that is
// asked for; places are merged and retired. By the services of the pages.
#include "region_api_pages.hpp"

#include "region_edit.hpp"
#include "tile_editor.hpp"
#include "typed_places.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/dry_run.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using people::RecognisedPlace;
using web::Reply;
using web::Request;

/// A region that ships, or a part of the country of whose places one is made.
struct Offer {
  std::string key;  ///< the id of a region, or the key of an area
  std::string kind;
  std::string name;
  std::size_t places = 0;
};

std::string kind_of(const people::Area& area) {
  switch (area.kind) {
    case people::Area::Kind::region:
      return "region";
    case people::Area::Kind::county:
      return "county";
    case people::Area::Kind::combined_authority:
      return "combined authority";
  }
  return {};
}

Reply offers(const NetworkContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  std::vector<Offer> all;
  for (const auto& region : network.shared) all.push_back({region.id, "shared", region.name, region.places});
  for (const auto& area : context.gazetteer->areas())
    all.push_back({area.key, kind_of(area), area.name, area.authorities.size()});
  const auto page = web::one_page(all, paging, [](const Offer& one) { return one.key; });
  auto rows = json_array(page.rows, [](const Offer& one) {
    const bool shared = one.kind == "shared";
    return json_object({{"region", shared ? Json(one.key) : Json()},
                        {"area", shared ? Json() : Json(one.key)},
                        {"kind", one.kind},
                        {"name", one.name},
                        {"places", one.places}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

/// What was sent: one of a shared region, an area, or names.
struct Wanted {
  std::string shared;
  std::vector<RecognisedPlace> recognised;
  people::Region region;
};

Result<Wanted> read_wanted(const NetworkContext& context, const Request& request, const Network& network) {
  Wanted wanted;
  std::string area;
  std::string name;
  std::vector<std::string> names;
  web::SentObject sent(request);
  sent.text("region", wanted.shared).text("area", area).texts("names", names).text("name", name);
  MUSTER_CHECK(sent.outcome());
  const int ways = (wanted.shared.empty() ? 0 : 1) + (area.empty() ? 0 : 1) + (names.empty() ? 0 : 1);
  if (ways != 1)
    return bad_input("Send one of \"region\", \"area\" and \"names\": a region to choose, an area, or names of places.")
        .at("names");
  if (!wanted.shared.empty()) {
    if (!name.empty()) return bad_input("A region that is chosen keeps its name.").at("name");
    MUSTER_TRY(region, shared_region(context.database, wanted.shared));
    wanted.region = std::move(region);
    return wanted;
  }
  if (!area.empty()) {
    const auto* chosen = context.gazetteer->area(area);
    if (chosen == nullptr)
      return bad_input("There is no area \"" + area + "\". Take one from regions-to-choose.").at("area");
    wanted.recognised = people::places_of(*chosen, *context.gazetteer);
    if (name.empty()) name = chosen->name;
  } else {
    std::string lines;
    for (const auto& one : names) lines += one + "\n";
    const auto typed = people::pasted_names(lines);
    if (typed.empty()) return bad_input("Send the names of your places.").at("names");
    if (typed.size() > people::most_places) return bad_input("Send at most 400 places.").at("names");
    for (const auto& one : typed) wanted.recognised.push_back(context.gazetteer->recognise(one));
    if (name.empty()) name = network.programme.name;
  }
  constexpr std::size_t longest_name = 100;
  if (folded_name(name).empty()) return bad_input("Give a name with a letter or a digit.").at("name");
  if (character_count(name) > longest_name) return bad_input("Keep the name to 100 letters.").at("name");
  wanted.region = people::region_of(wanted.recognised, *context.gazetteer, region_slug(name), name);
  if (const auto error = error_of(wanted.region); !error.empty()) return bad_input(error + ".").at("names");
  return wanted;
}

Json recognised_json(const NetworkContext& context, const RecognisedPlace& place) {
  const bool known = place.how != RecognisedPlace::MatchBasis::unknown;
  return json_object({{"typed", place.typed},
                      {"known", known},
                      {"name", known ? Json(context.gazetteer->authorities()[place.authority].name) : Json()},
                      {"nearest", place.nearest}});
}

/// Names that nobody knows are kept as typed, as on the page; who would rather be asked tries it first.
Reply add(const NetworkContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(dry, request, web::is_dry_run(request));
  MUSTER_PAGE(network, request, network_of(context.database, programme));
  MUSTER_PAGE(wanted, request, read_wanted(context, request, network));
  std::string id = wanted.shared;
  if (!dry && !wanted.shared.empty()) {
    MUSTER_PAGE(used, request, use_region(context.database, context.audit(request), programme, wanted.shared));
    (void)used;
  } else if (!dry) {
    const auto added = add_region(context.database, context.audit(request), programme, wanted.region);
    if (!added.ok()) return site::error_page(request, Error(added.error()).at("name"));
    id = *added;
  }
  const auto recognised =
      json_array(wanted.recognised, [&](const RecognisedPlace& one) { return recognised_json(context, one); });
  return web::json(json_object({{"region", id.empty() ? Json() : Json(id)},
                                {"added", !dry},
                                {"name", wanted.region.name},
                                {"own", wanted.shared.empty()},
                                {"places", json_array(wanted.region.places, place_json)},
                                {"recognised", recognised}}));
}

Reply leave(const NetworkContext& context, const Request& request) {
  const auto& region = request.capture("region");
  MUSTER_PAGE(left, request,
              stop_using_region(context.database, context.audit(request), request.capture("programme"), region));
  (void)left;
  return web::json(json_object({{"left", region}}));
}

Reply merge(const NetworkContext& context, const Request& request) {
  std::string into;
  web::SentObject sent(request);
  sent.text("into", into, "Send \"into\", the code of the place that stays.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(id, request,
              merge_places(context.database, context.audit(request), request.capture("programme"),
                           request.capture("region"), request.capture("place"), into));
  return region_reply(context, request, id);
}

Reply retire(const NetworkContext& context, const Request& request) {
  bool retired = true;
  web::SentObject sent(request);
  sent.truth("retired", retired);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(
      id, request,
      change_region(context.database, context.audit(request), request.capture("programme"), request.capture("region"),
                    [&](people::Region& region) { return retire_in(region, request.capture("place"), retired); }));
  return region_reply(context, request, id);
}

}  // namespace

void add_region_api_pages(web::Router& router, const NetworkContext& context) {
  using namespace web;
  const auto right = Permission::change_events;
  const std::string home = "/api/programmes/{programme}";
  const std::string region = home + "/regions/{region}";
  const Parameter programme_id{"programme", text("The programme's id, as /api/v1/programmes lists it"), "p1"};
  const Parameter region_id{"region", text("The region's id")};
  const Parameter place_code{"place", text("The place's code, as the region lists it")};
  const auto of = [context](Reply (*reply)(const NetworkContext&, const Request&)) {
    return [context, reply](const Request& request) { return reply(context, request); };
  };
  router.get(home + "/regions-to-choose", right, of(offers))
      .describe(
          {.summary = "Regions that ship, and parts of the country of whose places one can be made",
           .parameters = {programme_id, web::short_list()},
           .replies = list_of(object({{"region", text("Of one that ships: its id").or_null()},
                                      {"area", text("Of a part of the country: its key").or_null()},
                                      {"kind", text_of({"shared", "region", "county", "combined authority"})},
                                      {"name", text()},
                                      {"places", whole_number("How many")}})),
           .example = R"([{"region": null, "area": "county-kent", "kind": "county", "name": "Kent", "places": 12}])",
           .by_pages = true});
  router.post(home + "/regions", right, of(add))
      .describe(
          {.summary = "Chooses a region that ships, or makes one of an area or of names; it is offered first",
           .parameters = {programme_id, dry_run_parameter("what the region would be")},
           .takes = {object({{"region", text("The id of one to choose").where_known()},
                             {"area", text("The key of an area").where_known()},
                             {"names", list_of(text(), "Places by name or code, at most 400").where_known()},
                             {"name", text("Of the region; left out: the area's or the programme's").where_known()}})},
           .replies = object({{"region", text("Its id; null where one was only tried").or_null()},
                              {"added", truth("False where it was only tried")},
                              {"name", text()},
                              {"own", truth("False: shared with other programmes")},
                              {"places", list_of(place_schema())},
                              {"recognised", list_of(object({{"typed", text()},
                                                             {"known", truth("False: kept as it was typed")},
                                                             {"name", text("Of the place that was meant").or_null()},
                                                             {"nearest", list_of(text("A name that may be meant"))}}),
                                                     "Of an area and of names: what each was taken for")}})});
  router.add(Method::delete_, region, right, of(leave))
      .describe({.summary = "Works in a region no longer; refused while an event stands in it",
                 .parameters = {programme_id, region_id},
                 .replies = object({{"left", text("The region's id")}}),
                 .example = R"({"left": "r1"})"});
  const auto whole = region_schema(list_of(place_schema()));
  router.post(region + "/places/{place}/merge", right, of(merge))
      .describe({.summary = "Two places become one: this one is retired, and what served it serves the other",
                 .parameters = {programme_id, region_id, place_code},
                 .takes = {object({{"into", text("The code of the place that stays")}})},
                 .replies = whole});
  router.post(region + "/places/{place}/retire", right, of(retire))
      .describe({.summary = "Takes a place off the map, or with retired false puts it back",
                 .parameters = {programme_id, region_id, place_code},
                 .takes = {object({{"retired", truth("Left out: true").where_known()}})},
                 .replies = whole});
}

}  // namespace muster::dashboard
