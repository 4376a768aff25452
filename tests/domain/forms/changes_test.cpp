// What may not change in a form once it has been published.

#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::forms;

namespace {

const std::string published = R"(form views "Views"
  anonymous
page "The day"
  helpful    "Was it helpful?"  pick one  as scale
             ( ) helpful "Helpful"
             ( ) mainly  "Mainly helpful"   also "Generally helpful"
             ( ) not     "Not helpful"
  better     "What could be better?"  lines 4
)";

/// The errors of the published form with `from` replaced by `to`.
std::vector<std::string> errors(const std::string& from, const std::string& to) {
  auto text = published;
  REQUIRE(text.find(from) != std::string::npos);
  text.replace(text.find(from), from.size(), to);
  const auto was = parse_form(published, "");
  const auto is = parse_form(text, "");
  REQUIRE(was.ok());
  REQUIRE(is.ok());
  std::vector<std::string> out;
  for (const auto& one : changed_meanings(*was, *is)) out.push_back(one_line(one));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what does not change a meaning may change after publishing") {
  CHECK(errors("views", "views") == Lines{});
  CHECK(errors("\"Helpful\"", "\"helpful!\"") == Lines{});
  CHECK(errors("\"Mainly helpful\"   also", "\"Mostly helpful\"   also \"Mainly helpful\",") == Lines{});
  CHECK(errors("lines 4", "lines 8  cloud") == Lines{});
  CHECK(errors("\"What could be better?\"", "\"What would be better?\"  also \"What could be better?\"") == Lines{});
  CHECK(errors("             ( ) not", "             ( ) slightly \"Slightly\"\n             ( ) not") == Lines{});
  CHECK(errors("better ", "added \"A new one\" text\n  better ") == Lines{});
}

TEST_CASE("questions and options may be retired, but not go on under another code") {
  const std::string better = "  better     \"What could be better?\"  lines 4\n";
  const std::string option = "             ( ) not     \"Not helpful\"\n";
  CHECK(errors(better, "") == Lines{});
  CHECK(errors(option, "") == Lines{});
  CHECK(errors(better, "  improve    \"What could be better?\"  lines 4\n") ==
        Lines{"views: question \"better\" has gone, and question \"improve\" asks the same in its words; keep the code "
              "\"better\": answers are stored under it"});
  CHECK(
      errors(option, "             ( ) no \"Not helpful\"\n") ==
      Lines{"views: question \"helpful\": option \"no\" is now called \"Not helpful\", which was option \"not\"; keep "
            "the code \"not\" for it: answers are stored under it"});
}

TEST_CASE("a form without any question of the one before is no version of it") {
  const auto was = parse_form(published, "");
  const auto is = parse_form("form views \"Views\"\n  anonymous\npage \"P\"\n  other \"Another?\" text\n", "");
  REQUIRE(is.ok());
  const auto found = changed_meanings(*was, *is);
  REQUIRE(found.size() == 1);
  CHECK(found.front().hint == "keep the questions that go on with their codes, or publish it as a round of its own");
}

TEST_CASE("consent to be quoted is a promise") {
  const std::string rest = "page \"P\" q \"Q?\" lines 3";
  const auto with = parse_form("form a \"A\" anonymous quote with consent " + rest, "");
  const auto without = parse_form("form a \"A\" anonymous " + rest, "");
  REQUIRE(with.ok());
  REQUIRE(without.ok());
  REQUIRE(changed_meanings(*with, *without).size() == 1);
  CHECK(changed_meanings(*with, *without).front().hint == "put \"quote with consent\" back: people were promised it");
  CHECK(changed_meanings(*without, *with).empty());
}

TEST_CASE("direction and headline may be added to a published form, for no answer changes") {
  CHECK(errors("as scale", "best first") == Lines{});
  CHECK(errors("as scale", "as scale  worst first") == Lines{});
  CHECK(errors("as scale", "no order") == Lines{});
  CHECK(errors("as scale", "as scale  headline \"the day\"") == Lines{});
  CHECK(errors("( ) not     \"Not helpful\"", "beside not  \"Not helpful\"") == Lines{});
}

TEST_CASE("a changed meaning is named, with the way out") {
  CHECK(errors("\"Not helpful\"", "\"Did not attend\"") ==
        Lines{"views: question \"helpful\": option \"not\" meant \"Not helpful\" and now means \"Did not attend\"; "
              "give the "
              "new meaning a code of its own, or, if only the words are new, add: also \"Not helpful\""});
  CHECK(errors("\"Was it helpful?\"", "\"Was it loud?\"") ==
        Lines{"views: question \"helpful\" asked \"Was it helpful?\" and now asks \"Was it loud?\"; give the new "
              "question a "
              "code of its own, or, if only the words are new, add: also \"Was it helpful?\""});
  CHECK(errors("lines 4", "text") == Lines{"views: question \"better\" was of kind \"lines\" and is now of kind "
                                           "\"text\"; give the new question a code of "
                                           "its own"});
  CHECK(errors("lines 4", "pick one\n    ( ) more \"More\"\n    ( ) less \"Less\"")
            .front()
            .find("was of kind \"lines\" and is now of kind \"pick one\"") != std::string::npos);
  CHECK(errors("  anonymous\n", "") == Lines{"views: the form was published as anonymous and no longer is; put "
                                             "\"anonymous\" back: people were promised it"});
  CHECK(errors("( ) helpful \"Helpful\"\n", "( ) helpful \"Helpful\"  also \"Quite\"\n") == Lines{});
  CHECK(errors("   also \"Generally helpful\"\n             ( ) not     \"Not helpful\"",
               "\n             ( ) not     \"Not helpful\"  also \"Generally helpful\"") ==
        Lines{"views: question \"helpful\": option \"not\" is now called \"Generally helpful\", which was option "
              "\"mainly\"; "
              "leave the name with option \"mainly\""});
  CHECK(
      errors("             ( ) helpful \"Helpful\"\n             ( ) mainly  \"Mainly helpful\"   also \"Generally "
             "helpful\"\n",
             "             ( ) mainly  \"Mainly helpful\"   also \"Generally helpful\"\n             ( ) helpful "
             "\"Helpful\"\n") ==
      Lines{
          "views: question \"helpful\": its options stand in another order, and their order is what a scale means; put "
          "them back in the order in which they were published"});
}

TEST_CASE("a breakdown is fixed with the first answer") {
  const std::string rest = "page \"P\" q \"Q?\" pick one ( ) a \"A\" ( ) b \"B\"";
  const auto without = parse_form("form a \"A\" anonymous " + rest, "");
  const auto with = parse_form("form a \"A\" anonymous breakdown q " + rest, "");
  REQUIRE(without.ok());
  REQUIRE(with.ok());
  CHECK(changed_meanings(*with, *with).empty());
  REQUIRE(changed_meanings(*without, *with).size() == 1);
  REQUIRE(changed_meanings(*with, *without).size() == 1);
  CHECK(changed_meanings(*with, *without).front().hint == "put it back as it was: it is fixed with the first answer");
}

TEST_CASE("a form that had names may not be called anonymous afterwards") {
  const auto was = parse_form("form a \"A\" page \"P\" q \"Q?\" text", "");
  const auto is = parse_form("form a \"A\" anonymous page \"P\" q \"Q?\" text", "");
  REQUIRE(changed_meanings(*was, *is).size() == 1);
  CHECK(changed_meanings(*was, *is).front().message == "the form was published with names and is now anonymous");
}
