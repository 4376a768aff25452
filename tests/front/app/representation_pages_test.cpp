// Who answered beside who registered, with weights, on its page and for programs; and a group picked by organisation.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "summit_site.hpp"
#include "support/catch.hpp"
#include "two_programmes.hpp"

using namespace muster;
using access::Role;
using Catch::Contains;
using test::SummitStore;
using test::TwoProgrammes;

namespace {

std::string form_with(const std::string& head) {
  return "form views \"Your views\"\n" + head + "page \"One\"\n" +
         (head.empty() ? "  email*  \"Your e-mail address\"  email\n" : "") +
         "  come    \"Will you come again?\"  pick one\n"
         "          ( ) yes \"Yes\"\n"
         "          ( ) no  \"No\"\n"
         "  miles   \"How far did you come?\"  number\n";
}

/// 60 are registered, half of Barnet (North Central London) and half of Bexley (South East). Of Barnet 20 answer, all
/// yes; of Bexley ten, four of them yes. Beside them stands one of no place. Two who are on no list answer too.
struct Round {
  explicit Round(const std::string& head = "") {
    const auto& audit = SummitStore::audit();
    REQUIRE(feedback::publish_form(network.database(), audit, "ours", form_with(head), "views.form").ok());
    std::string list = "Name,Organisation,E-mail\n";
    for (int at = 0; at < 60; ++at)
      list += "Person Number" + std::to_string(at) + "," + (at < 30 ? "Barnet" : "Bexley") + ",p" + std::to_string(at) +
              "@mail.example\n";
    REQUIRE(booking::import_delegates(network.database(), audit, "ours", {"list.csv", list, ""}, std::nullopt).ok());
    REQUIRE(feedback::open_round(network.database(), audit, "ours").ok());
    const auto code = network.text("select short_code from round");
    for (int at = 0; at < 62; ++at) {
      if ((at >= 20 && at < 30) || (at >= 40 && at < 60)) continue;
      forms::TypedAnswers typed;
      if (head.empty()) typed["email"] = {(at < 60 ? "p" : "guest") + std::to_string(at) + "@mail.example"};
      typed["come"] = {at < 34 ? "yes" : "no"};
      typed["miles"] = {std::to_string(at + 1)};
      const auto sent =
          feedback::submit(network.database(), network.clock().now(), code, typed, "key" + std::to_string(at));
      REQUIRE((sent.ok() && sent->errors.empty()));
    }
    REQUIRE(feedback::close_round(network.database(), audit, "ours").ok());
  }
  web::Reply get(const std::string& path, const web::Fields& query = {}) {
    auto request =
        test::request_to(web::Method::get, path, network.session("lead@example.org", Role::lead, "Our programme"));
    request.query = query;
    return network.site().handle(std::move(request));
  }
  std::string words(const std::string& path, const web::Fields& query = {}) {
    const auto reply = get(path, query);
    CHECK(reply.status == 200);
    return summit_site::text_of(reply.body);
  }
  TwoProgrammes network;
};

web::Fields only(const std::string& name, const std::string& value) {
  web::Fields out;
  out.add(name, value);
  return out;
}

}  // namespace

TEST_CASE("shares are weighted to the delegates on a page, with their explanation beside them") {
  Round round;
  const auto words = round.words("/events/ours/representation");
  CHECK_THAT(words, Contains("By area. 30 answers, so weighted, are worth 26.4 of one weight."));
  CHECK_THAT(words, Contains("‘Yes’: weighted to the delegates 69.5%, unweighted 80.0%, effective people 26.4."));
  CHECK_THAT(words, Contains("2 answers are of people who are not found on the delegate list"));
  CHECK_THAT(words, Contains("North Central London 30 20 0.74"));
  CHECK_THAT(words, Contains("No single place or South East London 31 10 1.52"));
  CHECK_THAT(words, Contains("By kind of organisation there are no two groups of which five or more answered"));
  CHECK_THAT(words, Contains("Kish 1965") && Contains("Deming and Stephan 1940"));
  const auto told = round.get("/api/events/ours/representation");
  REQUIRE(told.status == 200);
  CHECK_THAT(told.body, Contains("\"weighted\": 0.6951") && Contains("\"effective_people\": 26.3714"));
  CHECK_THAT(round.get("/events/ours/summary").body, Contains("/events/ours/representation"));
}

TEST_CASE("an anonymous round without groups says why nothing is weighted") {
  Round round("  anonymous\n");
  const auto words = round.words("/events/ours/representation");
  CHECK_THAT(words, Contains("weights are made only of groups that its breakdown shows") ||
                        Contains("anybody could answer it"));
  CHECK_THAT(words, !Contains("South East London 30 10"));
  CHECK_THAT(round.get("/api/events/ours/representation").body,
             Contains("\"effective_people\": 0") && !Contains("\"share\""));
}

TEST_CASE("a number has its spread, and its median an interval") {
  Round round;
  const auto words = round.words("/events/ours/summary");
  CHECK_THAT(words, Contains("The standard deviation is ") && Contains("The 95% interval of the median is "));
  CHECK_THAT(words, !Contains("Exact 95% interval"));
  CHECK_THAT(round.get("/api/events/ours/summary").body, Contains("\"median_interval\": ["));
  CHECK_THAT(round.words("/events/ours/summary", only("where", "organisation = Bexley")),
             !Contains("The 95% interval of the median is "));
}

TEST_CASE("an anonymous round of fewer than fifty tells no spread of numbers") {
  Round round("  anonymous\n");
  CHECK_THAT(round.words("/events/ours/summary"), !Contains("The standard deviation is "));
  CHECK_THAT(round.get("/api/events/ours/summary").body, !Contains("median_interval") && !Contains("mean_interval"));
}

TEST_CASE("a group is picked by its organisation, and the page's headline speaks of the group") {
  Round round;
  CHECK_THAT(round.words("/events/ours/summary"), Contains("Any organisation"));
  const auto picked = round.get("/events/ours/summary", only("organisation", "organisation = Bexley"));
  CHECK(picked.status == 303);
  const auto words = round.words("/events/ours/summary", only("where", "organisation = Bexley"));
  CHECK_THAT(words, Contains("10 of the 32 who answered are in this group."));
  CHECK_THAT(words, Contains("Of everybody: "));
}
