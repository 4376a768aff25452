// Invitations by link go to those whom mail reaches, and to no more of them once the event is cancelled.
#include <muster/domain/booking/delegate_change_service.hpp>
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

}  // namespace muster::booking
