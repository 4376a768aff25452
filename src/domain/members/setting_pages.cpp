// The team's page of the members' area: open or closed, what it says, its address; and the same for programs.
#include "context_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::members {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// Whoever writes to delegates looks after what they see.
constexpr auto right = access::Permission::change_delegates;

std::string home_of(const Request& request) { return "/programmes/" + request.capture("programme") + "/members-area"; }

struct SettingForm {
  web::Form form;
  web::Field<bool> is_open = form.radios<bool>(
      "open", "Members’ area",
      {{true, "yes", "Open",
        "Whoever stands in an event, a membership or a list of the network gets a link by mail, and sees what is "
        "theirs."},
       {false, "no", "Closed", "No link is sent. Whoever is signed in is signed out at once."}});
  web::Field<std::string> introduction = form.lines("introduction", "What its first page says")
                                             .rows(3)
                                             .most(longest_introduction)
                                             .hint("A sentence or two, before the field for the address.")
                                             .optional();
};

Reply setting_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, area_of(context.database, request.capture("programme")));
  SettingForm typed{web::Form(request, home_of(request))
                        .button("Save")
                        .knowing("seen", std::to_string(area.version))
                        .when_refused({}, "Nothing was changed.")};
  (void)typed.is_open.begins(area.is_open);
  (void)typed.introduction.begins(area.introduction);
  if (typed.form.read()) {
    auto wanted = area;
    wanted.is_open = *typed.is_open;
    wanted.introduction = *typed.introduction;
    wanted.version = parse_integer(request.form.get("seen")).value_or(0);
    const auto saved = save_area(context.database, context.audit(request), wanted);
    if (saved.ok()) return web::redirect(home_of(request) + "?done=saved");
    typed.form.refuse(saved.error());
  }
  View view;
  view.head("Members’ area", "Where the people of " + area.programme +
                                 " see their bookings, lists and data, by a link from their mail.");
  if (request.query.get("done") == "saved") view.add("DONE", "Saved.");
  if (!area.code.empty())
    view.add("ADDRESS", web::site_of(request) + area_path(area.code)).set("ADDRESS_PATH", area_path(area.code));
  view.set("BULLETINS_PATH", "/programmes/" + request.capture("programme") + "/bulletins");
  view.set("NOTICES_PATH", "/programmes/" + request.capture("programme") + "/notices");
  view.markup("FORM", typed.form.shown());
  return site::form_page(request, {.title = "Members’ area", .programme = request.visitor.programme}, typed.form,
                         web::render("domain/members/pages/setting.html", view));
}

Json area_json(const Area& area) {
  return json_object({{"open", area.is_open},
                      {"introduction", area.introduction},
                      {"path", area.code.empty() ? std::string() : area_path(area.code)}});
}

Reply read_area(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, area_of(context.database, request.capture("programme")));
  return web::json(area_json(area));
}

Reply set_area(const PageContext& context, const Request& request) {
  MUSTER_PAGE(area, request, area_of(context.database, request.capture("programme")));
  const auto* is_open = request.json ? request.json->find("open") : nullptr;
  if (is_open == nullptr || is_open->truth() == nullptr)
    return site::error_page(request, bad_input("\"open\" is true or false.").at("open"));
  area.is_open = *is_open->truth();
  const auto* words = request.json->find("introduction");
  if (words != nullptr && words->text() != nullptr) area.introduction = *words->text();
  MUSTER_PAGE(saved, request, save_area(context.database, context.audit(request), area));
  return web::json(area_json(saved));
}

}  // namespace

void add_setting_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  router.form("/programmes/{programme}/members-area", right,
              [context](const Request& request) { return setting_page(context, request); });
  const std::string api = "/api/programmes/{programme}/members-area";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const auto shape = object({{"open", truth("Links to sign in are sent")},
                             {"introduction", text("What its first page says")},
                             {"path", text("Of its first page; empty before it was first saved")}});
  router.get(api, right, [context](const Request& request) { return read_area(context, request); })
      .describe({.summary = "The members' area of a programme",
                 .parameters = {programme},
                 .replies = shape,
                 .example = R"({"open": true, "introduction": "", "path": "/my/h7kq2mn"})"});
  router.post(api, right, [context](const Request& request) { return set_area(context, request); })
      .describe(
          {.summary = "Opens or closes the members' area; closing signs everybody out",
           .parameters = {programme},
           .takes = {object({{"open", truth()},
                             {"introduction", text("At most 500 characters; left out: as it is").where_known()}})},
           .replies = shape,
           .example = R"({"open": true, "introduction": "", "path": "/my/h7kq2mn"})"});
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, AreaParts parts) {
  const PageContext context{database, clock};
  add_entry_pages(router, context);
  add_own_pages(router, context, std::move(parts));
  add_setting_pages(router, context);
}

}  // namespace muster::members
