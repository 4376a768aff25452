// Numbers with decimals and a unit, and texts of so many words at most.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/measure_words.hpp>

#include "support/catch.hpp"

using namespace muster;

namespace {

const std::string text = R"(form measured "Measured"

page "The journey"
  far        "How far did you travel?"  number from 0 to 500  decimals 1  unit "miles"

  paid       "What did it cost?"  number  decimals 2  unit "£"

  unit       "Which unit?"  text  at most 2 words

  story      "What happened?"  lines 4  at most 5 words
             ask if far >= 2.5
)";

forms::Form form() {
  auto read = forms::parse_form(text, "measured");
  REQUIRE(read.ok());
  return std::move(read).value();
}

std::string stored(const std::string& code, const std::string& typed) {
  const auto checked = forms::check_answers(form(), {{code, {typed}}, {"far", {code == "far" ? typed : "3"}}});
  if (!checked.errors.empty()) return checked.errors.front().message;
  const auto found = checked.answers.find(code);
  return found == checked.answers.end() ? "" : found->second.texts.front();
}

TEST_CASE("a condition may name a fraction of a number that has decimals, and of no other") {
  const auto form = [](const std::string& condition) {
    return forms::parse_form(
        "form f \"F\"\n\npage \"P\"\n  hours  \"Hours?\"  number from 0 to 24  decimals 1\n"
        "  days   \"Days?\"  number from 0 to 7\n  why  \"Why?\"  text\n       ask if " +
            condition + "\n",
        "f.form");
  };
  CHECK(form("hours = 2.5").ok());
  CHECK(form("hours > 2 and hours < 3").ok());
  for (const auto* never : {"hours = 2.55", "days = 2.5", "hours > 2.4 and hours < 2.5"}) {
    INFO(never);
    const auto read = form(never);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().diagnostics.front().message.find("never hold") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a number takes as many decimals as the form says, with its unit or without") {
  CHECK(stored("far", "12.5") == "12.5");
  CHECK(stored("far", " 12.50 miles") ==
        "Write a number from 0 to 500 in digits, with at most 1 digit behind the "
        "point, for “How far did you travel?”. For example: 12.5 miles");
  CHECK(stored("far", "12.5 Miles") == "12.5");
  CHECK(stored("far", "012.0") == "12");
  CHECK(stored("paid", "£3.20") == "3.2");
  CHECK(stored("paid", "-0.00") == "0");
  CHECK(stored("paid", "-0.5") == "-0.5");
  CHECK(stored("far", "1,5") == "1.5");
  for (const auto* wrong : {".", "5.", "1.2.3", "1e3", "far", "500.1", "99999999999999999999.5"})
    CHECK(stored("far", wrong).starts_with("Write a number from 0 to 500"));
}

TEST_CASE("a number takes its unit in every usual spelling, and thousands that are set off") {
  CHECK(stored("far", "1 mile") == "1");
  CHECK(stored("far", "12mi") == "12");
  CHECK(stored("far", ".5 miles") == "0.5");
  CHECK(stored("paid", "3.20 pounds") == "3.2");
  CHECK(stored("paid", "GBP 3.20") == "3.2");
  CHECK(stored("paid", "£1,200") == "1200");
  CHECK(stored("paid", "1,234,567.50") == "1234567.5");
  CHECK(stored("paid", "£1 200") == "1200");
  CHECK(stored("paid", "-£5") == "-5");
  for (const auto* wrong : {"$3.20", "12,34,567", "1,20,0", "£", "pounds", "3 miles", "0,200", "1,2345"}) {
    INFO(wrong);
    CHECK(stored("paid", wrong).ends_with(". For example: 12.50 £"));
  }
  CHECK(stored("paid", "$3.20").starts_with("In £, not in another unit. Write a number"));
  CHECK(stored("far", "5 km").starts_with("In miles, not in another unit. Write a number from 0 to 500"));
  CHECK(stored("far", "€3").starts_with("In miles, not in another unit."));
  CHECK(stored("far", "5 MILES.") == "5");
  const auto whole = forms::parse_form(R"(form f "F"
page "P"
  events "How many?" number
  exact  "How exactly?" number decimals 3
  cost   "What did it cost?" number from 0 to 5 decimals 2 unit "pounds"
)",
                                       "f.form");
  REQUIRE(whole.ok());
  const auto typed = [&](const std::string& code, const std::string& text) {
    return forms::number_typed(*whole->question(code), text).value_or("refused");
  };
  CHECK(typed("events", "1,200") == "1200");
  CHECK(typed("events", "7.00") == "7");
  CHECK(typed("events", "7.5") == "refused");
  CHECK(typed("exact", "1,200") == "refused");  // 1.2, or 1,200
  CHECK(typed("exact", "1,200.5") == "1200.5");
  CHECK(typed("exact", "1.200,50") == "1200.5");
  CHECK(typed("exact", "1.200.000,5") == "1200000.5");
  CHECK(typed("exact", "1 200,50") == "1200.5");
  CHECK(typed("events", "1.200,00") == "1200");
  CHECK(typed("events", "1.200,50") == "refused");
  CHECK(typed("exact", "12.00,50") == "refused");
  CHECK(typed("events", "١٢") == "12");
  CHECK(typed("events", "۱۲۰۰") == "1200");
  CHECK(typed("exact", "٣٫٥") == "3.5");
  CHECK(typed("events", "１２") == "12");
  CHECK(typed("cost", "3 POUNDS.") == "3");
  CHECK(typed("cost", "3.") == "refused");
  CHECK(typed("cost", "£3.20") == "3.2");
  CHECK(typed("cost", "320p") == "refused");  // of another unit
  CHECK(forms::number_example(*whole->question("cost")) == "5 pounds");
}

TEST_CASE("an answer keeps to its number of words") {
  CHECK(stored("story", "we came, we saw -- together") == "we came, we saw -- together");
  CHECK(stored("story", "we came and we saw it") == "“What happened?”: keep it to 5 words. This has 6.");
  CHECK(forms::words_in("  well-made,\nisn't it?  ") == 3);
  CHECK(forms::words_in("- -- ...") == 0);
  CHECK(forms::words_in("谢谢 你") == 2);
}

TEST_CASE("measures are said, and stand in the text of the form") {
  const auto read = form();
  CHECK(forms::measure_in_words(*read.question("far")) == "In miles, with up to one decimal.");
  CHECK(forms::measure_in_words(*read.question("story")) == "At most 5 words.");
  const auto printed = forms::print_form(read);
  CHECK(printed.find("number from 0 to 500  decimals 1  unit \"miles\"") != std::string::npos);
  CHECK(forms::parse_form(printed, "").value() == read);
}

TEST_CASE("a number in another unit is another question") {
  auto next = text;
  next.replace(next.find("miles"), 5, "hours");
  const auto changed = forms::changed_meanings(form(), forms::parse_form(next, "").value());
  REQUIRE(changed.size() == 1);
  CHECK(changed.front().message == "question \"far\" was answered in \"miles\" and now in \"hours\"");
}
