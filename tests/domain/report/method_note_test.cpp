// The method note and the programme's own word list.
#include "domain/report/printing.hpp"

using namespace muster;
using namespace muster::report;
using namespace printing_of_tests;

TEST_CASE("the method note says what the programme's own word list did to the words that are told, and nothing else") {
  const auto summary = example::summary_of(example::summit());
  text::WordRules list;
  list.same = {{"funding", "money", "budget"}, {"zebra", "horse"}};
  list.also_stop = {"borough"};
  list.phrases = {"early years", "polar bear"};
  ReportData data{summary};
  CHECK(printed("::: method", data).find("word list") == std::string::npos);
  data.word_list = &list;
  const auto note = printed("::: method", data);
  CHECK(note.find("The programme’s own word list counts ‘money’ and ‘budget’ with ‘funding’") != std::string::npos);
  CHECK(note.find("leaves out ‘borough’") != std::string::npos);
  CHECK(note.find("horse") == std::string::npos);
  CHECK(note.find("polar") == std::string::npos);
}
