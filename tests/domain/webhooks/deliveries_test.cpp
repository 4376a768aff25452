// News from the step that they tell of to their end: with the step or not at all, in order for each object, claimed by
// one process, tried again, given up and told.
#include <muster/domain/access/account_service.hpp>
#include <muster/domain/webhooks/news_sql.hpp>
#include <muster/domain/webhooks/webhooks_mail.hpp>
#include <muster/front/app/mail_kinds.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "domain/webhooks/news_store.hpp"

namespace muster::webhooks {

using booking::State;
using test::NewsStore;
using test::noon;
using namespace std::chrono_literals;
using End = Sent::End;

TEST_CASE_METHOD(NewsStore, "steps are told in their order, by ids alone") {
  const auto receiver = add(wanted()).receiver.id;
  const auto person = book("Zephyrina");
  step(person, State::waiting);
  step(person, State::cancelled);
  step(person, State::booked);
  step(person, State::did_not_come);
  step(person, State::came);
  CHECK(kinds_told(receiver) == std::vector<std::string>{"booking.booked", "booking.waiting", "booking.cancelled",
                                                         "booking.booked", "booking.came"});
  const auto rows = log(receiver);
  std::int64_t before = 0;
  for (const auto& row : rows) {
    CHECK(row.number > before);
    before = row.number;
    CHECK(row.object_id == rows.front().object_id);
    CHECK(row.data == R"({"event":"summit","booking":")" + row.object_id + R"("})");
    CHECK(row.data.find("Zephyrina") == std::string::npos);
    CHECK(row.data.find(person) == std::string::npos);
  }
}

TEST_CASE_METHOD(NewsStore, "a step that fails tells nothing") {
  const auto receiver = add(wanted()).receiver.id;
  const auto person = book("Gwen");
  const auto before = log(receiver).size();
  const auto failed = database().write([&](store::Session& session) -> Outcome {
    tell(session, {Kind::came, programme, "b1", json_object({{"booking", "b1"}}), noon()});
    return unavailable("The disk is full.");
  });
  CHECK_FALSE(failed.ok());
  CHECK(log(receiver).size() == before);
}

TEST_CASE_METHOD(NewsStore, "only what a receiver wants is kept for it, and nothing where nobody listens") {
  const auto gwen = book("Gwen");
  CHECK(figure("select count(*) from webhook_delivery") == 0);
  auto door = wanted("The door");
  door.kinds = {Kind::came};
  const auto receiver = add(door).receiver.id;
  step(gwen, State::waiting);
  step(gwen, State::booked);
  step(gwen, State::came);
  CHECK(kinds_told(receiver) == std::vector<std::string>{"booking.came"});
}

TEST_CASE_METHOD(NewsStore, "another programme's steps are told to its receivers alone") {
  const auto receiver = add(wanted()).receiver.id;
  REQUIRE(
      events::add_event(database(), audit(), {"other", "Other", "2022-06-11", "london", "", "in person", "Elsewhere"})
          .ok());
  REQUIRE(booking::add_delegate(database(), audit(), "other", {"Idris", "Okafor", "", "", "Camden"}).ok());
  CHECK(log(receiver).empty());
}

TEST_CASE_METHOD(NewsStore, "a later news of an object waits for the earlier one, and others do not") {
  const auto receiver = add(wanted()).receiver.id;
  const auto gwen = book("Gwen");
  step(gwen, State::came);
  (void)book("Idris");
  auto batch = claim(receiver);
  REQUIRE(batch);
  REQUIRE(batch->deliveries.size() == 2);
  CHECK(batch->deliveries[0].kind == Kind::booked);
  CHECK(batch->deliveries[1].kind == Kind::booked);
  CHECK(batch->deliveries[0].object_id != batch->deliveries[1].object_id);
  CHECK_FALSE(claim(receiver));
  // The first fails: what comes after it of the same booking goes on waiting.
  REQUIRE(webhooks::settle(database(), noon(), *batch,
                           {{batch->deliveries[0].id, End::refused, 500, "It answered 500."},
                            {batch->deliveries[1].id, End::taken, 204, ""}})
              .ok());
  CHECK_FALSE(claim(receiver, noon() + 4s));
  batch = claim(receiver, noon() + 5s);
  REQUIRE(batch);
  REQUIRE(batch->deliveries.size() == 1);
  CHECK(batch->deliveries[0].kind == Kind::booked);
  CHECK(batch->deliveries[0].attempts == 2);
  settle(*batch, End::taken, noon() + 5s, 200);
  batch = claim(receiver, noon() + 5s);
  REQUIRE(batch);
  CHECK(batch->deliveries[0].kind == Kind::came);
}

TEST_CASE_METHOD(NewsStore, "two processes never hold one delivery, and one that died loses it") {
  const auto receiver = add(wanted()).receiver.id;
  (void)book("Gwen");
  const auto first = claim(receiver);
  REQUIRE(first);
  CHECK_FALSE(claim(receiver, noon() + claim_time - 1s));
  const auto second = claim(receiver, noon() + claim_time);
  REQUIRE(second);
  CHECK(second->deliveries[0].id == first->deliveries[0].id);
  CHECK(second->deliveries[0].attempts == 2);
  // The first was only slow: what it says counts no more.
  settle(*first, End::refused, noon() + claim_time, 500);
  CHECK(log(receiver).front().state == DeliveryState::sending);
  settle(*second, End::taken, noon() + claim_time, 204);
  CHECK(log(receiver).front().state == DeliveryState::sent);
  CHECK(log(receiver).front().status == 204);
}

TEST_CASE_METHOD(NewsStore, "what was claimed and not tried is put back as it was") {
  const auto receiver = add(wanted()).receiver.id;
  (void)book("Gwen");
  settle(*claim(receiver), End::not_tried, noon());
  const auto row = log(receiver).front();
  CHECK(row.state == DeliveryState::waiting);
  CHECK(row.attempts == 0);
  CHECK(claim(receiver));
}

TEST_CASE_METHOD(NewsStore, "what fails seven times is given up, the owners are told once, and the next goes on") {
  REQUIRE(access::give_role(database(), audit(), "owner@example.org", access::Role::owner, "LIIA").ok());
  REQUIRE(access::give_role(database(), audit(), "lead@example.org", access::Role::lead, "LIIA").ok());
  const auto receiver = add(wanted()).receiver.id;
  const auto gwen = book("Gwen");
  step(gwen, State::came);
  auto now = noon();
  for (std::int64_t attempt = 1; attempt <= 7; ++attempt) {
    const auto batch = claim(receiver, now);
    REQUIRE(batch);
    REQUIRE(batch->deliveries.size() == 1);
    CHECK(batch->deliveries[0].attempts == attempt);
    settle(*batch, End::refused, now, 503);
    if (const auto wait = wait_after(attempt)) {
      CHECK_FALSE(claim(receiver, now + *wait - 1s));
      now += *wait;
    }
  }
  const auto rows = log(receiver);
  CHECK(rows[0].state == DeliveryState::given_up);
  CHECK(rows[0].reason == "It answered so.");
  CHECK(rows[1].state == DeliveryState::waiting);
  CHECK(figure("select count(*) from outbox where kind = $1", {failing_mail}) == 1);
  CHECK(figure("select count(*) from outbox where recipient = 'owner@example.org'") == 1);
  const auto kinds = app::mail_kinds(database());
  const auto claimed = mail::claim(database(), now);
  REQUIRE(claimed.ok());
  REQUIRE(*claimed);
  const auto letter = mail::letter_of(kinds, **claimed, {now, "https://muster.example.org"});
  REQUIRE(letter.ok());
  REQUIRE(*letter);
  CHECK((*letter)->letter.text.find("1 news was tried for more than a day and given up") != std::string::npos);
  CHECK((*letter)->letter.text.find("/programmes/" + programme + "/webhooks/" + receiver) != std::string::npos);
  CHECK((*letter)->letter.text.find("key=1") == std::string::npos);
}

TEST_CASE_METHOD(NewsStore, "a receiver that takes nothing for three days is paused and keeps its news") {
  REQUIRE(access::give_role(database(), audit(), "owner@example.org", access::Role::owner, "LIIA").ok());
  const auto receiver = add(wanted()).receiver.id;
  (void)book("Gwen");
  settle(*claim(receiver), End::refused, noon());
  CHECK(receiver_sheet(database(), programme, receiver)->receiver.failing_since == noon());
  (void)book("Idris");
  const auto later = noon() + longest_failing;
  settle(*claim(receiver, later - 1s), End::refused, later - 1s);
  CHECK(receiver_sheet(database(), programme, receiver)->receiver.state == ReceiverState::active);
  settle(*claim(receiver, later + 1h), End::refused, later + 1h);
  auto sheet = receiver_sheet(database(), programme, receiver);
  REQUIRE(sheet.ok());
  CHECK(sheet->receiver.state == ReceiverState::failing);
  CHECK(sheet->waiting == 2);
  CHECK(figure("select count(*) from outbox where recipient = 'owner@example.org'") == 1);
  CHECK_FALSE(claim(receiver, later + 48h));
  CHECK(due_receivers(database(), later + 48h)->empty());
  (void)book("Mina");
  REQUIRE(set_active(database(), {"test", later + 48h}, programme, receiver, true).ok());
  const auto batch = claim(receiver, later + 48h);
  REQUIRE(batch);
  CHECK(batch->deliveries.size() == 3);
  settle(*batch, End::taken, later + 48h, 200);
  CHECK_FALSE(receiver_sheet(database(), programme, receiver)->receiver.failing_since);
}

TEST_CASE_METHOD(NewsStore, "what was given up is sent again before what came after it") {
  const auto receiver = add(wanted()).receiver.id;
  const auto gwen = book("Gwen");
  auto now = noon();
  for (std::int64_t attempt = 1; attempt <= 7; ++attempt) {
    settle(*claim(receiver, now), End::refused, now);
    now += wait_after(attempt).value_or(0s);
  }
  step(gwen, State::came);
  settle(*claim(receiver, now), End::refused, now);
  const auto again = send_failed_again(database(), {"test", now}, programme, receiver);
  REQUIRE(again.ok());
  CHECK(*again == 2);
  auto batch = claim(receiver, now);
  REQUIRE(batch);
  REQUIRE(batch->deliveries.size() == 1);
  CHECK(batch->deliveries[0].kind == Kind::booked);
  CHECK(batch->deliveries[0].attempts == 1);
  settle(*batch, End::taken, now, 200);
  batch = claim(receiver, now);
  REQUIRE(batch);
  CHECK(batch->deliveries[0].kind == Kind::came);
  settle(*batch, End::taken, now, 200);
  // One that was taken can go once more, under its own id.
  const auto one = log(receiver).front();
  CHECK(*send_again(database(), {"test", now}, programme, receiver, {one.id}) == 1);
  batch = claim(receiver, now);
  REQUIRE(batch);
  CHECK(batch->deliveries[0].id == one.id);
  CHECK(send_again(database(), audit(), programme, receiver, {"none"}).error().kind == ErrorKind::not_found);
  CHECK(send_again(database(), audit(), "another", receiver, {one.id}).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(NewsStore, "a test goes to one receiver, and to none that is paused") {
  const auto one = add(wanted("One")).receiver.id;
  const auto other = add(wanted("Other")).receiver.id;
  REQUIRE(send_test(database(), audit(), programme, one).ok());
  CHECK(kinds_told(one) == std::vector<std::string>{"test"});
  CHECK(log(other).empty());
  REQUIRE(set_active(database(), audit(), programme, one, false).ok());
  CHECK(send_test(database(), audit(), programme, one).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(NewsStore, "the log is kept for thirty days, and what waited for what goes waits for nothing") {
  const auto receiver = add(wanted()).receiver.id;
  const auto gwen = book("Gwen");
  REQUIRE(set_active(database(), audit(), programme, receiver, false).ok());
  REQUIRE(booking::take_steps(database(), audit(noon() + 24h), "summit", {{gwen}, State::came, ""}).ok());
  REQUIRE(drop_old_deliveries(database(), noon() + kept_for).ok());
  CHECK(log(receiver).size() == 2);
  REQUIRE(drop_old_deliveries(database(), noon() + kept_for + 1s).ok());
  const auto rows = log(receiver);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().kind == Kind::came);
  CHECK(rows.front().state == DeliveryState::waiting);
}

TEST_CASE_METHOD(NewsStore, "the log is filtered by state and kind") {
  const auto receiver = add(wanted()).receiver.id;
  const auto gwen = book("Gwen");
  step(gwen, State::came);
  settle(*claim(receiver), End::taken, noon(), 200);
  const auto found =
      listed_deliveries(database(), programme, receiver, {.filters = {{"state", "sent"}}, .sort = "number"});
  REQUIRE(found.ok());
  CHECK(found->found == 1);
  CHECK(found->all == 2);
  CHECK(found->rows.front().kind == Kind::booked);
  CHECK(listed_deliveries(database(), "another", receiver, {}).error().kind == ErrorKind::not_found);
}

}  // namespace muster::webhooks
