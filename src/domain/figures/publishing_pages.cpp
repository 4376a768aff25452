// Where the team makes, renews and withdraws the public page, after looking at what it will show; and the same for
// programs.
#include "published_pages.hpp"
#include "site_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/figures/publication_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::figures {
namespace {

using web::Reply;
using web::Request;
using web::View;

store::AuditContext doing(const PageContext& context, const Request& request) {
  return {request.visitor.actor(), context.now(), request.visitor.programme};
}

struct MakingForm {
  web::Form form;
  web::Field<bool> live =
      form.radios<bool>("figures", "What it shows later",
                        {{false, "frozen", "The figures of today, unchanged", "Make it anew where you want others."},
                         {true, "live", "The figures as they are then",
                          "It follows corrections, and a form that is opened and closed again. While the form is open "
                          "it stays as it was."}});
  web::Field<bool> findable =
      form.radios<bool>("findable", "Who finds it",
                        {{false, "no", "Those who have its address", "Search engines are told not to list it."},
                         {true, "yes", "Whoever searches", "Search engines may list it."}});
};

MakingForm making_form(const Request& request, const std::string& here, const std::optional<PublishedPage>& page) {
  MakingForm out{web::Form(request, here).button(page ? "Publish these figures instead" : "Publish these figures")};
  (void)out.live.begins(page && page->live);
  (void)out.findable.begins(page && page->findable);
  return out;
}

Reply page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  MUSTER_PAGE(there, request, publication_of_event(context.database, slug));
  const auto here = path_of(summary->event, "/publish");
  auto wanted = making_form(request, here, there);
  if (wanted.form.read()) {
    const auto made =
        publish(context.database, context.summaries, doing(context, request), slug, {*wanted.live, *wanted.findable});
    if (made.ok()) return web::redirect(here + "?done=published");
    wanted.form.refuse(made.error());
  }
  View view;
  view.set("SUMMARY_PATH", path_of(summary->event, "/summary"));
  view.head(there ? "These figures are public" : "Publish the figures",
            "A page for anybody who has its address, without signing in. It breaks nothing down, tells of no few "
            "people, and holds nothing that people wrote but what they agreed to be quoted with.");
  const auto& done = request.query.get("done");
  if (done == "published") view.add("NOTICE", "The figures are published.");
  if (done == "address") view.add("NOTICE", "The page has a new address.");
  if (done == "withdrawn") view.add("NOTICE", "The page is withdrawn. Its address leads nowhere.");
  if (there) {
    auto& shown = view.add("THERE").set("PATH", "/published/" + there->address);
    shown.set("ADDRESS", web::site_of(request) + "/published/" + there->address);
    shown.set("STATE", there->live ? "It is live: it follows the figures of the closed form."
                                   : "It is frozen: it shows the figures of " + long_instant(there->shown_at) + ".");
    shown.set("FOUND", there->findable ? "Search engines may list it." : "Search engines are told not to list it.");
    shown.markup("ADDRESS_FORM", web::Form(request, here + "/address")
                                     .look("")
                                     .button({.words = "Give it a new address", .look = web::Button::Look::second})
                                     .shown());
    shown.markup("WITHDRAW_FORM", web::Form(request, here + "/withdraw")
                                      .look("")
                                      .button({.words = "Withdraw it", .look = web::Button::Look::warning})
                                      .shown());
  }
  const auto figures = publication_of(*summary);
  if (figures.ok()) {
    auto& making = view.add("MAKING", there ? "Publish the figures of now" : "How it is published");
    making.markup("MAKING_FORM", wanted.form.shown()).set("HEADLINE", figures->headline);
    fill_published(making, *figures);
  } else {
    view.add("WHY_NOT", figures.error().message);
  }
  return site::form_page(request, frame_of(summary->event, "Public page", site::Tab::summary), wanted.form,
                         web::render("domain/figures/pages/publishing.html", view));
}

Reply new_address(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(renewed, request, renew_address(context.database, doing(context, request), slug));
  return web::redirect("/events/" + slug + "/publish?done=address");
}

