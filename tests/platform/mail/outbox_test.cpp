// The outbox on a real database: one sender for each message, growing waits, bounces.
#include <muster/platform/mail/fates_sql.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using namespace muster::mail;
using namespace std::chrono_literals;

namespace {

const ListQuery newest{.sort = "since", .descending = true};

class Fixture {
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
                  return Success{};
                })
                .ok());
    return id;
  }
  std::optional<ClaimedMessage> take(Instant now) {
    auto claimed = claim(database(), now);
    REQUIRE(claimed.ok());
    return *claimed;
  }
  Entry only(const std::string& programme = "p") {
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
  Fixture fixture;
  fixture.post("pat@example.org");
  const auto first = fixture.take(noon());
  REQUIRE(first);
  CHECK(first->draft.text == "Hello.\n");
  CHECK_FALSE(fixture.take(noon()));
  CHECK_FALSE(fixture.take(noon() + claim_time - 1s));
  const auto second = fixture.take(noon() + claim_time);
  REQUIRE(second);
  CHECK(second->attempt == 2);
  // The first was only slow: what it says now counts no more.
  REQUIRE(settle(fixture.database(), noon() + claim_time, *first, DeliveryOutcome::bounced, "late").ok());
  CHECK(fixture.only().state == "sending");
  CHECK_FALSE(first->perhaps_sent);
  CHECK(second->perhaps_sent);
  REQUIRE(settle(fixture.database(), noon() + claim_time, *second, DeliveryOutcome::sent, "").ok());
  CHECK(fixture.only().state == "sent");
}

TEST_CASE("what fails on the way waits longer each time, then is given up") {
  CHECK(wait_after(1) == std::chrono::seconds(1min));
  CHECK(wait_after(5) == std::chrono::seconds(6h));
  CHECK_FALSE(wait_after(6));
  Fixture fixture;
  fixture.post("pat@example.org");
  auto now = noon();
  for (const auto wait : {1min, 5min, 30min, 120min, 360min}) {
    const auto claimed = fixture.take(now);
    REQUIRE(claimed);
    REQUIRE(settle(fixture.database(), now, *claimed, DeliveryOutcome::later, "451 not now\r\nsecond line").ok());
    CHECK(fixture.only().state == "waiting");
    CHECK(fixture.only().reason == "451 not now");
    CHECK_FALSE(fixture.take(now + wait - 1s));
    now += wait;
  }
  const auto last = fixture.take(now);
  REQUIRE(last);
  REQUIRE(settle(fixture.database(), now, *last, DeliveryOutcome::later, "451 not now").ok());
  CHECK(fixture.only().state == "given up");
  CHECK_FALSE(fixture.take(now + 24h));
}

TEST_CASE("a message with a deadline is not tried after it") {
  Fixture fixture;
  fixture.post("pat@example.org", 4min);
  const auto first = fixture.take(noon());
  REQUIRE(settle(fixture.database(), noon(), *first, DeliveryOutcome::later, "no way").ok());
  const auto second = fixture.take(noon() + 1min);
  REQUIRE(second);
  REQUIRE(settle(fixture.database(), noon() + 1min, *second, DeliveryOutcome::later, "no way").ok());
  CHECK(fixture.only().state == "given up");
}

TEST_CASE("a message that is refused for what it is says nothing of the address") {
  Fixture fixture;
  fixture.post("Pat@example.org");
  REQUIRE(
      settle(fixture.database(), noon(), *fixture.take(noon()), DeliveryOutcome::refused, "554 looks like spam").ok());
  CHECK(fixture.only().state == "given up");
  CHECK_FALSE(fixture.only().bounced_before);
}

