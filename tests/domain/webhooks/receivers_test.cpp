// Receivers in the store: who is told what, by which secret, and what is refused.
#include <muster/domain/webhooks/forgetting_sql.hpp>

#include "domain/webhooks/news_store.hpp"

namespace muster::webhooks {

using test::NewsStore;
using test::noon;
using namespace std::chrono_literals;

TEST_CASE_METHOD(NewsStore, "a receiver is added with a secret that is shown once") {
  const auto made = add(wanted());
  CHECK(made.secret.starts_with("whsec_"));
  const auto all = receivers_of(database(), programme);
  REQUIRE(all.ok());
  REQUIRE(all->size() == 1);
  CHECK(all->front().receiver.kinds == wanted().kinds);
  CHECK_FALSE(all->front().receiver.personal);
  CHECK(all->front().receiver.state == ReceiverState::active);
  // The trail names fields, and holds neither address nor secret.
  const auto trail = database().read([&](store::Session& session) -> Result<std::vector<store::AuditEntry>> {
    return store::audit_entries(session, made.receiver.id, 10);
  });
  REQUIRE(trail.ok());
  REQUIRE(trail->size() == 1);
  CHECK(trail->front().fields == std::vector<std::string>{"name", "address", "kinds", "personal"});
}

TEST_CASE_METHOD(NewsStore, "what may not be called is refused where it is typed") {
  for (const auto* const address : {"http://hooks.example.org/", "ftp://hooks.example.org", "hooks.example.org",
                                    "https://user:word@hooks.example.org/", "https://hooks.example.org/#there", ""}) {
    INFO(address);
    auto receiver = wanted();
    receiver.address = address;
    const auto made = add_receiver(database(), audit(), receiver);
    REQUIRE_FALSE(made.ok());
    CHECK(made.error().field == "address");
  }
  auto allowed = wanted();
  allowed.address = "http://localhost:9/there";
  CHECK(add_receiver(database(), audit(), allowed).ok());
}

TEST_CASE_METHOD(NewsStore, "names tell receivers apart, and a programme has not too many") {
  (void)add(wanted());
  const auto twice = add_receiver(database(), audit(), wanted("the DIRECTORY"));
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.error().kind == ErrorKind::conflict);
  for (std::size_t made = 1; made < most_receivers; ++made) (void)add(wanted("Number " + std::to_string(made)));
  CHECK(add_receiver(database(), audit(), wanted("One more")).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(NewsStore, "a receiver is changed by whoever read it last, and belongs to its programme") {
  auto receiver = add(wanted()).receiver;
  receiver.kinds = {Kind::came};
  receiver.personal = true;
  REQUIRE(change_receiver(database(), audit(), receiver).ok());
  CHECK(change_receiver(database(), audit(), receiver).error().kind == ErrorKind::conflict);
  const auto now = receiver_sheet(database(), programme, receiver.id);
  REQUIRE(now.ok());
  CHECK(now->receiver.kinds == std::vector{Kind::came});
  CHECK(now->receiver.personal);
  CHECK(receiver_sheet(database(), "another", receiver.id).error().kind == ErrorKind::not_found);
  CHECK(set_active(database(), audit(), "another", receiver.id, false).error().kind == ErrorKind::not_found);
  CHECK(remove_receiver(database(), audit(), "another", receiver.id).error().kind == ErrorKind::not_found);
  CHECK(renew_secret(database(), audit(), "another", receiver.id, 1h).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(NewsStore, "the old secret signs beside the new one until its time") {
  const auto made = add(wanted());
  (void)book("Gwen");
  const auto renewed = renew_secret(database(), audit(), programme, made.receiver.id, 24h);
  REQUIRE(renewed.ok());
  CHECK(renewed->secret != made.secret);
  CHECK(renew_secret(database(), audit(), programme, made.receiver.id, longest_beside + 1h).error().field == "hours");
  auto batch = claim(made.receiver.id, noon() + 23h);
  REQUIRE(batch);
  CHECK(batch->secrets == std::vector{renewed->secret, made.secret});
  settle(*batch, Sent::End::not_tried, noon() + 23h);
  batch = claim(made.receiver.id, noon() + 24h);
  REQUIRE(batch);
  CHECK(batch->secrets == std::vector{renewed->secret});
}

TEST_CASE_METHOD(NewsStore, "a receiver that is removed takes its log along, and so does its programme") {
  const auto one = add(wanted("One")).receiver.id;
  (void)add(wanted("Another"));
  (void)book("Gwen");
  CHECK(figure("select count(*) from webhook_delivery") == 2);
  REQUIRE(remove_receiver(database(), audit(), programme, one).ok());
  CHECK(figure("select count(*) from webhook_delivery") == 1);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                forget_programme(session, programme);
                return Success{};
              })
              .ok());
  CHECK(figure("select count(*) from webhook_delivery") == 0);
  CHECK(figure("select count(*) from webhook_receiver") == 0);
}

}  // namespace muster::webhooks
