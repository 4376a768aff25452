// A file from a form that did not ask who may be quoted: nobody in it agreed, and nobody refused.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/answers_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

const std::string asked = R"(form quoted "Quoted"
  quote with consent

page "The day"
  helpful  "Was it helpful?"  pick one
           ( ) yes "Yes"
           ( ) no  "No"
  more     "Anything else?"  lines 3
)";

std::vector<forms::Answers> answers_of(Feedback& summit) {
  const auto id = summit.round().id;
  const auto all = summit.database().read(
      [&](store::Session& session) -> Result<std::vector<forms::Answers>> { return released_answers(session, id); });
  REQUIRE(all.ok());
  return *all;
}

}  // namespace

TEST_CASE("a file without the box of consent was not asked it, and is still known when it comes again") {
  Feedback summit;
  summit.publish(asked);
  const std::string file = "ID,Was it helpful?,Anything else?\n1,Yes,More time\n2,No,\n";
  REQUIRE(summit.import(file).ok());
  const auto all = answers_of(summit);
  REQUIRE(all.size() == 2);
  for (const auto& answers : all) {
    REQUIRE(answers.contains("may_quote"));
    CHECK(answers.at("may_quote").asked == forms::Asked::no);
    CHECK(answers.at("may_quote").codes.empty());
  }
  const auto more = summit.import(file + "3,Yes,\n");
  REQUIRE(more.ok());
  CHECK(more->known == 2);
  CHECK(more->added == 1);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto csv = export_answers(summit.database(), summit.clock.now(), "summit", {"csv", false, {}}, unwatched());
  REQUIRE(csv.ok());
  CHECK(csv->find("no,not asked") != std::string::npos);
}

TEST_CASE("an empty cell under the box of consent says no, as an empty box does") {
  Feedback summit;
  summit.publish(asked);
  const auto* consent = summit.round().form->question("may_quote");
  REQUIRE(consent != nullptr);
  const std::string heading = "\"" + consent->label + "\"";
  const auto& yes = consent->options.front().label;
  REQUIRE(summit.import("ID,Was it helpful?," + heading + "\n1,Yes,\"" + yes + "\"\n2,No,\n").ok());
  std::size_t agreed = 0;
  for (const auto& answers : answers_of(summit)) {
    const auto found = answers.find("may_quote");
    if (found == answers.end()) continue;
    CHECK(found->second.asked == forms::Asked::by_condition);
    ++agreed;
  }
  CHECK(agreed == 1);
}

}  // namespace muster::feedback
