// The messages of an event, and the look at one before it goes: each copy, a test to oneself, send or plan.
#include "planned_pages.hpp"

#include "domain/booking/address.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using access::Permission;
using web::Button;
using web::Reply;
using web::Request;

std::string moment_words(const std::string& iso) {
  const auto at = parse_instant(iso);
  return at.ok() ? long_instant(*at) : iso;
}

// The list

web::Listing<SentRow> sent_listing(const Request& request) {
  const auto here = messages_path(request.capture("event"));
  web::Listing<SentRow> list({.title = "Messages that were sent",
                              .path = here,
                              .sort = "sent",
                              .descending = true,
                              .rows = "messages",
                              .nothing_yet = {"Nothing was sent yet",
                                              "What goes out stands here, with what became of "
                                              "each copy, as long as mail is kept."}});
  list.column({.heading = "Message", .css = "strong"},
              [here](const SentRow& row) { return web::Cell(row.subject).to(here + "/sent/" + row.id); });
  list.column({.name = "sent", .heading = "Sent", .kind = web::ListColumn::Kind::date},
              [](const SentRow& row) { return web::Cell(moment_words(row.written_at)); });
  list.column({.heading = "People", .kind = web::ListColumn::Kind::number},
              [](const SentRow& row) { return web::Cell(grouped(row.people)).on_phone("People:"); });
  list.column({.heading = "Failed", .kind = web::ListColumn::Kind::number}, [](const SentRow& row) {
    auto cell = web::Cell(row.failed == 0 ? "None" : grouped(row.failed)).on_phone("Failed:");
    if (row.failed > 0) cell.marked("warning", web::Tone::doubtful);
    return cell;
  });
  return list;
}

std::string state_words(const PlannedMessage& message, const events::Event& event) {
  switch (message.state) {
    case PlanState::draft:
      return "Draft";
    case PlanState::planned: {
      if (event.cancelled) return "Does not go: the event is cancelled";
      const auto due = due_at(message.timing, event);
      return due ? "Goes on " + long_instant(*due, event.zone) : "Planned";
    }
    case PlanState::stopped:
      // The sentence ends where the line does.
      return "Not sent: " +
             (message.because.ends_with('.') ? message.because.substr(0, message.because.size() - 1) : message.because);
    case PlanState::sent:
      break;
  }
  return "Sent";
}

Reply list_reply(const MessagesContext& context, const Request& request, const ListPage<SentRow>& found,
                 std::string markup) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(unsent, request, unsent_messages(context.database, slug));
  web::View view;
  view.set("EVENT_PATH", "/events/" + slug).set("TEXTS_PATH", "/programmes/" + event.programme_id + "/messages");
  const auto planned = std::ranges::count(unsent, PlanState::planned, &PlannedMessage::state);
  view.head(found.all == 0 && unsent.empty() ? "No message yet"
                                             : capitalised(counted(found.all, "message sent", "messages sent")) +
                                                   (planned > 0 ? ", " + grouped(planned) + " planned" : ""),
            "To people on the list of " + event.title +
                ", each under their own name. You can look at every copy before it goes.");
  if (request.query.get("done") == "deleted") view.add("DONE", "The message is deleted. Nobody got it.");
  view.markup("LIST", std::move(markup));
  auto* waiting = unsent.empty() ? nullptr : &view.add("UNSENT");
  for (const auto& message : unsent)
    waiting->add("MESSAGE", message.words.subject)
        .set("MESSAGE_PATH", messages_path(slug, message.id))
        .set("MESSAGE_STATE", state_words(message, event))
        .set("MESSAGE_FOR", audience_words(message.audience));
  return site::desk_page(request, messages_frame(event, "Messages"),
                         web::render("domain/booking/pages/messages.html", view));
}

// The look at one

struct Looked {
  PlannedMessage message;
  CopyPreview copy;
};

Result<Looked> looked_at(const MessagesContext& context, const Request& request) {
  MUSTER_TRY(message, find_planned_message(context.database, request.capture("event"), request.capture("message")));
  const auto number = request.query.find("copy") ? request.query.get("copy") : request.form.get("copy");
  MUSTER_TRY(copy, preview_copy(context.database, context.clock.now(), message, parse_integer(number).value_or(1),
                                web::site_of(request), context.answering));
  return Looked{std::move(message), std::move(copy)};
}

void add_facts(web::View& view, const Looked& looked) {
  const auto& [message, copy] = looked;
  const auto fact = [&](const std::string& name, const std::string& value) {
    view.add("FACT", name).set("VALUE", value);
  };
  fact("For", audience_words(message.audience));
  fact("Goes", timing_words(message.timing, copy.figures.event.zone));
  if (const auto due = due_at(message.timing, copy.figures.event);
      due && message.state != PlanState::planned &&
      (message.timing.when == When::before || message.timing.when == When::after))
    fact("That is", long_instant(*due, copy.figures.event.zone));
  fact("About", message.kind == MessageKind::told
                    ? "What they booked: it has no link to stop such mails"
                    : "Other news: each copy has a link that stops such mails of the programme");
}

