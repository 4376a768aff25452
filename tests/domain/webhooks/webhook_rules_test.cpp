// The signature, the waits and the body: what a receiver relies on, without a store.
#include <muster/domain/webhooks/webhook.hpp>
#include <muster/kit/base/date.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::webhooks;
using namespace std::chrono_literals;

TEST_CASE("the signature is that of Standard Webhooks") {
  // Worked out by another implementation of HMAC-SHA256.
  const auto sent_at = Instant(1654851600s);
  CHECK(signature("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "d1", sent_at, R"({"type":"test"})") ==
        "v1,PiYKE4zyqMo2xDCXHrY19qqeOBbliMB/v5tU4k+nWkE=");
  for (const auto* const none : {"", "whsec_", "MDEyMzQ1", "whsec_%%"})
    CHECK_THROWS_AS(signature(none, "d1", sent_at, "{}"), std::logic_error);
}

TEST_CASE("a secret is new each time and signs") {
  const auto one = new_secret();
  const auto other = new_secret();
  CHECK(one != other);
  CHECK(one.starts_with("whsec_"));
  CHECK(one.size() == 6 + 44);
  CHECK(signature(one, "d", Instant(0s), "{}") != signature(other, "d", Instant(0s), "{}"));
  CHECK(signature(one, "d", Instant(0s), "{}") != signature(one, "e", Instant(0s), "{}"));
  CHECK(signature(one, "d", Instant(0s), "{}") != signature(one, "d", Instant(1s), "{}"));
}

TEST_CASE("tries are further and further apart, and seven at most") {
  const std::vector<std::chrono::seconds> waits{5s, 1min, 10min, 1h, 6h, 24h};
  for (std::size_t attempt = 1; attempt <= waits.size(); ++attempt)
    CHECK(wait_after(static_cast<std::int64_t>(attempt)) == waits[attempt - 1]);
  CHECK_FALSE(wait_after(7));
  CHECK_FALSE(wait_after(0));
}

TEST_CASE("a body says what happened and ids, and more only where it is given") {
  Delivery delivery;
  delivery.number = 12;
  delivery.kind = Kind::booked;
  delivery.data = R"({"event":"summit","booking":"b1"})";
  delivery.happened_at = *parse_instant("2022-06-10T09:00:00Z");
  CHECK(body_of(delivery) == R"({"type":"booking.booked","timestamp":"2022-06-10T09:00:00Z","number":12,)"
                             R"("data":{"event":"summit","booking":"b1"}})");
  CHECK(body_of(delivery, R"({"person":"p1"})") ==
        R"({"type":"booking.booked","timestamp":"2022-06-10T09:00:00Z","number":12,)"
        R"("data":{"event":"summit","booking":"b1","person":"p1"}})");
  delivery.kind = Kind::test;
  delivery.data = "{}";
  CHECK(body_of(delivery, R"({"person":"p1"})").find(R"("data":{"person":"p1"}})") != std::string::npos);
}

TEST_CASE("kinds are read as they are written, and what is none is told with those there are") {
  for (const auto kind : kinds) CHECK(*parse_kind(kind_code(kind)) == kind);
  const auto none = parse_kind("booking.done");
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().message.find("round.closed") != std::string::npos);
  CHECK(none.error().field == "kinds");
}

TEST_CASE("what a receiver must have") {
  Receiver receiver;
  CHECK(check_receiver(receiver).error().field == "name");
  receiver.name = std::string(longest_name + 1, 'n');
  CHECK(check_receiver(receiver).error().field == "name");
  receiver.name = "The directory";
  CHECK(check_receiver(receiver).error().field == "kinds");
  receiver.kinds = {Kind::test};
  CHECK(check_receiver(receiver).error().field == "kinds");
  receiver.kinds = {Kind::came};
  CHECK(check_receiver(receiver).ok());
}

TEST_CASE("only a status of 200 to 299 says that a news was taken") {
  for (const auto taken : {200, 202, 204, 299}) CHECK(is_taken(taken));
  for (const auto refused : {100, 301, 302, 400, 404, 410, 429, 500, 503}) CHECK_FALSE(is_taken(refused));
  CHECK(refusal_words(302).find("not followed") != std::string::npos);
  CHECK(refusal_words(500) == "It answered 500.");
}
