// The members' area: the page that sends links tells nobody who is known, a link works once and not for long, and a
// visit shows what belongs to one address and nothing else.
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/lists/list_service.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/domain/members/member_pages.hpp>
#include <muster/domain/members/members_mail.hpp>
#include <muster/front/app/guard.hpp>
#include <muster/front/app/mail_kinds.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include "member_site.hpp"

namespace muster::members {

using test::holds;
using test::location;
using test::MemberSite;

TEST_CASE(
    "the rules of a visit: it ends an hour after the last page, after half a day, and where the clock goes back") {
  const auto began = test::noon();
  CHECK(session_holds(began, began, began + std::chrono::minutes(60)));
  CHECK_FALSE(session_holds(began, began, began + std::chrono::minutes(62)));
  CHECK_FALSE(session_holds(began, began + std::chrono::hours(12), began + std::chrono::hours(12)));
  CHECK_FALSE(session_holds(began, began, began - std::chrono::hours(1)));
  CHECK(check_area({.introduction = std::string(501, 'x')}).error().field == "introduction");
}

TEST_CASE_METHOD(MemberSite, "the page that sends links says the same whoever is known, and mails only who is") {
  const auto known = ask("gwen@example.org");
  CHECK(holds(known, "Look at your mail"));
  auto unknown = ask("nobody@example.org").body;
  for (auto at = unknown.find("nobody@"); at != std::string::npos; at = unknown.find("nobody@"))
    unknown.replace(at, 6, "gwen");
  CHECK(unknown == known.body);
  const auto links = deliver();
  CHECK(links.size() == 1);
  CHECK(links.contains("gwen@example.org"));
  CHECK(figure("select count(*) from member_link") == 1);
  CHECK(ask("no address").status == 422);
}

TEST_CASE_METHOD(MemberSite, "a link works once, is not spent by looking, and not after a quarter of an hour") {
  (void)ask("gwen@example.org");
  const auto link = deliver().at("gwen@example.org");
  CHECK(holds(visitor.get(link), "Open my page"));
  CHECK(holds(visitor.get(link), "Open my page"));
  CHECK(location(visitor.post(link, {})) == home + "/bookings");
  CHECK(visitor.post(link, {}).status == 404);
  CHECK(visitor.get(link).status == 404);
  (void)ask("gwen@example.org");
  const auto late = deliver().at("gwen@example.org");
  clock.advance(std::chrono::minutes(15));
  CHECK(visitor.get(late).status == 404);
  CHECK(visitor.post(late, {}).status == 404);
}

TEST_CASE_METHOD(MemberSite, "a visit shows its own bookings alone, and opens their pages") {
  const auto visit = enter("gwen@example.org");
  const auto page = get(visit, "/bookings");
  CHECK(page.status == 200);
  CHECK(holds(page, "Summit"));
  CHECK(holds(page, "Gwen Abara"));
  CHECK_FALSE(holds(page, "Idris"));
  const auto own =
      text("select b.id from booking b join person p on p.id = b.person_id where p.email = 'gwen@example.org'");
  const auto other =
      text("select b.id from booking b join person p on p.id = b.person_id where p.email = 'idris@example.org'");
  const auto opened = post(visit, "/bookings", {{"booking", own}});
  CHECK(opened.status == 303);
  CHECK(holds(visitor.get(location(opened)), "Gwen Abara"));
  CHECK(post(visit, "/bookings", {{"booking", other}}).status == 404);
  // Without the visit's own token nothing is done, and without a visit nothing is shown.
  CHECK(location(get("", "/bookings")) == home);
  CHECK(post("", "/bookings", {{"booking", own}}).status == 403);
  CHECK(get("guessed", "/data/file.json").status == 303);
}

TEST_CASE_METHOD(MemberSite, "somebody finds their own certificates, and nobody else's") {
  const auto booking_of = [&](const std::string& email) {
    return text("select b.id from booking b join person p on p.id = b.person_id where p.email = '" + email + "'");
  };
  const auto own = booking_of("gwen@example.org");
  const auto other = booking_of("idris@example.org");
  const auto visit = enter("gwen@example.org");
  CHECK_FALSE(holds(get(visit, "/bookings"), "My certificates"));
  const auto file = [](const std::string& booking) { return "/certificates/" + booking + "/certificate.pdf"; };
  CHECK(get(visit, file(own)).status == 409);
  booking::StepRequest came;
  came.to = booking::State::came;
  for (const auto& booking : {own, other})
    came.people.push_back(text("select person_id from booking where id = '" + booking + "'"));
  REQUIRE(booking::take_steps(database(), audit(), "summit", came).ok());
  const auto page = get(visit, "/bookings");
  CHECK(holds(page, "My certificates"));
  CHECK(holds(page, "Summit, Friday 10 June 2022"));
  CHECK(holds(page, file(own)));
  CHECK_FALSE(holds(page, other));
  const auto paper = get(visit, file(own));
  CHECK(paper.status == 200);
  CHECK(paper.body.starts_with("%PDF"));
  CHECK(get(visit, file(other)).status == 404);
  CHECK(get("", file(own)).status == 303);
}

TEST_CASE_METHOD(MemberSite, "somebody joins and leaves lists at once, and hears news again") {
  const auto visit = enter("gwen@example.org");
  const auto list = lists::save_list(database(), audit(), programme, {.name = "Finance leads", .about = "Money."});
  REQUIRE(list.ok());
  CHECK(holds(get(visit, "/lists"), "Finance leads"));
  CHECK(post(visit, "/lists", {{"list", *list}, {"step", "join"}}).status == 303);
  CHECK(text("select name || ' ' || email from mail_list_member where joined = 1") == "Gwen Abara gwen@example.org");
  CHECK(holds(get(visit, "/lists"), "You get its mails."));
  CHECK(post(visit, "/lists", {{"list", *list}, {"step", "leave"}}).status == 303);
  CHECK(figure("select count(*) from mail_list_member") == 0);
  CHECK(post(visit, "/lists", {{"list", "nothing"}, {"step", "join"}}).status == 404);
  const auto asked = lists::save_list(database(), audit(), programme, {.name = "Board", .taken_in = false});
  REQUIRE(asked.ok());
  CHECK_FALSE(holds(get(visit, "/lists"), "Board"));
  CHECK(post(visit, "/lists", {{"list", *asked}, {"step", "join"}}).status == 409);
}

TEST_CASE_METHOD(MemberSite, "somebody takes away what is held of them, and asks for a correction") {
  REQUIRE(access::give_role(database(), audit(), "owner@example.org", access::Role::owner, "LIIA").ok());
  const auto visit = enter("gwen@example.org");
  CHECK(holds(get(visit, "/data"), "gwen@example.org"));
  const auto file = get(visit, "/data/file.json");
  CHECK(holds(file, "Gwen"));
  CHECK_FALSE(holds(file, "Idris"));
  CHECK(holds(get(visit, "/data/file.html"), "Gwen"));
  CHECK(post(visit, "/data", {{"words", ""}}).status == 422);
  CHECK(post(visit, "/data", {{"words", "My surname has one b."}}).status == 303);
  (void)deliver();
  CHECK(sent.contains("owner@example.org"));
  CHECK(sent.at("owner@example.org").find("My surname has one b.") != std::string::npos);
}

TEST_CASE_METHOD(MemberSite, "a namesake takes away nothing that only their name leads to") {
  add("Gwen", "Abara", "namesake@example.org");
  REQUIRE(feedback::add_note(database(), audit(), "summit", {"4", "challenge", "Gwen Abara waits for a plan"}).ok());
  const auto visit = enter("namesake@example.org");
  for (const auto* name : {"/data/file.json", "/data/file.html"}) {
    const auto file = get(visit, name);
    CHECK(file.status == 200);
    CHECK(holds(file, "namesake@example.org"));
    CHECK_FALSE(holds(file, "waits for a plan"));
    CHECK_FALSE(holds(file, "gwen@example.org"));
  }
}

TEST_CASE_METHOD(MemberSite, "an address of several people names nobody, and gives no file away") {
  add("Ada", "Abara", "gwen@example.org");
  const auto visit = enter("gwen@example.org");
  const auto page = get(visit, "/bookings");
  CHECK(holds(page, "Ada Abara"));
  CHECK(holds(page, "Gwen Abara"));
  CHECK(get(visit, "/data/file.json").status == 404);
  CHECK(holds(get(visit, "/data"), "Several people"));
}

TEST_CASE_METHOD(MemberSite, "a visit ends by signing out, by closing the area, by time, and with its person") {
  auto visit = enter("gwen@example.org");
  CHECK(post(visit, "/out").status == 303);
  CHECK(get(visit, "/bookings").status == 303);
  visit = enter("gwen@example.org");
  clock.advance(std::chrono::minutes(50));
  CHECK(get(visit, "/bookings").status == 200);
  clock.advance(std::chrono::minutes(50));
  CHECK(get(visit, "/bookings").status == 200);
  clock.advance(std::chrono::minutes(62));
  CHECK(get(visit, "/bookings").status == 303);
  visit = enter("gwen@example.org");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute(
                    "update person set email = 'g2@example.org', search_email = 'g2exampleorg' where email = $1",
                    {"gwen@example.org"});
                return Success{};
              })
              .ok());
  CHECK(get(visit, "/bookings").status == 303);
  visit = enter("idris@example.org");
  auto area = *area_of(database(), programme);
  area.is_open = false;
  REQUIRE(save_area(database(), audit(), area).ok());
  CHECK(get(visit, "/bookings").status == 303);
  CHECK(holds(visitor.get(home), "closed"));
  CHECK(ask("gwen@example.org").status == 409);
  CHECK(save_area(database(), audit(), area).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(MemberSite, "a visit to one area opens no other, and a role in the team none at all") {
  const auto visit = enter("gwen@example.org");
  const auto event =
      events::add_event(database(), audit(), {"other", "Other", "2022-06-10", "london", "", "in person", "North"});
  REQUIRE(event.ok());
  const auto other = save_area(database(), audit(), {.programme_id = event->programme_id, .is_open = true});
  REQUIRE(other.ok());
  CHECK(send(web::Method::get, area_path(other->code, "/bookings"), visit).status == 303);
}

TEST_CASE_METHOD(MemberSite, "visits and links are held, forgotten by address, and end") {
  (void)enter("gwen@example.org");
  (void)ask("gwen@example.org");
  (void)deliver();
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(held_visits(session, "GWEN@example.org").size() == 2);
                CHECK(next_link_end(session)->second == 1);
                CHECK(next_session_end(session)->second == 1);
                CHECK(drop_ended_links(session, clock.now()) == 0);
                CHECK(drop_ended_links(session, clock.now() + std::chrono::hours(1)) == 1);
                CHECK(drop_ended_sessions(session, clock.now() + std::chrono::hours(2)) == 1);
                return Success{};
              })
              .ok());
  (void)enter("gwen@example.org");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                forget_address(session, "Gwen@example.org");
                CHECK(held_visits(session, "gwen@example.org").empty());
                return Success{};
              })
              .ok());
}

