// Cards of questions, forms and pages: they say what the text says, and their fields go back into it.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/question_card.hpp>

#include "edit_samples.hpp"
#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::forms;

namespace {

using test::form_of;

QuestionCard card(const std::string& text, const std::string& key) {
  for (const auto& one : part_cards(text))
    if (one.part.key == key) return one.question;
  FAIL("no card " << key);
  return {};
}

}  // namespace

TEST_CASE("a card says what its question says, and writing it back changes nothing") {
  for (const auto& text : shipped_texts()) {
    for (const auto& one : part_cards(text)) {
      if (one.part.kind != PartKind::question) continue;
      INFO(one.part.key);
      if (one.question.kind == CardKind::own_lines) continue;
      CHECK(made(change_question(text, one.part.key, one.question)) == text);
    }
  }
  const auto helpful = card(small, "q-helpful");
  CHECK(helpful.kind == CardKind::pick_one);
  CHECK(helpful.required);
  CHECK(helpful.answers == "Yes\nNo");
  CHECK(card(small, "q-why").condition == "helpful = no");
  CHECK(card(small, "q-day").statements == "There was time.\nThere was room.");
  CHECK(card(small, "q-day").scale == "agreement");
}

TEST_CASE("a card shows the answers of a shared scale, and those beside it apart") {
  const std::string text =
      "form a \"A\"\nscale s:\n  ( ) yes \"Yes\"\n  ( ) no \"No\"\n  beside na \"Not applicable\"\npage \"P\"\n"
      "  one \"One?\" scale s\n";
  const auto cards = part_cards(text);
  CHECK(cards.back().answers.options == std::vector<std::string>{"Yes", "No"});
  CHECK(cards.back().answers.beside == std::vector<std::string>{"Not applicable"});
}

TEST_CASE("fields of a card go into the text, and the rest of it stays") {
  auto wanted = card(small, "q-helpful");
  wanted.label = "Was it of \"any\" help?";
  wanted.hint = "Choose one.";
  wanted.answers = "Yes\nPartly\nNo";
  const auto changed = made(change_question(small, "q-helpful", wanted));
  CHECK(changed.substr(changed.find("  # Asked"), changed.find("  why ") - changed.find("  # Asked")) ==
        R"(  # Asked of all.
  helpful*  "Was it of \"any\" help?"  pick one  headline "the day"
            hint "Choose one."
            if missing "Say it"
            ( ) yes   "Yes"   # most
            ( ) partly  "Partly"
            ( ) no    "No"

)");
  check_same_elsewhere(small, changed, "helpful");
  wanted.required = false;
  wanted.hint.clear();
  const auto less = made(change_question(changed, "q-helpful", wanted));
  CHECK(less.find("if missing") == std::string::npos);
  CHECK(less.find("hint") == std::string::npos);
  CHECK_FALSE(form_of(less).question("helpful")->required);
}

