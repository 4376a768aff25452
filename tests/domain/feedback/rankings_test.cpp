// Rankings on a phone, on paper, in files taken in and given out.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/response_export_service.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;

const std::string ranking_text = R"(form ranks "Rankings"

page "Next time"
  topics     "What matters most?"  rank up to 3
             [ ] law     "Law"
             [ ] money   "Money"
             [ ] health  "Health"
             [ ] travel  "Travel; by bus"
  why        "Why?"  lines 3
)";

using Codes = std::vector<std::string>;

struct Rankings : OpenForm {
  Rankings() : OpenForm(ranking_text) {}
};

std::string read_as(const std::string& heading, const std::string& row) {
  return exports::said(exports::read(heading + "\n" + row + "\n", ranking_text));
}

}  // namespace

TEST_CASE("options have a box for a number, and what was chosen stays where it is no order") {
  Rankings summit;
  const auto page = summit.visitor.get(summit.link);
  CHECK(holds(page, "Number up to three: 1 for your first choice, and so on to 3."));
  CHECK(times(page.body, "<select class=\"govuk-select\"") == 4);
  CHECK(holds(page, "<label class=\"govuk-label\" for=\"q-topics-3\">Health</label>"));
  const auto wrong =
      summit.visitor.post(summit.link, {{"topics.law", "1"}, {"topics.health", "1"}, {"_page", "1"}, {"_send", "yes"}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "<a href=\"#q-topics\">“Law” and “Health” both have number 1."));
  CHECK(times(wrong.body, "<option selected>1</option>") == 2);
  const auto sent = summit.visitor.post(
      summit.link,
      {{"topics.law", "2"}, {"topics.health", "1"}, {"topics.money", ""}, {"_page", "1"}, {"_send", "yes"}});
  CHECK(location(sent) == summit.link + "/thanks");
  CHECK(summit.text("select answers from response") == R"({"topics":{"codes":["health","law"],"texts":[]}})");
}

TEST_CASE("on paper the keys are typed in the order of the numbers") {
  const auto form = exports::form_of(ranking_text);
  const auto part = paper_form(form).front();
  CHECK(part.questions.front().how == "Number up to three: 1 for your first choice, and so on to 3.");
  const auto read = read_sheet(form, {{"topics", "ca"}});
  REQUIRE(read.ok());
  CHECK(read.filled.at("topics").codes == Codes{"health", "law"});
  CHECK(sheet_of(form, read.filled) == TypedSheet{{"topics", "ca"}});
  // A figure may be the number in a box as well as a key: it is asked about.
  CHECK_FALSE(read_sheet(form, {{"topics", "31"}}).ok());
  const auto twice = read_sheet(form, {{"topics", "c c"}});
  REQUIRE(twice.errors.size() == 1);
  CHECK(twice.errors.front().message.starts_with("“Health” stands twice."));
  const auto other = read_sheet(form, {{"topics", "ac"}});
  CHECK(sheet_differences(form, read.filled, other.filled).front().first == "Health, Law");
}

TEST_CASE("a ranking is read out of one cell, a column an option and a column a rank") {
  CHECK(exports::cell("What matters most?", "Health;Travel; by bus;Law;", ranking_text) == "topics=health+travel+law");
  CHECK(exports::cell("What matters most?", "law health", ranking_text) == "topics=law+health");
  CHECK(read_as("What matters most? [Law],What matters most? [Health],What matters most? [Money]", "2,1,") ==
        "topics=health+law");
  CHECK(read_as("What matters most? [Rank 1],What matters most? [Rank 2]", "Health,Law") == "topics=health+law");
  CHECK(read_as("What matters most? [1],What matters most? [2]", "Money,") == "topics=money");
}

TEST_CASE("a ranking that is none is refused with the reason") {
  CHECK(exports::cell("What matters most?", "Health;Law;Health", ranking_text)
            .starts_with("refused: the answer to topics is not one"));
  CHECK(exports::cell("What matters most?", "Health;Noise", ranking_text) ==
        "refused: \"Noise\" is no option of topics");
  CHECK(read_as("What matters most? [Law],What matters most? [Health]", "high,1") ==
        "refused: \"high\" is no rank of \"Law\" for topics");
  CHECK(read_as("What matters most? [Law],What matters most? [Health]", "1,1")
            .starts_with("refused: the answer to topics is not one that the form takes. “Law” and “Health” both"));
}

TEST_CASE("exports have a column for each option, with its rank") {
  Rankings summit;
  summit.answer("one", {{"topics", {"health", "law"}}});
  summit.answer("two", {{"why", {"The trains"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto csv = export_responses(summit.database(), summit.clock.now(), "summit", "csv");
  REQUIRE(csv.ok());
  CHECK(csv->find("topics.law,topics.money,topics.health,topics.travel") != std::string::npos);
  CHECK(csv->find("2,,1,") != std::string::npos);
  const auto file = [&](const std::string& format) {
    const auto made = export_answers(summit.database(), summit.clock.now(), "summit", {format, false, {}}, unwatched());
    REQUIRE(made.ok());
    return *made;
  };
  const auto json = file("json");
  CHECK(json.find("\"topics.law\": 2") != std::string::npos);
  CHECK(json.find("Health: its rank, 1 for the first choice") != std::string::npos);
  const auto spss = file("sps");
  CHECK(spss.find("topics.law F3.0") != std::string::npos);
  CHECK(spss.find("topics.law 'Rank of Law (What matters most?)'") != std::string::npos);
  CHECK(spss.find("Ticked") == std::string::npos);
  CHECK(spss.find("MRSETS") == std::string::npos);
}

}  // namespace muster::feedback
