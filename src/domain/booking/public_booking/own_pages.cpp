// The page of one booking, opened by the link in a mail: where it stands, the code for the door, and what can be done.
#include "own_page_words.hpp"
#include "own_service.hpp"
#include "public_pages.hpp"

#include "domain/booking/colleagues/colleague_service.hpp"
#include "domain/booking/questions/question_fields_pages.hpp"
#include "domain/booking/substitutes/own_substitute_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_code.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <array>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double code_width = 176;

struct OwnContext {
  PageContext pages;
  NeedsPeriod period;
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

ShownPage shown_of(const OwnBooking& booking) { return {booking.event, booking.page, booking.comes_to, {}}; }

void add_button(View& view, const Request& request, const std::string& words, const std::string& step,
                web::Button::Look look) {
  view.add("BUTTON").markup("BUTTON_FORM",
                            web::Form(request, here(request, "/" + step)).look("").button({words, {}, look}).shown());
}

void add_actions(View& view, const Request& request, const OwnBooking& booking, const std::string& named, Instant now) {
  const bool goes_on =
      !booking.event.cancelled && day_in(booking.page.zone, now) <= last_day_of(booking.event, booking.sessions);
  if (!goes_on) return;
  using Look = web::Button::Look;
  if (booking.state == State::invited || booking.state == State::offered) {
    auto& buttons = view.add("BUTTONS");
    add_button(buttons, request,
               booking.state == State::offered ? "Take the place"
               : booking.full.empty()          ? "Book my place"
                                               : "Wait for a place",
               "take", Look::first);
    add_button(buttons, request, "I cannot come", "refuse", Look::second);
  }
  if (booking.state == State::booked) {
    view.add_link("LEAVE", "Give back my place", here(request, "/leave"));
    if (may_substitute(booking.page, booking.event, now))
      view.add_link("SUBSTITUTE", "Send somebody in my place", here(request, "/substitute"));
    if (booking.page.substitutes == Substitutes::approval && named.empty())
      view.add_link("APPROVAL", "Ask for somebody in my place", here(request, "/substitute"));
    if (!named.empty())
      view.add("NAMED_OTHER", named)
          .markup("WITHDRAW", web::Form(request, here(request, "/substitute/withdraw"))
                                  .look("")
                                  .button({"I come myself after all", {}, web::Button::Look::link})
                                  .shown());
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
  const auto door = door_at(booking.page, booking.event, last_day_of(booking.event, booking.sessions), now);
  View view;
  const bool booked = booking.state == State::booked && !booking.event.cancelled;
  view.show_if(booked, "MARK_BOOKED");
  auto who = people::full_name(booking.person);
  if (const auto from = booking.person.organisation; !from.empty()) who += ", " + from;
  view.head(headline, who);
  if (request.query.get("done") == "changed") view.add("DONE", "Your changes are saved.");
  if (request.query.get("done") == "passed")
    view.add("DONE", "Saved. We are sending them the mail with their own page.");
  if (request.query.get("done") == "asked")
    view.add("DONE", "The organisers are asked. We write to you when they have decided; your place is kept meanwhile.");
  if (booking.event.cancelled && !booking.event.cancelled_because.empty())
    view.add("WHY", booking.event.cancelled_because);
  else if (booking.state == State::waiting)
    view.add("WHY", booking.why + (booking.why.empty() ? "" : " ") +
                        "You have no place yet. We write to you at once when one comes free for you.");
  else if (booking.state == State::offered && booking.until)
    view.add("WHY", "It is kept for you until " + long_instant(*booking.until, booking.page.zone) +
                        ". After that it goes to the next.");
  else if (booking.state == State::applied || booking.state == State::nominated)
    view.add("WHY", booking.asked_lead.empty()
                        ? std::string("It is not decided yet. We write to you when it is.")
                        : "It is not decided yet: " + asked_lead_words(booking.asked_lead) + " We write to you then.");
  else if ((booking.state == State::cancelled || booking.state == State::declined) && door == BookingDoor::open)
    view.add("AGAIN", again_words(booking))
        .add_link("BOOK_AGAIN", booking.page.way == BookingWay::ask ? "Ask for a place" : "Book again",
                  public_path(booking.page.code, "/book"));
  else if (booking.state == State::invited)
    view.add("WHY", booking.full.empty() ? std::string("You can book your place here, or say that you cannot come.")
                                         : "At this moment no place is free for you. " + booking.full +
                                               " You can wait for one here, or say that you cannot come.");
  if (booking.state == State::invited && !booking.page.code.empty())
    view.add_link("ABOUT",
                  booking.agenda_shown && !booking.sessions.empty() ? "What it is, with the agenda" : "What it is",
                  public_path(booking.page.code));
  const bool screen = is_by_screen(booking.event, booking.online);
  if (booked && !booking.door_code.empty() && !screen) {
    auto& code = view.add("CODE", shown_code(booking.door_code));
    code.markup("CODE_PICTURE", draw::qr_symbol(booking.door_code, code_width).svg);
  }
  const auto shown = shown_of(booking);
  show_facts(view, shown, false);
  if (const auto way = own_way(booking); !way.empty()) view.add("FACT", "You").set("STRONG", way);
  if (may_join(booking)) view.add_link("JOIN", "Join online", here(request, "/join"));
  if (booked) view.add_link("CALENDAR", "Put it in my calendar", here(request, "/calendar.ics"));
  auto& state = view.add("STATE", std::string(state_label(told_state(booking))));
  if (const auto since = parse_instant(booking.since); since.ok())
    state.set("SINCE", " on " + long_date(day_in(booking.page.zone, *since)));
  else
    state.set("SINCE", "");
  view.set("NAME", people::full_name(booking.person));
  if (!booking.chosen.empty()) {
    auto& part = view.show("YOUR_SESSIONS");
    for (const auto& each : booking.chosen)
      part.add("CHOSEN", each.title).set("CHOSEN_WHEN", chosen_when(booking, each));
  }
  view.set("NEEDS", booking.needs.empty() ? "None told" : "Passed on and kept apart");
  view.set("NAMED", named_words(booking));
  if (!booking.event.cancelled && day_in(booking.page.zone, now) <= last_day_of(booking.event, booking.sessions))
    view.add_link("CHANGE", "Change", here(request, "/change"));
  if (!booking.answers.empty()) add_answer_lines(view.show("ANSWERS"), booking.answers);
  view.set("CHANGE_WHAT",
           std::string(booking.event.attendance == events::Attendance::hybrid ? "how you come, " : "") +
               (booking.asked || !booking.answers.empty() ? "your name, answers, needs or the delegate list"
                                                          : "your name, needs or the delegate list"));
  const bool expected = booking.state == State::booked || booking.state == State::offered;
  if (booking.asked && booking.answers.empty() && expected && may_change_own(booking, now).ok())
    view.add_link("TO_ANSWER", "Answer them", here(request, "/change"));
  if (is_still_asked(booking) && may_change_own(booking, now).ok())
    view.add("DETAILS", "You were not asked yet what you need on the day, and whether you may be named.")
        .set("DETAILS_PATH", here(request, "/change?asked=yes"));
  if (booking.details_missing && may_change_own(booking, now).ok())
    view.add("DETAILS", details_words(booking)).set("DETAILS_PATH", here(request, "/change"));
  MUSTER_PAGE(colleagues, request, colleagues_of(context.pages.database, request.capture("link")));
  if (!colleagues.empty() || may_book_colleagues(booking, colleagues, now).ok())
    view.add("COLLEAGUES", colleagues.empty()
                               ? std::string("You can book for colleagues too, by name and e-mail address.")
                               : "You booked for " + counted(std::ssize(colleagues), "colleague", "colleagues") + ".")
        .set("COLLEAGUES_PATH", here(request, "/colleagues"))
        .set("COLLEAGUES_LINK", colleagues.empty() ? "Book for a colleague" : "Look at them");
  MUSTER_PAGE(named, request, named_substitute(context.pages.database, booking.id));
  add_actions(view, request, booking, named, now);
  if (!booking.page.contact.empty()) view.add("CONTACT", booking.page.contact);
  return public_reply(
      request, public_frame(booking.event, booking.event.cancelled ? "This event will not take place" : headline), view,
      "booking_own.html");
}

Reply calendar_file(const OwnContext& context, const Request& request) {
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto joining = shared_joining_path(found->page.joining_link, web::site_of(request), request.capture("link"));
  const auto method = found->event.cancelled ? calendar::Method::cancel : calendar::Method::publish;
  return web::download(calendar::written(own_entry(*found, method, context.pages.clock.now(), {}, joining)),
                       "text/calendar; charset=utf-8", found->event.slug + ".ics");
}

Reply own_error(const Request& request, const OwnBooking& booking, const Error& error, bool leads_back = true);

/// By which of its two addresses somebody goes on: that of their own page leads back there, that of a calendar entry
/// nowhere.
enum class JoinBy { own_page, entry };

/// The link itself is shown to whoever pressed the button alone.
Reply join_page(const OwnContext& context, const Request& request, JoinBy by) {
  const bool own = by == JoinBy::own_page;
  auto& database = context.pages.database;
  const auto now = context.pages.clock.now();
  const bool pressed = asks_for_change(request.method);
  if (pressed && !context.limits->take(request, request.capture("link"), now)) return too_many(request);
  const auto& key = request.capture("link");
  const auto found = own ? own_booking(database, key) : booking_known_by(database, key);
  if (!found.ok()) return no_booking(request, found.error());
  const auto& booking = *found;
  if (!may_join(booking))
    return own_error(request, booking,
                     conflict(booking.event.cancelled             ? "This event will not take place."
                              : booking.page.joining_link.empty() ? "This event has no link to join online."
                              : booking.state == State::booked
                                  ? "You come in person, so there is nothing to join online. Where the event is held "
                                    "both ways, you can change how you come on your page."
                                  : "Only who has a place joins online."),
                     own);
  View view;
  if (pressed) {
    if (const auto noted = note_joined(database, now, booking); !noted.ok())
      return site::error_page(request, noted.error());
    view.head("You are going on to the meeting.");
    view.add_link("BACK", "Open the meeting, if it does not open by itself", booking.page.joining_link);
    auto reply = public_reply(request, public_frame(booking.event, "Going on"), view, "booking_words.html");
    reply.headers.emplace_back("Refresh", "0; url=" + booking.page.joining_link);
    return reply;
  }
  view.head("Join online", booking.event.title + ", " + long_date(booking.event.date) + ".");
  web::Form form(request, own ? here(request, "/join") : "/join/" + key);
  form.look("").button({"Join now"});
  if (own) form.way_out("Back to your booking", here(request));
  view.markup("FORM", form.shown());
  return public_reply(request, public_frame(booking.event, "Join online"), view, "booking_join.html");
}

Reply own_error(const Request& request, const OwnBooking& booking, const Error& error, bool leads_back) {
  if (error.kind != ErrorKind::conflict && error.kind != ErrorKind::bad_input) return site::error_page(request, error);
  View view;
  view.head(error.message);
  if (leads_back) view.add_link("BACK", "Look at your booking", here(request));
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
  // Whoever came by an invitation was never asked what the booking page asks.
  if (step == OwnStep::take) {
    const auto now_stands = own_booking(context.pages.database, request.capture("link"));
    if (now_stands.ok() && is_still_asked(*now_stands)) return web::redirect(here(request, "/change?asked=yes"));
  }
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
  bool both_ways;  ///< they may change between room and screen
  bool screen;     ///< and take part by screen now
  std::vector<web::Choice<std::string>> sessions_offered;
  std::string modules;
  web::Form form;
  std::optional<web::Field<bool>> online =
      both_ways ? std::optional(form.radios<bool>("online", "Do you come in person or online?",
                                                  {{false, "no", "In person", "You have a seat in the room."},
                                                   {true, "yes", "Online", "The link to join is for you alone."}})
                                    .hint("You can change while there is a seat the other way; yours is free then."))
                : std::nullopt;
  web::Field<std::string> first_name = form.text("first_name", "First name").autocomplete("given-name");
  web::Field<std::string> last_name = form.text("last_name", "Surname").autocomplete("family-name");
  web::Field<std::string> role = form.text("role", "Role").autocomplete("organization-title").optional();
  web::Field<std::optional<std::vector<std::string>>> sessions = session_ticks(form, sessions_offered, modules);
  web::Field<std::optional<std::vector<std::string>>> arrange =
      form.ticks<std::string>("arrange[]", "Please arrange", things_to_arrange(screen)).optional();
  std::optional<web::Field<std::string>> food =
      screen ? std::nullopt : std::optional(form.lines("food", "Food").rows(2).optional());
  web::Field<std::string> anything = form.lines("anything", "What else you need on the day").rows(3).optional();
  web::Field<std::optional<bool>> named =
      form.radios<bool>("named", "May we name you in the delegate list?",
                        {{true, "yes", "Yes, name me"}, {false, "no", "No, count me without a name"}})
          .optional();
};

/// What whoever has just taken their place is asked below.
std::string still_asked_words(bool sessions, bool questions) {
  std::vector<std::string> parts;
  if (sessions) parts.emplace_back("your sessions");
  if (questions) parts.emplace_back("a few questions");
  parts.emplace_back("what you need on the day");
  parts.emplace_back("whether we may name you");
  constexpr std::array numbers{"Two", "Three", "Four"};
  return std::string(numbers.at(parts.size() - 2)) + " things more, in half a minute: " + listed(parts) +
         ". You can also say it later, on your page.";
}

Reply change_page(const OwnContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method) && !context.limits->take(request, request.capture("link"), now))
    return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto& booking = *found;
  if (const auto may = may_change_own(booking, now); !may.ok()) return own_error(request, booking, may.error());
  MUSTER_PAGE(choices, request, session_choices(context.pages.database, booking.event.slug));
  const bool holds = holds_sessions(booking.state);
  const bool screen = is_by_screen(booking.event, booking.online);
  ChangeForm typed{
      booking.event.attendance == events::Attendance::hybrid && holds, screen,
      holds ? session_fields(choices, booking.online) : std::vector<web::Choice<std::string>>{},
      holds ? module_words(choices.offered) : std::string(),
      web::Form(request, here(request, request.query.get("asked") == "yes" ? "/change?asked=yes" : "/change"))
          .button("Save")
          .way_out(request.query.get("asked") == "yes" ? "Later" : "Leave it as it is", here(request))
          .when_refused({}, "Nothing was changed. What you wrote is still below.")};
  (void)typed.first_name.begins(booking.person.first_name);
  (void)typed.last_name.begins(booking.person.last_name);
  (void)typed.role.begins(booking.person.job_title);
  std::vector<std::string> chosen;
  for (const auto& each : booking.chosen)
    if (std::ranges::find(typed.sessions_offered, each.code, &web::Choice<std::string>::code) !=
        typed.sessions_offered.end())
      chosen.push_back(each.code);
  if (!chosen.empty()) (void)typed.sessions.begins(chosen);
  if (typed.online) (void)typed.online->begins(booking.online);
  if (typed.food) (void)typed.food->begins(booking.needs.dietary);
  const auto [arranged, else_needed] = arranged_of(booking.needs.access, screen);
  if (!arranged.empty()) (void)typed.arrange.begins(arranged);
  (void)typed.anything.begins(else_needed);
  (void)typed.named.begins(booking.own ? booking.own->named : std::nullopt);
  MUSTER_PAGE(asked, request, own_questions(context.pages.database, booking));
  const QuestionFields questions(request, std::move(asked.form), asked.before);
  const bool whole = typed.form.read();
  questions.refuse_in(typed.form);
  if (whole && !typed.form.refused()) {
    const auto changed = change_own(
        context.pages.database, now, request.capture("link"),
        {*typed.first_name,
         *typed.last_name,
         *typed.role,
         {needs_of(*typed.arrange, *typed.anything), typed.food ? **typed.food : booking.needs.dietary},
         *typed.named,
         questions.typed(),
         typed.sessions_offered.empty() ? std::nullopt
                                        : std::optional((*typed.sessions).value_or(std::vector<std::string>{})),
         typed.online ? std::optional(**typed.online) : std::nullopt});
    if (changed.ok()) return web::redirect(here(request, "?done=changed"));
    typed.form.refuse(at_its_field(changed.error()));
  }
  View view;
  const bool first = request.query.get("asked") == "yes";
  const auto title = first ? own_headline(booking) : std::string("Change your booking");
  view.head(title, first ? still_asked_words(!typed.sessions_offered.empty(), questions.asks()) : std::string());
  view.show_if(!typed.sessions_offered.empty(), "SESSIONS");
  view.show_if(typed.both_ways, "BOTH_WAYS").show_if(!screen, "ROOM");
  view.set("NEEDS_FOR", needs_for_words(screen));
  MUSTER_PAGE(promise, request, needs_promise(context.pages.database, context.period, booking.event));
  view.set("NEEDS_WORDS", promise).set("NAMED_WORDS", delegate_list_words());
  typed.form.fill(view);
  questions.show(view);
  auto frame = public_frame(booking.event, title);
  frame.error = typed.form.refused();
  return public_reply(request, frame, view, "booking_change.html", typed.form.status(), typed.form.summary());
}

