// Pictures that the reports of a programme show: brought along, looked at and taken away.
#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/picture_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/paging.hpp>

#include <algorithm>
#include <optional>

namespace muster::report {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct PictureForm {
  web::Form form;
  web::Field<web::Upload> picture =
      form.file("picture", "Picture")
          .hint(
              "PNG or JPEG, 12 MB at most. It is made as small as paper needs, and where and when it was taken is left "
              "out.")
          .accept(".png,.jpg,.jpeg,image/png,image/jpeg")
          .missing("Choose a picture");
  web::Field<std::string> alternative =
      form.text("alternative", "What it shows")
          .hint("Who has the report read out hears this in its place. For example: five people at a table, talking.")
          .missing("Say what the picture shows");
  web::Field<std::string> name = form.text("name", "Short name")
                                     .hint("By which reports show it, for example opening.")
                                     .missing("Give it a short name");
};

store::AuditContext audit_of(const PageContext& context, const Request& request) {
  return {request.visitor.actor(), context.now(), request.visitor.programme};
}

std::string picture_path(const std::string& slug, const std::string& name) {
  return "/events/" + slug + "/report/pictures/" + name;
}

std::string size_of(const ReportPicture& picture) {
  constexpr std::size_t kilobyte = 1024;
  const auto kilobytes = std::max<std::size_t>(1, picture.photograph.bytes.size() / kilobyte);
  return grouped(picture.photograph.width) + " by " + grouped(picture.photograph.height) + " pixels, " +
         grouped(static_cast<std::int64_t>(kilobytes)) + " kB";
}

/// The page; where it was sent, a picture is kept.
Reply page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  const auto path = path_of(summary->event, "/report/pictures");
  PictureForm wanted{web::Form(request, path).button("Keep this picture")};
  if (wanted.form.read()) {
    const auto kept = add_picture(context.database, audit_of(context, request), slug, *wanted.name, *wanted.alternative,
                                  wanted.picture->bytes);
    if (kept.ok()) return web::redirect(path + "?done=kept");
    wanted.form.refuse(kept.error());
  }
  MUSTER_PAGE(all, request, pictures_of(context.database, slug));
  View view;
  view.set("REPORT_PATH", path_of(summary->event, "/report"));
  view.head("Pictures for reports", "Every report of the programme can show them, by their short names.");
  if (request.query.get("done") == "kept") view.add("NOTICE", "The picture is kept.");
  if (request.query.get("done") == "gone")
    view.add("NOTICE", "The picture is taken away. Frozen editions still show it.");
  view.show_if(all.empty(), "NONE");
  for (const auto& picture : all) {
    auto& shown = view.add("PICTURE", "::: image " + picture.name);
    shown.set("PICTURE_PATH", picture_path(slug, picture.name)).set("PICTURE_WORDS", picture.alternative);
    shown.set("PICTURE_SIZE", size_of(picture)).set("PICTURE_WIDTH", std::to_string(picture.photograph.width));
    shown.set("PICTURE_HEIGHT", std::to_string(picture.photograph.height));
    shown.markup("PICTURE_GONE", web::Form(request, picture_path(slug, picture.name))
                                     .button({"Take it away", "the picture " + picture.name, web::Button::Look::link})
                                     .shown());
  }
  view.markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(summary->event, "Pictures for reports", site::Tab::report), wanted.form,
                         web::render("domain/report/pages/report_pictures.html", view));
}

Reply bytes(const PageContext& context, const Request& request) {
  MUSTER_PAGE(picture, request, find_picture(context.database, request.capture("event"), request.capture("name")));
  Reply reply;
  reply.content_type = picture.photograph.media_type;
  reply.body = picture.photograph.bytes;
  reply.headers.emplace_back("Cache-Control", "private, max-age=60");
  return reply;
}

Reply gone(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request,
              remove_picture(context.database, audit_of(context, request), slug, request.capture("name")));
  (void)done;
  return web::redirect("/events/" + slug + "/report/pictures?done=gone");
}

Reply listed(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, pictures_of(context.database, slug));
  const auto page = web::one_page(all, paging, [](const auto& picture) { return picture.name; });
  auto rows = json_array(page.rows, [&](const ReportPicture& one) {
    return json_object({{"name", one.name},
                        {"alternative", one.alternative},
                        {"width", std::int64_t{one.photograph.width}},
                        {"height", std::int64_t{one.photograph.height}},
                        {"media_type", one.photograph.media_type},
                        {"added_at", iso_instant(one.added_at)},
                        {"file", picture_path(slug, one.name)}});
  });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, std::move(rows)));
  return reply;
}

web::Schema picture_schema() {
  using namespace web;
  using web::text;
  return object({{"name", text("By which reports show it")},
                 {"alternative", text("What it shows, in words")},
                 {"width", whole_number("Pixels")},
                 {"height", whole_number("Pixels")},
                 {"media_type", text("image/png or image/jpeg")},
                 {"added_at", text_like("date-time")},
                 {"file", text_like("uri-reference")}});
}

}  // namespace

void add_picture_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto shown = [context](const Request& request) { return page(context, request); };
  router.get("/events/{event}/report/pictures", Permission::write_report, shown);
  router.post("/events/{event}/report/pictures", Permission::write_report, shown);
  router.get("/events/{event}/report/pictures/{name}", Permission::read_figures,
             [context](const Request& request) { return bytes(context, request); });
  router.post("/events/{event}/report/pictures/{name}", Permission::write_report,
              [context](const Request& request) { return gone(context, request); });
  router
      .get("/api/events/{event}/report/pictures", Permission::read_figures,
           [context](const Request& request) { return listed(context, request); })
      .describe({.summary = "Pictures that reports of the event's programme can show, by name",
                 .parameters = {{"event", web::text("The event's short name, as /api/events lists it"), "summit-2022"},
                                web::short_list()},
                 .replies = web::list_of(picture_schema()),
                 .example = R"([{"name": "opening", "alternative": "Two people on a stage, talking.", "width": 1280,
  "height": 853, "media_type": "image/jpeg", "added_at": "2022-06-11T09:00:00Z",
  "file": "/events/summit-2022/report/pictures/opening"}])",
                 .by_pages = true});
}

}  // namespace muster::report
