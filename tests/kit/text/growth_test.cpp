// The words of people, from answers to counted words and phrases, cost no more than they are long.

#include "support/growth.hpp"
#include "support/catch.hpp"

#include <muster/kit/text/words.hpp>

using namespace muster;

TEST_CASE("no text of any shape makes counting its words slower than it is long") {
  for (const std::string piece : {"word ",
                                  "word# ",
                                  "not ",
                                  "not very ",
                                  "a",
                                  "é",
                                  "-",
                                  "a-",
                                  "'",
                                  "isn't ",
                                  ". ",
                                  ", ",
                                  "\n",
                                  "@",
                                  "a@b.c ",
                                  "http://a ",
                                  "1 ",
                                  "and ",
                                  "the ",
                                  "in terms of ",
                                  "\xF0\x9F\x8C\x8D",
                                  "\"a\" ",
                                  "no no ",
                                  "WORD ",
                                  "&",
                                  "/"}) {
    CAPTURE(piece);
    const auto one = [](const std::string& text) {
      (void)text::count_words({text});
      (void)text::frequent_phrases({text});
      (void)text::says_nothing(text);
    };
    CHECK(growth::fault_of(growth::numbered(piece), one, 2 << 10, 16 << 10) == "");
    const auto many = [](const std::string& text) {
      std::vector<std::string> texts;
      for (std::size_t at = 0; at < text.size(); at += 64) texts.push_back(text.substr(at, 64));
      (void)text::count_words(texts);
      (void)text::frequent_phrases(texts);
    };
    if (piece.size() == 1 || static_cast<unsigned char>(piece[0]) < 0x80U)
      CHECK(growth::fault_of(growth::numbered(piece), many, 2 << 10, 16 << 10) == "");
  }
}
