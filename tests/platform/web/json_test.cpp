// A JSON body is read as RFC 8259 says, or refused with a sentence: no two readers can understand it differently.
#include <muster/platform/web/json.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;
using Catch::Contains;

namespace {

Json read(std::string_view text) {
  const auto read = decode_json(text);
  INFO(text);
  REQUIRE(read.ok());
  return *read;
}

std::string refusal(std::string_view text, const JsonLimits& limits = {}) {
  const auto read = decode_json(text, limits);
  INFO(text);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().kind == ErrorKind::wrong_usage);
  return read.error().message;
}

}  // namespace

TEST_CASE("values come out as they were sent, members in their order") {
  const auto body = read(
      R"({"title": "Spring \u00e9 \ud83d\ude00", "seats": 40, "share": 0.5, "open": true, "none": null, "tags": ["a", {"b": -7}]})");
  CHECK(*body.find("title")->text() == "Spring é 😀");
  CHECK(*body.find("seats")->whole() == 40);
  CHECK(*body.find("seats")->number() == 40.0);
  CHECK(*body.find("share")->number() == 0.5);
  CHECK(body.find("share")->whole() == nullptr);
  CHECK(*body.find("open")->truth());
  CHECK(body.find("none")->is_null());
  CHECK(body.find("nothing") == nullptr);
  REQUIRE(body.find("tags")->array()->size() == 2);
  CHECK(*body.find("tags")->array()->back().find("b")->whole() == -7);
  REQUIRE(body.object()->size() == 6);
  CHECK(body.object()->front().first == "title");
  CHECK(body.object()->back().first == "tags");
}

TEST_CASE("a value need not be an object, and text asks of no other type") {
  CHECK(*read("7").whole() == 7);
  CHECK(*read(" \"a\" \n").text() == "a");
  CHECK(read("[]").array()->empty());
  CHECK(read("{}").object()->empty());
  CHECK(read("[]").find("a") == nullptr);
  CHECK(*read("9223372036854775807").whole() == 9223372036854775807);
  CHECK(*read("-9223372036854775808").whole() == (-9223372036854775807 - 1));
}

TEST_CASE("line breaks in a text come out as one kind") {
  CHECK(*read(R"(["a\r\nb\rc\td"])").array()->front().text() == "a\nb\nc\td");
}

TEST_CASE("what is not JSON is refused") {
  for (const auto* text : {"",
                           " ",
                           "{",
                           "}",
                           "[1,2,]",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{'a':1}",
                           "{\"a\"}",
                           "[1 2]",
                           "[01]",
                           "[+1]",
                           "[.5]",
                           "[1.]",
                           "[-]",
                           "[NaN]",
                           "[Infinity]",
                           "[0x10]",
                           "[1e999]",
                           "[nul]",
                           "[truex]",
                           "{} x",
                           "[] []",
                           "/*a*/[]",
                           "[\"a\nb\"]",
                           "[\"a\tb\"]",
                           "[\"\\x41\"]",
                           "[\"\\ud800\"]",
                           "[\"\\u12\"]",
                           "[1",
                           "\xef\xbb\xbf[]",
                           "a=b&c=d"})
    CHECK_THAT(refusal(text), Contains("JSON"));
}

TEST_CASE("text that nobody types is refused, however it is written") {
  CHECK_THAT(refusal("[\"\xff\"]"), Contains("UTF-8"));
  CHECK_THAT(refusal("[\"\xed\xa0\x80\"]"), Contains("UTF-8"));
  for (const auto* text : {R"(["\u0000"])", R"(["\u0008"])", R"(["\u001b"])", R"(["\u0085"])", R"({"\u0000": 1})"})
    refusal(text);
}

TEST_CASE("a name that stands twice in one object is refused, and may stand in two objects") {
  CHECK_THAT(refusal(R"({"role": "door", "role": "owner"})"), Contains("\"role\" stands twice"));
  CHECK_THAT(refusal(R"({"role": "door", "r\u006fle": "owner"})"), Contains("\"role\" stands twice"));
  CHECK(read(R"([{"a": {"a": 1}}, {"a": 2}])").array()->size() == 2);
}

TEST_CASE("a number that does not fit is refused, never rounded") {
  refusal("[9223372036854775808]");
  refusal("[18446744073709551615]");
  refusal("[99999999999999999999]");
  refusal("[-9223372036854775809]");
}

TEST_CASE("depth and number of values have limits, which are told") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(decode_json(nested(32)).ok());
  CHECK_THAT(refusal(nested(33)), Contains("32 levels"));
  refusal(std::string(1'000'000, '['));
  refusal(std::string(500'000, '{'));
  CHECK(decode_json("[1,2]", {32, 3}).ok());
  CHECK_THAT(refusal("[1,2,3]", {32, 3}), Contains("3 values"));
  CHECK_THAT(refusal(R"({"a":1,"b":2})", {32, 4}), Contains("4 values"));
}
