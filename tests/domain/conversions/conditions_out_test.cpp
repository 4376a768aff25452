// Conditions are written in words that the other program understands, and come back as they went.
#include "reading.hpp"

using namespace muster;

namespace {

const std::string asked = R"(form f "F"

page "P"
  t  "T?"  text
  b  "B?"  pick any
     [ ] x  "X"
     [ ] other ...  "Another"
  g  "G"  grid pick any
     [ ] gx  "Gx"
     [ ] gy  "Gy"
     - g1  "One"
     - g2  "Two"
  r  "R?"  rank
     [ ] r1  "First"
     [ ] r2  "Second"
  last  "Last?"  lines 2
        ask if )";

}  // namespace

TEST_CASE("a condition goes out in the words of the program and comes back") {
  for (const std::string condition : {"t contains bus", "b contains other", "g1 contains gx", "r contains r2"}) {
    for (const std::string format : {"xlsform", "surveyjs", "limesurvey"}) {
      INFO(format << ": " << condition);
      // LimeSurvey's table takes one answer a row, which is told.
      if (format == "limesurvey" && condition.starts_with("g1")) continue;
      const auto back = test::read(test::written(test::form_of(asked + condition + "\n"), format).bytes).form;
      REQUIRE(back.questions().back()->ask_if);
      CHECK(query::print_filter(*back.questions().back()->ask_if).find(condition.substr(condition.find(' '))) !=
            std::string::npos);
    }
  }
}

TEST_CASE("each program is asked what it knows") {
  const auto out = [](const std::string& condition, const std::string& format) {
    return test::written(test::form_of(asked + condition + "\n"), format).bytes;
  };
  CHECK(out("t contains bus", "limesurvey").find(R"(!is_empty(stristr(t.NAOK, ""bus"")))") != std::string::npos);
  CHECK(out("b contains other", "limesurvey").find("!is_empty(b_other.NAOK)") != std::string::npos);
  CHECK(out("g1 contains gx", "limesurvey").find(R"(g_g1.NAOK == ""gx"")") != std::string::npos);
  CHECK(out("g1 contains gx", "surveyjs").find("{g.g1.answer} contains 'gx'") != std::string::npos);
}

TEST_CASE("a text with both quotes is put together for XPath, and its quotes are escaped for SurveyJS") {
  const auto form = test::form_of(asked + "t contains \"it's\"\n");
  CHECK(test::written(form, "surveyjs").bytes.find(R"({t} contains 'it\\'s')") != std::string::npos);
  CHECK(test::written(form, "xlsform-csv").bytes.find(R"(contains(${t}, ""it's""))") != std::string::npos);
}

TEST_CASE("that capitals count in XPath is told") {
  CHECK(test::told(test::written(test::form_of(asked + "t contains bus\n"), "xlsform").differences)
            .find("capitals do not count") != std::string::npos);
  CHECK(test::told(test::written(test::form_of(asked + "b contains x\n"), "xlsform").differences)
            .find("capitals do not count") == std::string::npos);
}

TEST_CASE("headings and information are read by whom their section or question is asked of") {
  const auto form = test::form_of(R"(form f "F"

page "P"
  came  "Came?"  pick one
        ( ) yes  "Yes"
        ( ) no   "No"
  section "Those who came" ask if came = yes
  information "Think of the whole day."
  how   "How?"  lines 2
)");
  const auto survey = test::written(form, "surveyjs").bytes;
  const auto above = survey.find("how_information");
  REQUIRE(above != std::string::npos);
  const auto shown = survey.find("visibleIf", above);
  CHECK(shown < survey.find("\"comment\"", above));
  CHECK(survey.find("Those who came", above) < shown);
  CHECK(test::told(test::written(form, "surveyjs").differences).find("left out") == std::string::npos);
}
