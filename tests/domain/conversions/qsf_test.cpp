// Qualtrics surveys are read as far as public exports show what they look like.
// Written after the export in github.com/fflewddur/sp (libsp/data_test.go), in our words.

#include "reading.hpp"

using namespace muster;
using test::questions_of;
using test::read;
using test::refusal;
using test::told;

namespace {

/// A survey of one block with these questions, asked in that order; `more` are further elements.
std::string survey(const std::vector<std::pair<std::string, std::string>>& questions, const std::string& more = "") {
  std::string asked;
  std::string elements;
  for (const auto& [id, payload] : questions) {
    asked += (asked.empty() ? "" : ", ") + (R"({"Type": "Question", "QuestionID": ")" + id + "\"}");
    elements += R"(, {"Element": "SQ", "PrimaryAttribute": ")" + id + R"(", "Payload": {"QuestionID": ")" + id +
                "\", " + payload + "}}";
  }
  return R"({"SurveyEntry": {"SurveyID": "SV_1", "SurveyName": "A visit", "SurveyDescription": "Five questions."},
    "SurveyElements": [{"Element": "BL", "PrimaryAttribute": "Survey Blocks", "Payload": [
      {"Type": "Default", "Description": "The day", "ID": "BL_1", "BlockElements": [)" +
         asked + "]}]}" + elements + more + "]}";
}

const std::string one_of_three = R"("QuestionText": "Which <b>room</b>?", "DataExportTag": "Q1", "QuestionType": "MC",
  "Selector": "SAVR", "Choices": {"1": {"Display": "Maps"}, "2": {"Display": "Ships"},
  "3": {"Display": "Another", "TextEntry": "true"}}, "ChoiceOrder": ["2", "1", "3"],
  "Validation": {"Settings": {"ForceResponse": "ON", "Type": "None"}})";

}  // namespace

TEST_CASE("the kinds of question of a Qualtrics survey are read") {
  const auto form = read(survey(
      {{"QID1", one_of_three},
       {"QID2", R"("QuestionText": "What did you see?", "DataExportTag": "Q2", "QuestionType": "MC", "Selector": "MAVR",
          "Choices": {"1": {"Display": "Maps"}, "2": {"Display": "Ships"}, "4": {"Display": "None", "ExclusiveAnswer": true}},
          "ChoiceOrder": [1, 2, 4])"},
       {"QID3", R"("QuestionText": "How was it?", "DataExportTag": "Q3", "QuestionType": "Matrix", "Selector": "Likert",
          "SubSelector": "SingleAnswer", "Choices": {"1": {"Display": "The time"}, "2": {"Display": "The signs"}},
          "ChoiceOrder": ["1", "2"], "Answers": {"1": {"Display": "Good"}, "2": {"Display": "Bad"}},
          "AnswerOrder": ["1", "2"], "ChoiceDataExportTags": {"1": "time", "2": "signs"})"},
       {"QID4", R"("QuestionText": "How likely are you to come again?", "DataExportTag": "Q4", "QuestionType": "MC",
          "Selector": "NPS", "Choices": [{"Display": "0"}], "ColumnLabels": [{"Display": "Never"}, {"Display": "Soon"}])"},
       {"QID5", R"("QuestionText": "A word of yours", "QuestionType": "DB", "Selector": "TB")"},
       {"QID6", R"("QuestionText": "What else?", "DataExportTag": "Q6", "QuestionType": "TE", "Selector": "ML")"},
       {"QID7", R"("QuestionText": "Your address", "DataExportTag": "Q7", "QuestionType": "TE", "Selector": "SL",
          "Validation": {"Settings": {"Type": "ContentType", "ContentType": "ValidEmail"}})"},
       {"QID8", R"("QuestionText": "How many came?", "DataExportTag": "Q8", "QuestionType": "TE", "Selector": "SL",
          "Validation": {"Settings": {"Type": "ContentType", "ContentType": "ValidNumber",
          "ValidNumber": {"Min": "1", "Max": "20", "NumDecimals": ""}}})"},
       {"QID9", R"("QuestionText": "Where?", "DataExportTag": "Q9", "QuestionType": "TE", "Selector": "FORM",
          "Choices": {"1": {"Display": "Street"}, "2": {"Display": "Town"}}, "ChoiceOrder": ["1", "2"])"}}));
  CHECK(form.form.title == "A visit");
  CHECK(form.form.introduction == "Five questions.");
  CHECK(questions_of(form) == R"(page "The day"
  q1*        "Which room?"  pick one
             ( ) o2      "Ships"
             ( ) o1      "Maps"
             ( ) o3 ...  "Another"

  q2         "What did you see?"  pick any
             [ ] o1  "Maps"
             [ ] o2  "Ships"
             [ ] o4  "None"  alone

  q3         "How was it?"  grid scale q3
             - time       "The time"
             - signs      "The signs"

  q4         "How likely are you to come again?"  from 0 "Never" to 10 "Soon"  nps

  information
    "A word of yours"

  q6         "What else?"  lines 4

  q7         "Your address"  email

  q8         "How many came?"  number from 1 to 20

  information
    "Where?"

  q9_1       "Street"  text

  q9_2       "Town"  text
)");
}

TEST_CASE("display logic, branches and ends of a Qualtrics survey become conditions") {
  const std::string logic = R"("DisplayLogic": {"0": {
      "0": {"LogicType": "Question", "LeftOperand": "q://QID1/SelectableChoice/1", "Operator": "Selected", "Type": "Expression"},
      "1": {"LogicType": "Question", "LeftOperand": "q://QID1/SelectableChoice/3", "Operator": "Selected", "Type": "Expression",
            "Conjuction": "Or"}, "Type": "If"}, "Type": "BooleanExpression", "inPage": false})";
  const auto text = [](const std::string& id, const std::string& more) {
    return std::pair{id, R"("QuestionText": "About )" + id + R"(", "DataExportTag": ")" + id +
                             R"(", "QuestionType": "TE", "Selector": "SL", )" + more};
  };
  const auto form =
      read(survey({{"QID1", one_of_three}, text("QID2", logic), text("QID3", R"("DisplayLogic": {"0": {"0": {
      "LogicType": "EmbeddedField", "LeftOperand": "from", "Operator": "EqualTo", "RightOperand": "x"}}})")}));
  CHECK(query::print_filter(*form.form.question("qid2")->ask_if) == "q1 in (o1, o3)");
  CHECK_FALSE(form.form.question("qid3")->ask_if);
  CHECK(told(form.differences)
            .find("question \"QID3\": a condition, because it looks at something other than an answer: "
                  "left out: everybody is asked") != std::string::npos);

  const auto led = read(R"({"SurveyEntry": {"SurveyName": "Led"}, "SurveyElements": [
    {"Element": "BL", "Payload": {"0": {"Type": "Default", "Description": "First", "ID": "A", "BlockElements": [
        {"Type": "Question", "QuestionID": "QID1"}]},
      "1": {"Type": "Trash", "Description": "Unused", "ID": "T", "BlockElements": [{"Type": "Question", "QuestionID": "QID9"}]},
      "2": {"Type": "Standard", "Description": "Ships", "ID": "B", "BlockElements": [
        {"Type": "Question", "QuestionID": "QID2"}, {"Type": "Page Break"}, {"Type": "Question", "QuestionID": "QID3"}]}}},
    {"Element": "FL", "Payload": {"Flow": [
      {"Type": "EmbeddedData"},
      {"Type": "Block", "ID": "A"},
      {"Type": "Branch", "BranchLogic": {"0": {"0": {"LogicType": "Question", "LeftOperand": "q://QID1/SelectableChoice/1",
        "Operator": "Selected"}}}, "Flow": [{"Type": "EndSurvey"}]},
      {"Type": "Branch", "BranchLogic": {"0": {"0": {"LogicType": "Question", "LeftOperand": "q://QID1/SelectableChoice/2",
        "Operator": "Selected"}}}, "Flow": [{"Type": "Standard", "ID": "B"}]}]}},
    {"Element": "SQ", "PrimaryAttribute": "QID1", "Payload": {"QuestionID": "QID1", )" +
                        one_of_three + R"(}},
    {"Element": "SQ", "PrimaryAttribute": "QID2", "Payload": {"QuestionID": "QID2", "QuestionText": "Which ship?",
      "DataExportTag": "ship", "QuestionType": "TE", "Selector": "SL"}},
    {"Element": "SQ", "PrimaryAttribute": "QID3", "Payload": {"QuestionID": "QID3", "QuestionText": "Why?",
      "DataExportTag": "why", "QuestionType": "TE", "Selector": "ESTB"}},
    {"Element": "SQ", "PrimaryAttribute": "QID9", "Payload": {"QuestionID": "QID9", "QuestionText": "Old",
      "DataExportTag": "old", "QuestionType": "TE", "Selector": "SL"}}]})");
  CHECK(questions_of(led) == R"(page "First"
  q1*        "Which room?"  pick one
             ( ) o2      "Ships"
             ( ) o1      "Maps"
             ( ) o3 ...  "Another"

  end if q1 = o1

page "Ships"
  ask if q1 = o2

  ship       "Which ship?"  text

page "Ships"
  ask if q1 = o2

  why        "Why?"  lines 4
)");

  CHECK(told(led.differences).find("survey: data that the survey is sent or keeps beside the answers: left out") !=
        std::string::npos);
}

