// The rules of a room, on values.
#include <muster/domain/room/question.hpp>
#include <muster/domain/room/room.hpp>
#include <muster/domain/room/word_cloud.hpp>
#include <muster/kit/base/date.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::room;
using namespace std::chrono_literals;

namespace {

Instant at(const std::string& text) { return parse_instant(text).value(); }

feedback::Note note(const std::string& table, const std::string& kind, const std::string& text) {
  return {table, kind, text};
}

std::string shown(const std::vector<CloudWord>& words) {
  std::string all;
  for (const auto& word : words) all += word.word + " " + std::to_string(word.notes) + ";";
  return all;
}

Question question(std::int64_t number, std::int64_t votes, QuestionState state, const std::string& text = "Why?") {
  return {"q" + std::to_string(number), number, 1, text, state, votes};
}

TEST_CASE("an address on the screen is measured by its letters, so that one line holds it") {
  CHECK(letters_wide("") == 1);
  CHECK(letters_wide("/r/k4mpw") == 8);
  CHECK(letters_wide("/r/gwanwyn") == 10);
  CHECK(letters_wide("/r/illi") < letters_wide("/r/mwmw"));
  CHECK(letters_wide("/r/" + std::string(20, 'm')) == 32);
  CHECK(letters_wide(std::string(300, 'm')) == 44);
}

}  // namespace

TEST_CASE("notes are new in these five minutes, or else in the five before") {
  const std::vector<Pace> pace{{at("2022-06-10T11:00:00Z"), 7}, {at("2022-06-10T11:05:00Z"), 10}};
  const auto now = new_notes(pace, at("2022-06-10T11:09:59Z"));
  REQUIRE(now);
  CHECK(now->notes == 10);
  CHECK(hour_of(now->since, Zone()) == "12:05");  // London, in summer
  CHECK(hour_of(now->since, Zone::named("Asia/Kathmandu").value()) == "16:50");
  const auto before = new_notes(pace, at("2022-06-10T11:10:00Z"));
  REQUIRE(before);
  CHECK(before->since == at("2022-06-10T11:05:00Z"));
  CHECK_FALSE(new_notes(pace, at("2022-06-10T11:15:00Z")));
  CHECK_FALSE(new_notes({}, at("2022-06-10T11:15:00Z")));
}

TEST_CASE("the way of the notes goes up in steps and ends where it is now") {
  const auto steps =
      steps_of({{at("2022-06-10T10:15:00Z"), 1}, {at("2022-06-10T10:20:00Z"), 3}}, at("2022-06-10T10:31:00Z"), Zone());
  CHECK(steps.line == "M0 23.0H0.0V17.5H31.3V1.0H100.0");
  CHECK(steps.area == steps.line + "V24.0H0Z");
  CHECK(steps.first == "11:15");
  CHECK(steps.last == "11:31");
  CHECK(steps_of({}, at("2022-06-10T10:31:00Z"), Zone()).line.empty());
  // A screen that is left on for days does not squeeze the morning into a corner.
  CHECK(steps_of({{at("2022-06-10T10:15:00Z"), 1}}, at("2022-06-13T10:00:00Z"), Zone()).last == "14:15");
  CHECK(steps_of({{at("2022-06-10T10:15:00Z"), 1}}, at("2022-06-09T10:00:00Z"), Zone()).last ==
        "11:16");  // a clock set back
}

TEST_CASE("what somebody writes has a length, and the sentence says which") {
  CHECK(check_written("Waiting times", longest_note, "your note").ok());
  CHECK(check_written("  ", longest_note, "your note").error().message == "Write your note first: the field is empty.");
  CHECK(check_written(std::string(401, 'x'), longest_note, "your note").error().message ==
        "Keep your note to 400 characters; it has 401.");
  CHECK(check_tables(0).error().message == "Say how many tables there are: from 1 to 200.");
  CHECK_FALSE(check_tables(201).ok());
  CHECK(check_line("Two\nlines", "the headline").error().message == "Keep the headline to one line.");
}

