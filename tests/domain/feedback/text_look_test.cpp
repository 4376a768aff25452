// What in a text may tell of somebody, and what is decided of it.
#include <muster/domain/feedback/text_look_service.hpp>

#include "summit_feedback.hpp"

namespace muster::feedback {

using Pieces = std::vector<std::string>;

TEST_CASE("addresses, telephone numbers and names are marked, and ordinary words are not") {
  const TextMarks marks({{"Eilidh", "Abara"}, {"Wren", "Oakdene"}});
  CHECK(marks.of("Write to wren@example.org, please.") == Pieces{"wren@example.org"});
  CHECK(marks.of("Ring 020 7946 0018 after nine") == Pieces{"020 7946 0018"});
  CHECK(marks.of("or +44 (0)20 7946-0018.") == Pieces{"+44 (0)20 7946-0018"});
  CHECK(marks.of("Thanks to Eilidh Abara!") == Pieces{"Eilidh Abara"});
  CHECK(marks.of("Dr Quill was clear") == Pieces{"Dr Quill"});
  CHECK(marks.of("my name is Sam") == Pieces{"Sam"});
  for (const auto* plain : {"The Green Paper, and Ofsted", "From 2022-2023 we had 105 people", "a mr nobody",
                            "100,000 or 0.5", "meet @ nine", "", "Wren"}) {
    CAPTURE(plain);
    CHECK(marks.of(plain).empty());
  }
}

TEST_CASE("names of people who are on no list are marked too") {
  const TextMarks marks({});
  CHECK(marks.of("Jo Bloggs helped me") == Pieces{"Jo Bloggs"});
  CHECK(marks.of("Sarah from Camden was rude") == Pieces{"Sarah"});
  CHECK(marks.of("My son Oliver’s school") == Pieces{"Oliver"});
  CHECK(marks.of("a girl called Zephyrine") == Pieces{"Zephyrine"});
  CHECK(marks.of("Thanks, Grace Oakdene!") == Pieces{"Grace Oakdene"});
  CHECK(marks.of("Ask Mohammed or Priya") == Pieces{"Mohammed", "Priya"});
  CHECK(marks.of("Dr Sam Quill was clear") == Pieces{"Dr Sam Quill"});
  CHECK(marks.of("my name is Sam") == Pieces{"Sam"});
  for (const auto* plain : {"Grace in a hard year", "Mark the time better", "Will Ofsted come?", "May we have slides?",
                            "Hope for SEND", "my son SEND", "The teacher training", "sam and ali", "SAM",
                            "Good mix of people", "Bill and budget", "West London"}) {
    CAPTURE(plain);
    CHECK(marks.of(plain).empty());
  }
}

TEST_CASE("words are blacked out whatever their capitals, and only where they stand") {
  CHECK(*blacked_out("Ask Pat, or PAT's office.", "pat") == "Ask […], or […]'s office.");
  CHECK(*blacked_out("Zoë and Pat", "Zoë, Pat") == "[…] and […]");
  CHECK(blacked_out("Ask Pat", "Sam").error().field == "words");
  CHECK(blacked_out("Ask Pat", " , ").error().kind == ErrorKind::bad_input);
}

TEST_CASE("a decision is kept by a key of the text, and its trace does not hold the text") {
  Feedback summit;
  summit.open();
  for (int at = 0; at < 5; ++at)
    summit.answer("k" + std::to_string(at),
                  {{"helpful", {"helpful"}}, {"topic", {"Ask Dr Quill " + std::to_string(at)}}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto key = key_of("topic", "Ask Dr Quill 2");
  const auto look = [&](TextLook::Kind kind, const std::string& words, const std::string& of) {
    return look_at_text(summit.database(), summit.now(), "summit", "topic", of, kind, words);
  };
  REQUIRE(look(TextLook::Kind::hide, "", key).ok());
  REQUIRE(look(TextLook::Kind::black_out, "Dr Quill", key).ok());
  CHECK(look(TextLook::Kind::black_out, "Nobody", key).error().kind == ErrorKind::bad_input);
  CHECK(look(TextLook::Kind::hide, "", "no such key").error().kind == ErrorKind::not_found);
  const auto round = summit.round().id;
  const auto kept =
      summit.database().read([&](store::Session& session) -> Result<TextLooks> { return text_looks(session, round); });
  REQUIRE(kept.ok());
  CHECK(*kept == TextLooks{{key, {TextLook::Kind::black_out, "Ask […] 2"}}});
  CHECK(summit.figure("select count(*) from audit where action = 'answer hidden' and subject = 'round'") == 1);
  CHECK(summit.figure("select count(*) from audit where fields like '%Quill%'") == 0);
}

TEST_CASE("the words of a text are counted without a name until somebody has looked at it") {
  const TextMarks marks(std::vector<std::pair<std::string, std::string>>{{"Sarah", "Jones"}});
  const std::string text = "Speak to Sarah Jones about the buses";
  CHECK(told_part("better", text, {}, marks) == "Speak to […] about the buses");
  const auto key = key_of("better", text);
  CHECK(told_part("better", text, {{key, {TextLook::Kind::print, {}}}}, marks) == text);
  CHECK(told_part("better", text, {{key, {TextLook::Kind::hide, {}}}}, marks).empty());
  CHECK(told_part("better", text, {{key, {TextLook::Kind::black_out, "Speak […]"}}}, marks) == "Speak […]");
  CHECK(told_part("topic", text, {{key, {TextLook::Kind::print, {}}}}, marks) == "Speak to […] about the buses");
}

}  // namespace muster::feedback
