// Long lists of texts: what is kept once for many who wrote the same reads as if each text stood for itself, on random
// answers that some agree to have quoted, that somebody hid or blacked out, and that readers gave themes.
#include "domain/figures/example.hpp"
#include "domain/figures/summary_size.hpp"

#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/utf8.hpp>

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace muster;
using namespace muster::figures;
using feedback::TextLook;

namespace {

using Texts = std::vector<std::string>;

bool stands_before(const std::string& left, const std::string& right) {
  const auto order = compare_names(left, right);
  return order != 0 ? order < 0 : left < right;
}

constexpr std::array wordings{"More time", "more time!",     "A quiet room", "N/A",
                              "Nothing",   "Ask Dr Oakdene", "Zoë’s talk",   "Zoe’s talk",
                              "-",         "Longer breaks",  "lunch",        "Call 020 7946 0018"};

SummaryInput generated(std::mt19937& random, bool with_consent) {
  SummaryInput input;
  const auto form =
      forms::parse_form("form a \"A\" anonymous " + std::string(with_consent ? "quote with consent" : "") +
                            " page \"P\" more \"More?\" lines 3",
                        "a.form");
  REQUIRE(form.ok());
  input.form = *form;
  input.round = RoundState::closed;
  for (int person = 0; person < 60; ++person) {
    auto& answers = input.answers.emplace_back();
    if (random() % 5 == 0) continue;
    std::string text = wordings[random() % wordings.size()];
    if (random() % 3 == 0) text += " " + std::to_string(random() % 8);
    answers["more"] = {{}, {text}};
    if (random() % 2 == 0) answers["may_quote"].codes = {"yes"};
    const auto key = feedback::key_of("more", text);
    if (random() % 6 == 0) {
      const std::array kinds{TextLook::Kind::print, TextLook::Kind::hide, TextLook::Kind::black_out};
      const auto kind = kinds[random() % kinds.size()];
      input.text_looks[key] = {kind, kind == TextLook::Kind::black_out ? "[…] time" : ""};
    }
  }
  input.responses = 60;
  for (std::int64_t number = 1; number <= 3; ++number) {
    themes::Theme theme;
    theme.number = number;
    theme.code = "t" + std::to_string(number);
    theme.name = "Theme " + std::to_string(number);
    input.themed.book.themes.push_back(theme);
  }
  auto& more = input.themed.questions["more"];
  more.readers = 1;
  for (const auto& answers : input.answers) {
    const auto found = answers.find("more");
    if (found == answers.end() || random() % 3 == 0) continue;
    themes::ThemedText said;
    for (std::int64_t number = 1; number <= 3; ++number)
      if (random() % 2 == 0) said.themes.push_back(number);
    said.read = random() % 2 == 0;
    said.by_rule = !said.read && !said.themes.empty();
    said.searched = !said.read;
    more.texts.put(feedback::key_of("more", found->second.texts.front()), said);
  }
  return input;
}

/// The lists as one writes them person by person.
struct Plain {
  Texts all;
  Texts without;
  Texts unread;
  std::map<std::int64_t, Texts> themes;
  std::int64_t hidden = 0;
  std::int64_t waiting = 0;
  std::int64_t unwilling = 0;
  bool any_by_rule = false;
};

Plain plain(const SummaryInput& input, bool with_consent) {
  Plain out;
  const feedback::TextMarks marks({});
  const auto& themed = input.themed.questions.at("more").texts;
  for (const auto& answers : input.answers) {
    const auto found = answers.find("more");
    if (found == answers.end()) continue;
    const auto text = found->second.texts.front();
    const auto key = feedback::key_of("more", text);
    const auto* said = themed.contains(key) ? &themed.at(key) : nullptr;
    if (said != nullptr && !said->read && (said->by_rule || said->searched)) out.any_by_rule = true;
    if (with_consent && !answers.contains("may_quote")) {
      ++out.unwilling;
      continue;
    }
    const auto look = input.text_looks.find(key);
    std::string printed = text;
    if (look == input.text_looks.end()) {
      if (!marks.of(text).empty()) {
        ++out.waiting;
        continue;
      }
    } else if (look->second.kind == TextLook::Kind::hide) {
      ++out.hidden;
      continue;
    } else if (look->second.kind == TextLook::Kind::black_out) {
      printed = look->second.printed;
    }
    out.all.push_back(printed);
    if (said == nullptr || said->themes.empty())
      (said != nullptr && said->read ? out.without : out.unread).push_back(printed);
    if (said == nullptr) continue;
    for (const auto number : said->themes) out.themes[number].push_back(printed);
  }
  if (out.any_by_rule) out.without.insert(out.without.end(), out.unread.begin(), out.unread.end());
  for (auto* list : {&out.all, &out.without}) std::sort(list->begin(), list->end(), stands_before);
  for (auto& [number, list] : out.themes) std::sort(list.begin(), list.end(), stands_before);
  return out;
}

struct PlainlyCleaned {
  std::vector<std::pair<std::string, std::int64_t>> entries;
  std::int64_t left_out = 0;
};
PlainlyCleaned plainly_cleaned(const Texts& texts) {
  PlainlyCleaned out;
  Texts seen;
  for (const auto& text : texts) {
    if (says_nothing(text)) {
      ++out.left_out;
      continue;
    }
    const auto folded = folded_name(text);
    const auto found = std::find(seen.begin(), seen.end(), folded);
    if (found == seen.end()) {
      seen.push_back(folded);
      out.entries.emplace_back(text, 1);
    } else {
      ++out.entries[static_cast<std::size_t>(found - seen.begin())].second;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("lists of texts read as if they were written person by person, on random answers") {
  std::mt19937 random(31);
  for (int turn = 0; turn < 40; ++turn) {
    const bool with_consent = turn % 2 == 0;
    const auto input = generated(random, with_consent);
    const auto summary = example::summary_of(input);
    const auto& question = *summary.question("more");
    const auto expected = plain(input, with_consent);
    CHECK(question.texts.texts() == expected.all);
    CHECK(question.texts_hidden == expected.hidden);
    CHECK(question.texts_waiting == expected.waiting);
    CHECK(question.texts_without_consent == expected.unwilling);
    REQUIRE(question.themes);
    CHECK(question.themes->without_theme.texts() == expected.without);
    for (const auto& theme : question.themes->themes) {
      const auto found = expected.themes.find(theme.number);
      CHECK(theme.texts.texts() == (found == expected.themes.end() ? Texts{} : found->second));
      CHECK((theme.texts.empty() || theme.texts.shares_wordings(question.texts)));
    }
    const auto& cleaned = question.texts.cleaned();
    const auto by_hand = plainly_cleaned(expected.all);
    CHECK(cleaned.left_out() == by_hand.left_out);
    REQUIRE(cleaned.size() == by_hand.entries.size());
    std::int64_t people = 0;
    for (std::size_t at = 0; at < cleaned.size(); ++at) {
      CHECK(cleaned[at].text == by_hand.entries[at].first);
      CHECK(cleaned[at].people == by_hand.entries[at].second);
      people += cleaned[at].people;
    }
    CHECK(cleaned.people() == people);
    CHECK(&question.texts.cleaned() == &cleaned);
  }
}

TEST_CASE("a text stands in memory once, however many lists it is in and however many wrote it") {
  std::mt19937 random(5);
  auto input = generated(random, false);
  input.answers.clear();
  input.text_looks.clear();
  auto& more = input.themed.questions["more"];
  std::size_t letters = 0;
  constexpr std::size_t people = 4000;
  for (std::size_t person = 0; person < people; ++person) {
    const auto text = "More time at the tables for every one of us, and a quieter room with the doors shut, number " +
                      std::to_string(person / 2);
    input.answers.push_back({{"more", {{}, {text}}}});
    more.texts.put(feedback::key_of("more", text), {.themes = {1, 2, 3}, .read = true});
    letters += person % 2 == 0 ? text.size() : 0;
  }
  input.responses = people;
  const auto summary = example::summary_of(input);
  CHECK(summary.question("more")->themes->themes.front().texts.size() == people);
  // Four lists of all people: a few bytes of each in each, beside the letters.
  CHECK(bytes_of(summary) < letters + people * 80);
}
