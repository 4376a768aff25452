// The public page of an event, and the page on which people book it.
#include "public_pages.hpp"

#include "domain/booking/certificates/certificate_pages.hpp"
#include "domain/booking/nominations/lead_facts_service.hpp"
#include "domain/booking/questions/question_fields_pages.hpp"
#include "own_words.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/people/people_service.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr const char* folder = "domain/booking/pages/";

struct PublicContext {
  PageContext pages;
  NeedsPeriod period;
  PapersOf papers;
  std::shared_ptr<access::StrangerLimits> limits;
};

std::string button_words(const ShownPage& shown) {
  if (shown.page.way == BookingWay::ask) return "Ask for a place";
  // Whether one is free would tell, after a press, whether the address was a member's.
  if (shown.page.members_only) return "Book my place";
  const bool full = shown.left.seats && shown.left.free == 0 && shown.left.held == 0;
  return full ? "Put me on the waiting list" : "Book my place";
}

Reply no_page(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  View view;
  view.head("No event is booked at this address.");
  view.add("PARAGRAPH", "Look at the letters once more: an address never has 0, 1, i, l or o in it.");
  view.add("PARAGRAPH", "Capital or small letters do not matter. If it still leads nowhere, ask whoever sent it.");
  return public_reply(request, {"No event is booked at this address", {}, {}, 0, 0, false}, view, "booking_words.html",
                      404);
}

/// What the browser's tab says: short, whatever the event is called.
std::string closed_title(BookingDoor door) {
  switch (door) {
    case BookingDoor::cancelled:
      return "This event will not take place";
    case BookingDoor::over:
      return "This event is over";
    case BookingDoor::by_link:
      return "Booking by invitation";
    case BookingDoor::open:
    case BookingDoor::closed:
      break;
  }
  return "Booking is closed";
}

/// A sentence in the place of the button, with what to do now.
Reply no_booking(const Request& request, const ShownPage& shown, BookingDoor door, int status) {
  View view;
  const auto words = closed_words(door, shown.event);
  view.head(words);
  if (door == BookingDoor::cancelled && !shown.event.cancelled_because.empty())
    view.add("PARAGRAPH", shown.event.cancelled_because);
  if (door == BookingDoor::by_link)
    view.add("PARAGRAPH", "Look for the mail with your invitation, and open the link in it.");
  if (door == BookingDoor::closed)
    view.add("PARAGRAPH", "Whoever has booked keeps their place, and can give it back by the link in their mail.");
  if (!shown.page.contact.empty()) view.add("PARAGRAPH", "Ask us: " + shown.page.contact);
  view.add_link("BACK", "What this event is", public_path(shown.page.code));
  return public_reply(request, public_frame(shown.event, closed_title(door)), view, "booking_words.html", status);
}

/// "Module with Jo Lind, Room 1, online": how it is held is said where that is not how the event is.
std::string session_words(const events::EventSession& session, const events::Event& event) {
  std::vector<std::string> parts{events::second_line(session), session.place};
  if (const auto way = events::attendance_of(session, event.attendance); way != event.attendance)
    if (auto words = uncapitalised(events::attendance_words(way)); words != uncapitalised(session.place))
      parts.push_back(std::move(words));
  std::erase(parts, "");
  return capitalised(muster::joined(parts, ", "));
}

void add_day(View& view, const ShownPage& shown) {
  int day = -1;
  View* added = nullptr;
  if (!shown.agenda_shown) return;
  const bool one_day = last_day_of(shown.event, shown.sessions) == shown.event.date;
  for (const auto& session : shown.sessions) {
    if (session.day != day) {
      added = &view.add("DAY", one_day ? "The day" : long_date(events::session_date(session, shown.event.date)));
      day = session.day;
    }
    auto& row = added->add("SESSION", session.title).set("TIME", events::time_of_day(session.starts_at));
    row.show_if(session.kind == events::SessionKind::pause, "PAUSE");
    row.show("SECOND", session_words(session, shown.event));
  }
}

