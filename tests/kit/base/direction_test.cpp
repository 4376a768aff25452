// Which way a text reads, and where it turns.
#include <muster/kit/base/direction.hpp>

#include "support/catch.hpp"

#include <string>

namespace muster {
namespace {

std::string parts_of(std::string_view text) {
  std::string out;
  for (const auto& part : directed_parts(text)) {
    out += (part.right_to_left ? "<" : ">") + std::string(part.text) + "|";
  }
  return out;
}

}  // namespace

TEST_CASE("the first letter says which way a text reads") {
  CHECK(begins_right_to_left("مفيد جدا"));
  CHECK(begins_right_to_left("“שלום” 3"));
  CHECK(begins_right_to_left("1. اردو"));
  CHECK_FALSE(begins_right_to_left("useful"));
  CHECK_FALSE(begins_right_to_left("the word مفيد"));
  CHECK_FALSE(begins_right_to_left("12:30 !"));
  CHECK_FALSE(begins_right_to_left(""));
  CHECK_FALSE(begins_right_to_left("\xD9"));
}

TEST_CASE("a text is known to hold words from right to left") {
  CHECK(holds_right_to_left("the word مفيد"));
  CHECK_FALSE(holds_right_to_left("the word café 👍"));
}

TEST_CASE("a text is cut where it turns, and nothing is lost") {
  CHECK(parts_of("useful day") == ">useful day|");
  CHECK(parts_of("مفيد جدا!") == "<مفيد جدا!|");
  CHECK(parts_of("the word مفيد، then more") == ">the word |<مفيد، |>then more|");
  CHECK(parts_of("مفيد SEND مفيد") == "<مفيد |>SEND |<مفيد|");
  CHECK(parts_of("12") == ">12|");
  CHECK(parts_of("").empty());
}

TEST_CASE("what is isolated turns nothing around it, and is cut out by itself") {
  const auto answer = isolated("أوافق");
  const auto said = "‘" + answer + "’ was answered most often";
  CHECK(isolated("agree") == "agree");
  CHECK_FALSE(begins_right_to_left(said));
  CHECK(begins_left_to_right(said));
  CHECK(begins_right_to_left(answer));
  CHECK(begins_right_to_left("(" + answer + ") 22"));
  CHECK(parts_of(said) == ">‘|<أوافق|>’ was answered most often|");
  CHECK(parts_of("\u2069 a \u2068") == "> a |");
  CHECK(isolated(said) == said);
  CHECK(isolated(answer) == answer);
  CHECK(isolated(answer + " أ") == "\u2068" + answer + " أ\u2069");
}

}  // namespace muster
