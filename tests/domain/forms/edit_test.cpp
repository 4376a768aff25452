// What cards do to a form's text: the form stays sound, says the same elsewhere, and keeps its notes.
#include <muster/domain/forms/edit.hpp>
#include <muster/domain/forms/heading_card.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/question_card.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"
#include "support/source_dir.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

using namespace muster;
using namespace muster::forms;

namespace {

std::vector<std::string> shipped_texts() {
  std::vector<std::string> out;
  const auto folder = std::filesystem::path(muster::test::source_dir()) / "forms";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".form") continue;
    const auto text = read_file(entry.path().string());
    REQUIRE(text.ok());
    out.push_back(*text);
  }
  REQUIRE(out.size() >= 6);
  return out;
}

using test::form_of;

std::string made(const Result<EditedText>& edited) {
  if (!edited.ok()) FAIL(edited.error().message);
  return edited->text;
}

/// Codes of the faults that a change may bring, by what they say: a condition on a question that is asked later or
/// gone.
bool is_about_order(const Diagnostic& one) {
  const auto has = [&](const char* words) { return one.message.find(words) != std::string::npos; };
  return has("asked later") || has("nothing is called") || has("has no question") || has("form ends here anyway") ||
         has("no question uses scale") || has("stands below the questions") || has("belongs above the first page") ||
         has("never hold") || has("always holds") || has("its own answer");
}

/// Each question by its code, without where it stands.
std::map<std::string, Question> by_code(const Form& form) {
  std::map<std::string, Question> out;
  for (const auto& page : form.pages) {
    for (auto question : page.questions) {
      question.section = 0;
      question.ask_if.reset();
      out.emplace(question.code, question);
    }
  }
  return out;
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The form after a change says of every other question what it said before.
void check_same_elsewhere(const std::string& before, const std::string& after, const std::string& but) {
  const auto parsed = parse_form(after, "after.form");
  if (!parsed.ok()) {
    for (const auto& one : parsed.error().diagnostics) {
      INFO(one_line(one));
      CHECK(is_about_order(one));
    }
    return;
  }
  const auto was = by_code(form_of(before));
  const auto is = by_code(*parsed);
  for (const auto& [code, question] : was) {
    if (code == but || question.grid == but || question.comment_on == but || code.starts_with(but + "_")) continue;
    if (!question.comment_on.empty() && was.contains(question.comment_on) && was.at(question.comment_on).grid == but)
      continue;
    INFO(code);
    REQUIRE(is.contains(code));
    CHECK(is.at(code) == question);
  }
}

const std::string small = R"(# A form.
form views "Views"   # its name
  anonymous

scale agreement best first:
  ( ) agree    "Agree"
  ( ) disagree "Disagree"

page "The day"
  # Asked of all.
  helpful*  "Was it helpful?"  pick one  headline "the day"
            if missing "Say it"
            ( ) yes   "Yes"   # most
            ( ) no    "No"

  why       "Why not?"  lines 3
            ask if helpful = no

page "Next time"
  day       "Do you agree?"  grid scale agreement
            - time  "There was time."
            - room  "There was room."

  last      "Anything else?"  lines 3
)";

std::vector<std::string> question_keys(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& part : outline(text))
    if (part.kind == PartKind::question) out.push_back(part.key);
  return out;
}

QuestionCard card(const std::string& text, const std::string& key) {
  for (const auto& one : part_cards(text))
    if (one.part.key == key) return one.question;
  FAIL("no card " << key);
  return {};
}

}  // namespace

TEST_CASE("the parts of a form stand where its text says") {
  std::vector<std::string> keys;
  for (const auto& part : outline(small)) keys.push_back(part.key);
  CHECK(keys == std::vector<std::string>{"form", "scale-agreement", "page-1", "q-helpful", "q-why", "page-2", "q-day",
                                         "q-last"});
  const auto parts = outline(small);
  CHECK(lines_of(small, *part_of(parts, "q-helpful")).starts_with("  # Asked of all.\n  helpful*"));
  CHECK(lines_of(small, *part_of(parts, "q-why")).ends_with("ask if helpful = no"));
  CHECK(part_at_line(parts, small, 1)->key == "form");
  CHECK(part_at_line(parts, small, 13)->key == "q-helpful");
  CHECK(part_at_line(parts, small, 17)->key == "q-why");
  CHECK(part_at_line(parts, small, 900)->key == "q-last");
}

