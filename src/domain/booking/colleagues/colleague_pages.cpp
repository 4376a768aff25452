// The page on which whoever has booked books for colleagues, opened from the page of their own booking.
#include "colleague_service.hpp"
#include "domain/booking/public_booking/own_service.hpp"
#include "domain/booking/public_booking/public_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct ColleagueContext {
  PageContext pages;
  std::shared_ptr<access::StrangerLimits> limits;
};

std::string here(const Request& request, const std::string& rest = {}) {
  return own_path(request.capture("link")) + "/colleagues" + rest;
}

Reply words_page(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("This link opens no booking.");
  view.add("PARAGRAPH", "The newest mail about your booking has the link that holds.");
  return public_reply(request, {"This link opens no booking", {}, {}, 0, 0, false}, view, "booking_words.html", 404);
}

struct ColleagueForm {
  web::Form form;
  web::Field<std::string> first_name = form.text("first_name", "First name").missing("Give their first name");
  web::Field<std::string> last_name = form.text("last_name", "Surname").missing("Give their surname");
  web::Field<std::string> email =
      form.email("email", "E-mail address").hint("Their own link goes there.").missing("Give their e-mail address");
};

ColleagueForm colleague_form(const Request& request) {
  return {web::Form(request, here(request))
              .button("Book a place for them")
              .when_refused({}, "Nobody was booked. What you wrote is still below.")};
}

/// Until they have said something themselves nothing is told of what became of them: an address that stands in the
/// event already looks like any other.
std::string standing_words(const sql::ColleagueRow& row, const Zone& zone, Instant now) {
  if (!keeps_place(row, now))
    return std::string(state_label(row.state == State::declined ? State::declined : State::cancelled)) + ".";
  if (row.details == sql::Details::given) return std::string(state_label(row.state)) + ".";
  const bool day = row.until && *row.until > now;
  return "We wrote to them. Has not said yet what they need" +
         (day ? ": they can until " + long_instant(*row.until, zone) + "." : std::string("."));
}

void add_colleagues(View& view, const Request& request, const OwnBooking& booking,
                    const std::vector<sql::ColleagueRow>& colleagues, bool may_change, Instant now) {
  for (const auto& each : colleagues) {
    auto& row = view.add("NAME", each.name).set("STANDS", standing_words(each, booking.page.zone, now));
    if (!keeps_place(each, now) || each.details == sql::Details::given || !may_change) continue;
    row.add("BUTTON").markup("BUTTON_FORM", web::Form(request, here(request, "/take-back"))
                                                .look("")
                                                .knowing("colleague", each.booking_id)
                                                .button({"Take this booking back", each.name, web::Button::Look::link})
                                                .shown());
  }
}

Reply page_reply(const ColleagueContext& context, const Request& request, const OwnBooking& booking,
                 ColleagueForm& typed, const std::string& notice, int status) {
  MUSTER_PAGE(colleagues, request, colleagues_of(context.pages.database, request.capture("link")));
  const auto now = context.pages.clock.now();
  const auto may = may_book_colleagues(booking, colleagues, now);
  View view;
  view.head("Book for a colleague", booking.event.title + ", " + long_date(booking.event.date) + ".");
  const auto done = request.query.get("done");
  if (done == "booked") view.add("DONE", "Noted. We are writing to them: the mail leads to their own page.");
  if (done == "waiting")
    view.add("DONE",
             "Noted. No seat is free now, so a new booking waits. We are writing to them: the mail leads to their own "
             "page.");
  if (done == "applied")
    view.add("DONE", "Asked for. An organiser decides; we are writing to them: the mail leads to their own page.");
  if (done == "taken") view.add("DONE", "Taken back. Whoever loses a place by it gets a mail that says so.");
  view.show("NOT_DONE", notice);
  if (may.ok()) {
    view.add("LEFT", "You can book for " + grouped(colleagues_left(booking, colleagues, now)) +
                         (colleagues.empty() ? " of your colleagues." : " more.") +
                         " Each gets a link, and says there what they need on the day.");
    view.show("OPEN").markup("FORM", typed.form.shown());
  } else {
    view.add("LEFT", may.error().message);
  }
  if (!colleagues.empty())
    add_colleagues(view.show("SOME"), request, booking, colleagues, may_change_own(booking, now).ok(), now);
  view.add_link("BACK", "Back to your booking", own_path(request.capture("link")));
  auto frame = public_frame(booking.event, "Book for a colleague");
  frame.error = status >= 400;
  return public_reply(request, frame, view, "colleagues.html", status, typed.form.summary());
}

Reply colleagues_page(const ColleagueContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& link = request.capture("link");
  if (asks_for_change(request.method) && !context.limits->take(request, link, now)) return too_many(request);
  const auto found = own_booking(context.pages.database, link);
  if (!found.ok()) return words_page(request, found.error());
  auto typed = colleague_form(request);
  if (typed.form.read()) {
    const auto booked = book_colleague(context.pages.database, now, link,
                                       {*typed.first_name, *typed.last_name, *typed.email, "", "", {}});
    if (booked.ok()) return web::redirect(here(request, "?done=" + std::string(state_word(*booked))));
    if (booked.error().kind == ErrorKind::conflict)
      return page_reply(context, request, *found, typed, booked.error().message, 409);
    typed.form.refuse(booked.error());
  }
  return page_reply(context, request, *found, typed, {}, typed.form.status());
}

Reply take_back(const ColleagueContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  const auto& link = request.capture("link");
  if (!context.limits->take(request, link, now)) return too_many(request);
  const auto found = own_booking(context.pages.database, link);
  if (!found.ok()) return words_page(request, found.error());
  const auto taken = take_colleague_back(context.pages.database, now, link, request.form.get("colleague"));
  if (taken.ok()) return web::redirect(here(request, "?done=taken"));
  if (taken.error().kind != ErrorKind::conflict) return site::error_page(request, taken.error());
  auto typed = colleague_form(request);
  return page_reply(context, request, *found, typed, taken.error().message, 409);
}

}  // namespace

void add_colleague_pages(web::Router& router, const PageContext& pages) {
  using access::Permission;
  const ColleagueContext context{pages, booking_limits()};
  const std::string path = "/booking/{link}/colleagues";
  const auto page = [context](const Request& request) { return colleagues_page(context, request); };
  router.get(path, Permission::open_site, page).holds_secret();
  router.post(path, Permission::open_site, page).holds_secret();
  router
      .post(path + "/take-back", Permission::open_site,
            [context](const Request& request) { return take_back(context, request); })
      .holds_secret();
}

}  // namespace muster::booking