void add_forms(web::View& view, const Request& request, const Looked& looked) {
  const auto& [message, copy] = looked;
  const auto here = messages_path(copy.figures.event.slug, message.id);
  const auto version = std::to_string(message.version);
  const auto goes = copy.figures.people - copy.figures.stopped;
  const bool waits = message.timing.when != When::now;
  const bool planned = message.state == PlanState::planned;
  if (planned)
    view.add("ACT").markup(
        "ACT_FORM",
        web::Form(request, here + "/unplan").button({.words = "Do not send it", .look = Button::Look::second}).shown());
  else if (waits)
    view.add("ACT").markup(
        "ACT_FORM", web::Form(request, here + "/plan").knowing("version", version).button("Send it then").shown());
  if (goes > 0)
    view.add("ACT").markup("ACT_FORM", web::Form(request, here + "/send")
                                           .knowing("seen", std::to_string(copy.figures.people))
                                           .button({.words = std::string(waits ? "Send now to " : "Send to ") +
                                                             counted(goes, "person", "people"),
                                                    .look = waits ? Button::Look::second : Button::Look::first})
                                           .shown());
  if (copy.letter)
    view.add("ACT").markup("ACT_FORM", web::Form(request, here + "/test")
                                           .knowing("copy", std::to_string(copy.number))
                                           .button({.words = "Send this copy to me", .look = Button::Look::second})
                                           .shown());
  view.set("CHANGE_PATH", here + "/change");
  view.markup(
      "DELETE_FORM",
      web::Form(request, here + "/delete").button({.words = "Delete the message", .look = Button::Look::link}).shown());
}

void add_remarks(web::View& view, const CopyPreview& copy) {
  const auto& figures = copy.figures;
  if (figures.without > 0)
    view.add("REMARK", counted(figures.without, "other person has no e-mail address, and gets no mail.",
                               "other people have no e-mail address, and get no mail."));
  if (figures.stopped > 0)
    view.add("REMARK", counted(figures.stopped, "person stopped such mails, and gets none.",
                               "people stopped such mails, and get none."));
  if (copy.stopped) view.add("REMARK", copy.name + " stopped such mails: this copy does not go.");
  if (copy.no_link) view.add("REMARK", copy.name + " has no link of their own to the form: this copy does not go.");
}

Reply look(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(looked, request, looked_at(context, request));
  const auto& [message, copy] = looked;
  const auto& event = copy.figures.event;
  if (message.state == PlanState::sent) return web::redirect(messages_path(event.slug, "sent/" + message.id));
  web::View view;
  view.set("EVENT_PATH", "/events/" + event.slug);
  const auto people = copy.figures.people - copy.figures.stopped;
  view.head(people == 0 ? "This message is for nobody now" : "A message to " + counted(people, "person", "people"),
            state_words(message, event) + ".");
  if (const auto done = request.query.get("done"); done == "tested")
    view.add("DONE", "The test is in the outbox, to " + request.visitor.name + ".");
  add_facts(view, looked);
  add_remarks(view, copy);
  if (copy.letter)
    site::show_letter(
        view, *copy.letter,
        {copy.name + ", " + copy.email, copy.number, copy.figures.people, messages_path(event.slug, message.id)},
        "Links in it are examples, and open nothing. A mail that is sent cannot be taken back.");
  add_forms(view, request, looked);
  return site::desk_page(request, messages_frame(event, "A message"),
                         web::render("domain/booking/pages/message.html", view));
}

// What is done with it

Reply back_to(const Request& request, const Outcome& done, const std::string& ending) {
  if (!done.ok()) return site::error_page(request, done.error());
  return web::redirect(messages_path(request.capture("event"), request.capture("message")) + ending);
}

Reply plan(const MessagesContext& context, const Request& request) {
  return back_to(request,
                 plan_message(context.database, context.audit(request), request.capture("event"),
                              request.capture("message"), parse_integer(request.form.get("version")).value_or(-1)),
                 "");
}

Reply unplan(const MessagesContext& context, const Request& request) {
  return back_to(
      request,
      unplan_message(context.database, context.audit(request), request.capture("event"), request.capture("message")),
      "");
}

Reply test(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(looked, request, looked_at(context, request));
  return back_to(request,
                 send_test(context.database, context.audit(request), looked.message, looked.copy, request.visitor.name),
                 "?done=tested&copy=" + std::to_string(looked.copy.number));
}

Reply send(const MessagesContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto& id = request.capture("message");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(sent, request,
              send_planned(context.database, context.audit(request), slug, id, parse_integer(request.form.get("seen")),
                           context.answering, message_order(event, id)));
  if (!sent.job_id.empty()) return web::redirect(jobs::page_of(sent.job_id));
  return web::redirect(messages_path(slug, "sent/" + id));
}

Reply remove(const MessagesContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto done = delete_planned(context.database, context.audit(request), slug, request.capture("message"));
  if (!done.ok()) return site::error_page(request, done.error());
  return web::redirect(messages_path(slug) + "?done=deleted");
}

}  // namespace

site::Frame messages_frame(const events::Event& event, std::string title) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::delegates};
}

void add_planned_pages(web::Router& router, const MessagesContext& context) {
  const auto right = Permission::change_delegates;
  const std::string here = "/events/{event}/messages";
  site::add_list<SentRow>(router, here, right,
                          {sent_listing,
                           [context](const Request& request, const ListQuery& query) {
                             return sent_messages(context.database, request.capture("event"), query);
                           }},
                          [context](const Request& request, const ListPage<SentRow>& found, std::string markup) {
                            return list_reply(context, request, found, std::move(markup));
                          });
  const std::string one = here + "/{message}";
  router.get(one, right, [context](const Request& request) { return look(context, request); });
  const auto post = [&](const char* ending, Reply (*page)(const MessagesContext&, const Request&)) {
    router.post(one + ending, right, [context, page](const Request& request) { return page(context, request); });
  };
  post("/plan", plan);
  post("/unplan", unplan);
  post("/test", test);
  post("/send", send);
  post("/delete", remove);
}

}  // namespace muster::booking