struct SubstituteForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name");
  web::Field<std::string> last_name = form.text("last_name", "Surname");
  web::Field<std::string> email = form.email("email", "E-mail address").hint("We send them their own page.");
  web::Field<std::string> role = form.text("role", "Role").optional();
};

Reply substitute_page(const OwnContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method) && !context.limits->take(request, request.capture("link"), now))
    return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  if (const auto may = may_name_substitute(*found, now); !may.ok()) return own_error(request, *found, may.error());
  const bool asks = found->page.substitutes == Substitutes::approval;
  SubstituteForm typed{web::Form(request, here(request, "/substitute"))
                           .button(asks ? "Ask the organisers" : "Pass my place on")
                           .way_out("Keep it", here(request))
                           .when_refused({}, "Nothing was changed. What you wrote is still below.")};
  if (typed.form.read()) {
    const auto sent = name_substitute(context.pages.database, now, request.capture("link"),
                                      {*typed.first_name, *typed.last_name, *typed.email, *typed.role, "", {}});
    if (sent.ok() && *sent == SubstituteNamed::asked) return web::redirect(here(request, "?done=asked"));
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
            asks ? "The organisers decide. Your place is kept meanwhile, and stays with your organisation."
                 : "The place is kept, and stays with your organisation. What you need is not passed on.");
  view.markup("FORM", typed.form.shown());
  auto frame = public_frame(found->event, "Who comes in your place?");
  frame.error = typed.form.refused();
  return public_reply(request, frame, view, "booking_which.html", typed.form.status(), typed.form.summary());
}

