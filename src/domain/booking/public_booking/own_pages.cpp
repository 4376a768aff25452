// The page of one booking, opened by the link in a mail: where it stands, the code for the door, and what can be done.
#include "own_service.hpp"
#include "public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_code.hpp>
#include <muster/kit/draw/picture.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double code_width = 176;

struct OwnContext {
  PageContext pages;
  std::shared_ptr<access::StrangerLimits> limits;
};

std::string here(const Request& request, const std::string& rest = {}) {
  return own_path(request.capture("link")) + rest;
}

Reply no_booking(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("This link opens no booking.");
  view.add("PARAGRAPH", "It may be cut off: open it from the mail itself, or copy all of it.");
  view.add("PARAGRAPH",
           "Where a place was passed on to somebody else, or a booking was deleted, its links open nothing any more. "
           "The newest mail about your booking has the link that holds.");
  return public_reply(request, {"This link opens no booking", {}, {}, 0, 0, false}, view, "booking_words.html", 404);
}

ShownPage shown_of(const OwnBooking& booking) { return {booking.event, booking.page, booking.sessions, {}}; }

std::string named_words(const OwnBooking& booking) {
  const auto named = booking.own ? booking.own->named : std::nullopt;
  if (!named) {
    return booking.page.unasked_named ? "You were not asked: you are named" : "You were not asked: you are not named";
  }
  return *named ? "You are named" : "You are counted without a name";
}

void add_button(View& view, const Request& request, const std::string& words, const std::string& step,
                web::Button::Look look) {
  view.add("BUTTON").markup("BUTTON_FORM",
                            web::Form(request, here(request, "/" + step)).look("").button({words, {}, look}).shown());
}

void add_actions(View& view, const Request& request, const OwnBooking& booking, Instant now) {
  const bool goes_on = !booking.event.cancelled && day_in(booking.page.zone, now) <= booking.event.date;
  if (!goes_on) return;
  using Look = web::Button::Look;
  if (booking.state == State::invited || booking.state == State::offered) {
    auto& buttons = view.add("BUTTONS");
    add_button(buttons, request, booking.state == State::invited ? "Book my place" : "Take the place", "take",
               Look::first);
    add_button(buttons, request, "I cannot come", "refuse", Look::second);
  }
  if (booking.state == State::booked) {
    view.add_link("LEAVE", "Give back my place", here(request, "/leave"));
    if (may_substitute(booking.page, booking.event, now))
      view.add_link("SUBSTITUTE", "Send somebody in my place", here(request, "/substitute"));
    if (booking.page.substitutes == Substitutes::approval)
      view.add("APPROVAL", booking.page.contact.empty() ? "Ask the organisers" : "Ask " + booking.page.contact);
    if (booking.page.substitutes == Substitutes::forbidden) view.show("NO_SUBSTITUTE");
  }
  if (booking.state == State::waiting || booking.state == State::applied || booking.state == State::nominated)
    view.add_link("LEAVE_LIST", "I do not want a place any more", here(request, "/leave"));
}

