// Two entries of one person made one, for programs: compared, tried, and done by the service of the page.
#include "domain/booking/delegate_pages.hpp"

#include "domain/booking/list_file/delegate_sheet_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/dry_run.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

Json side_json(const people::PersonRecord& person, const std::string& place, const std::vector<std::string>& events) {
  return json_object({{"person", person.id},
                      {"first_name", person.first_name},
                      {"last_name", person.last_name},
                      {"email", person.email},
                      {"job_title", person.job_title},
                      {"organisation", person.organisation},
                      {"place", place},
                      {"events", events},
                      {"version", person.version}});
}

/// Where a side was not said, what is there goes before what is not, as on the page.
Outcome take_side(const std::string& name, const std::string& said, const std::string& kept, const std::string& gone,
                  MergeSide& into) {
  if (!said.empty() && said != "kept" && said != "gone")
    return bad_input("Say \"kept\" or \"gone\": whose it is afterwards.").at(name);
  if (said.empty())
    into = kept.empty() && !gone.empty() ? MergeSide::gone : MergeSide::kept;
  else
    into = said == "gone" ? MergeSide::gone : MergeSide::kept;
  return Success{};
}

Reply merge(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(dry, request, web::is_dry_run(request));
  MergeRequest wanted;
  wanted.kept_id = request.capture("person");
  std::string name;
  std::string email;
  std::string job_title;
  std::string organisation;
  std::string place;
  web::SentObject sent(request);
  sent.text("with", wanted.gone_id, "Send \"with\", the id of the one who is the same person.");
  sent.text("name", name).text("email", email).text("job_title", job_title);
  sent.text("organisation", organisation).text("place", place);
  sent.whole("kept_version", wanted.kept_version).whole("gone_version", wanted.gone_version);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (wanted.gone_id == wanted.kept_id)
    return site::error_page(
        request, bad_input("\"with\" is this person. Send the id of the other one. Nothing was changed.").at("with"));
  MUSTER_PAGE(both, request, compare_people(context.database, slug, wanted.kept_id, wanted.gone_id));
  if (wanted.kept_version == 0) wanted.kept_version = both.kept.version;
  if (wanted.gone_version == 0) wanted.gone_version = both.gone.version;
  for (const auto& taken :
       {take_side("name", name, people::full_name(both.kept), people::full_name(both.gone), wanted.name),
        take_side("email", email, both.kept.email, both.gone.email, wanted.email),
        take_side("job_title", job_title, both.kept.job_title, both.gone.job_title, wanted.job_title),
        take_side("organisation", organisation, both.kept.organisation, both.gone.organisation, wanted.organisation),
        take_side("place", place, both.kept_place, both.gone_place, wanted.place)})
    if (!taken.ok()) return site::error_page(request, taken.error());
  std::string change;
  if (!dry) {
    MUSTER_PAGE(done, request, merge_delegates(context.database, context.audit(request), slug, wanted));
    change = done.id;
  }
  const auto side = [](MergeSide which) { return which == MergeSide::kept ? "kept" : "gone"; };
  return web::json(json_object({{"merged", !dry},
                                {"change", change.empty() ? Json() : Json(change)},
                                {"reason", both.reason},
                                {"kept", side_json(both.kept, both.kept_place, both.kept_events)},
                                {"gone", side_json(both.gone, both.gone_place, both.gone_events)},
                                {"takes", json_object({{"name", side(wanted.name)},
                                                       {"email", side(wanted.email)},
                                                       {"job_title", side(wanted.job_title)},
                                                       {"organisation", side(wanted.organisation)},
                                                       {"place", side(wanted.place)}})}}));
}

}  // namespace

void add_merge_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const auto person = object({{"person", text("Their id")},
                              {"first_name", text()},
                              {"last_name", text()},
                              {"email", text("May be empty")},
                              {"job_title", text("May be empty")},
                              {"organisation", text("Empty where there is none")},
                              {"place", text("Of their own; may be empty")},
                              {"events", list_of(text("Where they stand, and how"))},
                              {"version", whole_number()}},
                             "As they stood before");
  const auto side = text_of({"kept", "gone"}, "Whose it is afterwards");
  const auto sides = [&](bool known) {
    std::vector<std::pair<std::string, Schema>> members;
    for (const auto* name : {"name", "email", "job_title", "organisation", "place"})
      members.emplace_back(name, known ? side.where_known() : side);
    return members;
  };
  auto takes = sides(true);
  takes.insert(takes.begin(), {"with", text("The id of the other, who goes")});
  const auto version = whole_number("As it was read: conflict where somebody changed them since").where_known();
  takes.emplace_back("kept_version", version);
  takes.emplace_back("gone_version", version);
  router
      .post("/api/events/{event}/bookings/{person}/merge", Permission::change_delegates,
            [context](const Request& request) { return merge(context, request); })
      .describe({.summary = "Makes two entries of one person one: bookings, steps and needs of both are this one's",
                 .parameters = {{"event", text("The event's short name, as /api/events lists it"), "summit-2022"},
                                {"person", text("The id of the one who stays")},
                                dry_run_parameter("what both hold, and what would be taken of each")},
                 .takes = {object(std::move(takes))},
                 .replies = object({{"merged", truth("False where it was only tried")},
                                    {"change", text("By which it is taken back, until the next").or_null()},
                                    {"reason", text("Why they look alike; may be empty")},
                                    {"kept", person},
                                    {"gone", person},
                                    {"takes", object(sides(false))}})});
}

}  // namespace muster::booking