Reply withdraw(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, withdraw_publication(context.database, doing(context, request), slug));
  (void)done;
  return web::redirect("/events/" + slug + "/publish?done=withdrawn");
}

Json page_json(const PublishedPage& page) {
  return json_object({{"address", "/published/" + page.address},
                      {"live", page.live},
                      {"findable", page.findable},
                      {"shown_at", iso_instant(page.shown_at)},
                      {"figures", to_json(page.figures)}});
}

Reply told(const PageContext& context, const Request& request) {
  MUSTER_PAGE(there, request, publication_of_event(context.database, request.capture("event")));
  if (!there) return site::error_page(request, not_found("Nothing of this event is published."));
  return web::json(page_json(*there));
}

Result<bool> sent_truth(const Request& request, const char* name) {
  const auto* member = request.json ? request.json->find(name) : nullptr;
  if (member == nullptr) return false;
  if (member->truth() == nullptr) return bad_input("Send \"" + std::string(name) + "\" as true or false.").at(name);
  return *member->truth();
}

Reply put(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(live, request, sent_truth(request, "live"));
  MUSTER_PAGE(findable, request, sent_truth(request, "findable"));
  MUSTER_PAGE(renews, request, sent_truth(request, "new_address"));
  MUSTER_PAGE(made, request,
              publish(context.database, context.summaries, doing(context, request), slug, {live, findable}));
  if (!renews) return web::json(page_json(made));
  MUSTER_PAGE(renewed, request, renew_address(context.database, doing(context, request), slug));
  return web::json(page_json(renewed));
}

Reply take_away(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(done, request, withdraw_publication(context.database, doing(context, request), slug));
  (void)done;
  return web::json(json_object({{"withdrawn", slug}}));
}

web::Schema page_schema() {
  using namespace web;
  using web::text;
  auto figures = object({{"headline", text()}, {"answers", whole_number("Behind the figures")}},
                        "As the page's own JSON has them");
  figures.open = true;
  return object({{"address", text_like("uri-reference", "Of the page, for anybody")},
                 {"live", truth("It follows the figures of the closed form; else they stay")},
                 {"findable", truth("Search engines may list it")},
                 {"shown_at", text_like("date-time", "When its figures were taken")},
                 {"figures", figures}});
}

constexpr const char* example = R"({"address": "/published/0a1b2c", "live": false, "findable": false,
  "shown_at": "2022-06-17T10:00:00Z", "figures": {"headline": "At least 34 of 42 people found it helpful.", "answers": 42}})";

std::vector<web::Parameter> parameters() {
  return {{"event", web::text("The event's short name, as /api/events lists it"), "summit-2022"}};
}

}  // namespace

void add_publishing_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/publish";
  const auto shown = [context](const Request& request) { return page(context, request); };
  router.form(here, Permission::write_report, shown);
  router.post(here + "/address", Permission::write_report,
              [context](const Request& request) { return new_address(context, request); });
  router.post(here + "/withdraw", Permission::write_report,
              [context](const Request& request) { return withdraw(context, request); });
  const std::string api = "/api/events/{event}/publication";
  router.get(api, Permission::read_figures, [context](const Request& request) { return told(context, request); })
      .describe({.summary = "The public page of an event’s figures",
                 .parameters = parameters(),
                 .replies = page_schema(),
                 .example = example});
  router.put(api, Permission::write_report, [context](const Request& request) { return put(context, request); })
      .describe(
          {.summary = "Publishes the figures of now, in place of those published before",
           .parameters = parameters(),
           .takes = {web::object({{"live", web::truth("Follow the closed form; false where left out").where_known()},
                                  {"findable", web::truth("Search engines may list it").where_known()},
                                  {"new_address", web::truth("Under a new address").where_known()}})},
           .replies = page_schema(),
           .example = example});
  router
      .add(web::Method::delete_, api, Permission::write_report,
           [context](const Request& request) { return take_away(context, request); })
      .describe({.summary = "Withdraws the public page",
                 .parameters = parameters(),
                 .replies = web::object({{"withdrawn", web::text("The event's short name")}}),
                 .example = R"({"withdrawn": "summit-2022"})"});
}

}  // namespace muster::figures