TEST_CASE("what no form says of a Qualtrics survey is told") {
  const auto form = read(survey(
      {{"QID1", one_of_three},
       {"QID2", R"("QuestionText": "Put them in order", "DataExportTag": "Q2", "QuestionType": "RO", "Selector": "DND",
          "Choices": {"1": {"Display": "Maps"}, "2": {"Display": "Ships"}}, "ChoiceOrder": ["1", "2"],
          "Randomization": {"Type": "All"}, "QuestionJS": "alert")"},
       {"QID3", R"("QuestionText": "Browser", "DataExportTag": "Q3", "QuestionType": "Meta", "Selector": "Browser")"},
       {"QID4", R"("QuestionText": "Look", "DataExportTag": "Q4", "QuestionType": "HeatMap", "Selector": "Image")"}},
      R"(, {"Element": "QO", "Payload": {}})"));
  CHECK(told(form.differences) == R"text(survey: a limit of how many may answer: left out
question "Q1": the name "Q1": its code is q1
question "Q1": tags and styles in the label: only its words were kept
question "Q1": the options’ names 2, 1 and 3: their codes are o2, o1 and o3
question "Q2": that options are put in an order of one’s own: options are ticked
question "Q2": a script: left out
question "Q2": that its options come in an order of chance: left out
question "Q2": the name "Q2": its code is q2
question "Q2": the options’ names 1 and 2: their codes are o1 and o2
question "Q3": a question that a device answers by itself: left out
question "Q4": the type "HeatMap", which is not known: asked as a line of text
question "Q4": the name "Q4": its code is q4
)text");
  CHECK(refusal(R"({"SurveyEntry": {}, "SurveyElements": []})") ==
        "\"test\" has no question that people could answer.");
  CHECK(refusal(R"({"SurveyEntry": {}, "SurveyElements": [1, [], {"Element": "FL", "Payload": {"Flow": {}}}]})") ==
        "\"test\" has no question that people could answer.");
  CHECK(refusal(R"({"SurveyElements": [)").find("This is not JSON") != std::string::npos);
}