Reply own_page(const OwnContext& context, const Request& request) {
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto& booking = *found;
  const auto now = context.pages.clock.now();
  const auto headline = own_headline(booking);
  const auto door = door_at(booking.page, booking.event, now);
  View view;
  const bool booked = booking.state == State::booked && !booking.event.cancelled;
  view.show_if(booked, "MARK_BOOKED");
  auto who = people::full_name(booking.person);
  if (const auto from = booking.person.organisation; !from.empty()) who += ", " + from;
  view.head(headline, who);
  if (request.query.get("done") == "changed") view.add("DONE", "Your changes are saved.");
  if (request.query.get("done") == "passed")
    view.add("DONE", "Saved. We are sending them the mail with their own page.");
  if (booking.event.cancelled && !booking.event.cancelled_because.empty())
    view.add("WHY", booking.event.cancelled_because);
  else if (booking.state == State::waiting)
    view.add("WHY", booking.why + (booking.why.empty() ? "" : " ") +
                        "You have no place yet. We write to you at once when one comes free for you.");
  else if (booking.state == State::offered && booking.until)
    view.add("WHY", "It is kept for you until " + long_instant(*booking.until, booking.page.zone) +
                        ". After that it goes to the next.");
  else if (booking.state == State::applied || booking.state == State::nominated)
    view.add("WHY", "It is not decided yet. We write to you when it is.");
  else if ((booking.state == State::cancelled || booking.state == State::declined) && door == BookingDoor::open)
    view.add("AGAIN", "If you would like to come after all, you can ask for a place once more.")
        .add_link("BOOK_AGAIN", booking.page.way == BookingWay::ask ? "Ask for a place" : "Book again",
                  public_path(booking.page.code, "/book"));
  else if (booking.state == State::invited)
    view.add("WHY", "You can book your place here, or say that you cannot come.");
  if (booked && !booking.door_code.empty()) {
    auto& code = view.add("CODE", shown_code(booking.door_code));
    code.markup("CODE_PICTURE", draw::qr_symbol(booking.door_code, code_width).svg);
  }
  const auto shown = shown_of(booking);
  show_facts(view, shown, false);
  if (booked && !booking.page.joining_link.empty()) view.add_link("JOIN", "Join online", booking.page.joining_link);
  if (booked) view.add_link("CALENDAR", "Put it in my calendar", here(request, "/calendar.ics"));
  auto& state = view.add("STATE", std::string(state_label(booking.state)));
  if (const auto since = parse_instant(booking.since); since.ok())
    state.set("SINCE", " on " + long_date(day_in(booking.page.zone, *since)));
  else
    state.set("SINCE", "");
  view.set("NAME", people::full_name(booking.person));
  view.set("NEEDS", booking.needs.empty() ? "None told" : "Passed on and kept apart");
  view.set("NAMED", named_words(booking));
  if (!booking.event.cancelled && day_in(booking.page.zone, now) <= booking.event.date)
    view.add_link("CHANGE", "Change", here(request, "/change"));
  add_actions(view, request, booking, now);
  if (!booking.page.contact.empty()) view.add("CONTACT", booking.page.contact);
  return public_reply(
      request, public_frame(booking.event, booking.event.cancelled ? "This event will not take place" : headline), view,
      "booking_own.html");
}

Reply calendar_file(const OwnContext& context, const Request& request) {
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto method = found->event.cancelled ? calendar::Method::cancel : calendar::Method::publish;
  return web::download(calendar::written(own_entry(*found, method, context.pages.clock.now(), {})),
                       "text/calendar; charset=utf-8", found->event.slug + ".ics");
}

Reply own_error(const Request& request, const OwnBooking& booking, const Error& error) {
  if (error.kind != ErrorKind::conflict && error.kind != ErrorKind::bad_input) return site::error_page(request, error);
  View view;
  view.head(error.message);
  view.add_link("BACK", "Look at your booking", here(request));
  return public_reply(request, public_frame(booking.event, "This was not done"), view, "booking_words.html",
                      web::status_of(error.kind));
}

Reply take_step(const OwnContext& context, const Request& request, OwnStep step) {
  const auto now = context.pages.clock.now();
  if (!context.limits->take(request, request.capture("link"), now)) return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto taken = take_own_step(context.pages.database, now, request.capture("link"), step);
  if (!taken.ok()) return own_error(request, *found, taken.error());
  return web::redirect(here(request));
}

Reply leave_page(const OwnContext& context, const Request& request) {
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  if (const auto may = may_take_own_step(*found, OwnStep::leave, context.pages.clock.now()); !may.ok())
    return own_error(request, *found, may.error());
  const bool seat = found->state == State::booked;
  View view;
  const std::string headline = seat ? "Give back your place?" : "Leave the list?";
  view.head(headline, seat ? "Somebody else can have it then. If you change your mind later, you have to book again, "
                             "and all places may be taken."
                           : "You are not asked any more when a place comes free.");
  view.markup("FORM", web::Form(request, here(request, "/leave"))
                          .look("")
                          .button(seat ? "Give back my place" : "Leave the list")
                          .way_out("Keep it as it is", here(request))
                          .shown());
  return public_reply(request, public_frame(found->event, headline), view, "booking_which.html");
}

struct ChangeForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name").autocomplete("given-name");
  web::Field<std::string> last_name = form.text("last_name", "Surname").autocomplete("family-name");
  web::Field<std::string> role = form.text("role", "Role").autocomplete("organization-title").optional();
  web::Field<std::string> food = form.lines("food", "Food").rows(2).optional();
  web::Field<std::string> anything = form.lines("anything", "What else you need on the day").rows(3).optional();
  web::Field<std::optional<bool>> named =
      form.radios<bool>("named", "May we name you in the delegate list?",
                        {{true, "yes", "Yes, name me"}, {false, "no", "No, count me without a name"}})
          .optional();
};

