// A programme's organisations for programs: listed, added, changed, retired and merged, by the same services as on the
// pages.
#include "network_api_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/people/organisation_paste.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/asked_choice.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::dashboard {
namespace {

using access::Permission;
using people::Organisation;
using web::Reply;
using web::Request;

Json organisation_json(const Organisation& one) {
  return json_object({{"organisation", one.id},
                      {"name", one.name},
                      {"kind", one.kind},
                      {"serves", one.serves},
                      {"aliases", one.aliases},
                      {"region", one.region_id},
                      {"own", !one.programme_id.empty()},
                      {"retired", one.retired}});
}

Reply list(const NetworkContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request));
  const auto& programme = request.capture("programme");
  ListQuery wanted{.search = request.query.get("q"), .sort = "name"};
  for (const auto* name : {"kind", "use"})
    if (const auto value = request.query.get(name); !value.empty()) wanted.filters.emplace(name, value);
  const auto query = paging.of(std::move(wanted));
  const auto found =
      context.database.read([&](store::Session& session) -> Result<ListPage<people::ListedOrganisation>> {
        std::vector<std::string> regions;
        for (const auto& region : people::regions_in_use(session, programme)) regions.push_back(region.id);
        auto listed =
            people::listed_organisations(session, std::vector{people::OrganisationsOf{programme, regions}}, query);
        // Some organisations may still be of a kind that is none any more.
        if (listed.rows.empty())
          MUSTER_CHECK(web::check_choice(request, "kind", people::kinds_for(session, programme)));
        return listed;
      });
  if (!found.ok()) return site::error_page(request, found.error());
  auto rows = json_array(found->rows, [](const auto& each) { return organisation_json(each.organisation); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, *found, std::move(rows)));
  return reply;
}

Reply reply_of(const NetworkContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(network, request, network_of(context.database, request.capture("programme")));
  const auto found = std::ranges::find(network.organisations, id, &Organisation::id);
  if (found == network.organisations.end())
    return site::error_page(request, not_found("There is no such organisation in this programme."));
  return web::json(organisation_json(*found));
}

/// Puts what was sent over what stands; nothing of what stands is looked at.
Outcome take_sent(const Request& request, Organisation& into) {
  web::SentObject sent(request);
  sent.text("name", into.name, "Give the organisation a name.").text("kind", into.kind);
  sent.texts("serves", into.serves).texts("aliases", into.aliases).truth("retired", into.retired);
  if (into.id.empty()) sent.text("region", into.region_id);
  return sent.outcome();
}

/// The checks of the page; places become codes.
Outcome check_taken(Organisation& into, const std::vector<std::string>& kinds, const std::vector<Organisation>& others,
                    const people::Region& region) {
  std::erase_if(into.aliases, [&](const std::string& alias) { return alias == into.name; });
  if (const auto errors = people::check_organisation(into, kinds, others); !errors.empty())
    return bad_input(errors.front().words + ".").at(errors.front().field);
  for (auto& place : into.serves) {
    std::vector<std::string> unknown;
    const auto codes = people::place_codes(place, region, unknown);
    if (codes.size() != 1 || !unknown.empty())
      return bad_input("\"" + place + "\" is no place of this region.").at("serves");
    place = codes.front();
  }
  return Success{};
}

Reply add(const NetworkContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(network, request, network_of(context.database, programme));
  Organisation wanted;
  wanted.region_id = network.regions.empty() ? std::string() : network.regions.front().id;
  if (const auto taken = take_sent(request, wanted); !taken.ok()) return site::error_page(request, taken.error());
  people::Region region;
  if (!wanted.serves.empty()) {
    MUSTER_PAGE(seen, request, seen_region(context.database, programme, wanted.region_id));
    region = seen.region;
  }
  if (const auto checked = check_taken(wanted, network.kinds, network.organisations, region); !checked.ok())
    return site::error_page(request, checked.error());
  MUSTER_PAGE(added, request,
              add_organisations(context.database, context.audit(request), programme, wanted.region_id, {wanted}));
  if (added == 0) return site::error_page(request, conflict("There is an organisation of this name.").at("name"));
  MUSTER_PAGE(after, request, network_of(context.database, programme));
  const auto made = std::ranges::find(after.organisations, wanted.name, &Organisation::name);
  if (made == after.organisations.end()) return site::error_page(request, not_found("The organisation is gone again."));
  return web::json(organisation_json(*made));
}

