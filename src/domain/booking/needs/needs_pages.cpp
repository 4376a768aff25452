// What an event's delegates need: counts for the caterer and the venue, who needs what, and wordings made one.
#include "domain/booking/address.hpp"
#include "domain/booking/delegate_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/need_join_service.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/listing.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::int64_t printed_at_once = 1'000;

std::string needs_path(const std::string& event_slug) { return "/events/" + event_slug + "/needs"; }

struct Kind {
  const char* code;   ///< "dietary"
  const char* of;     ///< as NeedCount says it
  const char* title;  ///< of its part of the page
  const char* none;
};
constexpr std::array kinds{Kind{"dietary", "Dietary", "Food", "Nobody said what they eat or do not eat."},
                           Kind{"access", "Access", "Access", "Nobody asked for help with access."}};

std::vector<NeedCount> counts_of(const EventNeedsBook& book, const Kind& kind) {
  std::vector<NeedCount> counts;
  for (const auto& count : book.counts)
    if (count.kind == kind.of) counts.push_back(count);
  return counts;
}

/// "Make wordings one", of one kind.
struct JoinForm {
  web::Form form;
  std::vector<NeedCount> counts;
  web::Field<std::vector<std::string>> need =
      form.ticks("need[]", "Which of them are one need?",
                 web::choices(
                     counts, [](const NeedCount& each) { return each.join_id.empty() ? each.key : each.join_id; },
                     [](const NeedCount& each) { return each.need + ", " + counted(each.people, "person", "people"); }))
          .missing("Tick at least two wordings of one need");
  web::Field<std::string> name = form.text("name", "What they are called together")
                                     .hint("Left empty: as most people wrote it.")
                                     .optional()
                                     .check([](const std::string& typed) -> Outcome {
                                       MUSTER_CHECK(tidy_need_name(typed));
                                       return Success{};
                                     });
};

JoinForm join_form(const Request& request, const Kind& kind, std::vector<NeedCount> counts) {
  return {web::Form(request, needs_path(request.capture("event")) + "/join")
              .key(kind.code)
              .knowing("kind", kind.code)
              .button({"Make them one", {}, web::Button::Look::second})
              .when_refused({}, "The needs are as they were."),
          std::move(counts)};
}

web::Listing<PersonNeeds> people_listing(const events::Event& event) {
  const auto here = needs_path(event.slug);
  web::Listing<PersonNeeds> list({.title = "Needs of delegates of " + event.title,
                                  .path = here,
                                  .search = "Name or organisation",
                                  .sort = "name",
                                  .rows = "people",
                                  .nothing_yet = {"No needs yet",
                                                  "They come with a list, or are typed in on a "
                                                  "delegate’s sheet."},
                                  .nothing_found = "Nobody here by that name",
                                  .files = false,
                                  .page_size = printed_at_once});
  list.column({.name = "name", .heading = "Person"}, [event](const PersonNeeds& person) {
    return web::Cell(person.first_name)
        .bold(person.last_name)
        .to(address(delegates_path(event.slug), {{"person", person.person_id}}) + "#person");
  });
  list.column({.name = "organisation", .heading = "Organisation"},
              [](const PersonNeeds& person) { return web::Cell(person.organisation); });
  list.column({.heading = "Food"},
              [](const PersonNeeds& person) { return web::Cell(person.needs.dietary).on_phone("Food:"); });
  list.column({.heading = "Access"},
              [](const PersonNeeds& person) { return web::Cell(person.needs.access).on_phone("Access:"); });
  return list;
}

void add_counts(View& view, const Request& request, const EventNeedsBook& book, const JoinForm* refused) {
  for (const auto& kind : kinds) {
    const auto counts = counts_of(book, kind);
    auto& part = view.add("KIND", kind.title).set("KIND_ID", kind.code);
    if (counts.empty()) {
      part.add("NONE", kind.none);
      continue;
    }
    auto& table = part.add("COUNTS").set("CAPTION", kind.title);
    for (const auto& count : counts) {
      auto& row = table.add("NEED", count.need).set("NEED_PEOPLE", grouped(count.people));
      if (count.join_id.empty()) continue;
      row.add("JOINED")
          .set("WORDINGS", listed(count.wordings))
          .markup("APART_FORM", web::Form(request, needs_path(book.event.slug) + "/apart")
                                    .knowing("join", count.join_id)
                                    .button({"Take apart", count.need, web::Button::Look::link})
                                    .shown());
    }
    const bool own = refused != nullptr && !refused->counts.empty() && refused->counts.front().kind == kind.of;
    if (counts.size() > 1 && request.visitor.can_open(needs_path(book.event.slug) + "/join", web::Method::post))
      part.add("JOIN")
          .show_if(own, "OPEN")
          .markup("FORM", own ? refused->form.shown() : join_form(request, kind, counts).form.shown());
  }
}