Reply event_page(const PublicContext& context, const Request& request) {
  const auto found = public_page(context.pages.database, request.capture("code"));
  if (!found.ok()) return no_page(request, found.error());
  const auto& shown = *found;
  const auto door =
      door_at(shown.page, shown.event, last_day_of(shown.event, shown.sessions), context.pages.clock.now());
  View view;
  view.head(shown.event.title, shown.page.about);
  view.show_if(shown.event.cancelled, "CANCELLED");
  show_facts(view, shown, door == BookingDoor::open);
  const auto book = public_path(shown.page.code, "/book");
  if (door == BookingDoor::open) {
    const auto words = button_words(shown);
    view.add_link("BOOK", words, book);
    // Where the page goes on below the first button, whoever has read to its end finds it once more.
    if ((shown.agenda_shown && !shown.sessions.empty()) || !shown.page.access_words.empty())
      view.add_link("BOOK_AGAIN", words, book);
    std::string after = "About a minute, without an account.";
    if (shown.page.closes_at)
      after += " Booking closes on " + long_instant(*shown.page.closes_at, shown.page.zone) + ".";
    view.add("AFTER", after);
  } else if (door != BookingDoor::cancelled) {
    view.add("CLOSED", closed_words(door, shown.event));
  }
  if (!shown.event.cancelled && door != BookingDoor::over)
    view.add_link("CALENDAR", "Put it in my calendar", public_path(shown.page.code, "/calendar.ics"));
  add_day(view, shown);
  const auto access = access_facts(shown.page.access_words);
  if (!access.empty()) {
    auto& part = view.add("ACCESS");
    for (const auto& [term, words] : access) {
      if (term.empty())
        part.add("ACCESS_LINE").set("LINE", words);
      else
        part.add("ACCESS_FACT", term).set("VALUE", words);
    }
  }
  if (!shown.page.contact.empty()) view.add("CONTACT", shown.page.contact);
  if (context.papers) {
    MUSTER_PAGE(papers, request, context.papers(shown.event.id));
    if (!papers.empty()) {
      auto& part = view.add("PAPERS");
      for (const auto& each : papers) {
        auto& row = part.add("PAPER", each.title).set("KIND", each.kind);
        for (const auto& [words, path] : each.links) row.add_link("OPEN", words, path).set("OF", each.title);
      }
    }
  }
  return public_reply(request, {shown.event.title, shown.event.programme, {}, 0, 0, false}, view, "booking_event.html");
}

Reply calendar_file(const PublicContext& context, const Request& request) {
  const auto found = public_page(context.pages.database, request.capture("code"));
  if (!found.ok()) return no_page(request, found.error());
  const auto entry = event_entry(found->event, found->page, found->sessions, context.pages.clock.now());
  return web::download(calendar::written(entry), "text/calendar; charset=utf-8", found->event.slug + ".ics");
}

bool is_both_ways(const ShownPage& shown) { return shown.event.attendance == events::Attendance::hybrid; }

BookForm form_for(const PublicContext& context, const Request& request, const ShownPage& shown,
                  const people::Region& region) {
  std::vector<web::Choice<std::string>> places{{"", "", "Choose one, or leave it"}};
  for (const auto& place : region.places) places.push_back({place.code, place.code, place.name});
  // An event whose sessions cannot be read has none to choose among; its other pages say why.
  const auto choices = session_choices(context.pages.database, shown.event.slug);
  const auto action = public_path(shown.page.code, "/book");
  return BookForm{shown.page.way == BookingWay::ask,
                  is_both_ways(shown),
                  shown.event.attendance == events::Attendance::online,
                  std::move(places),
                  choices.ok() ? session_fields(*choices, false) : std::vector<web::Choice<std::string>>{},
                  choices.ok() ? module_words(choices->offered) : std::string(),
                  web::Form(request, action)
                      .button(button_words(shown))
                      .when_refused({}, "Nothing is booked yet, and nothing is lost: what you wrote is still below.")};
}

BookingWish wish_of(const BookForm& typed) {
  BookingWish wish;
  wish.person = {*typed.first_name, *typed.last_name, *typed.email, *typed.role, *typed.organisation, *typed.place};
  wish.alone = typed.alone->has_value() && !(*typed.alone)->empty();
  wish.needs = {needs_of(*typed.arrange, *typed.anything), typed.food ? **typed.food : std::string()};
  wish.named = *typed.named;
  wish.online = typed.online && **typed.online;
  wish.sessions = typed.sessions->value_or(std::vector<std::string>{});
  return wish;
}

bool is_full_for_some(const SeatsLeft& left) {
  return std::ranges::any_of(left.parts, [](const auto& part) { return part.free == 0; }) ||
         (left.online && left.online->free == 0) || (left.both_ways && left.seats && left.free == 0);
}

const char* parts_words(int parts) { return parts == 4 ? "Four" : parts == 5 ? "Five" : parts == 6 ? "Six" : "Seven"; }

