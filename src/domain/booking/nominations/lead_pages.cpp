// Who is asked to name people of an organisation: many leads at once, with the mail shown before it goes.
#include "domain/booking/delegate_pages.hpp"
#include "domain/booking/messages/words_shown_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/nomination_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

std::string here_of(const Request& request) { return "/events/" + request.capture("event") + "/nominations/leads"; }

web::Listing<ListedCall> leads_listing(const Request& request) {
  const auto here = here_of(request);
  web::Listing<ListedCall> list(
      {.title = "Leads who are asked for names",
       .path = here,
       .sort = "asked",
       .rows = "leads",
       .nothing_yet = {"No lead is asked yet",
                       "Each lead gets a mail with a page of their own, where they name people "
                       "and put them in order.",
                       here + "/ask", "Ask leads"},
       .bulk = {{here + "/remind", "Send the link again", "Send {} the link again"},
                {here + "/remove", "Take off", "Take {} off", {}, true}}});
  list.column({.heading = "Organisation"}, [](const ListedCall& each) { return web::Cell(each.call.organisation); });
  list.column({.heading = "Lead"},
              [](const ListedCall& each) { return web::Cell(each.call.name).second_line(each.call.email); });
  list.column({.heading = "Named", .kind = web::ListColumn::Kind::number},
              [](const ListedCall& each) { return web::Cell(each.named == 0 ? "Nobody yet" : grouped(each.named)); });
  list.column({.heading = "To decide", .kind = web::ListColumn::Kind::number},
              [](const ListedCall& each) { return web::Cell(each.undecided == 0 ? "" : grouped(each.undecided)); });
  list.column({.name = "asked", .heading = "Last day for names"}, [](const ListedCall& each) {
    return web::Cell(each.call.until ? long_date(*each.call.until) : "The event’s day");
  });
  return list.keys([](const ListedCall& each) { return each.call.id; },
                   [](const ListedCall& each) { return each.call.organisation; });
}

Reply list_page(const PageContext& context, const Request& request, const std::string& notice, int status) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = leads_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, listed_calls(context.database, event.slug, query));
  web::View view;
  view.head("Leads of organisations",
            found.all == 0
                ? std::string("A lead names the people of an organisation for this event, and the programme decides.")
                : counted(found.all, "lead is", "leads are") +
                      " asked for names. Whoever asks for a place and comes from one of these organisations is put to "
                      "its lead first.");
  view.show("NOT_DONE", notice);
  const auto done = request.query.get("done");
  const auto number = parse_integer(request.query.get("leads"));
  if (number && *number > 0 && (done == "asked" || done == "reminded"))
    view.add("DONE", counted(*number, "mail is", "mails are") + " in the outbox.");
  if (number && *number > 0 && done == "removed")
    view.add("DONE", counted(*number, "lead is", "leads are") +
                         " taken off. What they named stays as it stands: names that are not "
                         "decided yet wait for you under Nominations.");
  view.set("BACK", "/events/" + event.slug + "/nominations").set("ASK", here_of(request) + "/ask");
  view.markup("LIST", list.html(request, query, found));
  return site::desk_page(request, delegates_frame(event, "Leads of organisations", status >= 400),
                         web::render("domain/booking/pages/leads.html", view), status);
}

template <class Act>
Reply act(const PageContext& context, const Request& request, const char* told, const Act& act) {
  const auto done = act(context.database, context.audit(request), request.capture("event"), request.form.all("row[]"));
  if (done.ok()) return web::redirect(here_of(request) + "?done=" + told + "&leads=" + std::to_string(*done));
  const auto& error = done.error();
  if (error.kind == ErrorKind::bad_input) return list_page(context, request, error.message, 422);
  if (error.kind == ErrorKind::conflict) return list_page(context, request, error.message, 409);
  return site::error_page(request, error);
}

struct AskForm {
  web::Form form;
  web::Field<std::string> leads =
      form.lines("leads", "Leads")
          .rows(8)
          .hint("A line each: the organisation, the lead’s name and their e-mail address, with commas between.")
          .missing("Name at least one lead");
  web::Field<std::optional<Date>> until =
      form.date("until", "Last day for names").hint("Empty: the day of the event.").optional();
};

Reply shown_before(const PageContext& context, const Request& request, const events::Event& event, const AskForm& typed,
                   const std::vector<LeadToAsk>& leads) {
  web::View view;
  const auto number = static_cast<std::int64_t>(leads.size());
  view.head("Ask " + counted(number, "lead", "leads") + "?", "Each gets a mail with a link of their own.");
  view.set("LIST_PATH", here_of(request));
  for (const auto& lead : leads)
    view.add("WHO", lead.organisation)
        .set("WHO_NAME", lead.typed.name)
        .set("WHO_EMAIL", lead.typed.email)
        .show_if(lead.again, "AGAIN");
  MUSTER_PAGE(words, request, lead_mail_preview(context.database, event.slug, leads.front(), *typed.until));
  show_words(view, words, leads.front().typed.name, number);
  web::Form form(request, here_of(request) + "/ask");
  form.look("").button({"Send"}).button({"Change it first", {}, web::Button::Look::second, {}, {}, "change", "yes"});
  form.knowing("shown", "yes");
  for (const auto& [name, value] : request.form.entries())
    if (name != "token" && name != "shown" && name != "change") form.knowing(name, value);
  view.markup("FORM", form.shown());
  return site::desk_page(request, delegates_frame(event, "Ask leads"),
                         web::render("domain/booking/pages/leads_ask.html", view));
}

Reply ask_page(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  AskForm typed{web::Form(request, here_of(request) + "/ask")
                    .button("See the mail first")
                    .way_out("Ask nobody", here_of(request))
                    .when_refused({}, "Nobody was asked. What you wrote is still below.")};
  if (typed.form.read() && request.form.get("change") != "yes") {
    const auto leads = leads_meant(context.database, context.clock.now(), slug, *typed.leads, *typed.until);
    if (!leads.ok()) {
      auto error = leads.error();
      if (error.kind == ErrorKind::bad_input && error.field.empty()) error.field = "leads";
      typed.form.refuse(error);
    } else if (request.form.get("shown") != "yes") {
      return shown_before(context, request, event, typed, *leads);
    } else {
      const auto asked = ask_leads(context.database, context.audit(request), slug, *typed.leads, *typed.until);
      if (asked.ok()) return web::redirect(here_of(request) + "?done=asked&leads=" + std::to_string(*asked));
      typed.form.refuse(asked.error());
    }
  }
  web::View view;
  view.head(
      "Ask leads for names",
      "Whoever leads an organisation names its people and puts them in order. Where the organisation has seats of its "
      "own, the names go to those, and whoever is named beyond them waits.");
  view.set("LIST_PATH", here_of(request)).markup("FORM", typed.form.shown());
  return site::form_page(request, delegates_frame(event, "Ask leads for names"), typed.form,
                         web::render("domain/booking/pages/leads_ask.html", view));
}

}  // namespace

void add_lead_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/nominations/leads";
  router.get(here, right, [context](const Request& request) { return list_page(context, request, {}, 200); });
  site::add_list_files<ListedCall>(router, here, right,
                                   {leads_listing, [context](const Request& request, const ListQuery& query) {
                                      return listed_calls(context.database, request.capture("event"), query);
                                    }});
  router.form(here + "/ask", right, [context](const Request& request) { return ask_page(context, request); });
  router.post(here + "/remind", right,
              [context](const Request& request) { return act(context, request, "reminded", remind_leads); });
  router.post(here + "/remove", right,
              [context](const Request& request) { return act(context, request, "removed", remove_leads); });
}

}  // namespace muster::booking