TEST_CASE("a question of a faulty text can be moved too") {
  const std::string faulty = "form a \"A\"\npage \"P\"\n  one \"One?\" pikc one\n  two \"Two?\" text\n";
  CHECK(made(move_part(faulty, "q-two", Way::up)) ==
        "form a \"A\"\npage \"P\"\n  two \"Two?\" text\n\n  one \"One?\" pikc one\n");
  CHECK(outline("one \"One?\"").size() == 1);
  CHECK(outline("").empty());
  CHECK(outline("\xff").empty());
  CHECK(outline(std::string(300 * 1024, ' ')).empty());
}

TEST_CASE("every question of every shipped form moves up and down, and back") {
  for (const auto& text : shipped_texts()) {
    for (const auto& key : question_keys(text)) {
      INFO(key);
      const auto down = move_part(text, key, Way::down);
      if (down.ok()) {
        check_same_elsewhere(text, down->text, {});
        CHECK(sorted_lines(down->text) == sorted_lines(text));
        const auto back = move_part(down->text, key, Way::up);
        REQUIRE(back.ok());
        CHECK(question_keys(back->text) == question_keys(text));
      }
      const auto up = move_part(text, key, Way::up);
      if (up.ok()) {
        check_same_elsewhere(text, up->text, {});
        CHECK(sorted_lines(up->text) == sorted_lines(text));
      }
      CHECK((up.ok() || down.ok()));
    }
    const auto keys = question_keys(text);
    CHECK_FALSE(move_part(text, keys.front(), Way::up).ok());
    CHECK_FALSE(move_part(text, keys.back(), Way::down).ok());
  }
}

TEST_CASE("a moved question goes on with its blank lines and notes") {
  const auto up = made(move_part(small, "q-last", Way::up));
  CHECK(up.substr(up.find("page \"Next time\"")) == R"(page "Next time"
  last      "Anything else?"  lines 3

  day       "Do you agree?"  grid scale agreement
            - time  "There was time."
            - room  "There was room."
)");
  CHECK(made(move_part(up, "q-last", Way::down)) == small);
  const auto across = made(move_part(small, "q-day", Way::up));
  CHECK(form_of(across).pages[0].questions.back().code == "room");
  CHECK(across.find("# Asked of all.") != std::string::npos);
}

TEST_CASE("a question is put above any other, or at the end of a page") {
  for (const auto& text : shipped_texts()) {
    const auto parts = outline(text);
    const auto keys = question_keys(text);
    for (const auto& key : {keys.front(), keys[keys.size() / 2], keys.back()}) {
      for (const auto& before : parts) {
        const auto placed = place_question(text, key, before.key);
        if (!placed.ok()) continue;
        INFO(key << " above " << before.key);
        CHECK(sorted_lines(placed->text) == sorted_lines(text));
        check_same_elsewhere(text, placed->text, {});
      }
    }
  }
  CHECK_FALSE(place_question(small, "q-last", "page-1").ok());
  CHECK_FALSE(place_question(small, "q-last", "form").ok());
  CHECK_FALSE(place_question(small, "q-gone", "q-last").ok());
  CHECK(form_of(made(place_question(small, "q-last", "page-2"))).pages[0].questions.back().code == "last");
}

TEST_CASE("pages move with all that stands on them") {
  const auto down = made(move_part(small, "page-1", Way::down));
  CHECK(question_keys(down) == std::vector<std::string>{"q-day", "q-last", "q-helpful", "q-why"});
  CHECK(form_of(down).pages[0].title == "Next time");
  CHECK(made(move_part(down, "page-2", Way::up)) == small);
  CHECK_FALSE(move_part(small, "page-1", Way::up).ok());
  CHECK_FALSE(move_part(small, "page-2", Way::down).ok());
  for (const auto& text : shipped_texts()) check_same_elsewhere(text, made(move_part(text, "page-2", Way::up)), {});
}

