// Invitations by link go to those whom mail reaches, and to no more of them once the event is cancelled.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/planned_invitation_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/events/event_change_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

constexpr const char* summit = "summit";

struct InvitingSummit : test::SummitStore {
  InvitingSummit() {
    REQUIRE(
        events::add_event(database(), audit(),
                          {summit, "London SEND Summit", "2022-06-24", "london", "Coin Street", "in person", "LIIA"})
            .ok());
  }
  void change(const std::string& statement) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(statement);
                  return Success{};
                })
                .ok());
  }
};

}  // namespace

TEST_CASE_METHOD(InvitingSummit, "who has no address to which mail goes is not asked by link, and stays to be asked") {
  const auto invite = [&](const std::string& surname, const std::string& email) {
    REQUIRE(add_delegate(database(), audit(), summit, {"Jo", surname, email, "", "Camden"}, State::invited).ok());
  };
  invite("Venner", "");
  CHECK(invite_by_link(database(), audit(), summit).error().kind == ErrorKind::conflict);
  invite("Abara", "jo@example.org");
  invite("Okafor", "odd@example.org");
  change("update person set email = 'no address' where last_name = 'Okafor'");
  CHECK(invite_by_link(database(), audit(), summit).value() == 1);
  CHECK(figure("select count(*) from outbox") == 1);
  CHECK(figure("select count(*) from booking_own") == 1);
  // They are asked once they have one.
  change("update person set email = 'venner@example.org' where last_name = 'Venner'");
  CHECK(invite_by_link(database(), audit(), summit).value() == 1);
}

TEST_CASE_METHOD(InvitingSummit, "invitations end where the event is cancelled between two pieces") {
  for (int at = 0; at < 101; ++at) {
    const auto number = std::to_string(at);
    REQUIRE(add_delegate(database(), audit(), summit,
                         {"Jo", "Nummer" + number, "jo" + number + "@example.org", "", "Camden"}, State::invited)
                .ok());
  }
  const auto stopped = queue_invitations(database(), test::noon(), summit, unwatched(), [](store::Session& session) {
    session.execute("update event set cancelled_at = '2022-06-01T12:00:00Z' where slug = 'summit'");
    return Outcome(Success{});
  });
  CHECK(stopped.error().kind == ErrorKind::conflict);
  CHECK(figure("select count(*) from outbox") == 100);
  CHECK(invite_by_link(database(), audit(), summit).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(InvitingSummit, "invitations that are planned go at their moment, to who stands as invited then") {
  HandClock clock{test::noon()};
  const auto now = [&] { return store::AuditContext{"test", clock.now(), "LIIA"}; };
  const auto invite = [&](const std::string& surname) {
    REQUIRE(
        add_delegate(database(), now(), summit, {"Jo", surname, surname + "@example.org", "", "Camden"}, State::invited)
            .ok());
  };
  const auto turn = [&] { REQUIRE(send_due_invitations(database(), clock.now()).ok()); };
  const auto mails = [&] {
    return database()
        .read([](store::Session& session) -> Result<std::int64_t> {
          return session.first("select count(*) from outbox where kind = 'own booking'", {})->integer(0);
        })
        .value();
  };
  const auto ahead = [&] {
    return invitations_ahead(database(), clock.now(), summit, "https://muster.example.org").value();
  };

  CHECK(plan_invitations(database(), now(), summit, {When::before, 28, "9:00", {}}).error().field == "days");
  CHECK(plan_invitations(database(), now(), summit, {When::after, 2, "9:00", {}}).error().kind == ErrorKind::bad_input);
  CHECK(unplan_invitations(database(), now(), summit).error().kind == ErrorKind::conflict);
  REQUIRE(plan_invitations(database(), now(), summit, {When::before, 14, "9", {}}).ok());
  CHECK(ahead().planned->timing.time == "09:00");
  invite("Abara");
  turn();
  CHECK(mails() == 0);
  // Looking at the mail leaves no link behind.
  const auto seen = ahead();
  CHECK(seen.people == 1);
  REQUIRE(seen.letter);
  CHECK(seen.letter->subject == "London SEND Summit: you are invited");
  CHECK(seen.first.starts_with("Jo Abara, "));
  clock.advance(std::chrono::hours(9 * 24));  // 10 June, 12:00 in London
  invite("Bell");
  turn();
  CHECK(mails() == 2);
  CHECK(ahead().planned->state == PlanState::sent);
  turn();
  CHECK(mails() == 2);
  CHECK(unplan_invitations(database(), now(), summit).error().kind == ErrorKind::conflict);

  // Planned again for those who came since, and taken back.
  invite("Cole");
  REQUIRE(plan_invitations(database(), now(), summit, {When::before, 7, "9:00", {}}).ok());
  REQUIRE(unplan_invitations(database(), now(), summit).ok());
  clock.advance(std::chrono::days(8));
  turn();
  CHECK(mails() == 2);
  CHECK_FALSE(ahead().planned);
}

TEST_CASE_METHOD(InvitingSummit, "planned invitations of a cancelled event, for nobody or a day late are stopped") {
  HandClock clock{test::noon()};
  const auto now = [&] { return store::AuditContext{"test", clock.now(), "LIIA"}; };
  const auto planned = [&] { return invitations_ahead(database(), clock.now(), summit, "").value().planned.value(); };
  const auto plan = [&](std::int64_t days) {
    REQUIRE(plan_invitations(database(), now(), summit, {When::before, days, "09:00", {}}).ok());
  };
  plan(20);
  clock.advance(std::chrono::days(3));
  REQUIRE(send_due_invitations(database(), clock.now()).ok());
  CHECK(planned().state == PlanState::stopped);  // nobody stood as invited
  plan(14);
  clock.advance(std::chrono::days(9));
  REQUIRE(
      add_delegate(database(), now(), summit, {"Jo", "Venner", "jo@example.org", "", "Camden"}, State::invited).ok());
  REQUIRE(send_due_invitations(database(), clock.now()).ok());
  CHECK(planned().state == PlanState::stopped);
  CHECK(planned().because.starts_with("They were due on 10 June 2022"));
  plan(5);
  REQUIRE(events::cancel_event(database(), now(), summit, "Snow").ok());
  clock.advance(std::chrono::days(6));
  REQUIRE(send_due_invitations(database(), clock.now()).ok());
  CHECK(planned().because == "The event was cancelled.");
  CHECK(plan_invitations(database(), now(), summit, {When::before, 1, "09:00", {}}).error().kind ==
        ErrorKind::conflict);
}

}  // namespace muster::booking
