// Addresses that other programs read: what they show and what they do not, who makes and ends them, and what else a
// secret opens, which is nothing.
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feeds/feed_service.hpp>
#include <muster/domain/feeds/forgetting_sql.hpp>
#include <muster/platform/web/open_reply.hpp>

#include "domain/members/member_site.hpp"

namespace muster::feeds {
namespace {

using test::holds;
using test::MemberSite;

constexpr const char* meeting = "https://meet.example.org/j/777";

class FeedSite : public MemberSite {
 public:
  FeedSite() {
    booking::BookingPage page;
    page.way = booking::BookingWay::open;
    page.starts_at = 600;
    page.ends_at = 900;
    page.joining_link = meeting;
    page.contact = "Priya Narang, events@liia.example";
    page.about = std::string("A day together, at ") + meeting;
    REQUIRE(booking::set_booking_page(database(), audit(), "summit", page).ok());
    page_code = text("select code from booking_page");
  }
  NewFeed make(FeedKind kind, const std::string& name = "The office", std::vector<events::Attendance> of = {}) {
    Feed wanted;
    wanted.programme_id = programme;
    wanted.kind = kind;
    wanted.name = name;
    wanted.attendances = std::move(of);
    const auto made = add_feed(database(), audit(), wanted);
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
  web::Reply read(const std::string& secret) { return visitor.get(calendar_path(secret)); }
  /// By a spreadsheet's way: any user, and the key as the password.
  web::Reply by_key(const std::string& path, const std::string& heading, web::Method method = web::Method::get) {
    web::Request request;
    request.method = method;
    request.path = path;
    request.token = "0123456789abcdef";
    request.headers.add("authorization", heading);
    return router.handle(std::move(request));
  }
  std::string page_code;
};

}  // namespace

TEST_CASE_METHOD(FeedSite,
                 "an entry's number grows with each change of its event, and with its cancelling and return") {
  const auto calendar = make(FeedKind::calendar);
  const auto list = open_public_list(database(), audit(), programme);
  REQUIRE(list.ok());
  const auto number = [&] {
    const auto body = read(calendar.secret).body;
    const std::string name = "SEQUENCE:";
    const auto at = body.find(name);
    REQUIRE(at != std::string::npos);
    return std::stoi(body.substr(at + name.size()));
  };
  auto last = number();
  const auto grew = [&] {
    const auto now = number();
    const bool more = now > last;
    last = now;
    return more;
  };
  CHECK_FALSE(grew());
  REQUIRE(
      events::change_event(database(), audit(), "summit", {"The Summit", "2022-06-10", "", "Coin Street", "in person"})
          .ok());
  CHECK(grew());
  events::EventSession talk;
  talk.title = "Late talk";
  talk.starts_at = 960;
  REQUIRE(events::add_sessions(database(), audit(), "summit", {talk}).ok());
  CHECK(grew());
  REQUIRE(events::cancel_event(database(), audit(), "summit", "Snow").ok());
  CHECK(grew());
  REQUIRE(events::restore_event(database(), audit(), "summit").ok());
  CHECK(grew());
  auto page = booking::BookingPage{};
  page.way = booking::BookingWay::open;
  page.starts_at = 540;
  REQUIRE(booking::set_booking_page(database(), audit(), "summit", page).ok());
  CHECK(grew());
  CHECK(holds(visitor.get(public_path(list->code) + "/events.rss"), "<pubDate>"));
}

TEST_CASE_METHOD(FeedSite, "a series has a calendar and a public list of its own, with its events alone") {
  REQUIRE(
      events::add_event(database(), audit(), {"talk", "A talk", "2022-06-20", "london", "", "online", "LIIA"}).ok());
  booking::BookingPage page;
  page.way = booking::BookingWay::open;
  REQUIRE(booking::set_booking_page(database(), audit(), "talk", page).ok());
  const auto series = events::add_series(database(), audit(), programme, "Talks 2022");
  REQUIRE(series.ok());
  REQUIRE(events::put_in_series(database(), audit(), programme, series->id, {"talk", false}).ok());
  Feed wanted;
  wanted.programme_id = programme;
  wanted.name = "Talks in Outlook";
  wanted.series_id = series->id;
  const auto calendar = add_feed(database(), audit(), wanted);
  REQUIRE(calendar.ok());
  CHECK(holds(read(calendar->secret), "SUMMARY:A talk"));
  CHECK(holds(read(calendar->secret), "Talks 2022"));
  CHECK_FALSE(holds(read(calendar->secret), "Summit"));
  wanted.name = "Of another";
  wanted.series_id = "nothing";
  CHECK_FALSE(add_feed(database(), audit(), wanted).ok());
  const auto whole = open_public_list(database(), audit(), programme);
  const auto list = open_public_list(database(), audit(), programme, series->id);
  REQUIRE(whole.ok());
  REQUIRE(list.ok());
  CHECK(whole->code != list->code);
  CHECK(holds(visitor.get(public_path(whole->code)), "Summit"));
  CHECK(holds(visitor.get(public_path(list->code)), "Events of Talks 2022"));
  CHECK(holds(visitor.get(public_path(list->code)), "A talk"));
  CHECK_FALSE(holds(visitor.get(public_path(list->code)), "Summit"));
  CHECK_FALSE(holds(visitor.get(public_path(list->code, "/events.ics")), "Summit"));
  REQUIRE(close_public_list(database(), audit(), programme, series->id).ok());
  CHECK(visitor.get(public_path(list->code)).status == 404);
  CHECK(visitor.get(public_path(whole->code)).status == 200);
  REQUIRE(events::delete_series(database(), audit(), programme, series->id).ok());
  CHECK(read(calendar->secret).status == 404);
}

TEST_CASE_METHOD(FeedSite, "a calendar shows the programme's events, and neither a way to join nor anybody") {
  REQUIRE(events::add_event(database(), audit(), {"talk", "A talk", "2022-06-20", "london", meeting, "online", "LIIA"})
              .ok());
  REQUIRE(events::add_event(database(), audit(), {"theirs", "Theirs", "2022-06-21", "london", "", "online", "Others"})
              .ok());
  const auto made = make(FeedKind::calendar);
  const auto reply = read(made.secret);
  REQUIRE(reply.status == 200);
  CHECK(reply.content_type == "text/calendar; charset=utf-8");
  CHECK(holds(reply, "SUMMARY:Summit"));
  CHECK(holds(reply, "SUMMARY:A talk"));
  CHECK(holds(reply, "/b/" + page_code));
  CHECK(holds(reply, "/events/talk"));
  for (const auto* const kept :
       {"meet.example", "Gwen", "gwen@", "Idris", "Priya", "events@", "ATTENDEE", "ORGANIZER", "Theirs"}) {
    INFO(kept);
    CHECK_FALSE(holds(reply, kept));
  }
  const auto online = read(make(FeedKind::calendar, "Online", {events::Attendance::online}).secret);
  CHECK(holds(online, "SUMMARY:A talk"));
  CHECK_FALSE(holds(online, "SUMMARY:Summit"));
  CHECK(text("select used_on from feed where name = 'Online'") == "2022-06-01");
}

TEST_CASE_METHOD(FeedSite, "an address is known by its hash, ends when it is renewed, and opens nothing switched off") {
  const auto made = make(FeedKind::calendar);
  CHECK(text("select key_hash || name || address || code from feed").find(made.secret) == std::string::npos);
  const auto renewed = renew_feed(database(), audit(), programme, made.feed.id);
  REQUIRE(renewed.ok());
  CHECK(read(made.secret).status == 404);
  CHECK(read(renewed->secret).status == 200);
  CHECK(renew_feed(database(), audit(), "another", made.feed.id).error().kind == ErrorKind::not_found);
  CHECK(end_feed(database(), audit(), "another", made.feed.id).error().kind == ErrorKind::not_found);
  REQUIRE(end_feed(database(), audit(), programme, made.feed.id).ok());
  CHECK(read(renewed->secret).status == 404);
  CHECK(read("").status == 404);
  CHECK(figure("select count(*) from feed") == 0);
}

TEST_CASE_METHOD(FeedSite, "names tell addresses apart, and are short lines") {
  (void)make(FeedKind::calendar);
  Feed wanted;
  wanted.programme_id = programme;
  for (const auto* const name : {"the OFFICE", "", "two\nlines"}) {
    wanted.name = name;
    const auto made = add_feed(database(), audit(), wanted);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().field == "name");
  }
  for (std::size_t at = 1; at < most_feeds; ++at) (void)make(FeedKind::calendar, "Number " + std::to_string(at));
  wanted.name = "One more";
  CHECK(add_feed(database(), audit(), wanted).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(FeedSite, "the list for everybody is there while it is switched on, by the address that it has") {
  const auto opened = open_public_list(database(), audit(), programme);
  REQUIRE(opened.ok());
  const auto page = visitor.get(public_path(opened->code));
  CHECK(holds(page, "Summit"));
  CHECK(holds(page, "application/ld+json"));
  CHECK_FALSE(web::is_for_other_sites(page));
  for (const auto* const below : {"/frame", "/list", "/events.rss", "/events.jsonld", "/events.ics"}) {
    INFO(below);
    const auto reply = visitor.get(public_path(opened->code, below));
    CHECK(reply.status == 200);
    CHECK(web::is_for_other_sites(reply));
    CHECK(holds(reply, "Summit"));
    CHECK_FALSE(holds(reply, "meet.example"));
    CHECK_FALSE(holds(reply, "Priya"));
    CHECK_FALSE(holds(reply, "name=\"token\""));
  }
  CHECK(open_public_list(database(), audit(), programme)->code == opened->code);
  const auto renewed = renew_public_list(database(), audit(), programme);
  REQUIRE(renewed.ok());
  CHECK(visitor.get(public_path(opened->code)).status == 404);
  CHECK(visitor.get(public_path(renewed->code)).status == 200);
  // Its code is no calendar's secret, nor a secret a list's code.
  CHECK(read(renewed->code).status == 404);
  CHECK(visitor.get(public_path(make(FeedKind::calendar).secret)).status == 404);
  REQUIRE(close_public_list(database(), audit(), programme).ok());
  CHECK(visitor.get(public_path(renewed->code)).status == 404);
  CHECK(renew_public_list(database(), audit(), programme).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(FeedSite, "a calendar of one's own shows one's own places, to whoever still belongs there") {
  REQUIRE(
      events::add_event(database(), audit(), {"talk", "A talk", "2022-06-20", "london", "", "online", "LIIA"}).ok());
  const auto visit = enter("gwen@example.org");
  CHECK(holds(get(visit, "/calendar"), "Make my address"));
  const auto made = post(visit, "/calendar", {{"step", "make"}});
  REQUIRE(made.status == 200);
  const std::string before = "/calendar/";
  const auto at = made.body.find(before, made.body.find("shown once"));
  REQUIRE(at != std::string::npos);
  const auto secret = made.body.substr(at + before.size(), 26);
  const auto reply = read(secret);
  REQUIRE(reply.status == 200);
  CHECK(holds(reply, "SUMMARY:Summit"));
  CHECK(holds(reply, home + "/bookings"));
  for (const auto* const kept : {"A talk", "meet.example", "Gwen", "gwen@", "Idris", "/booking/", "/join/"}) {
    INFO(kept);
    CHECK_FALSE(holds(reply, kept));
  }
  CHECK_FALSE(holds(get(visit, "/calendar"), secret));
  // Another address in its place.
  (void)post(visit, "/calendar", {{"step", "make"}});
  CHECK(read(secret).status == 404);
  CHECK(figure("select count(*) from feed") == 1);
  CHECK(post(visit, "/calendar", {{"step", "end"}}).status == 303);
  CHECK(figure("select count(*) from feed") == 0);
  CHECK(post(visit, "/calendar", {{"step", "other"}}).status == 422);
}

TEST_CASE_METHOD(FeedSite, "a calendar of one's own ends with the area, with erasing, and when nobody reads it") {
  members::Visit visit{*members::area_of(database(), programme), "gwen@example.org", {}};
  const auto made = make_own_calendar(database(), clock.now(), visit);
  REQUIRE(made.ok());
  CHECK(read(made->secret).status == 200);
  auto closed = visit.area;
  closed.is_open = false;
  REQUIRE(members::save_area(database(), audit(), closed).ok());
  CHECK(read(made->secret).status == 404);
  auto open = *members::area_of(database(), programme);
  open.is_open = true;
  REQUIRE(members::save_area(database(), audit(), open).ok());
  CHECK(read(made->secret).status == 200);
  const auto in = [&](auto what) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  what(session);
                  return Success{};
                })
                .ok());
  };
  in([&](store::Session& session) {
    CHECK(drop_unread(session, clock.now() + unread_for - std::chrono::days(2)) == 0);
    CHECK(held_calendars(session, "Gwen@example.org").size() == 1);
    CHECK(next_unread_end(session)->second == 1);
  });
  in([&](store::Session& session) {
    CHECK(drop_unread(session, clock.now() + unread_for + std::chrono::days(2)) == 1);
  });
  REQUIRE(make_own_calendar(database(), clock.now(), visit).ok());
  in([&](store::Session& session) { forget_address(session, "Gwen@Example.org"); });
  CHECK(figure("select count(*) from feed") == 0);
}

TEST_CASE_METHOD(FeedSite, "a key of figures opens the figures of its programme, to read, and nothing else") {
  const auto made = make(FeedKind::figures);
  const auto bearer = "Bearer " + made.secret;
  const std::string own = "/api/v1/programmes/" + programme;
  for (const auto& path : {own + "/odata", own + "/odata/$metadata", own + "/odata/Figures", own + "/figures.csv",
                           std::string("/api/v1/events/summit/odata/Figures")}) {
    INFO(path);
    CHECK(by_key(path, bearer).status == 200);
  }
  CHECK(holds(by_key(own + "/odata/Figures", bearer), "summit"));
  for (const auto& path :
       {own, own + "/actions", std::string("/api/v1/events"), std::string("/api/v1/events/summit/bookings"),
        std::string("/api/v1/events/summit/figures")}) {
    INFO(path);
    CHECK(by_key(path, bearer).status == 401);
  }
  CHECK(read(made.secret).status == 404);
  // A calendar's secret is no key.
  CHECK(by_key(own + "/odata", "Bearer " + make(FeedKind::calendar, "Another").secret).status == 401);
  const auto renewed = renew_feed(database(), audit(), programme, made.feed.id);
  REQUIRE(renewed.ok());
  CHECK(by_key(own + "/odata", bearer).status == 401);
  CHECK(by_key(own + "/odata", "Bearer " + renewed->secret).status == 200);
  const auto theirs =
      events::add_event(database(), audit(), {"theirs", "Theirs", "2022-06-21", "london", "", "online", "Others"});
  REQUIRE(theirs.ok());
  CHECK(by_key("/api/v1/programmes/" + theirs->programme_id + "/odata", "Bearer " + renewed->secret).status == 404);
  CHECK(by_key("/api/v1/events/theirs/odata", "Bearer " + renewed->secret).status == 404);
}

TEST_CASE_METHOD(FeedSite, "the trail tells that an address was made, and neither what it is nor for whom") {
  members::Visit visit{*members::area_of(database(), programme), "gwen@example.org", {}};
  const auto own = make_own_calendar(database(), clock.now(), visit);
  const auto made = make(FeedKind::calendar);
  REQUIRE(own.ok());
  CHECK(
      figure(
          "select count(*) from audit where subject = 'feed' and fields not like '%@%' and actor not like '%gwen%'") ==
      2);
}

}  // namespace muster::feeds
