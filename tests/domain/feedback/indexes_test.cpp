// The indexes of a form in the files that answers leave in.
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/response_export_service.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {

TEST_CASE("exports have a column for each index, with its codebook") {
  Feedback summit;
  summit.publish(R"(form felt "How it felt"
  index felt "How it felt" of voice, again

scale agreement best first:
  ( ) agree     "Agree"
  ( ) neither   "Neither"
  ( ) disagree  "Disagree"

page "P"
  voice "I felt heard." scale agreement
  again "I would come again." scale agreement
  why   "Why?" lines 3
)");
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("one", {{"voice", {"agree"}}, {"again", {"neither"}}});
  summit.answer("two", {{"why", {"The trains"}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto csv = export_responses(summit.database(), summit.clock.now(), "summit", "csv");
  REQUIRE(csv.ok());
  CHECK(csv->find("voice,again,felt") != std::string::npos);
  CHECK(csv->find("agree,neither,2.5") != std::string::npos);
  const auto json = export_answers(summit.database(), summit.clock.now(), "summit", {"json", false, {}}, unwatched());
  REQUIRE(json.ok());
  CHECK(json->find("\"felt\": 2.5") != std::string::npos);
  const auto spss = export_answers(summit.database(), summit.clock.now(), "summit", {"sps", false, {}}, unwatched());
  REQUIRE(spss.ok());
  CHECK(spss->find("felt F12.4") != std::string::npos);
}

}  // namespace muster::feedback