TEST_CASE_METHOD(MemberSite, "an event of several days is coming until its last day") {
  REQUIRE(events::add_sessions(database(), audit(), "summit", {{.title = "Close", .day = 1, .starts_at = 600}}).ok());
  clock.advance(*parse_instant("2022-06-11T09:00:00Z") - clock.now());
  CHECK(holds(get(enter("gwen@example.org"), "/bookings"), "From today on"));
  clock.advance(std::chrono::hours(24));
  CHECK_FALSE(holds(get(enter("gwen@example.org"), "/bookings"), "From today on"));
}

TEST_CASE_METHOD(MemberSite, "corrections and openings of bookings come at a pace, each visitor’s own") {
  REQUIRE(access::give_role(database(), audit(), "owner@example.org", access::Role::owner, "LIIA").ok());
  const auto visit = enter("gwen@example.org");
  for (int at = 0; at < 5; ++at) CHECK(post(visit, "/data", {{"words", "One b"}}).status == 303);
  const auto refused = post(visit, "/data", {{"words", "One b in Abara"}});
  CHECK(refused.status == 429);
  CHECK(holds(refused, "One b in Abara"));
  CHECK(figure("select count(*) from outbox where kind = 'member correction'") == 5);
  const auto own =
      text("select b.id from booking b join person p on p.id = b.person_id where p.email = 'gwen@example.org'");
  for (int at = 0; at < 20; ++at) CHECK(post(visit, "/bookings", {{"booking", own}}).status == 303);
  CHECK(post(visit, "/bookings", {{"booking", own}}).status == 429);
  const auto other = enter("idris@example.org");
  CHECK(post(other, "/data", {{"words", "Two"}}).status == 303);
  clock.advance(std::chrono::minutes(11));
  CHECK(post(visit, "/data", {{"words", "One b in Abara"}}).status == 303);
  CHECK(post(visit, "/bookings", {{"booking", own}}).status == 303);
}