/// "Local authority for Kingston upon Thames and Richmond upon Thames": why a name that is unlike what was typed is
/// offered.
std::string organisation_hint(const people::Organisation& organisation, const people::Region& region) {
  std::vector<std::string> places;
  for (const auto& code : organisation.serves) {
    const auto* place = region.place(code);
    if (place != nullptr && place->name != organisation.name) places.push_back(place->name);
  }
  constexpr std::size_t most_places = 4;
  const auto kind = capitalised(organisation.kind);
  return places.empty() || places.size() > most_places ? kind : kind + " for " + listed(places);
}

Reply book_page(const PublicContext& context, const Request& request, const ShownPage& shown,
                const people::Region& region, BookForm& typed, const QuestionFields& questions) {
  if (typed.form.error()) return site::error_page(request, *typed.form.error());
  View view;
  view.head(typed.asks ? "Ask for a place" : "Book my place",
            std::string(parts_words(4 + (questions.asks() ? 1 : 0) + (typed.sessions_offered.empty() ? 0 : 1) +
                                    (typed.both_ways ? 1 : 0))) +
                " short parts. Nothing is sent before you press the button at the end." +
                (shown.page.members_only ? " Give the e-mail address that your membership names." : ""));
  if (shown.left.seats && shown.left.free == 0 && !typed.asks && !shown.page.members_only)
    view.add("FULL", places_words(shown.left));
  else if (!typed.asks && !shown.page.members_only && is_full_for_some(shown.left))
    view.add("PARTS", muster::joined(places_by_part(shown.left), " "));
  MUSTER_PAGE(promise, request, needs_promise(context.pages.database, context.period, shown.event));
  view.set("NEEDS_WORDS", promise);
  view.show_if(!typed.sessions_offered.empty(), "SESSIONS");
  view.show_if(typed.both_ways, "BOTH_WAYS").show_if(!typed.screen, "ROOM");
  view.set("NEEDS_FOR", needs_for_words(typed.screen));
  if (typed.asks) {
    MUSTER_PAGE(leads, request, are_leads_asked(context.pages.database, context.pages.clock.now(), shown.event));
    view.show_if(leads, "LEADS");
  }
  view.set("NAMED_WORDS", delegate_list_words());
  MUSTER_PAGE(offered, request, organisations_offered(context.pages.database, shown.event));
  for (const auto& organisation : offered)
    view.add("OFFERED", organisation.name)
        .set("HINT", organisation_hint(organisation, region))
        .set("ALSO", muster::joined(organisation.aliases, " "));
  view.set("SCRIPT", web::asset("book.js"));
  typed.form.fill(view);
  questions.show(view);
  auto frame = public_frame(shown.event, typed.asks ? "Ask for a place" : "Book my place");
  frame.error = typed.form.refused();
  return public_reply(request, frame, view, "booking_book.html", typed.form.status(), typed.form.summary());
}

/// What was typed goes along unseen while the organisation is asked about.
void carry(web::Form& form, const Request& request) {
  for (const auto& [name, value] : request.form.entries())
    if (name != "token" && name != "which") form.knowing(name, value);
}

Reply which_page(const Request& request, const ShownPage& shown, const people::Region& region, const std::string& typed,
                 const OrganisationGuess& guess) {
  web::Form form(request, public_path(shown.page.code, "/book"));
  form.button({button_words(shown)});
  carry(form, request);
  std::vector<web::Choice<std::string>> choices;
  for (const auto& each : guess.likely)
    choices.push_back({each.id, each.id, each.name, organisation_hint(each, region)});
  choices.push_back({"typed", "typed", "None of these: keep what I typed"});
  (void)form.radios<std::string>("which", "Which organisation do you come from?", choices)
      .missing("Choose the organisation, or keep what you typed");
  if (request.form.get("which_asked") == "yes")
    (void)form.read();
  else
    form.knowing("which_asked", "yes");
  View view;
  view.head("Which organisation?",
            "You typed “" + typed + "”. " +
                capitalised(counted(static_cast<std::int64_t>(guess.likely.size()), "name is", "names are")) +
                " like it. Everything else you wrote is kept.");
  view.markup("FORM", form.shown());
  auto frame = public_frame(shown.event, "Which organisation?");
  frame.error = form.refused();
  return public_reply(request, frame, view, "booking_which.html", form.status(), form.summary());
}