Reply withdraw(const OwnContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (!context.limits->take(request, request.capture("link"), now)) return too_many(request);
  const auto found = own_booking(context.pages.database, request.capture("link"));
  if (!found.ok()) return no_booking(request, found.error());
  const auto done = withdraw_substitute(context.pages.database, now, request.capture("link"));
  if (!done.ok()) return own_error(request, *found, done.error());
  return web::redirect(here(request));
}

}  // namespace

void add_own_pages(web::Router& router, const PageContext& pages, const NeedsPeriod& period) {
  using access::Permission;
  const OwnContext context{pages, period, booking_limits()};
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
  const auto join = [](JoinBy by) {
    return [by](const OwnContext& within, const Request& request) { return join_page(within, request, by); };
  };
  get("/booking/{link}/join", join(JoinBy::own_page));
  post("/booking/{link}/join", join(JoinBy::own_page));
  get("/join/{link}", join(JoinBy::entry));
  post("/join/{link}", join(JoinBy::entry));
  post("/booking/{link}/take", step(OwnStep::take));
  post("/booking/{link}/refuse", step(OwnStep::refuse));
  get("/booking/{link}/leave", leave_page);
  post("/booking/{link}/leave", step(OwnStep::leave));
  get("/booking/{link}/change", change_page);
  post("/booking/{link}/change", change_page);
  get("/booking/{link}/substitute", substitute_page);
  post("/booking/{link}/substitute", substitute_page);
  post("/booking/{link}/substitute/withdraw", withdraw);
  add_colleague_pages(router, pages);
}

}  // namespace muster::booking
