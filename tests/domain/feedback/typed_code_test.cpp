// A form's code as people type it off a slide: look-alikes, capitals, a whole address; and what a wrong one is offered.
#include <muster/domain/feedback/typed_code.hpp>

#include "domain/feedback/asked_people.hpp"

#include <algorithm>
#include <set>

namespace muster::feedback {
namespace {

using test::holds;
using test::location;

std::string with_code(Feedback& summit, const std::string& code) {
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update round set short_code = $1", {code});
                return Success{};
              })
              .ok());
  return code;
}

}  // namespace

TEST_CASE("letters and digits that look alike are tried for each other, the code as typed first") {
  CHECK(codes_like("acde") == std::vector<std::string>{"acde"});
  const auto tried = codes_like("zs8k");
  CHECK(tried.front() == "zs8k");
  CHECK(std::set<std::string>(tried.begin(), tried.end()) ==
        std::set<std::string>{"zs8k", "2s8k", "z58k", "258k", "zsbk", "2sbk", "z5bk", "25bk"});
  CHECK(codes_like("zzzzzzzz").size() == 256);
  CHECK(codes_like("zzzzzzzzz").size() == 1);      // more than anybody waits for
  CHECK(codes_like("z234567890123").size() == 1);  // longer than any code
}

TEST_CASE("a code is found in what somebody puts into the field") {
  CHECK(code_within("ACDEFGH") == "acdefgh");
  CHECK(code_within(" acd-efg h. ") == "acdefgh");
  CHECK(code_within("https://muster.example/F/ACDEFGH?LINK=abc") == "acdefgh");
  CHECK(code_within("/f/acdefgh/thanks") == "acdefgh");
  CHECK(code_within("<script>").empty());
  CHECK(code_within(std::string(500, 'a')).empty());
}

TEST_CASE("a code that was misread off a slide leads to its form, also in capitals") {
  Feedback summit;
  summit.open();
  with_code(summit, "zs8k7mp");
  for (const auto* typed : {"/f/zs8k7mp", "/F/ZS8K7MP", "/f/2sbk7mp", "/F/25BK7MP", "/f/25bk7mp.", "/f/zs8-k7mp"}) {
    INFO(typed);
    const auto page = summit.visitor.get(typed);
    CHECK(page.status == 200);
    CHECK(holds(page, "Was it helpful?"));
  }
  const auto page = summit.visitor.get("/f/2sbk7mp");
  REQUIRE(summit.visitor
              .post("/f/2sbk7mp", {{"_key", test::field_value(page.body, "_key")},
                                   {"_page", "3"},
                                   {"helpful", "helpful"},
                                   {"_send", "yes"}})
              .status == 303);
  CHECK(summit.stored() == 1);
}

TEST_CASE("a link of one's own in capitals, its field too, is read") {
  AskedPeople summit(1);
  const auto secrets = summit.send_and_deliver(LinkMail::link);
  REQUIRE(secrets.size() == 1);
  auto secret = secrets.begin()->second;
  std::ranges::transform(secret, secret.begin(), [](char letter) {
    return letter == '0'                    ? 'O'
           : letter == '1'                  ? 'I'
           : letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A')
                                            : letter;
  });
  auto code = summit.round().short_code;
  std::ranges::transform(code, code.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter;
  });
  const auto page = summit.visitor.get("/F/" + code + "?LINK=" + secret);
  CHECK(page.status == 200);
  CHECK(holds(page, "_key"));
  CHECK(holds(page, "link=" + secrets.begin()->second));
}

TEST_CASE("an address that leads nowhere has a field for the code, which leads on") {
  Feedback summit;
  const auto code = summit.open();
  const auto nowhere = summit.visitor.get("/f/acdefgh");
  CHECK(nowhere.status == 404);
  CHECK(holds(nowhere, "There is no form at this link."));
  CHECK(holds(nowhere, "The code of the form"));
  CHECK(holds(nowhere, "value=\"acdefgh\""));
  for (const auto* begun : {"/f", "/F", "/f/"}) {
    const auto asked = summit.visitor.get(begun);
    INFO(begun);
    CHECK(asked.status == 200);
    CHECK(holds(asked, "Which form are you looking for?"));
  }
  CHECK(location(summit.visitor.get("/f?code=https%3A%2F%2Fmuster.example%2Ff%2F" + code)) == "/f/" + code);
  const auto wrong = summit.visitor.get("/f?code=%3Cscript%3E");
  CHECK(wrong.status == 404);
  CHECK(holds(wrong, "value=\"&lt;script&gt;\""));
}

}  // namespace muster::feedback
