// The page on which an organiser says how an event is booked, and the address to print.
#include "planned_invitation_pages.hpp"
#include "public_booking_sql.hpp"
#include "public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/substitute_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/zoned_moment.hpp>

#include <sstream>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double code_width = 176;

std::string setting_path(const std::string& slug) { return "/events/" + slug + "/booking"; }

Result<std::optional<int>> time_typed(const std::string& typed) {
  if (typed.empty()) return std::optional<int>{};
  MUSTER_TRY(minutes, events::parse_time_of_day(typed));
  return std::optional(minutes);
}

struct PageForm {
  web::Form form;
  Zone zone;
  std::optional<Instant> closes_at;  ///< as it stands
  bool joined_online;                ///< there is something to join: else nobody is asked for a link
  std::string kept_link;             ///< stays where it is not asked for
  web::Field<BookingWay> way = form.radios<BookingWay>(
      "way", "How people book",
      {{BookingWay::open, "open", "Open booking",
        "Whoever has the address books a seat, or waits for one where all are taken."},
       {BookingWay::ask, "ask", "Ask for a place", "They ask, and you decide under Delegates."},
       {BookingWay::link, "link", "By personal link only", "Whoever is invited. The page is shown to everybody."},
       {BookingWay::closed, "closed", "Closed", "Nobody books by themselves. The page says so."}});
  web::Field<bool> members_only = form.radios<bool>(
      "who", "Who may book",
      {{false, "anybody", "Anybody who has the address"},
       {true, "members", "Members only",
        "Whoever a membership covers on the day they book. The page tells nobody whether an address is a member’s: it "
        "takes each wish, and the mail to that address says what came of it."}});
  web::Field<std::optional<Instant>> closes = web::zoned_moment(
      form, zone, {"closes_at", "Booking closes", "Empty: at the end of the event’s day.", closes_at});
  web::Field<std::string> about = form.lines("about", "What it is").rows(3).hint("A sentence or two.").optional();
  web::Field<std::string> starts =
      form.text("starts", "Begins at").hint("For example 10am. Empty: as the agenda says.").width(10).optional();
  web::Field<std::string> ends = form.text("ends", "Ends at").width(10).optional();
  web::Field<std::string> address = form.text("address", "Address of the venue").optional();
  web::Field<std::string> map = form.text("map", "Link to a map").hint("It begins with https://").plain().optional();
  std::optional<web::Field<std::string>> joining =
      joined_online ? std::optional(form.text("joining", "Link to join online")
                                        .hint("Shown only to those who have a seat, and not to who comes to a room.")
                                        .plain()
                                        .optional())
                    : std::nullopt;
  web::Field<std::string> cost = form.text("cost", "Cost").hint("For example: Free, and so is lunch").optional();
  web::Field<std::string> contact =
      form.text("contact", "Whom to ask").hint("A name, an address or a telephone number.").optional();
  web::Field<std::string> access = form.lines("access", "Access")
                                       .rows(6)
                                       .hint("A line for each, as “Steps: none from the street to every room”.")
                                       .optional();
  web::Field<Substitutes> substitutes = form.radios<Substitutes>(
      "substitutes", "Somebody who cannot come",
      {{Substitutes::forbidden, "forbidden", "Gives the place back", "Nobody else can be sent in their place."},
       {Substitutes::approval, "approval", "May ask to send somebody else",
        "They name somebody on their page, and you agree or refuse under Substitutes."},
       {Substitutes::until, "until", "May send somebody in their place until a day", "By themselves."}});
  web::Field<std::optional<Date>> substitutes_until =
      form.date("substitutes_until", "Until").hint("For the last answer only.").optional();
  web::Field<std::optional<std::int64_t>> colleagues =
      form.integer("colleagues", "Colleagues whom each may book beside themselves")
          .hint("Up to 20. Each colleague gets a link, and says themselves what they need. Empty: nobody.")
          .width(4)
          .optional();
  web::Field<std::optional<std::int64_t>> colleague_days =
      form.integer("colleague_days", "Days for a colleague to give their details")
          .hint("After that their place goes to the next. Empty: it is kept.")
          .width(4)
          .optional();
  web::Field<bool> unasked_named =
      form.radios<bool>("unasked_named", "Who was never asked about the delegate list",
                        {{true, "yes", "Is named in it"}, {false, "no", "Is counted without a name"}});

