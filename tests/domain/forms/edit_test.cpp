// What cards do to a form's text: the form stays sound, says the same elsewhere, and keeps its notes.
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
      // What is the only question of a page that ends the form for some moves with its page.
      const auto kept = [](const auto& moved) {
        return !moved.ok() && moved.error().message.find("ends the form for some") != std::string::npos;
      };
      CHECK((up.ok() || down.ok() || kept(up) || kept(down)));
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

TEST_CASE("the only question of a page that ends the form for some does not leave its end behind") {
  const std::string text =
      "form a \"A\"\npage \"P\"\n  may* \"May we?\" pick one\n    ( ) y \"Yes\"\n    ( ) n \"No\"\n  end if may = n\n"
      "page \"Q\"\n  two \"Two?\" text\n";
  for (const auto& refused : {move_part(text, "q-may", Way::down), place_question(text, "q-may", "q-two")}) {
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.find("Remove that end first") != std::string::npos);
  }
  const auto removed = remove_part(text, "q-may");
  REQUIRE(removed.ok());
  CHECK(removed->text.find("end if") == std::string::npos);
  CHECK(removed->words == "Removed “May we?” and the end of its page");
  const auto kept =
      text.substr(0, text.find("  end if")) + "  too \"Too?\" text\n" + text.substr(text.find("  end if"));
  CHECK(made(remove_part(kept, "q-too")).find("end if") != std::string::npos);
  CHECK(move_part(text, "page-1", Way::down).ok());
  CHECK(move_part(made(move_part(text, "q-two", Way::up)), "q-two", Way::down).ok());
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
      // What hung on it is asked of everybody, so those questions are others now.
      if (less->words.find("What hung on it") == std::string::npos) {
        check_same_elsewhere(text, less->text, key.substr(2));
      } else if (const auto parsed = parse_form(less->text, ""); !parsed.ok()) {
        for (const auto& one : parsed.error().diagnostics) {
          INFO(one_line(one));
          CHECK(is_about_order(one));
        }
      }
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
          if (fault.message.starts_with("whoever is asked this personal question")) continue;
          if (fault.message == "nothing says when personal answers are deleted") continue;
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
