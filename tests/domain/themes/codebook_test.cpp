// A codebook changes, and what was given before still means what it should.
#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>

#include "support/catch.hpp"

namespace muster::themes {
namespace {

Codebook book_of(const std::vector<ThemeText>& wanted) {
  Codebook book;
  for (const auto& text : wanted) {
    const auto change = added(book, text);
    if (!change.ok()) FAIL(change.error().message);
    book.themes.push_back(change->after.front());
    ++book.version;
  }
  return book;
}

void apply(Codebook& book, const Result<BookChange>& change) {
  if (!change.ok()) FAIL(change.error().message);
  for (const auto& theme : change->after) {
    bool there = false;
    for (auto& each : book.themes) {
      if (each.number != theme.number) continue;
      each = theme;
      there = true;
    }
    if (!there) book.themes.push_back(theme);
  }
  ++book.version;
}

bool never(const Theme& /*part*/) { return false; }
bool always(const Theme& /*part*/) { return true; }

}  // namespace

TEST_CASE("a theme has a number and a code for good, whatever it is called later") {
  auto book = book_of({{"The panel", Tone::praise, "panel"}, {"Lunch and rooms", Tone::none, ""}});
  CHECK(book.themes[0].number == 1);
  CHECK(book.themes[0].code == "the_panel");
  apply(book, changed(book, 1, {"The speakers", Tone::none, "panel, speaker"}));
  CHECK(book.theme("the_panel")->name == "The speakers");
  CHECK(added(book, {"the  PANEL", Tone::none})->after.front().code == "the_panel_2");
  CHECK(added(book, {"LUNCH & rooms", Tone::none}).error().field == "name");
  CHECK(added(book, {" ", Tone::none}).error().field == "name");
  CHECK(added(book, {"Time", Tone::none, "time and"}).error().field == "words");
  CHECK(added(book, {"Time", Tone::none, "", "The Time"}).error().field == "code");
  CHECK(added(book, {"Time", Tone::none, "", "the_panel"}).error().field == "code");
  CHECK(changed(book, 9, {"Time", Tone::none}).error().kind == ErrorKind::not_found);
}

TEST_CASE("joined themes are one, whenever they were given") {
  auto book = book_of({{"Talks", Tone::none}, {"Talking", Tone::none}, {"All of it", Tone::none}});
  apply(book, merged(book, 2, 1));
  CHECK(meaning_of(book, 2, 0, never) == 1);
  CHECK(book.standing().size() == 2);
  CHECK(merged(book, 2, 3).error().kind == ErrorKind::not_found);
  CHECK(merged(book, 1, 1).error().kind == ErrorKind::bad_input);
  apply(book, merged(book, 1, 3));
  CHECK(meaning_of(book, 2, 0, never) == 3);
  CHECK(meaning_of(book, 7, 0, never) == 0);
}

TEST_CASE("a split parts what was given before it, and leaves alone what is given after") {
  auto book = book_of({{"Talks", Tone::none, "talk"}});
  const auto before = book.version;
  apply(book, split(book, 1, {"Ofsted’s talk", Tone::none, "ofsted"}));
  CHECK(meaning_of(book, 1, before, always) == 2);
  CHECK(meaning_of(book, 1, before, never) == 1);
  CHECK(meaning_of(book, 1, book.version, always) == 1);
  CHECK(split(book, 1, {"No words", Tone::none, ""}).error().field == "words");
  // Words that are changed later change nothing of the split.
  apply(book, changed(book, 2, {"Ofsted’s talk", Tone::none, "inspection"}));
  CHECK(book.theme(std::int64_t{2})->split_words == "ofsted");
}

TEST_CASE("themes are kept as a text and read back") {
  auto book = book_of({{"The “panel”, \\ and more", Tone::worry, "\"panel\" near 3 talk"}});
  apply(book, split(book, 1, {"Part", Tone::suggestion, "ofsted"}));
  CHECK(themes_kept(kept_themes(book.themes)) == book.themes);
}

TEST_CASE("where people differ only what all gave counts, until it is settled; people stand above rules") {
  const auto book = book_of({{"A", Tone::none}, {"B", Tone::none}, {"C", Tone::none}});
  std::map<std::string, Reading> of_text{{"rule", {{3}, false, 3}}};
  CHECK(themed(book, of_text, never).by_rule);
  CHECK(themed(book, of_text, never).themes == std::vector<std::int64_t>{3});
  of_text["anna"] = {{1, 2}, false, 3};
  CHECK(themed(book, of_text, never).themes == std::vector<std::int64_t>{1, 2});
  CHECK_FALSE(themed(book, of_text, never).by_rule);
  of_text["ben"] = {{2}, false, 3};
  CHECK(themed(book, of_text, never).themes == std::vector<std::int64_t>{2});
  CHECK(themed(book, of_text, never).differs);
  of_text["settled"] = {{1, 2}, false, 3};
  CHECK(themed(book, of_text, never).themes == std::vector<std::int64_t>{1, 2});
  CHECK_FALSE(themed(book, of_text, never).differs);
}

TEST_CASE("nobody is given what enough others read, have read, or have in front of them") {
  const auto now = Instant{std::chrono::seconds{1'000'000}};
  const std::vector<std::string> keys{"a", "b", "c"};
  QuestionReadings kept;
  CHECK(next_to_read(keys, kept, "anna", 9, now) == 0);
  kept.readings["a"]["anna"] = {};
  CHECK(next_to_read(keys, kept, "anna", 0, now) == 1);
  CHECK(next_to_read(keys, kept, "ben", 9, now) == 1);
  kept.locks["b"] = {{"anna", now + lock_time}};
  CHECK(next_to_read(keys, kept, "ben", 9, now) == 2);
  CHECK(next_to_read(keys, kept, "anna", 9, now) == 1);
  CHECK(next_to_read(keys, kept, "ben", 9, now + lock_time) == 1);
  kept.readers_wanted = 2;
  CHECK(next_to_read(keys, kept, "ben", 9, now) == 0);
  kept.readings["a"]["ben"] = {};
  CHECK_FALSE(may_read("a", kept, "cleo", now));
  CHECK(may_read("a", kept, "ben", now));
  // What a rule says keeps nobody from reading.
  kept.readings["c"]["rule"] = {};
  CHECK(next_to_read(keys, kept, "anna", 1, now) == 2);
}

TEST_CASE("agreement is of those who read most, theme by theme") {
  const auto book = book_of({{"A", Tone::none}, {"B", Tone::none}, {"Never given", Tone::none}});
  QuestionReadings kept;
  const auto give = [&](const std::string& key, std::vector<std::int64_t> one, std::vector<std::int64_t> other) {
    kept.readings[key]["anna"] = {std::move(one), false, 3};
    kept.readings[key]["ben"] = {std::move(other), false, 3};
  };
  give("1", {1}, {1});
  give("2", {1}, {1, 2});
  give("3", {2}, {2});
  give("4", {2}, {2});
  kept.readings["1"]["rule"] = {{3}, false, 3};
  const auto agreement = agreement_of(book, kept, [](const std::string&, const Theme&) { return false; });
  REQUIRE(agreement);
  CHECK(agreement->both == 4);
  CHECK(agreement->same == 3);
  REQUIRE(agreement->themes.size() == 2);
  CHECK(agreement->themes[0].kappa.value == Approx(1));
  // Of four texts both gave B to two, one of them to a third: observed 3/4, expected (2/4)(3/4) + (2/4)(1/4) = 1/2.
  CHECK(agreement->themes[1].kappa.value == Approx(0.5));
}

}  // namespace muster::themes