Reply booked_page(const Request& request, const ShownPage& shown, const BookingWish& wish,
                  const BookingReceipt& receipt) {
  View view;
  const bool booked = receipt.state == State::booked;
  view.show_if(booked && !receipt.by_mail, "MARK_BOOKED", "MARK_WAITING");
  const auto name = wish.person.first_name + " " + wish.person.last_name;
  std::string headline = "You asked for a place";
  std::string lead = "An organiser decides, and nothing is booked before. We write to you when it is decided.";
  if (!receipt.asked_lead.empty())
    lead = capitalised(asked_lead_words(receipt.asked_lead)) +
           " Nothing is booked before. We write to you when it is decided.";
  if (booked) {
    headline = "Your booking is in";
    lead = std::string("There was a place when you pressed the button. The mail has your own page, with ") +
           (is_by_screen(shown.event, wish.online)
                ? (shown.page.joining_link.empty() ? "all you need." : "the way to the meeting.")
                : "the code for the door.");
  } else if (receipt.state == State::waiting) {
    headline = "You asked for a place, and none is free";
    lead = receipt.why +
           " Whoever asks now waits. The mail says where you stand, with a page of your own, and we write again when a "
           "place comes free for you.";
  }
  if (receipt.by_mail) {
    headline = "Look at your mail";
    lead = "This event is for members of " + shown.event.programme +
           ". The mail says where you stand, or what to do where no membership covers your address.";
  }
  view.head(headline, name + (wish.person.organisation.empty() ? "" : ", " + wish.person.organisation));
  view.set("LEAD_WORDS", lead).set("EMAIL", wish.person.email);
  show_facts(view, shown, false);
  // No file for the calendar here: the mail carries the entry that later mails change or take out.
  view.show_if(booked, "IN_MAIL");
  return public_reply(request, public_frame(shown.event, headline), view, "booking_sent.html");
}

Reply book(const PublicContext& context, const Request& request) {
  const auto now = context.pages.clock.now();
  if (asks_for_change(request.method) && !context.limits->take(request, request.capture("code"), now))
    return too_many(request);
  const auto found = public_page(context.pages.database, request.capture("code"));
  if (!found.ok()) return no_page(request, found.error());
  const auto& shown = *found;
  const auto door = door_at(shown.page, shown.event, last_day_of(shown.event, shown.sessions), now);
  if (door != BookingDoor::open) return no_booking(request, shown, door, asks_for_change(request.method) ? 409 : 200);
  MUSTER_PAGE(region, request, context.pages.database.read([&](store::Session& session) -> Result<people::Region> {
    return people::region_by_id(session, shown.event.region_id);
  }));
  auto typed = form_for(context, request, shown, region);
  MUSTER_PAGE(asked, request, asked_on_page(context.pages.database, shown.event.id));
  const QuestionFields questions(request, std::move(asked));
  const bool whole = typed.form.read();
  // Said together with whatever else is missing.
  const bool alone = !request.form.all("alone[]").empty();
  if (asks_for_change(request.method) && !alone && trimmed(request.form.get("organisation")).empty())
    typed.organisation.refuse("Give your organisation, or say that you come without one");
  questions.refuse_in(typed.form);
  if (!whole || typed.form.refused()) return book_page(context, request, shown, region, typed, questions);
  auto wish = wish_of(typed);
  wish.answers = questions.typed();
  if (!wish.alone) {
    MUSTER_PAGE(guess, request, guess_organisation(context.pages.database, shown.event, wish.person.organisation));
    if (guess.known) {
      wish.organisation_id = guess.known->id;
      wish.person.organisation = guess.known->name;
    } else if (!guess.likely.empty()) {
      const auto which = request.form.get("which");
      if (which.empty()) return which_page(request, shown, region, wish.person.organisation, guess);
      if (const auto chosen = std::ranges::find(guess.likely, which, &people::Organisation::id);
          chosen != guess.likely.end()) {
        wish.organisation_id = chosen->id;
        wish.person.organisation = chosen->name;
      }
    }
  }
  const auto booked = book_publicly(context.pages.database, now, shown.page.code, wish);
  if (booked.ok()) return booked_page(request, shown, wish, *booked);
  if (booked.error().kind == ErrorKind::conflict) {
    // It was open a moment ago.
    const auto later = public_page(context.pages.database, request.capture("code"));
    if (later.ok())
      if (const auto shut = door_at(later->page, later->event, last_day_of(later->event, later->sessions), now);
          shut != BookingDoor::open)
        return no_booking(request, *later, shut, 409);
  }
  typed.form.refuse(at_its_field(booked.error()));
  return book_page(context, request, shown, region, typed, questions);
}

}  // namespace

Error at_its_field(Error error) {
  if (error.field == "sessions") error.field = "sessions[]";
  return error;
}

