// The page of changes: each owner reads those of their own programme, without a single value that stood anywhere.
#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;

namespace {

std::string changes(TwoProgrammes& network, const std::string& session, const std::string& ending = "") {
  const auto reply = network.site().handle(request_to(web::Method::get, "/changes" + ending, session));
  REQUIRE(reply.status == 200);
  return reply.body;
}

}  // namespace

TEST_CASE("an owner reads the changes of their own programme, and no other's") {
  TwoProgrammes network;
  const auto ours = network.session("owner@ours.example", access::Role::owner, TwoProgrammes::programme_of("ours"));
  const auto theirs =
      network.session("owner@theirs.example", access::Role::owner, TwoProgrammes::programme_of("theirs"));
  REQUIRE(network.database()
              .write([&](store::Session& session) -> Outcome {
                write_audit(session, {"x", noon(), TwoProgrammes::programme_of("ours")}, "ours was changed", "event",
                            "1");
                write_audit(session, {"x", noon(), TwoProgrammes::programme_of("theirs")}, "theirs was changed",
                            "event", "2");
                write_audit(session, {"command line", noon()}, "nobody's was changed", "region", "3");
                return Success{};
              })
              .ok());
  for (const std::string ending : {"", ".csv"}) {
    const auto page = changes(network, ours, ending);
    CHECK(page.find("Ours was changed") != std::string::npos);
    CHECK(page.find("Theirs was changed") == std::string::npos);
    CHECK(page.find("s was changed", page.find("Nobody")) == std::string::npos);
    CHECK(changes(network, theirs, ending).find("Ours was changed") == std::string::npos);
  }
}

TEST_CASE("what is done on a page belongs to the programme that the page is of") {
  TwoProgrammes network;
  const auto ours = network.session("owner@ours.example", access::Role::owner, TwoProgrammes::programme_of("ours"));
  auto request = request_to(web::Method::post, "/events/ours/notes", ours);
  request.form.add("table", "3");
  request.form.add("kind", "challenge");
  request.form.add("text", "Nobody told Gwendolen");
  REQUIRE(network.site().handle(request).status == 303);
  const auto page = changes(network, ours);
  CHECK(page.find("Note added") != std::string::npos);
  CHECK(page.find("owner@ours.example") != std::string::npos);
  CHECK(page.find("Gwendolen") == std::string::npos);
}
