// The words of a report for programs: read, looked at, saved; and the marks of words that judge on the lead's page.
#include "summit_site.hpp"
#include "support/catch.hpp"
#include "two_programmes.hpp"

using Catch::Contains;

namespace muster::test {
namespace {

using access::Role;

struct Program : TwoProgrammes {
  std::string token(Role role) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, "Our programme", std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& authorization,
                 const std::string& json = {}) {
    auto request = request_to(method, path, "");
    request.form = {};
    request.headers.add("authorization", authorization);
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
};

const std::string address = "/api/events/ours/report/definition";

}  // namespace

TEST_CASE("a program reads, looks at and saves the words of a report, and is told what is wrong") {
  Program program;
  const auto lead = program.token(Role::lead);
  const auto shipped = program.ask(web::Method::get, address, lead);
  REQUIRE(shipped.status == 200);
  CHECK_THAT(shipped.body, Contains("\"version\": 0") && Contains("\"own\": false"));

  const auto look =
      program.ask(web::Method::post, address, lead, R"({"text": "{delegate} came.\n\nSome 90% stayed."})");
  REQUIRE(look.status == 200);
  CHECK_THAT(look.body, Contains("\"can_be_printed\": false") && Contains("did you mean \\\"delegates\\\"?"));
  CHECK_THAT(look.body, Contains("this figure is typed") && Contains("a figure is missing here"));
  CHECK_THAT(program.ask(web::Method::get, address, lead).body, Contains("\"version\": 0"));

  const auto wrong = program.ask(web::Method::put, address, lead, R"({"text": "{delegate} came.", "version": 0})");
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, Contains("\"column\": 2"));
  CHECK(program.ask(web::Method::put, address, lead, R"({"text": "{delegates} came."})").status == 422);
  CHECK(program.ask(web::Method::post, address, lead, R"({"words": "x"})").status == 422);

  const auto saved = program.ask(web::Method::put, address, lead, R"({"text": "{delegates} came.", "version": 0})");
  CHECK(saved.status == 200);
  CHECK_THAT(saved.body, Contains("\"version\": 1") && Contains("{delegates} came."));
  // Somebody saved since that version.
  CHECK(program.ask(web::Method::put, address, lead, R"({"text": "{delegates} came.", "version": 0})").status == 409);
}

TEST_CASE("the words of a report are for whoever may write it, in its own programme") {
  Program program;
  CHECK(program.ask(web::Method::get, address, "").status == 401);
  CHECK(program.ask(web::Method::put, address, program.token(Role::door), R"({"text": "x", "version": 0})").status ==
        403);
  CHECK(program.ask(web::Method::get, "/api/events/theirs/report/definition", program.token(Role::lead)).status == 404);
}

TEST_CASE("the page of a report's words marks a word that its figure does not bear out, and saves it all the same") {
  summit_site::SummitSite site;
  const auto change = std::string(summit_site::event) + "/report/change";
  const std::string words = "Fewer than half, {helpful = helpful | of}, found it helpful.";
  const auto looked = site.post(change, {{"version", "0"}, {"text", words}, {"do", "look"}});
  CHECK(looked.status == 200);
  const auto text = summit_site::text_of(looked.body);
  CHECK_THAT(text, Contains("Everything can be printed. One place needs a look."));
  CHECK_THAT(text, Contains("“Fewer than half” does not fit what stands beside it: 38 of 42, which is 90.5%"));
  CHECK_THAT(text, Contains("that is nearly all"));
  CHECK(site.post(change, {{"version", "0"}, {"text", words}}).status == 303);
  CHECK_THAT(site.words(std::string(summit_site::event) + "/report"), !Contains("does not fit"));
}

}  // namespace muster::test