TEST_CASE("a bounce marks the address until something reaches it") {
  Fixture fixture;
  const auto id = fixture.post("Pat@example.org");
  REQUIRE(settle(fixture.database(), noon(), *fixture.take(noon()), DeliveryOutcome::bounced, "550 no such box").ok());
  CHECK(fixture.only().state == "bounced");
  CHECK(fixture.only().bounced_before);
  CHECK(retry(fixture.database(), SummitStore::audit(), {"t"}, id).error().kind == ErrorKind::not_found);
  REQUIRE(retry(fixture.database(), SummitStore::audit(), {"t", "p"}, id).ok());
  CHECK(retry(fixture.database(), SummitStore::audit(), {"p"}, id).error().kind == ErrorKind::conflict);
  const auto again = fixture.take(noon());
  REQUIRE(again);
  CHECK(again->attempt == 1);
  REQUIRE(settle(fixture.database(), noon(), *again, DeliveryOutcome::sent, "").ok());
  CHECK_FALSE(fixture.only().bounced_before);
}

TEST_CASE("each programme sees its own mail") {
  Fixture fixture;
  fixture.post("pat@example.org");
  CHECK(outbox(fixture.database(), {"t"}, newest)->rows.empty());
  CHECK(outbox(fixture.database(), {}, newest)->rows.empty());
  REQUIRE(settle(fixture.database(), noon(), *fixture.take(noon()), DeliveryOutcome::sent, "").ok());
  CHECK(outbox(fixture.database(), {"p"}, newest)->rows.size() == 1);
}

TEST_CASE("mail to what is no address never enters the outbox") {
  Fixture fixture;
  Draft draft;
  draft.recipient = "pat@example.org\r\nRCPT TO:<evil@example.org>";
  const auto post = [&] {
    return fixture.database().write(
        [&](store::Session& session) -> Result<std::string> { return enqueue(session, noon(), draft); });
  };
  CHECK_THROWS_AS(post(), std::logic_error);
}

TEST_CASE("mail is found by address and subject, and listed by address whatever its case") {
  Fixture fixture;
  for (const auto* to : {"zoe@example.org", "Ada.Bell@example.org", "cai@elsewhere.example"}) fixture.post(to);
  const auto found = [&](const std::string& search) {
    const auto entries = outbox(fixture.database(), {"p"}, {.search = search, .sort = "to"});
    REQUIRE(entries.ok());
    std::string all;
    for (const auto& entry : entries->rows) all += entry.recipient + " ";
    return all;
  };
  CHECK(found("") == "Ada.Bell@example.org cai@elsewhere.example zoe@example.org ");
  CHECK(found("ada.bell@example.org") == "Ada.Bell@example.org ");
  CHECK(found("EXAMPLE.ORG hello") == "Ada.Bell@example.org zoe@example.org ");
  CHECK(found("goodbye").empty());
}

TEST_CASE("the fates of mails are told by what their details begin with, and sent ones only since a moment") {
  Fixture fixture;
  const auto id = fixture.post("pat@example.org");
  std::vector<std::pair<std::string, Fate>> found;
  const auto look = [&](const std::string& begin, const std::string& since) {
    found.clear();
    REQUIRE(fixture.database()
                .read([&](store::Session& session) -> Outcome {
                  each_fate(session, "plain", begin, since,
                            [&](const std::string& detail, Fate fate) { found.emplace_back(detail, fate); });
                  return Success{};
                })
                .ok());
  };
  const auto set = [&](const std::string& state) {
    REQUIRE(fixture.database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute("update outbox set kind = 'plain', detail = 'round7 link3', state = $2 where id = $1",
                                  {id, state});
                  return Success{};
                })
                .ok());
  };
  set("waiting");
  look("round7 ", "");
  CHECK(found == std::vector<std::pair<std::string, Fate>>{{"round7 link3", Fate::waits}});
  look("round8 ", "");
  CHECK(found.empty());
  set("bounced");
  look("round7 ", "");
  CHECK(found == std::vector<std::pair<std::string, Fate>>{{"round7 link3", Fate::failed}});
  set("sent");
  look("round7 ", "2001-01-01T00:00:00Z");
  CHECK(found == std::vector<std::pair<std::string, Fate>>{{"round7 link3", Fate::sent}});
  look("round7 ", "2999-01-01T00:00:00Z");
  CHECK(found.empty());
}