TEST_CASE("answers pasted as lines keep their codes where they stay or are reworded") {
  const auto options = [](const std::string& text) {
    std::vector<std::string> out;
    const auto form = form_of(text);
    for (const auto& option : form.question("helpful")->options)
      out.push_back(option.code + "=" + option.label + (option.write_in ? "..." : ""));
    return out;
  };
  using Lines = std::vector<std::string>;
  auto wanted = card(small, "q-helpful");
  const auto with = [&](const std::string& answers) {
    wanted.answers = answers;
    return options(made(change_question(made(remove_part(small, "q-why")), "q-helpful", wanted)));
  };
  CHECK(with("No\nYes") == Lines{"no=No", "yes=Yes"});
  CHECK(with("Yes indeed\nNo") == Lines{"yes=Yes indeed", "no=No"});
  CHECK(with("Certainly\nNo") == Lines{"certainly=Certainly", "no=No"});
  CHECK(with("Yes\nNo\n\n Something else … ") == Lines{"yes=Yes", "no=No", "something_else=Something else..."});
  CHECK(with("Yes\nNo\nOther ...\nNo answer") == Lines{"yes=Yes", "no=No", "other=Other...", "no_answer=No answer"});
  CHECK(with("No\nMaybe\nYes") == Lines{"no=No", "maybe=Maybe", "yes=Yes"});
  CHECK(with("• No\n•\tYes\n\xEF\x82\xB7\tBy\tpost") == Lines{"no=No", "yes=Yes", "by_post=By post"});
  CHECK(with("☐ No\n□ Yes\n[ ] By post\n- By hand") == Lines{"no=No", "yes=Yes", "by_post=By post", "by_hand=By hand"});
  CHECK(with("1) Yes\n2) No\n3)\tBy post") == Lines{"yes=Yes", "no=No", "by_post=By post"});
  CHECK(with("Yes\nNo\na. By post\nb. By hand") == Lines{"yes=Yes", "no=No", "by_post=By post", "by_hand=By hand"});
  CHECK(with("(i) Yes\n(ii) No") == Lines{"yes=Yes", "no=No"});
  CHECK(with("- [ ] No\n- [x] Yes\no\tBy post\n✓ By hand") ==
        Lines{"no=No", "yes=Yes", "by_post=By post", "by_hand=By hand"});
  CHECK(with("1. ☐ No\n2. ☐ Yes\n4. ☐ By post") == Lines{"no=No", "yes=Yes", "by_post=By post"});
  // What does not count on is part of the words, and so is a number by which alone a line is told from another.
  CHECK(with("1. floor\n2. floor") == Lines{"o1_floor=1. floor", "o2_floor=2. floor"});
  CHECK(with("2022: one\n2023: two").front() == "o2022_one=2022: one");
  CHECK(with("Yes\n1. FC Town").back() == "o1_fc_town=1. FC Town");
  CHECK(with("Yes\n1.5 hours\n2.5 hours").back() == "o2_5_hours=2.5 hours");
  CHECK(with("16 or under\n17 to 25\n26 to 44") ==
        Lines{"o16_or_under=16 or under", "o17_to_25=17 to 25", "o26_to_44=26 to 44"});
}

TEST_CASE("a line that is pasted twice is refused by its number, and not asked twice") {
  auto wanted = card(small, "q-helpful");
  const auto refused = [&](const std::string& answers) {
    wanted.answers = answers;
    const auto changed = change_question(small, "q-helpful", wanted);
    if (changed.ok()) return std::string("taken");
    CHECK(changed.error().field == "answers");
    return changed.error().message;
  };
  CHECK(refused("Yes\nNo\n\nYes") == "Lines 1 and 4 are the same answer, “Yes”: keep one of them.");
  CHECK(refused("1) Yes\n2) No\n3) no ") == "Lines 2 and 3 are the same answer, “no”: keep one of them.");
  CHECK(refused("Yes\nNo\nOther ...\nother") == "Lines 3 and 4 are the same answer, “other”: keep one of them.");
  CHECK(refused("Yes\nNo\nNot yet") == "taken");
}

TEST_CASE("a question becomes one of another kind and back") {
  const std::vector<CardKind> kinds{CardKind::pick_one, CardKind::pick_any, CardKind::scale,   CardKind::shared_scale,
                                    CardKind::from_to,  CardKind::grid,     CardKind::text,    CardKind::lines,
                                    CardKind::words,    CardKind::number,   CardKind::date,    CardKind::time,
                                    CardKind::web,      CardKind::postcode, CardKind::ranking, CardKind::amounts};
  for (const auto& text : shipped_texts()) {
    for (const auto& one : part_cards(text)) {
      if (one.part.kind != PartKind::question || one.question.kind == CardKind::own_lines ||
          !one.question.answers_known)
        continue;
      for (std::size_t at = one.part.begin % 3; at < kinds.size(); at += 3) {
        const auto kind = kinds[at];
        INFO(one.part.key << " as " << card_kind_name(kind));
        auto wanted = one.question;
        wanted.kind = kind;
        const auto changed = change_question(text, one.part.key, wanted);
        if (!changed.ok()) {
          CHECK(changed.error().message == "Choose the scale.");
          continue;
        }
        CHECK(card(changed->text, changed->key).kind == kind);
        const auto parsed = parse_form(changed->text, "");
        if (parsed.ok()) check_same_elsewhere(text, changed->text, one.part.code);
      }
    }
  }
}