TEST_CASE_METHOD(MemberSite,
                 "who stopped all news is told that no mails of a list come, and only known steps are taken") {
  const auto visit = enter("gwen@example.org");
  const auto list = lists::save_list(database(), audit(), programme, {.name = "Finance leads", .about = "Money."});
  REQUIRE(list.ok());
  REQUIRE(post(visit, "/lists", {{"list", *list}, {"step", "join"}}).status == 303);
  for (const auto* step : {"", "subscribe", "Leave"})
    CHECK(post(visit, "/lists", {{"list", *list}, {"step", step}}).status == 422);
  CHECK(post(visit, "/lists", {{"list", *list}}).status == 422);
  CHECK(figure("select count(*) from mail_list_member") == 1);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                mail::stop_mail(session, clock.now(), booking::news_scope(programme), "gwen@example.org");
                return Success{};
              })
              .ok());
  CHECK_FALSE(holds(get(visit, "/lists"), "You get its mails."));
  CHECK(holds(get(visit, "/lists"), "you stopped all news"));
  CHECK(holds(get(visit, "/lists?done=join"), "once you get news again"));
  REQUIRE(post(visit, "/lists", {{"step", "again"}}).status == 303);
  CHECK(holds(get(visit, "/lists"), "You get its mails."));
}

}  // namespace muster::members
