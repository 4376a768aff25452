// A codebook changes, and what was given before still means what it should.
#include <muster/domain/themes/codebook.hpp>
#include <muster/domain/themes/reading.hpp>
#include <muster/domain/themes/review_keys.hpp>
#include <muster/domain/themes/team_agreement.hpp>

#include "support/catch.hpp"

#include <algorithm>

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
  // What nobody and no rule has given anything comes before what another has read.
  CHECK(next_to_read(keys, kept, "ben", 9, now) == 1);
  kept.readings["b"]["rule"] = {{1}, false, 1};
  CHECK(next_to_read(keys, kept, "ben", 9, now) == 2);
  kept.readings["b"].clear();
  kept.readings["a"]["ben"] = {};
  CHECK_FALSE(may_read("a", kept, "cleo", now));
  CHECK(may_read("a", kept, "ben", now));
  // What a rule says keeps nobody from reading.
  kept.readings["c"]["rule"] = {};
  CHECK(next_to_read(keys, kept, "anna", 1, now) == 2);
}

TEST_CASE("a theme is retired and counts where it was given; one that is gone counts nowhere; either comes back") {
  auto book = book_of({{"A", Tone::none}, {"B", Tone::none}});
  const auto said = [&](const Result<BookChange>& change) {
    REQUIRE(change.ok());
    for (const auto& theme : change->after)
      *std::find_if(book.themes.begin(), book.themes.end(),
                    [&](const Theme& each) { return each.number == theme.number; }) = theme;
    return change->what;
  };
  CHECK(said(retired(book, 1)) == "Retired ‘A’");
  CHECK(book.standing().size() == 1);
  REQUIRE(book.put_away().size() == 1);
  CHECK(meant(book, {{1}, false, 1}, never) == std::vector<std::int64_t>{1});
  CHECK(retired(book, 1).error().kind == ErrorKind::not_found);
  CHECK_THAT(added(book, {"a", Tone::none}).error().message, Catch::Contains("bring it back"));
  // A book that is kept with its change and read again is the same.
  CHECK(themes_kept(kept_themes(book.themes)) == book.themes);
  book.themes[0].state = ThemeState::gone;
  CHECK(meant(book, {{1, 2}, false, 1}, never) == std::vector<std::int64_t>{2});
  CHECK(said(brought_back(book, 1)) == "Brought ‘A’ back");
  CHECK(book.standing().size() == 2);
  CHECK(brought_back(book, 1).error().kind == ErrorKind::not_found);
}

TEST_CASE("a part that is gone is again what it was split from") {
  auto book = book_of({{"Lunch", Tone::none}});
  const auto parted = split(book, 1, {"Queues", Tone::none, "queue"});
  REQUIRE(parted.ok());
  book.themes.push_back(parted->after.front());
  book.version = 2;
  const auto always = [](const Theme&) { return true; };
  CHECK(meant(book, {{1}, false, 1}, always) == std::vector<std::int64_t>{2});
  book.themes[1].state = ThemeState::gone;
  CHECK(meant(book, {{1}, false, 1}, always) == std::vector<std::int64_t>{1});
  CHECK(meant(book, {{2}, false, 2}, always) == std::vector<std::int64_t>{1});
}

TEST_CASE("a theme belongs to the questions and events that are set, and to all where none is") {
  auto book = book_of({{"A", Tone::none}, {"B", Tone::none}});
  const auto change = changed(book, 1, {"A", Tone::none, "", "", "better  summit-2022,"});
  REQUIRE(change.ok());
  CHECK(change->what == "Changed where ‘A’ belongs to better, summit-2022");
  book.themes[0] = change->after.front();
  CHECK(book.themes[0].only_for == "better, summit-2022");
  CHECK(narrowed(book, "better", "other").standing().size() == 2);
  CHECK(narrowed(book, "topics", "summit-2022").standing().size() == 2);
  CHECK(narrowed(book, "topics", "other").standing().size() == 1);
  CHECK(changed(book, 1, {"A", Tone::none, "", "", "Not a name!"}).error().field == "only_for");
  // What is left out stays.
  CHECK(changed(book, 1, {"A", Tone::none})->after.front().only_for == "better, summit-2022");
}

TEST_CASE("other words of a theme are told, other names and themes that are retired are not") {
  auto book = book_of({{"A", Tone::none, "lunch"}, {"B", Tone::none, "talk"}, {"C", Tone::none}});
  const auto known = words_known(book);
  CHECK_FALSE(words_changed(book, known));
  book.themes[0].name = "Lunch";
  book.themes[1].state = ThemeState::retired;
  CHECK_FALSE(words_changed(book, known));
  book.themes[0].words = "dinner";
  CHECK(words_changed(book, known));
  book.themes[0].words = "lunch";
  book.themes[2].words = "room";
  CHECK(words_changed(book, known));
  book.themes[2].words = "";
  book.themes[0].merged_into = 3;
  CHECK(words_changed(book, known));
}

TEST_CASE("keys are of the themes most named, and none moves while its theme is in use") {
  std::vector<ThemeText> many;
  for (int at = 1; at <= 12; ++at) many.push_back({"Theme " + std::to_string(at), Tone::none});
  auto book = book_of(many);
  const auto first = review_keys({}, book, {{12, 5}, {3, 2}});
  CHECK(first == std::vector<std::int64_t>{12, 3, 1, 2, 4, 5, 6, 7, 8});
  // Another is named more by now, and moves nothing that is in use.
  CHECK(review_keys(first, book, {{12, 5}, {3, 2}, {10, 9}}) == std::vector<std::int64_t>{12, 3, 1, 2, 4, 5, 6, 7, 10});
  book.themes[2].state = ThemeState::retired;
  CHECK(review_keys(first, book, {{12, 5}}) == std::vector<std::int64_t>{12, 9, 1, 2, 4, 5, 6, 7, 8});
  CHECK(review_keys({}, Codebook{}, {}).empty());
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

TEST_CASE("of a team of three the agreement is Krippendorff's, whoever has read which") {
  const auto book = book_of({{"A", Tone::none}, {"Never given", Tone::none}});
  const auto never = [](const std::string&, const Theme&) { return false; };
  QuestionReadings kept;
  const auto give = [&](const std::string& key, const std::string& reader, bool gave) {
    kept.readings[key][reader] = {gave ? std::vector<std::int64_t>{1} : std::vector<std::int64_t>{}, false, 3};
  };
  give("1", "anna", true);
  give("1", "ben", true);
  give("2", "anna", true);
  give("2", "ben", false);
  CHECK_FALSE(team_agreement_of(book, kept, never));  // two people have kappa
  give("3", "ben", false);
  give("3", "cleo", false);
  give("4", "cleo", false);
  give("4", "anna", false);
  give("5", "cleo", true);  // alone
  kept.readings["4"]["rule"] = {{1}, false, 3};
  // What cleo had said before she compared counts.
  kept.readings["4"][first_of("cleo")] = {{1}, false, 3};
  const auto team = team_agreement_of(book, kept, never);
  REQUIRE(team);
  CHECK(team->people == 3);
  CHECK(team->texts == 4);
  REQUIRE(team->themes.size() == 1);
  CHECK(team->themes[0].number == 1);
  // Pairs 11, 10, 00, 10: of 8 values 4 are each; observed 4/8, expected 2 * 4 * 4 / (8 * 7).
  CHECK(team->themes[0].alpha == Approx(1 - (4.0 / 8) / (32.0 / 56)));
}

}  // namespace muster::themes
