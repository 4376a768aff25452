// One filled form: what is wrong with it, in words for the person who filled it, and what is kept.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/stored_answers.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <filesystem>
#include <random>

using namespace muster;
using namespace muster::forms;

namespace {

Form read(const std::string& text) {
  const auto form = parse_form(text, "test.form");
  REQUIRE(form.ok());
  return *form;
}

Form summit() {
  const auto text =
      read_file((std::filesystem::path(muster::test::source_dir()) / "forms/london-send-summit-2022.form").string());
  REQUIRE(text.ok());
  return read(*text);
}

/// A form with one question of each kind that the Summit's has not.
Form mixed() {
  return read(R"(form mixed "Mixed"
page "One"
  happy      "Are you happy?"  pick one
             ( ) yes       "Yes"
             ( ) no        "No"
             ( ) other ... "Something else"
  why        "Why not?"  text up to 20
             ask if happy = no
  how        "How would you know?"  lines 3
             ask if why is answered
page "Two"
  age        "How old are you?"  number from 1 to 120
  any_number "Any number?"  number
  likes*     "What do you like?"  pick any
             [ ] tea       "Tea"
             [ ] coffee    "Coffee"
             [ ] other ... "Something else"
)");
}

std::vector<std::string> messages(const CheckedAnswers& checked) {
  std::vector<std::string> out;
  for (const auto& error : checked.errors) out.push_back(error.message);
  return out;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a filled form is kept by code, in the form's order") {
  const auto checked = check_answers(summit(), {{"helpful", {"mainly"}},
                                                {"format", {"both", "in_person"}},
                                                {"words", {" Informative ", "", "Hopeful"}},
                                                {"better", {"More time\r\nfor questions\r\n"}},
                                                {"csrf", {"token"}}});
  CHECK(messages(checked) == Messages{});
  CHECK(checked.answers == Answers{{"helpful", {{"mainly"}, {}}},
                                   {"format", {{"in_person", "both"}, {}}},
                                   {"words", {{}, {"Informative", "Hopeful"}}},
                                   {"better", {{}, {"More time\nfor questions"}}}});
}

TEST_CASE("what is missing or too long is said in plain words") {
  const auto checked = check_answers(
      summit(), {{"words", {"Informative", "Hopeful", "not long enough to hear what parents and schools think"}}});
  REQUIRE(checked.errors.size() == 2);
  CHECK(checked.errors[0].question == "helpful");
  CHECK(checked.errors[0].message == "Say how helpful the Summit was");
  CHECK(checked.errors[1].question == "words");
  CHECK(checked.errors[1].part == 3);
  CHECK(checked.errors[1].message == "Word 3: keep it to 40 letters. This has 54.");
}

TEST_CASE("a required answer that is missing is asked for by its question") {
  auto form = summit();
  form.pages[0].questions[0].if_missing.clear();
  CHECK(
      messages(check_answers(form, {})) ==
      Messages{"Choose one answer for “Was the Summit helpful in clarifying your views on the SEND Green Paper and the "
               "new Ofsted inspection framework?”"});
  CHECK(messages(check_answers(mixed(), {{"likes", {""}}})) ==
        Messages{"Choose at least one answer for “What do you like?”"});
  CHECK(messages(check_answers(read("form a \"A\" page \"P\" q* \"Q?\" text r* \"R?\" number s* \"S?\" words up to 2"),
                               {})) ==
        Messages{"Write an answer for “Q?”", "Write a number for “R?”", "Write at least one word for “S?”"});
}

TEST_CASE("a choice must be one of those offered, and only one where only one may be made") {
  CHECK(
      messages(check_answers(summit(), {{"helpful", {"very"}}})) ==
      Messages{"Choose from the answers listed for “Was the Summit helpful in clarifying your views on the SEND Green "
               "Paper and the new Ofsted inspection framework?”"});
  CHECK(messages(check_answers(mixed(), {{"happy", {"yes", "no"}}, {"likes", {"tea"}}})) ==
        Messages{"Choose only one answer for “Are you happy?”"});
  CHECK(check_answers(mixed(), {{"likes", {"tea", "tea"}}}).answers.at("likes").codes ==
        std::vector<std::string>{"tea"});
}

TEST_CASE("a write-in that was typed is ticked, unless another answer was chosen in its place") {
  const auto typed = [](TypedAnswers extra) {
    extra.emplace("likes", std::vector<std::string>{"tea"});
    return check_answers(mixed(), extra).answers;
  };
  CHECK(typed({{"likes.other", {" Milk\nand honey "}}}).at("likes") == Answer{{"tea", "other"}, {"Milk and honey"}});
  CHECK(typed({{"happy", {"other"}}}).at("happy") == Answer{{"other"}, {}});
  CHECK(typed({{"happy.other", {"Perhaps"}}}).at("happy") == Answer{{"other"}, {"Perhaps"}});
  CHECK(typed({{"happy", {"yes"}}, {"happy.other", {"Perhaps"}}}).at("happy") == Answer{{"yes"}, {}});
  CHECK(messages(check_answers(mixed(), {{"likes.other", {std::string(201, 'x')}}})) ==
        Messages{"Something else: keep it to 200 characters. This has 201."});
}

TEST_CASE("a question is asked only of those whom its condition meets, whatever was typed for it") {
  const auto form = mixed();
  const TypedAnswers rest{{"likes", {"tea"}}, {"why", {"Rain"}}, {"how", {"I look"}}};
  const auto with = [&](const std::string& happy) {
    auto typed = rest;
    typed["happy"] = {happy};
    return check_answers(form, typed).answers;
  };
  CHECK(with("no").contains("why"));
  CHECK(with("no").contains("how"));
  CHECK_FALSE(with("yes").contains("why"));
  CHECK_FALSE(with("yes").contains("how"));  // "why" was typed, but not asked
  CHECK_FALSE(check_answers(form, rest).answers.contains("why"));
  CHECK(is_asked(*form.question("why"), form, {{"happy", {{"no"}, {}}}}));
  CHECK_FALSE(is_asked(*form.question("why"), form, {{"happy", {{"yes"}, {}}}}));
  CHECK_FALSE(is_asked(*form.question("why"), form, {}));
  CHECK(is_asked(*form.question("happy"), form, {}));
}

TEST_CASE("numbers are whole and within their range") {
  const auto error = [](const std::string& question, const std::string& number) {
    const auto checked = check_answers(mixed(), {{"likes", {"tea"}}, {question, {number}}});
    return checked.ok() ? checked.answers.at(question).texts.front() : checked.errors.front().message;
  };
  CHECK(error("age", " 42 ") == "42");
  CHECK(error("age", "007") == "7");
  CHECK(error("any_number", "-3") == "-3");
  CHECK(error("age", "0") == "Write a whole number from 1 to 120 in digits for “How old are you?”");
  CHECK(error("age", "12.5") == "Write a whole number from 1 to 120 in digits for “How old are you?”");
  CHECK(error("any_number", "many") == "Write a whole number in digits for “Any number?”");
  CHECK(error("any_number", "99999999999999999999") == "Write a whole number in digits for “Any number?”");
}

TEST_CASE("text is kept to its length and cleaned of what no page or file can hold") {
  const auto why = [](const std::string& text) {
    return check_answers(mixed(), {{"happy", {"no"}}, {"likes", {"tea"}}, {"why", {text}}});
  };
  CHECK(why("two\nlines").answers.at("why").texts.front() == "two lines");
  CHECK(why("bell\x07 and \x7Fmore").answers.at("why").texts.front() == "bell and more");
  CHECK(why("cafe\xCC\x81").answers.at("why").texts.front() == "café");
  CHECK_FALSE(why("  \n ").answers.contains("why"));
  CHECK(messages(why("twenty-one characters")) == Messages{"“Why not?”: keep it to 20 characters. This has 21."});
  CHECK(messages(why("b\xE9")) ==
        Messages{"Some of the answer to “Why not?” could not be read. Please write it again."});
  CHECK(messages(check_answers(summit(), {{"helpful", {"not"}}, {"better", {std::string(4001, 'x')}}})) ==
        Messages{"“What could we do better next time?”: keep it to 4,000 characters. This has 4,001."});
}

TEST_CASE("words are counted over all boxes, and split where there is room") {
  const auto words = [](std::vector<std::string> boxes) {
    const auto checked = check_answers(summit(), {{"helpful", {"not"}}, {"words", std::move(boxes)}});
    if (!checked.ok()) return Messages{checked.errors.front().message};
    return checked.answers.contains("words") ? checked.answers.at("words").texts : Messages{};
  };
  CHECK(words({"a, b", "B", ""}) == Messages{"a", "b"});
  CHECK(words({"rich and varied", "long"}) == Messages{"rich", "varied", "long"});
  CHECK(words({"rich and varied", "long", "loud"}) == Messages{"rich and varied", "long", "loud"});
  CHECK(words({"a, b; c, d"}) ==
        Messages{"Keep to three words for “Which three words would you use to describe the Summit?”. You gave more."});
  CHECK(words({"", "...", " "}) == Messages{});
}

TEST_CASE("one page is checked by itself, its conditions seeing the pages before") {
  const auto form = mixed();
  CHECK(check_page(form, 0, {}).ok());
  CHECK(messages(check_page(form, 1, {{"happy", {"nonsense"}}})) ==
        Messages{"Choose at least one answer for “What do you like?”"});
  const auto first = check_page(form, 0, {{"happy", {"no"}}, {"why", {"Rain"}}, {"likes", {"tea"}}});
  CHECK(first.answers.size() == 2);
  auto across =
      read("form a \"A\" page \"P\" q \"Q?\" pick one ( ) a \"A\" ( ) b \"B\" page \"R\" r \"R?\" text ask if q = a");
  CHECK(check_page(across, 1, {{"q", {"a"}}, {"r", {"x"}}}).answers.contains("r"));
  CHECK_FALSE(check_page(across, 1, {{"q", {"b"}}, {"r", {"x"}}}).answers.contains("r"));
}

TEST_CASE("answers are one line of JSON, the same for the same answers, and come back whole") {
  const Answers answers{{"words", {{}, {"say \"hi\"", "back\\slash", "two\nlines", "café 😊", "tab\t", "either/or"}}},
                        {"format", {{"in_person", "other"}, {"By post"}}}};
  const auto json = to_json(answers);
  CHECK(json ==
        R"({"format":{"codes":["in_person","other"],"texts":["By post"]},)"
        R"("words":{"codes":[],"texts":["say \"hi\"","back\\slash","two\nlines","café 😊","tab\t","either/or"]}})");
  const auto again = answers_from_json(json);
  REQUIRE(again.ok());
  CHECK(*again == answers);
  CHECK(to_json({}) == "{}");
  CHECK(answers_from_json("{}")->empty());
  const auto loose =
      answers_from_json(" { \"q\" : { \"texts\" : [ \"\\ud83d\\ude0a\\u00e9\\/\" ] , \"codes\" : [ ] } } ");
  REQUIRE(loose.ok());
  CHECK(loose->at("q").texts.front() == "😊é/");
}

