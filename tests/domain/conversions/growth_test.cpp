// Files of other programs, fed twice as much, take no more than twice as long.

#include <muster/domain/conversions/answers.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using growth::numbered;
using growth::repeated;

namespace {

void read_bytes(const std::string& bytes) { (void)conversions::read_form(bytes, "test"); }

void infer(const std::string& bytes) {
  const auto table = tabular::read_table(bytes, "test", tabular::WideRows::kept);
  if (table.ok()) (void)conversions::form_from_answers(*table, {}, "test");
}

constexpr std::size_t first = std::size_t{4} << 10U;

void check_all(const std::vector<std::string>& pieces, const std::string& before, const std::string& after,
               const growth::Work& work) {
  for (const auto& piece : pieces) {
    CAPTURE(before, piece);
    CHECK(growth::fault_of(numbered(piece, before, after), work, first) == "");
  }
}

}  // namespace

TEST_CASE("no XLSForm of any shape is read more slowly than it is long") {
  check_all({"text,q#,Q\n", "note,n#,N\n", "begin group,g#,G\n", "end group,,\n", "select_one l,q#,Q\n", "text,,\n",
             "text,q,Q\n", "x,x,x\n", "text,q#,<b>\n", "text,q#,{a}${b}\n", "text,q#_other,Q\n"},
            "type,name,label\n", "", read_bytes);
  check_all({"text,q#,Q,${q1}='a'\n", "text,q#,Q,((((((\n"}, "type,name,label,relevant\ntext,q1,Q,\n", "", read_bytes);
  check_all({"a", "(", "not(", "${q} or ", "'", "<", "&", "{a}", "**"}, "type,name,label,relevant\ntext,q1,", ",x\n",
            read_bytes);
  check_all({"(", "not(", "${q1}='a' or ", "'", "1 and "}, "type,name,label,relevant\ntext,q1,Q,\ntext,q2,Q,", "\n",
            read_bytes);
  check_all({",l,o#,O\n", ",l,o,O\n", ",l#,o,O\n"},
            "survey,,,\n,type,name,label\n,select_one l,q,Q\nchoices,,,\n,list_name,name,label\n", "", read_bytes);
}

TEST_CASE("no SurveyJS survey of any shape is read more slowly than it is long") {
  check_all({"{\"type\":\"text\",\"name\":\"q#\"},", "{\"type\":\"panel\",\"elements\":[", "{},", "[",
             "{\"type\":\"matrix\",\"name\":\"m#\",\"columns\":[1,2],\"rows\":[1,2]},",
             "{\"type\":\"text\",\"name\":\"q#\",\"visibleIf\":\"{q1} = 1\"},",
             "{\"type\":\"radiogroup\",\"name\":\"q\",\"choices\":[\"a\",\"b\"]},"},
            "{\"elements\":[", "{}]}", read_bytes);
  check_all({"\"c#\",", "{\"value\":1},", "\"c\","},
            "{\"elements\":[{\"type\":\"checkbox\",\"name\":\"q\",\"choices\":[", "1]}]}", read_bytes);
}

TEST_CASE("no trigger or Qualtrics survey of any shape is read more slowly than it is long") {
  check_all({"{\"type\":\"complete\",\"name\":\"q\",\"value\":\"#\"},",
             "{\"type\":\"visible\",\"name\":\"q\",\"value\":\"a\",\"questions\":[\"r\"]},", "{},"},
            "{\"triggers\":[", "{}],\"elements\":[{\"type\":\"radiogroup\",\"name\":\"q\",\"choices\":[\"a\",\"b\"]}]}",
            read_bytes);
  const std::string begin = "{\"SurveyEntry\":{},\"SurveyElements\":[";
  check_all(
      {"{\"Element\":\"SQ\",\"PrimaryAttribute\":\"Q#\",\"Payload\":{\"QuestionType\":\"TE\"}},",
       "{\"Element\":\"BL\",\"Payload\":[{\"ID\":\"B#\",\"BlockElements\":[{\"Type\":\"Page Break\"}]}]},", "{},"},
      begin, "{}]}", read_bytes);
  check_all(
      {"\"#\":{\"Display\":\"a\"},", "\"#\":{\"Display\":\"a#\",\"TextEntry\":1},"},
      begin +
          "{\"Element\":\"BL\",\"Payload\":[{\"ID\":\"B\",\"BlockElements\":[{\"Type\":\"Question\",\"QuestionID\":"
          "\"Q\"}]}]},{\"Element\":\"SQ\",\"PrimaryAttribute\":\"Q\",\"Payload\":{\"QuestionType\":\"MC\","
          "\"QuestionText\":\"Q\",\"Choices\":{",
      "\"x\":{}}}}]}", read_bytes);
  check_all(
      {"\"#\":{\"LogicType\":\"Question\",\"LeftOperand\":\"q://Q/SelectableChoice/1\",\"Operator\":\"Selected\"},",
       "\"#\":{},"},
      begin +
          "{\"Element\":\"BL\",\"Payload\":[{\"ID\":\"B\",\"BlockElements\":[{\"Type\":\"Question\",\"QuestionID\":"
          "\"Q\"}]}]},{\"Element\":\"SQ\",\"PrimaryAttribute\":\"Q\",\"Payload\":{\"QuestionType\":\"TE\","
          "\"QuestionText\":\"Q\",\"DisplayLogic\":{\"0\":{",
      "\"x\":{}}}}}]}", read_bytes);
}

TEST_CASE("no LimeSurvey structure of any shape is read more slowly than it is long") {
  const std::string head = "id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother\n";
  check_all({"\tQ\tS\tq#\t1\tText\t\ten\tN\tN\n", "\tSQ\t0\tp#\t1\tText\t\ten\n", "\tA\t0\ta#\t\tText\t\ten\n",
             "\tG\t\tG#\t1\t\t\ten\n", "\tSL\t\tx\t\ty\t\tl#\n"},
            head + "\tQ\tF\tq\t1\tText\t\ten\tN\tN\n", "", read_bytes);
  const std::string begin = "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>";
  check_all({"<row><qid>#</qid><title>t</title></row>", "<row><qid>1</qid></row>", "<row>", "<a><b>"},
            begin + "<questions><rows>", "</rows></questions></document>", read_bytes);
  check_all({"<row><surveyls_language>l#</surveyls_language></row>"}, begin + "<surveys_languagesettings><rows>",
            "</rows></surveys_languagesettings></document>", read_bytes);
}

TEST_CASE("no file of answers of any shape is read more slowly than it is long") {
  check_all({"a,b\n", "a#,b\n", "a;b;,1\n", "a;#;,1\n", "1,2\n", ";,;\n"}, "Q,R\n", "", infer);
  check_all({"Q#,", "Q [#],", "[],"}, "", "x\n1,2,3\n", infer);
  for (const auto* piece : {"a;", "a, ", "a ", ";"})
    CHECK(growth::fault_of(repeated(piece, "Q\n"), infer, first) == "");
}