TEST_CASE("a copy of every question of every shipped form is sound") {
  for (const auto& text : shipped_texts()) {
    const auto before = form_of(text);
    for (const auto& key : question_keys(text)) {
      INFO(key);
      const auto copy = duplicate_question(text, key);
      REQUIRE(copy.ok());
      const auto after = form_of(copy->text);
      CHECK(after.questions().size() > before.questions().size());
      check_same_elsewhere(text, copy->text, {});
      CHECK(made(remove_part(copy->text, copy->key)) == text);
      // And a copy of the copy.
      (void)form_of(made(duplicate_question(copy->text, copy->key)));
    }
  }
}

TEST_CASE("what is removed is gone, and nothing else") {
  for (const auto& text : shipped_texts()) {
    for (const auto& key : question_keys(text)) {
      INFO(key);
      const auto less = remove_part(text, key);
      REQUIRE(less.ok());
      CHECK(less->words.starts_with("Removed “"));
      check_same_elsewhere(text, less->text, key.substr(2));
      CHECK(undone(less->text, step_between(text, less->text)) == text);
    }
  }
  const auto page = made(remove_part(small, "page-2"));
  CHECK(page.find("Anything else") == std::string::npos);
  CHECK(page.ends_with("ask if helpful = no\n"));
  CHECK_FALSE(remove_part(small, "form").ok());
  CHECK_FALSE(remove_part(small, "q-gone").ok());
}

TEST_CASE("a new question of each kind is sound wherever it is added") {
  for (const auto& text : shipped_texts()) {
    const auto parts = outline(text);
    for (std::size_t at = 0; at < parts.size(); at += 4) {
      const auto& part = parts[at];
      for (int kind = 0; kind <= static_cast<int>(NewQuestion::email); ++kind) {
        INFO(part.key << ", kind " << kind);
        const auto added = add_question(text, part.key, static_cast<NewQuestion>(kind));
        CHECK(added.ok() == (part.page > 0));
        if (!added.ok()) continue;
        const bool refused = static_cast<NewQuestion>(kind) == NewQuestion::email && form_of(text).anonymous;
        CHECK(parse_form(added->text, "").ok() != refused);
        if (!refused) check_same_elsewhere(text, added->text, {});
        CHECK(part_of(outline(added->text), added->key) != nullptr);
      }
    }
  }
  const auto first = add_question("form a \"A\"\n", "", NewQuestion::statements);
  REQUIRE(first.ok());
  CHECK(form_of(first->text).pages.front().grids.size() == 1);
  const auto second = add_question(first->text, first->key, NewQuestion::pick_any);
  CHECK(form_of(made(second)).questions().size() == 3);
}

TEST_CASE("pages and headings are added") {
  const auto page = add_page(small);
  REQUIRE(page.ok());
  const auto filled = add_question(page->text, page->key, NewQuestion::text);
  CHECK(form_of(made(filled)).pages.size() == 3);
  const auto section = add_section(small, "q-why");
  REQUIRE(section.ok());
  CHECK(section->key == "section-1-1");
  CHECK(form_of(section->text).pages[0].sections[0].title == "New heading");
  CHECK(made(remove_part(section->text, section->key)) == small);
}

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
  CHECK(with("16 or under\n17 to 25\n26 to 44") ==
        Lines{"o16_or_under=16 or under", "o17_to_25=17 to 25", "o26_to_44=26 to 44"});
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

TEST_CASE("every question of every shipped form can be taken into another") {
  const auto texts = shipped_texts();
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const auto& from = texts[at];
    for (const auto& into : {texts[(at + 1) % texts.size()], from}) {
      for (const auto& key : question_keys(from)) {
        INFO(key);
        const auto taken = take_question(into, question_keys(into).back(), from, key);
        REQUIRE(taken.ok());
        const auto form = parse_form(taken->text, "a.form");
        if (!form.ok()) {
          // The question is there to be seen, with what is to be done about it.
          const auto& fault = form.error().diagnostics.front();
          if (is_about_order(fault) || fault.message.starts_with("an anonymous form cannot ask")) continue;
        }
        CHECK(form_of(taken->text).questions().size() > form_of(into).questions().size());
        check_same_elsewhere(into, taken->text, {});
      }
    }
  }
}