std::shared_ptr<access::StrangerLimits> booking_limits() {
  using Pace = access::StrangerLimits::Pace;
  return std::make_shared<access::StrangerLimits>(Pace{40, std::chrono::seconds(15)},
                                                  Pace{1000, std::chrono::seconds(1)});
}

Reply too_many(const Request& request) {
  return access::too_often(
      request,
      "Very many people press this button at this moment. Go back, wait half a minute, and press it "
      "once more: what you typed is still there.",
      std::chrono::seconds(30));
}

void show_facts(View& view, const ShownPage& shown, bool with_places) {
  const auto& [event, page] = std::pair(shown.event, shown.page);
  const auto days = days_of(page, event, shown.sessions);
  for (std::size_t at = 0; at < days.size(); ++at) {
    const auto hours = hours_words(days[at].starts_at, days[at].ends_at);
    view.add("FACT", at == 0 ? "When" : "And")
        .set("STRONG", long_date(days[at].day))
        .show("MORE", hours + zone_words(page.zone, hours));
  }
  if (!event.venue.empty() || !page.address.empty()) {
    auto& where = view.add("FACT", "Where").set("STRONG", event.venue.empty() ? page.address : event.venue);
    where.show("MORE", event.venue.empty() ? std::string() : page.address);
    if (!page.map_link.empty()) where.add_link("MAP", "See the map", page.map_link);
  }
  if (event.attendance != events::Attendance::in_person)
    view.add("FACT", "How").set("STRONG", events::attendance_words(event.attendance));
  if (!page.cost.empty()) view.add("FACT", "Cost").set("STRONG", page.cost);
  if (shown.page.members_only)
    view.add("FACT", "Who")
        .set("STRONG", "Members of " + event.programme)
        .show("MORE", with_places ? "Book with the e-mail address that your membership names." : "");
  if (with_places && !shown.page.members_only) {
    auto parts = places_by_part(shown.left);
    auto words = places_words(shown.left);
    if (words.empty() && !parts.empty()) {
      words = parts.front();
      parts.erase(parts.begin());
    }
    if (!words.empty()) view.add("FACT", "Places").set("STRONG", words).show("MORE", muster::joined(parts, " "));
  }
}

site::PhoneFrame public_frame(const events::Event& event, std::string title) {
  return {std::move(title), event.title, long_date(event.date), 0, 0, false};
}

Reply public_reply(const Request& request, const site::PhoneFrame& frame, View& view, const std::string& template_name,
                   int status, const std::string& before) {
  view.set("STYLE", web::asset("book.css"));
  auto reply = site::phone_page(request, frame, before + web::render(folder + template_name, view), status);
  // What somebody typed stays with them.
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

Result<std::string> needs_promise(store::Database& database, const NeedsPeriod& period, const events::Event& event) {
  MUSTER_TRY(team, access::listed_members(database, event.programme_id, {}));
  const auto readers = std::ranges::count_if(
      team.rows, [](const auto& member) { return access::may(member.role, access::Permission::access_needs); });
  MUSTER_TRY(days, period());
  std::string words = readers == 0   ? "only the organisers who may see needs read it"
                      : readers == 1 ? "only the one person who arranges the day reads it"
                                     : "only the " + grouped(readers) + " people who arrange the day read it";
  if (days)
    words += ", and it is deleted on " + long_date(std::chrono::sys_days(event.date) + std::chrono::days(*days + 1));
  return words + ".";
}

std::string delegate_list_words() {
  return "Your name and organisation, in lists that others than the organisers see, such as that of the report.";
}

void add_public_pages(web::Router& router, store::Database& database, const Clock& clock, NeedsPeriod period,
                      PapersOf papers) {
  using access::Permission;
  const PublicContext context{{database, clock}, std::move(period), std::move(papers), booking_limits()};
  const auto first = [context](const Request& request) { return event_page(context, request); };
  router.get("/b/{code}", Permission::open_site, first).holds_secret();
  // Somebody types the whole address in capitals.
  router.get("/B/{code}", Permission::open_site, first).holds_secret();
  const auto form = [context](const Request& request) { return book(context, request); };
  router.get("/b/{code}/book", Permission::open_site, form).holds_secret();
  router.post("/b/{code}/book", Permission::open_site, form).holds_secret();
  router
      .get("/b/{code}/calendar.ics", Permission::open_site,
           [context](const Request& request) { return calendar_file(context, request); })
      .holds_secret();
  add_own_pages(router, context.pages, context.period);
  add_naming_pages(router, context.pages);
  add_certificate_public_pages(router, context.pages);
  add_page_setting_pages(router, context.pages);
}

}  // namespace muster::booking
