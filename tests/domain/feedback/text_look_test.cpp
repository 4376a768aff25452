// What in a text may tell of somebody, and what is decided of it.
#include <muster/domain/feedback/masks.hpp>
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

TEST_CASE("a mask covers whole words, and never a part of one") {
  CHECK(*blacked_out("Our hour in our hall", "our") == "[…] hour in […] hall");
  CHECK_THAT(blacked_out("An hour", "our").error().message, Catch::Contains("only inside longer words"));
  CHECK(*blacked_out("It took  an\nhour", "took an") == "It […]\nhour");
  CHECK(*blacked_out("It took an hour", "took   an") == "It […] hour");
  CHECK(*blacked_out("教育部の人", "教育") == "[…]部の人");
  CHECK(*blacked_out("Ask Pat Lee, or Lee", "pat lee, lee") == "Ask […], or […]");
}

TEST_CASE("what is masked is read back from what is printed") {
  const std::string text = "The queue at lunch took an hour";
  const auto printed = *blacked_out(text, "queue, an");
  CHECK(masked_words(text, masks_in(text, printed)) == "queue, an");
  CHECK(masked_text(text, masks_in(text, printed)) == printed);
  CHECK(masked_text(text, united(masks_in(text, printed), masks_of_words(text, "lunch, gone"))) ==
        "The […] at […] took […] hour");
  CHECK(masks_in(text, text).empty());
  // Masks of parts of words stand in older rounds.
  CHECK(masked_words("An hour", masks_in("An hour", "An h[…]")) == "hour");
  CHECK(masked_text("Pat Pat", masks_in("Pat Pat", "[…] […]")) == "[…] […]");
  // Nothing is uncovered where what is printed was made of another text.
  CHECK(masked_text(text, masks_in(text, "Another […]")) == "[…]");
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