TEST_CASE("steps are undone one after the other") {
  std::vector<TextStep> steps;
  auto text = small;
  for (const auto& next : {made(move_part(small, "q-why", Way::down)), made(remove_part(small, "q-day")), std::string(),
                           std::string("für"), std::string("fôr"), small}) {
    steps.push_back(step_between(text, next));
    text = next;
  }
  while (!steps.empty()) {
    const auto before = undone(text, steps.back());
    REQUIRE(before);
    text = *before;
    steps.pop_back();
  }
  CHECK(text == small);
  CHECK_FALSE(undone("short", {9, 9, "x"}));
}

TEST_CASE("a question from another form brings its texts in other languages, under the keys that it has now") {
  const std::string from =
      "form other \"Other\"\n\nscale agreement best first:\n  ( ) yes \"Agree\"\n  ( ) no \"Disagree\"\n\n"
      "page \"P\"\n  helpful \"Did it help?\" pick one\n    hint \"Think back.\"\n    ( ) yes \"Yes\"\n"
      "    ( ) no \"No\"\n    comment \"Why?\"\n  day \"The day\" grid scale agreement\n    - time \"Time enough\"\n   "
      " - voice \"Heard\"\n\n"
      "language cy\n  title \"Arall\"\n  page.helpful \"T\"\n  helpful \"A oedd o gymorth?\"\n"
      "  helpful.hint \"Meddyliwch.\"\n  helpful.yes \"Oedd\"\n  helpful.no \"Nac oedd\"\n  helpful_comment \"Pam?\"\n"
      "  scale.agreement.yes \"Cytuno\"\n  scale.agreement.no \"Anghytuno\"\n  day \"Y diwrnod\"\n"
      "  time \"Digon o amser\"\n\nlanguage pl\n  helpful \"Czy pomogło?\"\n";
  const std::string into =
      "form mine \"Mine\"\n\nscale agreement best first:\n  ( ) yes \"Yes\"\n  ( ) perhaps \"Perhaps\"\n"
      "  ( ) no \"No\"\n\npage \"P\"\n  helpful \"Helpful?\" pick one\n    ( ) yes \"Yes\"\n    ( ) no \"No\"\n"
      "  felt \"Felt?\" scale agreement\n\nlanguage cy\n  title \"Fy un i\"\n  helpful \"Defnyddiol?\"\n";
  const auto taken = made(take_question(into, "q-helpful", from, "q-helpful"));
  const auto holds = [](const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
  };
  INFO(taken);
  CHECK(parse_form(taken, "a.form").ok());
  for (const std::string line :
       {"helpful_2 \"A oedd o gymorth?\"", "helpful_2.hint \"Meddyliwch.\"", "helpful_2.yes \"Oedd\"",
        "helpful_2_comment \"Pam?\"", "helpful \"Defnyddiol?\"", "language pl\n  helpful_2 \"Czy pomogło?\""})
    CHECK(holds(taken, line));
  CHECK_FALSE(holds(taken, "Arall"));
  CHECK_FALSE(holds(taken, "Y diwrnod"));
  // A scale that comes along under another name keeps its texts.
  const auto grid = made(take_question(into, "q-helpful", from, "q-day"));
  INFO(grid);
  CHECK(parse_form(grid, "a.form").ok());
  CHECK(holds(grid, "scale.agreement_2.yes \"Cytuno\""));
  CHECK(holds(grid, "time \"Digon o amser\""));
  CHECK_FALSE(holds(grid, "Czy"));
  // Where nothing was translated nothing is added.
  const auto plain = made(take_question("form a \"A\"\n\npage \"P\"\n  q \"Q?\" text\n", "q-q", into, "q-helpful"));
  CHECK(holds(plain, "language cy\n  helpful \"Defnyddiol?\""));
  CHECK_FALSE(holds(plain, "Fy un i"));
}
