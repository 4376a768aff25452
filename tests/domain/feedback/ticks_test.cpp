// Options are looked for before a cell is split; what can be read in two ways is refused with both readings.
#include "domain/feedback/exports.hpp"

using namespace muster;
using namespace muster::feedback;
using namespace muster::feedback::exports;

namespace {

std::string ticked(const std::string& text) { return cell("How next time?", text); }

const std::string plain_form = R"(form plain "Plain"
page "One"
  format "How?"  pick any
         [ ] a "In person"
         [ ] b "Online"
         [ ] c "Both, by turns"
         [ ] d "Yes, definitely"
         [ ] e "Tea | coffee"
)";
std::string plain(const std::string& text) { return cell("How?", text, plain_form); }

const std::string doubtful_form = R"(form doubtful "Doubtful"
page "One"
  format "How?"  pick any
         [ ] a  "In person"
         [ ] b  "with lunch"
         [ ] ab "In person; with lunch"
         [ ] c  "Online"
)";
std::string doubtful(const std::string& text) { return cell("How?", text, doubtful_form); }

}  // namespace

TEST_CASE("an option that holds a separator is found whole") {
  CHECK(ticked("In person; with lunch;") == "format=lunch");
  CHECK(ticked("In person; with lunch") == "format=lunch");
  CHECK(ticked("in person;  WITH lunch ;") == "format=lunch");
  CHECK(ticked("Online;In person; with lunch;") == "format=lunch+online");
  CHECK(ticked("In person;In person; with lunch;Online;") == "format=person+lunch+online");
  CHECK(plain("Both, by turns, Online") == "format=b+c");
  CHECK(plain("Both, by turns") == "format=c");
  CHECK(plain("Yes, definitely, Both, by turns") == "format=c+d");
  CHECK(plain("Tea | coffee") == "format=e");
  CHECK(plain("Tea | coffee|Online") == "format=b+e");
}

TEST_CASE("ticks are set apart as Microsoft, Google, JotForm, Qualtrics and people do") {
  CHECK(plain("In person;Online;") == "format=a+b");
  CHECK(plain("Online;In person") == "format=a+b");
  CHECK(plain("In person, Online") == "format=a+b");
  CHECK(plain("In person,Online") == "format=a+b");
  CHECK(plain("In person\nOnline") == "format=a+b");
  CHECK(plain("In person\r\nOnline\r\n") == "format=a+b");
  CHECK(plain("In person | Online") == "format=a+b");
  CHECK(plain("In person; Online; In person") == "format=a+b");
  CHECK(plain("In person Online") == "format=a+b");
  CHECK(plain("a b") == "format=a+b");
  CHECK(plain(" ; In person ; ; ") == "format=a");
  CHECK(plain(";") == "refused: \"\" is no option of format");
}

TEST_CASE("what names no option is written in, or refused where nothing can be") {
  CHECK(ticked("In person;By boat;") == "format=person+other‹By boat›");
  CHECK(ticked("In person;By boat, or bike;") == "format=person+other‹By boat, or bike›");
  CHECK(ticked("In person, By boat, or bike") == "format=person+other‹By boat, or bike›");
  CHECK(ticked("By boat, or bike") == "format=other‹By boat, or bike›");
  CHECK(ticked("Something else") == "format=other");
  CHECK(ticked("Online;Something else") == "format=online+other");
  CHECK(plain("In person;By boat;") == "refused: \"By boat\" is no option of format");
  CHECK(plain("By boat") == "refused: \"By boat\" is no option of format");
}

TEST_CASE("a cell that can be read in two ways is refused with both readings") {
  CHECK(doubtful("In person; with lunch") ==
        "refused: \"In person; with lunch\" can be read in two ways for format: as “In person; with lunch”, or as “In "
        "person” and “with lunch”");
  CHECK(
      doubtful("In person; with lunch; Online").starts_with("refused: \"In person; with lunch; Online\" can be read"));
  CHECK(doubtful("ab") == "format=ab");
  CHECK(doubtful("a | b") == "format=a+b");
  CHECK(doubtful("In person") == "format=a");
  CHECK(doubtful("Online; In person") == "format=a+c");
  // Two signs, each of which explains a part: neither is more likely.
  CHECK(ticked("In person, with a dog; Online") ==
        "refused: \"In person, with a dog; Online\" can be read in two ways for format: as “Online” and “In person, "
        "with a dog”, or as “In person” and “with a dog; Online”");
}

TEST_CASE("one option is taken where one may be chosen") {
  CHECK(cell("Was it helpful?", "Very helpful") == "helpful=very");
  CHECK(cell("Was it helpful?", "VERY  helpful.") == "helpful=very");
  CHECK(cell("Was it helpful?", "very") == "helpful=very");
  CHECK(cell("Was it helpful?", "Very helpful;") == "helpful=very");
  CHECK(cell("Was it helpful?", "Very helpful;Not helpful") ==
        "refused: “Very helpful” and “Not helpful” are ticked, but helpful takes one");
  CHECK(cell("Was it helpful?", "Helpfull") == "refused: \"Helpfull\" is no option of helpful");
}

TEST_CASE("labels of signs alone are told apart exactly, and signs beside numbers count") {
  const std::string form = R"(form signs "Signs"
page "One"
  mood   "Your mood?"  pick one
         ( ) bad  "☹"
         ( ) so   "😐"
         ( ) good "★★★"
         ( ) plus "+"
         ( ) less "-"
  band   "Your age?"  pick one
         ( ) under "<18"
         ( ) at    "18"
         ( ) over  ">18"
  grade  "Your grade?"  pick any
         [ ] a    "A"
         [ ] star "A*"
         [ ] five "5"
         [ ] more "5+"
         [ ] low  "-2"
         [ ] high "+2"
  agree  "Agree?"  pick one
         ( ) yes "Strongly agree"
         ( ) no  "Disagree"
)";
  for (const auto& [label, code] : std::vector<std::pair<std::string, std::string>>{
           {"☹", "bad"}, {"😐", "so"}, {"★★★", "good"}, {"+", "plus"}, {"-", "less"}}) {
    INFO(label);
    CHECK(cell("Your mood?", label, form) == "mood=" + code);
  }
  CHECK(cell("Your mood?", "★★", form).starts_with("refused"));
  CHECK(cell("Your age?", "<18", form) == "band=under");
  CHECK(cell("Your age?", "18", form) == "band=at");
  CHECK(cell("Your age?", "> 18", form) == "band=over");
  CHECK(cell("Your grade?", "A*;5+;-2", form) == "grade=star+more+low");
  CHECK(cell("Your grade?", "A, 5, +2", form) == "grade=a+five+high");
  for (const auto* text :
       {"Strongly agree", "strongly  agree", "STRONGLY AGREE.", "Strongly-agree", " Strongly agree "})
    CHECK(cell("Agree?", text, form) == "agree=yes");
}

TEST_CASE("a cell of thousands of pieces costs no more than its length") {
  std::string many;
  for (int at = 0; at < 20'000; ++at) many += "piece;";
  CHECK(plain(many).starts_with("refused"));
  std::string same;
  for (int at = 0; at < 90; ++at) same += "In person;";
  CHECK(plain(same) == "format=a");
}