TEST_CASE("what a card does not know stays in its lines") {
  const std::string text =
      "form a \"A\"\npage \"P\"\n  one \"One?\"  pick any\n    heading \"H\"\n    [ ] a \"A\"\n    [ ] b \"B\"\n"
      "  two \"Two?\"  hologram 3\n";
  CHECK(card(text, "q-one").answers_known == false);
  CHECK(card(text, "q-two").kind == CardKind::own_lines);
  auto wanted = card(text, "q-one");
  wanted.label = "One or two?";
  CHECK(made(change_question(text, "q-one", wanted)).find("heading \"H\"\n    [ ] a") != std::string::npos);
  wanted.answers = "A";
  CHECK_FALSE(change_question(text, "q-one", wanted).ok());
  CHECK_FALSE(change_question(text, "q-two", card(text, "q-two")).ok());
  const auto lines = change_lines(text, "q-two", "  two \"Two?\"  number\n");
  CHECK(form_of(made(lines)).question("two")->kind == QuestionKind::number);
  CHECK(lines->key == "q-two");
}

TEST_CASE("a new question gets its code with its first words") {
  const auto added = add_question(small, "q-last", NewQuestion::pick_one);
  REQUIRE(added.ok());
  auto wanted = card(added->text, added->key);
  wanted.label = "Who are you here as?";
  const auto named = change_question(added->text, added->key, wanted);
  REQUIRE(named.ok());
  CHECK(named->key == "q-who_are_you");
  CHECK(form_of(named->text).question("who_are_you") != nullptr);
}

TEST_CASE("fields that would break the text are refused by name") {
  const auto field = [](const QuestionCard& wanted, const std::string& key) {
    const auto changed = change_question(small, key, wanted);
    return changed.ok() ? std::string("taken") : changed.error().field;
  };
  auto why = card(small, "q-why");
  why.label = " ";
  CHECK(field(why, "q-why") == "label");
  why = card(small, "q-why");
  why.size = "many";
  CHECK(field(why, "q-why") == "size");
  why = card(small, "q-why");
  why.condition = "helpful = no # and";
  CHECK(field(why, "q-why") == "condition");
  why.condition = "helpful =\n no";
  CHECK(field(why, "q-why") == "taken");
}

TEST_CASE("the head of a form and of its pages is changed by fields") {
  for (const auto& text : shipped_texts()) {
    CHECK(made(change_heading(text, heading_card(text))) == text);
    CHECK(made(change_page(text, "page-1", page_card(text, "page-1"))) == text);
    auto wanted = heading_card(text);
    wanted.title = "Another title";
    wanted.introduction = "Other words.";
    wanted.thanks.clear();
    const auto form = form_of(made(change_heading(text, wanted)));
    CHECK(form.title == "Another title");
    CHECK(form.introduction == "Other words.");
    CHECK(form.thanks.empty());
  }
  auto page = page_card(small, "page-2");
  page.title = "Afterwards";
  page.introduction = "Think of next year.";
  page.condition = "helpful = no";
  const auto changed = form_of(made(change_page(small, "page-2", page)));
  CHECK(changed.pages[1].title == "Afterwards");
  CHECK(changed.pages[1].introduction == "Think of next year.");
  CHECK(changed.pages[1].ask_if);
  const auto asked = made(duplicate_question(small, "q-helpful"));
  CHECK(form_of(with_breakdown(asked, "helpful_2", true)).breakdown == std::vector<std::string>{"helpful_2"});
  CHECK(with_breakdown(with_breakdown(asked, "helpful_2", true), "helpful_2", false) == asked);
  CHECK(form_of(made(change_heading("page \"P\"\n  a \"A?\" text\n", {"T", "", "", false, false, "", {}}))).title ==
        "T");
}