Reply change_page(const OwnContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method) && !context.limits->take(request, request.capture("link"), now))
    return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto& booking = *found;
  if (const auto may = may_change_own(booking, now); !may.ok()) return own_error(request, booking, may.error());
  ChangeForm typed{web::Form(request, here(request, "/change"))
                       .button("Save")
                       .way_out("Leave it as it is", here(request))
                       .when_refused({}, "Nothing was changed. What you wrote is still below.")};
  (void)typed.first_name.begins(booking.person.first_name);
  (void)typed.last_name.begins(booking.person.last_name);
  (void)typed.role.begins(booking.person.job_title);
  (void)typed.food.begins(booking.needs.dietary);
  (void)typed.anything.begins(booking.needs.access);
  (void)typed.named.begins(booking.own ? booking.own->named : std::nullopt);
  if (typed.form.read()) {
    const auto changed =
        change_own(context.pages.database, now, request.capture("link"),
                   {*typed.first_name, *typed.last_name, *typed.role, {*typed.anything, *typed.food}, *typed.named});
    if (changed.ok()) return web::redirect(here(request, "?done=changed"));
    typed.form.refuse(changed.error());
  }
  View view;
  view.head("Change your booking");
  view.markup("FORM", typed.form.shown());
  auto frame = public_frame(booking.event, "Change your booking");
  frame.error = typed.form.refused();
  return public_reply(request, frame, view, "booking_which.html", typed.form.status(), typed.form.summary());
}

struct SubstituteForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name");
  web::Field<std::string> last_name = form.text("last_name", "Surname");
  web::Field<std::string> email =
      form.email("email", "E-mail address").hint("We send them their own page, with the code for the door.");
  web::Field<std::string> role = form.text("role", "Role").optional();
};

Reply substitute_page(const OwnContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method) && !context.limits->take(request, request.capture("link"), now))
    return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  if (const auto may = may_send_substitute(*found, now); !may.ok()) return own_error(request, *found, may.error());
  SubstituteForm typed{web::Form(request, here(request, "/substitute"))
                           .button("Pass my place on")
                           .way_out("Keep it", here(request))
                           .when_refused({}, "Nothing was changed. What you wrote is still below.")};
  if (typed.form.read()) {
    const auto sent = send_substitute(context.pages.database, now, request.capture("link"),
                                      {*typed.first_name, *typed.last_name, *typed.email, *typed.role, "", {}});
    if (sent.ok()) {
      View view;
      view.head("Your place is passed on");
      view.add("PARAGRAPH", "We are sending " + *typed.first_name +
                                " the mail with their own page. Your link opens "
                                "nothing any more.");
      return public_reply(request, public_frame(found->event, "Your place is passed on"), view, "booking_words.html");
    }
    if (sent.error().kind == ErrorKind::conflict) return own_error(request, *found, sent.error());
    typed.form.refuse(sent.error());
  }
  View view;
  view.head("Who comes in your place?",
            "The place is kept, and stays with your organisation. What you need is not passed on.");
  view.markup("FORM", typed.form.shown());
  auto frame = public_frame(found->event, "Who comes in your place?");
  frame.error = typed.form.refused();
  return public_reply(request, frame, view, "booking_which.html", typed.form.status(), typed.form.summary());
}

}  // namespace

void add_own_pages(web::Router& router, const PageContext& pages) {
  using access::Permission;
  const OwnContext context{pages, booking_limits()};
  const auto get = [&](const std::string& path, auto page) {
    router.get(path, Permission::open_site, [context, page](const Request& request) { return page(context, request); })
        .holds_secret();
  };
  const auto post = [&](const std::string& path, auto page) {
    router.post(path, Permission::open_site, [context, page](const Request& request) { return page(context, request); })
        .holds_secret();
  };
  const auto step = [](OwnStep what) {
    return [what](const OwnContext& within, const Request& request) { return take_step(within, request, what); };
  };
  get("/booking/{link}", own_page);
  get("/booking/{link}/calendar.ics", calendar_file);
  post("/booking/{link}/take", step(OwnStep::take));
  post("/booking/{link}/refuse", step(OwnStep::refuse));
  get("/booking/{link}/leave", leave_page);
  post("/booking/{link}/leave", step(OwnStep::leave));
  get("/booking/{link}/change", change_page);
  post("/booking/{link}/change", change_page);
  get("/booking/{link}/substitute", substitute_page);
  post("/booking/{link}/substitute", substitute_page);
}

}  // namespace muster::booking
