// Programmes and their regions for programs. What belongs to all is copied before a programme changes it, as on the
// pages.
#include "network_api_pages.hpp"
#include "region_api_pages.hpp"
#include "tile_editor.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using people::Place;
using people::Region;
using web::Reply;
using web::Request;

struct NamedProgramme {
  std::string id;
  std::string name;
};

/// Those in which the visitor has any role, by name.
Reply programmes(const NetworkContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(names, request, access::programme_names(context.database));
  std::vector<NamedProgramme> all;
  for (const auto& [id, name] : names)
    if (request.visitor.rights.contains(name)) all.push_back({id, name});
  std::ranges::sort(all, {}, &NamedProgramme::name);
  const auto page = web::one_page(all, paging, [](const NamedProgramme& one) { return one.id; });
  auto rows = json_array(page.rows, [](const NamedProgramme& one) {
    return json_object({{"programme", one.id}, {"name", one.name}, {"details", "/api/v1/programmes/" + one.id}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Reply programme(const NetworkContext& context, const Request& request) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  std::int64_t used = 0;
  for (const auto& organisation : network.organisations) used += organisation.retired ? 0 : 1;
  return web::json(json_object({{"programme", network.programme.id},
                                {"name", network.programme.name},
                                {"events", network.events},
                                {"organisations", used},
                                {"regions", network.regions.size()},
                                {"kinds", network.kinds}}));
}

/// A name and the kinds of organisation; what is left out stays.
Reply change_details(const NetworkContext& context, const Request& request) {
  const auto& id = request.capture("programme");
  std::optional<std::string> name;
  std::optional<std::vector<std::string>> kinds;
  web::SentObject sent(request);
  if (sent.member("name") != nullptr) sent.text("name", name.emplace(), "Give the programme a name.");
  if (sent.member("kinds") != nullptr) sent.texts("kinds", kinds.emplace());
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(done, request, change_programme(context.database, context.audit(request), id, name, kinds));
  (void)done;
  return programme(context, request);
}

Reply regions(const NetworkContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const auto page = web::one_page(network.regions, paging, [](const people::RegionInUse& one) { return one.id; });
  auto rows = json_array(page.rows, [](const people::RegionInUse& one) {
    return json_object(
        {{"region", one.id}, {"short_name", one.slug}, {"name", one.name}, {"own", one.own}, {"places", one.places}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

Outcome take_place(const Json& sent, Place& place) {
  if (sent.object() == nullptr) return bad_input("Send each place as an object.").at("places");
  const auto text = [&](const char* name, std::string& into) {
    const auto* member = sent.find(name);
    if (member != nullptr && member->text() != nullptr) into = *member->text();
    return member == nullptr || member->text() != nullptr;
  };
  const auto tile = [&](const char* name, int& into) {
    const auto* member = sent.find(name);
    constexpr std::int64_t last = 99;
    const bool good =
        member == nullptr || (member->whole() != nullptr && *member->whole() >= 0 && *member->whole() <= last);
    if (good && member != nullptr) into = static_cast<int>(*member->whole());
    return good;
  };
  const bool words = text("name", place.name) && text("short_name", place.short_name) && text("part", place.part) &&
                     text("area", place.area);
  if (!words || !tile("column", place.column) || !tile("row", place.row))
    return bad_input("The words of a place are texts, and its column and row on the map whole numbers from 0 to 99.")
        .at("places");
  return Success{};
}

/// Places that are there are changed by their codes. None goes and none comes: that is decided on the map.
Reply change_region_by_program(const NetworkContext& context, const Request& request) {
  std::string name;
  web::SentObject sent(request);
  sent.text("name", name);
  const auto* places = sent.member("places");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (places != nullptr && places->array() == nullptr)
    return site::error_page(request, bad_input("Send \"places\" as a list of places.").at("places"));
  const auto change = [&](Region& region) -> Result<std::string> {
    if (!name.empty()) region.name = name;
    for (std::size_t at = 0; places != nullptr && at < places->array()->size(); ++at) {
      const auto& one = (*places->array())[at];
      const auto* code = one.find("code");
      const auto found = std::ranges::find_if(region.places, [&](const Place& place) {
        return code != nullptr && code->text() != nullptr && place.code == *code->text();
      });
      if (found == region.places.end())
        return bad_input("Send each place with its \"code\", as the region lists it.").at("places");
      MUSTER_CHECK(take_place(one, *found));
    }
    if (const auto error = error_of(region); !error.empty()) return bad_input(error + ".").at("places");
    return region.name + " was changed";
  };
  MUSTER_PAGE(id, request,
              change_region(context.database, context.audit(request), request.capture("programme"),
                            request.capture("region"), change));
  return region_reply(context, request, id);
}

web::Schema sent_place_schema() {
  using namespace web;
  return object({{"code", text()},
                 {"name", text().where_known()},
                 {"short_name", text().where_known()},
                 {"part", text().where_known()},
                 {"area", text().where_known()},
                 {"column", whole_number().where_known()},
                 {"row", whole_number().where_known()}});
}

}  // namespace

Json place_json(const Place& place) {
  return json_object({{"code", place.code},
                      {"name", place.name},
                      {"short_name", place.short_name},
                      {"part", place.part},
                      {"area", place.area},
                      {"column", place.column},
                      {"row", place.row},
                      {"retired", place.retired}});
}

Reply region_reply(const NetworkContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(seen, request, seen_region(context.database, request.capture("programme"), id));
  return web::json(json_object({{"region", seen.in_use.id},
                                {"short_name", seen.in_use.slug},
                                {"name", seen.region.name},
                                {"own", seen.in_use.own},
                                {"places", json_array(seen.region.places, place_json)}}));
}

web::Schema region_schema(web::Schema places) {
  using namespace web;
  return object({{"region", text("Its id")},
                 {"short_name", text("As events name it")},
                 {"name", text()},
                 {"own", truth("False: shared with other programmes, and copied before it is changed")},
                 {"places", std::move(places)}});
}

web::Schema place_schema() {
  using namespace web;
  return object({{"code", text("Official code")},
                 {"name", text()},
                 {"short_name", text("Two to five letters, for the map")},
                 {"part", text()},
                 {"area", text("Places of one area are counted together")},
                 {"column", whole_number("On the map of tiles, from 0")},
                 {"row", whole_number()},
                 {"retired", truth("Off the map")}});
}

void add_network_api_pages(web::Router& router, const NetworkContext& context) {
  using namespace web;
  const std::string all = "/api/programmes";
  const std::string one = all + "/{programme}";
  const std::string region = one + "/regions/{region}";
  const Parameter programme_id{"programme", text("The programme's id, as /api/v1/programmes lists it"), "p1"};
  const Parameter region_id{"region", text("The region's id")};
  const auto programme_schema = object({{"programme", text("Its id")},
                                        {"name", text()},
                                        {"events", whole_number()},
                                        {"organisations", whole_number("That lists know")},
                                        {"regions", whole_number("In which it works")},
                                        {"kinds", list_of(text(), "Of organisations, in their order")}});
  constexpr const char* programme_example = R"({"programme": "p1", "name": "Our network", "events": 12,
  "organisations": 40, "regions": 1, "kinds": ["local authority", "health"]})";
  router.get(all, Permission::own_account, [context](const Request& request) { return programmes(context, request); })
      .describe({.summary = "The programmes in which you have a role",
                 .parameters = {web::short_list()},
                 .replies = list_of(object({{"programme", text("Its id, which other addresses are made of")},
                                            {"name", text()},
                                            {"details", text_like("uri-reference")}})),
                 .example = R"([{"programme": "p1", "name": "Our network", "details": "/api/v1/programmes/p1"}])",
                 .by_pages = true});
  router.get(one, Permission::read_figures, [context](const Request& request) { return programme(context, request); })
      .describe({.summary = "One programme, and what it has",
                 .parameters = {programme_id},
                 .replies = programme_schema,
                 .example = programme_example});
  router
      .put(one, Permission::manage_team, [context](const Request& request) { return change_details(context, request); })
      .describe({.summary = "Changes a programme's name and its kinds of organisation; what is left out stays",
                 .parameters = {programme_id},
                 .takes = {object(
                     {{"name", text("At most 100 letters").where_known()}, {"kinds", list_of(text()).where_known()}})},
                 .replies = programme_schema,
                 .example = programme_example});
  router
      .get(one + "/regions", Permission::read_figures,
           [context](const Request& request) { return regions(context, request); })
      .describe(
          {.summary = "The regions in which a programme works, the one offered first in front",
           .parameters = {programme_id, web::short_list()},
           .replies = list_of(region_schema(whole_number("How many"))),
           .example = R"([{"region": "r1", "short_name": "london", "name": "London", "own": false, "places": 33}])",
           .by_pages = true});
  router
      .get(region, Permission::read_figures,
           [context](const Request& request) { return region_reply(context, request, request.capture("region")); })
      .describe(
          {.summary = "One region with its places",
           .parameters = {programme_id, region_id},
           .replies = region_schema(list_of(place_schema())),
           .example = R"({"region": "r1", "short_name": "london", "name": "London", "own": false, "places": []})"});
  router
      .put(region, Permission::change_events,
           [context](const Request& request) { return change_region_by_program(context, request); })
      .describe(
          {.summary = "Changes a region's name and places, each by its code; what is left out stays",
           .parameters = {programme_id, region_id},
           .takes = {object({{"name", text().where_known()}, {"places", list_of(sent_place_schema()).where_known()}})},
           .replies = region_schema(list_of(place_schema()))});
  add_region_api_pages(router, context);
}

}  // namespace muster::dashboard