TEST_CASE("what was not asked of somebody is kept as that, and stands beside no answer") {
  const Answers answers{{"may_quote", Answer{.asked = Asked::no}}, {"more", {{}, {"More time"}}}};
  const auto json = to_json(answers);
  CHECK(json == R"({"may_quote":{"codes":[],"texts":[],"asked":"no"},"more":{"codes":[],"texts":["More time"]}})");
  const auto again = answers_from_json(json);
  REQUIRE(again.ok());
  CHECK(*again == answers);
  std::vector<StoredAnswer> read;
  REQUIRE(read_stored(json, read) == 2);
  CHECK(read.front().question == "may_quote");
  CHECK(read.front().codes.empty());
  CHECK(read.front().texts.empty());
  for (const auto* wrong :
       {R"({"q":{"codes":["a"],"texts":[],"asked":"no"}})", R"({"q":{"codes":[],"texts":[],"asked":"yes"}})",
        R"({"q":{"codes":[],"texts":[],"asked":false}})", R"({"q":{"codes":[],"texts":[],"asked":["no"]}})",
        R"({"q":{"codes":[],"texts":[],"asked":"no","asked":"no"}})"}) {
    CHECK_FALSE(answers_from_json(wrong).ok());
    CHECK(read_stored(wrong, read) == -1);
  }
}