Reply change(const NetworkContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  // What is left out stays as it is when it is saved, not as it was when somebody looked.
  MUSTER_PAGE(
      id, request,
      change_organisation_among(context.database, context.audit(request), programme, request.capture("organisation"),
                                [&](Organisation& one, const OrganisationSurroundings& around) -> Result<std::string> {
                                  MUSTER_CHECK(take_sent(request, one));
                                  MUSTER_CHECK(check_taken(one, around.kinds, around.organisations, around.region));
                                  return one.name + " was changed";
                                }));
  return reply_of(context, request, id);
}

Reply merge(const NetworkContext& context, const Request& request) {
  std::string into;
  web::SentObject sent(request);
  sent.text("into", into, "Send \"into\", the id of the organisation that stays.");
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(id, request,
              merge_organisations(context.database, context.audit(request), request.capture("programme"),
                                  request.capture("organisation"), into));
  return reply_of(context, request, id);
}

web::Schema schema() {
  using namespace web;
  return object({{"organisation", text("Its id; of one that was shared, a new one after it was changed")},
                 {"name", text()},
                 {"kind", text("May be empty")},
                 {"serves", list_of(text("A place's code"))},
                 {"aliases", list_of(text("Another name that people type for it"))},
                 {"region", text("The id of its region; empty: of every region")},
                 {"own", truth("False: shared with other programmes")},
                 {"retired", truth("New lists do not know it")}});
}

std::vector<std::pair<std::string, web::Schema>> sent_members() {
  using namespace web;
  return {{"kind", text("One of the programme's kinds").where_known()},
          {"serves", list_of(text("A place's code or name")).where_known()},
          {"aliases", list_of(text()).where_known()},
          {"retired", truth().where_known()}};
}

constexpr const char* example = R"({"organisation": "o1", "name": "Camden Council", "kind": "local authority",
  "serves": ["E09000007"], "aliases": ["LB Camden"], "region": "r1", "own": true, "retired": false})";

}  // namespace

void add_organisation_api_pages(web::Router& router, const NetworkContext& context) {
  using namespace web;
  const std::string all = "/api/programmes/{programme}/organisations";
  const std::string one = all + "/{organisation}";
  const Parameter programme{"programme", text("The programme's id, as /api/v1/programmes lists it"), "p1"};
  const Parameter organisation{"organisation", text("The organisation's id")};
  auto added = sent_members();
  added.front().second.required = true;
  added.insert(added.begin(), {"name", text()});
  added.emplace_back("region", text("The id of a region; left out: the one offered first").where_known());
  auto changed = sent_members();
  changed.insert(changed.begin(), {"name", text().where_known()});
  router.get(all, Permission::see_organisations, [context](const Request& request) { return list(context, request); })
      .describe({.summary = "The organisations of a programme, by name",
                 .parameters = {programme,
                                {"q", text("Words of the name, or of another name for it").where_known(), ""},
                                {"kind", text("Only of this kind").where_known(), ""},
                                {"use", text_of({"used", "retired"}).where_known(), ""}},
                 .replies = list_of(schema()),
                 .example = "[" + std::string(example) + "]",
                 .by_pages = true});
  router
      .get(one, Permission::see_organisations,
           [context](const Request& request) { return reply_of(context, request, request.capture("organisation")); })
      .describe({.summary = "One organisation",
                 .parameters = {programme, organisation},
                 .replies = schema(),
                 .example = example});
  router.post(all, Permission::change_events, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds an organisation of the programme's own",
                 .parameters = {programme},
                 .takes = {object(std::move(added))},
                 .replies = schema(),
                 .example = example});
  router.put(one, Permission::change_events, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes an organisation; what is left out stays",
                 .parameters = {programme, organisation},
                 .takes = {object(std::move(changed))},
                 .replies = schema(),
                 .example = example});
  router
      .post(one + "/merge", Permission::change_events,
            [context](const Request& request) { return merge(context, request); })
      .describe({.summary = "Its people and names go to another; this one is retired",
                 .parameters = {programme, organisation},
                 .takes = {object({{"into", text("The id of the one that stays")}})},
                 .replies = schema(),
                 .example = example});
}

}  // namespace muster::dashboard