/// What was just done, and its way back.
void add_notice(View& view, const Request& request, const EventNeedsBook& book) {
  const auto joined = request.query.get("joined");
  for (const auto& count : book.counts) {
    if (joined.empty() || count.join_id != joined) continue;
    view.add("NOTICE", listed(count.wordings) + " are one need now: " + count.need + ".")
        .add("UNDO")
        .markup("UNDO_FORM", web::Form(request, needs_path(book.event.slug) + "/apart")
                                 .knowing("join", joined)
                                 .button({"Undo", {}, web::Button::Look::link})
                                 .shown());
  }
  if (request.query.get("apart") == "yes") view.add("NOTICE", "They are apart again.");
}

Reply needs_page(const PageContext& context, const Request& request, const JoinForm* refused = nullptr) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = people_listing(event);
  const auto query = list.query(request);
  MUSTER_PAGE(book, request, event_needs(context.database, event.slug, query));
  View view;
  view.set("WHICH", event.title + ", " + long_date(event.date) + (event.venue.empty() ? "" : ", " + event.venue));
  view.set("HERE", needs_path(event.slug)).set("DELEGATES", delegates_path(event.slug));
  const auto registered = counted(book.registered, "registered delegate", "registered delegates");
  const bool some = book.people.all > 0;
  view.head(book.registered == 0
                ? "Nobody is registered yet."
                : (some ? grouped(book.people.all) : std::string("None")) + " of " + registered + " named a need.",
            some ? "Counted among those who are registered: booked, came, or did not come. Who cancelled, declined "
                   "or waits is left out."
                 : "Needs come with a list, or are typed in on a delegate’s sheet.");
  view.show_if(some, "PRINT");
  view.show_if(!book.counts.empty(), "FILES");
  if (refused == nullptr) add_notice(view, request, book);
  if (some) add_counts(view.add("SOME"), request, book, refused);
  if (some) view.add("PEOPLE").markup("LIST", list.html(request, query, book.people));
  const auto frame = delegates_frame(event, "Needs");
  const auto content = web::render("domain/booking/pages/event_needs.html", view);
  return refused != nullptr ? site::form_page(request, frame, refused->form, content)
                            : site::desk_page(request, frame, content);
}

Reply join(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(book, request, event_needs(context.database, slug, {}));
  const auto& kind = request.form.get("kind") == "access" ? kinds[1] : kinds[0];
  auto wanted = join_form(request, kind, counts_of(book, kind));
  if (wanted.form.read()) {
    const auto done =
        join_needs(context.database, context.audit(request), slug, {kind.code, *wanted.need, *wanted.name});
    if (done.ok()) return web::redirect(needs_path(slug) + "?joined=" + done->id);
    wanted.form.refuse(done.error());
  }
  return needs_page(context, request, &wanted);
}

Reply part(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(parted, request, part_needs(context.database, context.audit(request), slug, request.form.get("join")));
  return web::redirect(needs_path(slug) + "?apart=yes");
}

Reply counts_file(const PageContext& context, const Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(bytes, request, export_needs_counts(context.database, slug, format));
  return web::download(std::move(bytes), format == "csv" ? "text/csv; charset=utf-8" : xlsx_type,
                       slug + "-needs-counts." + format);
}

}  // namespace

void add_needs_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/needs";
  router.get(here, Permission::access_needs,
             [context](const Request& request) { return needs_page(context, request); });
  router.post(here + "/join", Permission::access_needs,
              [context](const Request& request) { return join(context, request); });
  router.post(here + "/apart", Permission::access_needs,
              [context](const Request& request) { return part(context, request); });
  for (const std::string format : {"csv", "xlsx"})
    router.get(here + "-counts." + format, Permission::access_needs,
               [context, format](const Request& request) { return counts_file(context, request, format); });
}

}  // namespace muster::booking