TEST_CASE("JSON of any other shape is refused") {
  for (const auto* json :
       {"", "{", "[]", "null", "{}x", R"({"q":1})", R"({"q":{}})", R"({"q":{"codes":[]}})",
        R"({"q":{"codes":[],"texts":[1]}})", R"({"q":{"codes":[],"texts":[],"more":[]}})",
        R"({"q":{"codes":[],"codes":[],"texts":[]}})", R"({"q":{"codes":[],"texts":[]},"q":{"codes":[],"texts":[]}})",
        R"({"q":{"codes":[],"texts":[],}})", R"({"q":{"codes":["\ud800"],"texts":[]}})",
        R"({"q":{"codes":["\u0000"],"texts":[]}})", R"({"q":{"codes":["\x"],"texts":[]}})",
        "{\"q\":{\"codes\":[\"\n\"],\"texts\":[]}}", "{\"\xFF\":{\"codes\":[],\"texts\":[]}}"}) {
    INFO(json);
    CHECK_FALSE(answers_from_json(json).ok());
  }
}

TEST_CASE("JSON with any one byte changed is refused or read, and never crashes") {
  const std::string json = to_json({{"words", {{"a"}, {"say \"hi\" 😊\n"}}}, {"format", {{"in_person"}, {}}}});
  std::mt19937 random(7);
  for (std::size_t at = 0; at < json.size(); ++at) {
    for (int round = 0; round < 20; ++round) {
      auto changed = json;
      changed[at] = static_cast<char>(random() % 256);
      if (const auto read_back = answers_from_json(changed); read_back.ok()) {
        const auto again = answers_from_json(to_json(*read_back));
        REQUIRE(again.ok());
        CHECK(*again == *read_back);
      }
    }
    CHECK_FALSE(answers_from_json(json.substr(0, at)).ok());
  }
}
