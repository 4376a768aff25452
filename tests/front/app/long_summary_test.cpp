// A summary's page has an end, however much people wrote: with 100,000 answers it had 7 MB, and so had every refused
// filter.
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/web/decode.hpp>

#include "two_programmes.hpp"

using namespace muster;
using Catch::Contains;

namespace {

const std::string form_text = R"(form views "Your views"
page "One"
  come    "Will you come again?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
  better  "What would be better?"  lines 4
  more    "What else?"  lines 4
  words   "Which words describe it?"  words up to 3
)";

constexpr int people = 1500;

/// A word of its own for each, of letters alone.
std::string word_of(int number) {
  std::string word = "kind";
  for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
  return word;
}

struct LongSummary : test::TwoProgrammes {
  LongSummary() {
    owner = session("owner@example.org", access::Role::owner, "Our programme");
    REQUIRE(feedback::publish_form(database(), test::SummitStore::audit(), "ours", form_text, "views.form").ok());
    REQUIRE(feedback::open_round(database(), test::SummitStore::audit(), "ours").ok());
    const auto answered = database().write([&](store::Session& session) -> Outcome {
      for (int number = 1000; number < 1000 + people; ++number) {
        const auto own = std::to_string(number);
        const auto text =
            R"({"codes":[],"texts":["Answer )" + own + " of somebody with " + std::string(300, 'm') + R"("]})";
        session.execute(
            "insert into response (round_id, id, answers, released) select id, $1, $2, 1 from round",
            {"answer-" + own, R"({"come":{"codes":["yes"],"texts":[]},"better":)" + text + R"(,"more":)" + text +
                                  R"(,"words":{"codes":[],"texts":["useful",")" + word_of(number) + R"("]}})"});
      }
      return Success{};
    });
    REQUIRE(answered.ok());
    std::string notes;
    for (int number = 0; number < 400; ++number) notes += "Room " + std::to_string(number) + "\n";
    REQUIRE(feedback::paste_notes(database(), test::SummitStore::audit(), "ours", {"7", "challenge", notes}).ok());
  }
  web::Reply summary(const std::string& query) {
    auto request = test::request_to(web::Method::get, "/events/ours/summary", owner);
    request.query = web::decode_urlencoded(query).value();
    return site().handle(std::move(request));
  }
  std::string owner;
};

}  // namespace

TEST_CASE("a summary shows the first of what many people wrote, says so, and JSON has all of it") {
  LongSummary site;
  const auto page = site.summary("");
  REQUIRE(page.status == 200);
  CHECK_THAT(page.body, Contains("of 1,500 answers") && Contains("Read the first ") && Contains("The list ends here"));
  CHECK_THAT(page.body, Contains("Answer 1000 of somebody") && !Contains("Answer 2499 of somebody"));
  CHECK_THAT(page.body, Contains("Show the 300 most frequent of 1,501 words"));
  CHECK_THAT(page.body, Contains("Read the first 300 notes of each kind") && !Contains("Room 399"));
  CHECK(page.body.size() < 500'000);
  CHECK_THAT(site.get("/api/events/ours/summary", site.owner).body, Contains("Answer 2499 of somebody"));
}

TEST_CASE("a filter that is refused is answered by a page that has an end too") {
  LongSummary site;
  for (const auto* query : {"where=nonsense", "where=nonsense&reading=yes"}) {
    INFO(query);
    const auto page = site.summary(query);
    CHECK(page.status == 422);
    CHECK_THAT(page.body, Contains("value=\"nonsense\""));
    CHECK(page.body.size() < 500'000);
  }
}