  void begin(const BookingPage& page) const {
    (void)way.begins(page.way);
    (void)members_only.begins(page.members_only);
    (void)about.begins(page.about);
    if (page.starts_at) (void)starts.begins(events::time_of_day(*page.starts_at));
    if (page.ends_at) (void)ends.begins(events::time_of_day(*page.ends_at));
    (void)address.begins(page.address);
    (void)map.begins(page.map_link);
    if (joining) (void)joining->begins(page.joining_link);
    (void)cost.begins(page.cost);
    (void)contact.begins(page.contact);
    (void)access.begins(page.access_words);
    (void)substitutes.begins(page.substitutes);
    (void)substitutes_until.begins(page.substitutes_until);
    if (page.colleagues > 0) (void)colleagues.begins(page.colleagues);
    if (page.colleague_days > 0) (void)colleague_days.begins(page.colleague_days);
    (void)unasked_named.begins(page.unasked_named);
  }
  [[nodiscard]] Result<BookingPage> wanted() const {
    BookingPage page;
    page.way = *way;
    page.members_only = *members_only;
    page.closes_at = *closes;
    page.about = *about;
    const auto begins_at = time_typed(*starts);
    if (!begins_at.ok()) return bad_input(begins_at.error().message).at("starts");
    const auto ends_at = time_typed(*ends);
    if (!ends_at.ok()) return bad_input(ends_at.error().message).at("ends");
    page.starts_at = *begins_at;
    page.ends_at = *ends_at;
    page.address = *address;
    page.map_link = *map;
    page.joining_link = joining ? **joining : kept_link;
    page.cost = *cost;
    page.contact = *contact;
    page.access_words = *access;
    page.substitutes = *substitutes;
    page.substitutes_until = *substitutes_until;
    page.colleagues = (*colleagues).value_or(0);
    page.colleague_days = (*colleague_days).value_or(0);
    page.unasked_named = *unasked_named;
    return page;
  }
};

std::string seats_words(const SeatsLeft& left) {
  if (!left.seats) return "No number of seats is set.";
  return counted(*left.seats, "seat", "seats") + ", " + grouped(left.free) + " free, " + grouped(left.held) +
         " held, " + counted(left.waiting, "person", "people") + " waiting.";
}

/// What entries say, a line each, as people read it.
std::vector<std::string> shown_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto day = parse_date(line);
    lines.push_back(line == "cancelled" ? "It will not take place." : day.ok() ? long_date(*day) : line);
  }
  return lines;
}

Reply send_updates(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(shown, request, page_of_event(context.database, slug));
  MUSTER_PAGE(job, request,
              send_entry_updates(context.database, context.audit(request), slug, entry_order(shown.event)));
  return web::redirect(jobs::page_of(job));
}

Reply send_invitations(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(shown, request, page_of_event(context.database, slug));
  MUSTER_PAGE(job, request,
              order_invitations(context.database, context.audit(request), slug, invitation_order(shown.event)));
  return web::redirect(jobs::page_of(job));
}

