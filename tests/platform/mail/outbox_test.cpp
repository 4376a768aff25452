// The outbox on a real database: one sender for each message, growing waits, bounces.
#include <muster/platform/mail/outbox_service.hpp>

#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::mail;
using namespace std::chrono_literals;

namespace {

const ListQuery newest{.sort = "since", .descending = true};

class House {
 public:
  store::Database& database() { return store_.database(); }
  std::string post(const std::string& recipient, std::chrono::seconds within = 0s) {
    std::string id;
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(
                      "insert into programme (id, slug, name) values ('p', 'ours', 'Ours') "
                      "on conflict do nothing");
                  Draft draft;
                  draft.recipient = recipient;
                  draft.subject = "Hello";
                  draft.text = "Hello.\n";
                  draft.programme_id = "p";
                  draft.send_within = within;
                  id = enqueue(session, noon(), draft);
                  return Done{};
                })
                .ok());
    return id;
  }
  std::optional<Claimed> take(Instant now) {
    auto claimed = claim(database(), now);
    REQUIRE(claimed.ok());
    return *claimed;
  }
  Entry only(const std::string& programme = "Ours") {
    const auto entries = outbox(database(), {programme}, newest);
    REQUIRE(entries.ok());
    REQUIRE(entries->rows.size() == 1);
    return entries->rows.front();
  }

 private:
  SummitStore store_;
};

}  // namespace

TEST_CASE("a message is claimed by one sender, and again when that sender died") {
  House house;
  house.post("pat@example.org");
  const auto first = house.take(noon());
  REQUIRE(first);
  CHECK(first->draft.text == "Hello.\n");
  CHECK_FALSE(house.take(noon()));
  CHECK_FALSE(house.take(noon() + claim_time - 1s));
  const auto second = house.take(noon() + claim_time);
  REQUIRE(second);
  CHECK(second->attempt == 2);
  // The first was only slow: what it says now counts no more.
  REQUIRE(settle(house.database(), noon() + claim_time, *first, Fate::bounced, "late").ok());
  CHECK(house.only().state == "sending");
  CHECK_FALSE(first->perhaps_sent);
  CHECK(second->perhaps_sent);
  REQUIRE(settle(house.database(), noon() + claim_time, *second, Fate::sent, "").ok());
  CHECK(house.only().state == "sent");
}

TEST_CASE("what fails on the way waits longer each time, then is given up") {
  CHECK(wait_after(1) == std::chrono::seconds(1min));
  CHECK(wait_after(5) == std::chrono::seconds(6h));
  CHECK_FALSE(wait_after(6));
  House house;
  house.post("pat@example.org");
  auto now = noon();
  for (const auto wait : {1min, 5min, 30min, 120min, 360min}) {
    const auto claimed = house.take(now);
    REQUIRE(claimed);
    REQUIRE(settle(house.database(), now, *claimed, Fate::later, "451 not now\r\nsecond line").ok());
    CHECK(house.only().state == "waiting");
    CHECK(house.only().reason == "451 not now");
    CHECK_FALSE(house.take(now + wait - 1s));
    now += wait;
  }
  const auto last = house.take(now);
  REQUIRE(last);
  REQUIRE(settle(house.database(), now, *last, Fate::later, "451 not now").ok());
  CHECK(house.only().state == "given up");
  CHECK_FALSE(house.take(now + 24h));
}

TEST_CASE("a message with a deadline is not tried after it") {
  House house;
  house.post("pat@example.org", 4min);
  const auto first = house.take(noon());
  REQUIRE(settle(house.database(), noon(), *first, Fate::later, "no way").ok());
  const auto second = house.take(noon() + 1min);
  REQUIRE(second);
  REQUIRE(settle(house.database(), noon() + 1min, *second, Fate::later, "no way").ok());
  CHECK(house.only().state == "given up");
}

TEST_CASE("a message that is refused for what it is says nothing of the address") {
  House house;
  house.post("Pat@example.org");
  REQUIRE(settle(house.database(), noon(), *house.take(noon()), Fate::refused, "554 looks like spam").ok());
  CHECK(house.only().state == "given up");
  CHECK_FALSE(house.only().bounced_before);
}

TEST_CASE("a bounce marks the address until something reaches it") {
  House house;
  const auto id = house.post("Pat@example.org");
  REQUIRE(settle(house.database(), noon(), *house.take(noon()), Fate::bounced, "550 no such box").ok());
  CHECK(house.only().state == "bounced");
  CHECK(house.only().bounced_before);
  CHECK(retry(house.database(), SummitStore::doing(), {"Theirs"}, id).problem().kind == ProblemKind::not_found);
  REQUIRE(retry(house.database(), SummitStore::doing(), {"Theirs", "Ours"}, id).ok());
  CHECK(retry(house.database(), SummitStore::doing(), {"Ours"}, id).problem().kind == ProblemKind::conflict);
  const auto again = house.take(noon());
  REQUIRE(again);
  CHECK(again->attempt == 1);
  REQUIRE(settle(house.database(), noon(), *again, Fate::sent, "").ok());
  CHECK_FALSE(house.only().bounced_before);
}

TEST_CASE("each programme sees its own mail") {
  House house;
  house.post("pat@example.org");
  CHECK(outbox(house.database(), {"Theirs"}, newest)->rows.empty());
  CHECK(outbox(house.database(), {}, newest)->rows.empty());
  REQUIRE(settle(house.database(), noon(), *house.take(noon()), Fate::sent, "").ok());
  CHECK(outbox(house.database(), {"Ours"}, newest)->rows.size() == 1);
}

TEST_CASE("mail to what is no address never enters the outbox") {
  House house;
  Draft draft;
  draft.recipient = "pat@example.org\r\nRCPT TO:<evil@example.org>";
  const auto post = [&] {
    return house.database().write(
        [&](store::Session& session) -> Result<std::string> { return enqueue(session, noon(), draft); });
  };
  CHECK_THROWS_AS(post(), std::logic_error);
}