TEST_CASE("a visitor is the same while the room is open, and nobody known in the next") {
  Room room;
  room.salt = "first";
  const auto known = visitor_key(room, "visit");
  CHECK(visitor_key(room, "visit") == known);
  CHECK(visitor_key(room, "another") != known);
  CHECK(known.find("visit") == std::string::npos);
  room.salt = "second";
  CHECK(visitor_key(room, "visit") != known);
}

TEST_CASE("a word is drawn where notes of two tables hold it, and is not hidden") {
  const std::vector<feedback::Note> notes{
      note("1", "challenge", "Funding and waiting"), note("2", "challenge", "Funding"),
      note("3", "challenge", "Waiting lists"),       note("3", "challenge", "Carers, carers"),
      note("3", "challenge", "Carers again"),        note("", "challenge", "Transport"),
      note("", "challenge", "Transport once more"),  note("1", "opportunity", "Funding"),
      note("2", "opportunity", "Partnership"),       note("4", "opportunity", "Partnership")};
  const auto words = cloud_words(notes, {});
  CHECK(shown(words.challenges) == "funding 2;waiting 2;");
  CHECK(shown(words.opportunities) == "partnership 2;");
  const auto hidden = cloud_words(notes, {words.challenges.front().key});
  CHECK(shown(hidden.challenges) == "waiting 2;");
}

TEST_CASE("the room's cloud joins and leaves out words as the programme's list says") {
  const std::vector<feedback::Note> notes{note("1", "challenge", "EHC plans late"), note("2", "challenge", "EHCPs"),
                                          note("3", "challenge", "Borough money"), note("4", "challenge", "Borough")};
  text::WordRules list;
  list.same = {{"EHCP", "EHC plan"}};
  list.also_stop = {"borough"};
  CHECK(shown(cloud_words(notes, {}, list).challenges) == "EHCP 2;");
  CHECK(shown(cloud_words(notes, {}).challenges) == "borough 2;");
}

TEST_CASE("words stand by notes, then by tables, then by the note that held them first, as many as the screen holds") {
  std::vector<feedback::Note> notes{note("1", "challenge", "zebra"), note("2", "challenge", "zebra"),
                                    note("3", "challenge", "zebra"), note("1", "challenge", "apple"),
                                    note("1", "challenge", "apple"), note("2", "challenge", "apple")};
  CHECK(shown(cloud_words(notes, {}).challenges) == "zebra 3;apple 3;");
  for (const char letter : std::string("zyxwvutsrqponmlkjihgfedcbadefg").substr(0, 26))
    for (const auto* table : {"1", "2"}) notes.push_back(note(table, "challenge", std::string(3, letter) + "word"));
  notes.push_back(note("1", "challenge", "waiting transport"));
  notes.push_back(note("2", "challenge", "waiting transport"));
  const auto words = cloud_words(notes, {}).challenges;
  CHECK(words.size() > words_on_screen);
  const auto seen = on_screen(words);
  CHECK(seen.size() == words_on_screen);
  CHECK(seen[2].word == "zzzword");  // noted before the others that as many noted
}

TEST_CASE("questions that were let through stand by votes; a long one leaves room for two") {
  const auto let = QuestionState::let_through;
  auto seen = by_votes({question(1, 2, let), question(2, 9, QuestionState::waiting), question(3, 5, let),
                        question(4, 5, let), question(5, 7, QuestionState::put_away), question(6, 0, let)});
  REQUIRE(seen.size() == 4);
  CHECK(seen[0].number == 3);
  CHECK(seen[1].number == 4);
  CHECK(seen[2].number == 1);
  CHECK(on_screen(seen).size() == 3);
  seen[1].text = std::string(63, 'x');
  CHECK(on_screen(seen).size() == 2);
}

TEST_CASE("a code minds no capitals") { CHECK(code_as_kept("K4mPW") == "k4mpw"); }
