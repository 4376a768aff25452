// How long a form takes is told from its questions, and its other looks keep what stands in them.
#include "summit_feedback.hpp"

#include <muster/domain/feedback/answer_time.hpp>
#include <muster/domain/forms/language.hpp>

namespace muster::feedback {
namespace {

using test::holds;

std::int64_t minutes(const std::string& text) {
  const auto form = forms::parse_form(text, "a form");
  REQUIRE(form.ok());
  return minutes_to_answer(*form);
}

}  // namespace

TEST_CASE("minutes come from the questions: more of them take longer, and one takes a minute at least") {
  const std::string head = "form t \"T\"\npage \"One\"\n";
  std::string ten;
  for (int at = 0; at < 10; ++at)
    ten +=
        "  q" + std::to_string(at) + " \"What would you change, and why, part " + std::to_string(at) + "?\" lines 4\n";
  CHECK(minutes(head + "  one \"What is one?\" text\n") == 1);
  CHECK(minutes(head + ten) == 5);
  CHECK(minutes_in_words(1) == "about a minute");
  CHECK(minutes_in_words(3) == "about 3 minutes");
}

TEST_CASE(
    "the summit's own form takes the two minutes that it says itself, and one more where all its texts are written") {
  const auto text = read_file(test::source_dir() + "/forms/london-send-summit-2022.form");
  REQUIRE(text.ok());
  CHECK(minutes(*text) == 3);
}

TEST_CASE("larger letters and easy reading stand in the address, from the first page to the thanks") {
  Feedback summit;
  const auto link = "/f/" + summit.open();
  const auto usual = summit.visitor.get(link);
  CHECK_FALSE(holds(usual, "class=\"look-"));
  CHECK(holds(usual, link + "?look=large"));
  CHECK(holds(usual, link + "?look=easy"));
  const auto large = summit.visitor.get(link + "?look=large");
  CHECK(holds(large, "<html lang=\"en-GB\" class=\"look-large\">"));
  CHECK(holds(large, "action=\"" + link + "?look=large\""));
  const auto second =
      summit.visitor.post(link + "?look=large", {{"_page", "1"}, {"_go", "yes"}, {"helpful", "mainly"}});
  CHECK(holds(second, "class=\"look-large\""));
  const auto sent =
      summit.visitor.post(link + "?look=large", {{"_page", "3"}, {"_send", "yes"}, {"helpful", "mainly"}});
  CHECK(sent.status == 303);
  CHECK(summit.stored() == 1);
  CHECK_FALSE(holds(summit.visitor.get(link + "?look=%22%3E"), "class=\"look-"));
}

}  // namespace muster::feedback

TEST_CASE("an introduction that says how long it takes is heard in the languages of the words") {
  muster::forms::Form form;
  form.pages.emplace_back();
  CHECK_FALSE(muster::feedback::tells_how_long(form));
  for (const auto* said : {"It takes two minutes.", "Mae’n cymryd dau funud neu dri munud.", "Zajmuje 3 minuty.",
                           "يستغرق 3 دقائق.", "৩ মিনিট লাগে।", "3 dakika sürer."}) {
    INFO(said);
    form.introduction = said;
    CHECK(muster::feedback::tells_how_long(form));
  }
}