Reply settings(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(shown, request, page_of_event(context.database, slug));
  PageForm form{web::Form(request, setting_path(slug))
                    .button("Save")
                    .knowing("seen", std::to_string(shown.page.version))
                    .when_refused({}, "Nothing was changed."),
                shown.page.zone, shown.page.closes_at, is_joined_online(shown.event, shown.sessions),
                shown.page.joining_link};
  form.begin(shown.page);
  if (form.form.read()) {
    const auto wanted = form.wanted();
    const auto saved = wanted.ok() ? set_booking_page(context.database, context.audit(request), slug, *wanted,
                                                      parse_integer(request.form.get("seen")))
                                   : Result<BookingPage>(wanted.error());
    if (saved.ok()) return web::redirect(setting_path(slug) + "?done=saved");
    form.form.refuse(saved.error());
  }
  View view;
  view.head("Booking", shown.page.code.empty()
                           ? "This event has no public page yet. Say how it is booked, and it gets a short address."
                           : "What people see who have the address, and how they book.");
  if (request.query.get("done") == "saved") view.add("DONE", "Saved. The page shows it from now on.");
  if (!shown.page.code.empty()) {
    const auto address = web::site_of(request) + public_path(shown.page.code);
    auto& part = view.add("PAGE").set("ADDRESS", address).set("ADDRESS_PATH", public_path(shown.page.code));
    part.markup("CODE", draw::qr_symbol(address, code_width).svg);
    const auto why = closed_words(
        door_at(shown.page, shown.event, last_day_of(shown.event, shown.sessions), context.clock.now()), shown.event);
    part.set("NOW", why.empty() ? "It takes bookings now." : why);
    part.set("SEATS", seats_words(shown.left)).set("SEATS_PATH", "/events/" + slug + "/allocations");
    part.set("SEATS_LINK", shown.left.seats ? "Change the seats" : "Say how many seats there are");
  }
  MUSTER_PAGE(update, request, entry_update(context.database, slug));
  if (update.needed()) {
    auto& part = view.add("UPDATE", update.people == 1
                                        ? "The calendar of 1 person is out of date"
                                        : "The calendars of " + grouped(update.people) + " people are out of date");
    part.add_each("TOLD", shown_lines(update.told)).add_each("IS", shown_lines(update.is));
    part.markup("UPDATE_FORM", web::Form(request, setting_path(slug) + "/updates")
                                   .look("")
                                   .button({"Send them the change", {}, web::Button::Look::second})
                                   .shown());
  }
  ListQuery one;
  one.sort = "asked";
  one.page_size = 1;
  MUSTER_PAGE(substitutes, request, listed_substitutes(context.database, slug, one));
  if (substitutes.all > 0)
    view.add("SUBSTITUTES", counted(substitutes.all, "person asks", "people ask"))
        .set("SUBSTITUTES_PATH", "/events/" + slug + "/substitutes");
  MUSTER_PAGE(invited, request, invited_without_link(context.database, slug));
  if (!shown.page.code.empty() && request.visitor.can_open(setting_path(slug) + "/invitations")) {
    view.add("INVITE", invited == 0 ? std::string("Nobody stands as invited who has an e-mail address and no link yet.")
                                    : counted(invited, "person stands", "people stand") +
                                          " as invited with an e-mail address, and got no link yet.")
        .set("INVITE_PATH", setting_path(slug) + "/invitations");
  }
  MUSTER_PAGE(choices, request, session_choices(context.database, slug));
  view.set("SESSIONS_NOW", choices.offered.empty()
                               ? std::string("People choose no session when they book.")
                               : "People choose among " + counted(std::ssize(choices.offered), "session", "sessions") +
                                     " when they book.");
  view.set("SESSIONS_PATH", setting_path(slug) + "/sessions");
  MUSTER_PAGE(asked, request, asked_on_page(context.database, shown.event.id));
  view.set("QUESTIONS_NOW", asked.asks() ? "The page asks “" + asked.form->title + "” too."
                                         : "The page asks who somebody is, what they need, and nothing more.");
  view.set("QUESTIONS_PATH", setting_path(slug) + "/questions");
  MUSTER_PAGE(typed, request, context.database.read([&](store::Session& session) {
    return Result<std::vector<std::pair<std::string, std::int64_t>>>(sql::typed_organisations(session, shown.event.id));
  }));
  if (!typed.empty()) {
    auto& part = view.add("TYPED");
    for (const auto& [name, people] : typed)
      part.add("TYPED_NAME", name).set("TYPED_PEOPLE", counted(people, "person", "people"));
  }
  view.markup("FORM", form.form.shown());
  return site::form_page(request, delegates_frame(shown.event, "Booking"), form.form,
                         web::render("domain/booking/pages/booking_settings.html", view));
}

}  // namespace

void add_page_setting_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto page = [context](const Request& request) { return settings(context, request); };
  router.form("/events/{event}/booking", Permission::change_events, page);
  add_session_choice_pages(router, context);
  add_invitation_pages(router, context);
  router.post("/events/{event}/booking/updates", Permission::change_events,
              [context](const Request& request) { return send_updates(context, request); });
  router.post("/events/{event}/booking/invite", Permission::change_delegates,
              [context](const Request& request) { return send_invitations(context, request); });
}

}  // namespace muster::booking
