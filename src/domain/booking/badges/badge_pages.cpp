// Badges on the desk: how they look, for which labels, and the files to print; and what stands on them for programs.
#include "domain/booking/delegate_pages.hpp"

#include "badge_picture.hpp"
#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/json.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

constexpr std::size_t most_previewed = 8;

struct SheetForm {
  web::Form form;
  web::Field<BadgeSize> size = form.radios<BadgeSize>(
      "size", "Size",
      {{BadgeSize::labels, "labels", "Labels of 99.1 × 67.7 mm", "Eight on a sheet of A4, for instance Avery L7165"},
       {BadgeSize::a6, "a6", "A6", "One a page, for badge holders"}});
  web::Field<std::int64_t> first =
      form.integer("first", "First free label").hint("1 to 8, from the top left, row by row: for sheets begun before.");
  web::Field<std::optional<std::vector<std::string>>> sessions =
      form.ticks<std::string>("sessions[]", "Also on the badge",
                              {{"yes", "yes", "The sessions that each has chosen", "Four at most are named."}})
          .optional();
};

Reply badges_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(sheet, request, badges_of(context.database, slug));
  const auto here = "/events/" + slug;
  web::View view;
  view.set("TITLE_PATH", delegates_path(slug));
  const auto number = static_cast<std::int64_t>(sheet.badges.size());
  view.head(number == 0 ? std::string("No badges yet") : counted(number, "badge", "badges"),
            number == 0 ? "Whoever has a seat gets one."
                        : "By surname. Each has a code that the door reads and that names nobody.");
  if (number > 0) {
    SheetForm wanted{web::Form::asking(request, here + "/badges.pdf").button("Make the PDF")};
    wanted.size.begins(BadgeSize::labels);
    wanted.first.begins(1);
    auto& some = view.add("SOME").markup("FORM", wanted.form.shown());
    some.set("LIST_PATH", here + "/door-list.pdf");
    for (std::size_t at = 0; at < std::min(most_previewed, sheet.badges.size()); ++at)
      some.add("BADGE").markup("PICTURE", badge_picture(sheet.event, sheet.badges[at]).svg);
    if (sheet.badges.size() > most_previewed)
      some.add("MORE", counted(number - static_cast<std::int64_t>(most_previewed), "other looks", "others look") +
                           " the same.");
  }
  return site::desk_page(request, delegates_frame(sheet.event, "Badges"),
                         web::render("domain/booking/pages/badges.html", view));
}

Reply pdf(const Request& request, const Result<std::string>& bytes, const std::string& name) {
  if (!bytes.ok()) return site::error_page(request, bytes.error());
  return web::download(*bytes, "application/pdf", name);
}

Reply badges_file(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(size, request, parse_badge_size(request.query.find("size").value_or("labels")));
  const auto typed = request.query.get("first");
  const auto first = typed.empty() || size == BadgeSize::a6 ? 1 : parse_integer(typed).value_or(0);
  MUSTER_PAGE(sheet, request, badges_of(context.database, slug, !request.query.all("sessions[]").empty()));
  return pdf(request, badges_pdf(sheet, size, first < 0 ? 0 : static_cast<std::size_t>(first)),
             "badges-" + slug + ".pdf");
}

Reply list_file(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, badges_of(context.database, request.capture("event")));
  return pdf(request, door_list_pdf(sheet), "door-list-" + sheet.event.slug + ".pdf");
}

Reply badges_json(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, badges_of(context.database, request.capture("event"), true));
  return web::json(json_object(
      {{"event", sheet.event.slug},
       {"badges", json_array(sheet.badges, [](const Badge& badge) {
          return json_object(
              {{"booking", badge.booking_id},
               {"first_name", badge.first_name},
               {"last_name", badge.last_name},
               {"organisation", badge.organisation},
               {"second_line", badge.second_line},
               {"code", badge.code},
               {"table", badge.table},
               {"sessions", json_array(badge.sessions, [](const std::string& each) { return Json(each); })}});
        })}}));
}

}  // namespace

void add_badge_pages(web::Router& router, const PageContext& context) {
  const std::string event = "/events/{event}";
  router.get(event + "/badges", Permission::take_delegates,
             [context](const Request& request) { return badges_page(context, request); });
  router.get(event + "/badges.pdf", Permission::take_delegates,
             [context](const Request& request) { return badges_file(context, request); });
  router.get(event + "/door-list.pdf", Permission::take_delegates,
             [context](const Request& request) { return list_file(context, request); });
  const auto badge = web::object({{"booking", web::text("The booking’s id")},
                                  {"first_name", web::text()},
                                  {"last_name", web::text()},
                                  {"organisation", web::text()},
                                  {"second_line", web::text("The place it serves, or that one’s area; may be empty")},
                                  {"code", web::text("What the QR symbol holds, and the door reads")},
                                  {"table", web::text("“Table 7”; empty where no table stands on it")},
                                  {"sessions", web::list_of(web::text(), "That they chose; four at most are named")}});
  router
      .get("/api/events/{event}/badges", Permission::take_delegates,
           [context](const Request& request) { return badges_json(context, request); })
      .describe({.summary = "What stands on the badges of an event, by surname",
                 .parameters = {{"event", web::text("The event's short name, as /api/events lists it"),
                                 "london-send-summit-2022"}},
                 .replies = web::object({{"event", web::text()}, {"badges", web::list_of(badge)}})});
}

}  // namespace muster::booking
