// Bytes from outside become text only where they are text; everything else is refused with a sentence.
#include <muster/platform/web/decode.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;

namespace {

std::string decoded(std::string_view text, bool plus = false) {
  const auto result = percent_decoded(text, plus);
  return result.ok() ? result.value() : "refused";
}

}  // namespace

TEST_CASE("percent escapes are undone once") {
  CHECK(decoded("/events/a%20b") == "/events/a b");
  CHECK(decoded("%2541") == "%41");
  CHECK(decoded("caf%C3%A9") == "café");
  CHECK(decoded("a+b") == "a+b");
  CHECK(decoded("a+b%2B", true) == "a b+");
  CHECK(decoded("") == "");
}

TEST_CASE("a bad escape, a NUL and ill-formed UTF-8 are refused") {
  for (const auto* text :
       {"%", "%4", "%4g", "a%zz", "100%", "%00", "a%00b", "%ff", "%C3", "%C3%28", "%ED%A0%80", "% 41"}) {
    INFO(text);
    const auto result = percent_decoded(text, true);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::wrong_usage);
    CHECK(result.error().message.ends_with("."));
  }
  CHECK_FALSE(percent_decoded(std::string_view("\xff\xfe", 2), false).ok());
}

TEST_CASE("an urlencoded form keeps the order and the repeats of its fields") {
  const auto form = decode_urlencoded("words=informative&words=useful&empty=&bare&name=J%C3%BCrgen+Smith&");
  REQUIRE(form.ok());
  CHECK(form->all("words") == std::vector<std::string>{"informative", "useful"});
  CHECK(form->find("empty") == "");
  CHECK(form->find("bare") == "");
  CHECK(form->find("absent") == std::nullopt);
  CHECK(form->get("name") == "Jürgen Smith");
  CHECK(form->entries().size() == 5);
  CHECK(decode_urlencoded("")->entries().empty());
  CHECK(decode_urlencoded("a=b=c")->get("a") == "b=c");
}

TEST_CASE("line breaks come out as a person typed them") {
  CHECK(decode_urlencoded("t=a%0D%0Ab%0Dc%0Ad%0D")->get("t") == "a\nb\nc\nd\n");
}

TEST_CASE("a form beyond the limits is refused, and one at the limits is not") {
  const DecodeLimits limits{2, 3, 4, 10};
  CHECK(decode_urlencoded("abc=123&d=1", limits).ok());
  CHECK_FALSE(decode_urlencoded("abc=1234&d=1", limits).ok());
  CHECK_FALSE(decode_urlencoded("a=1&b=2&c=3", limits).ok());
  CHECK_FALSE(decode_urlencoded("abcd=1", limits).ok());
  CHECK_FALSE(decode_urlencoded("a=12345", limits).ok());
  CHECK(decode_urlencoded("a=%31%32%33%34", limits).ok());
  CHECK_FALSE(decode_urlencoded("=nameless").ok());
  CHECK(decode_urlencoded("a=" + std::string(200'000, 'x')).ok());  // its page says what it takes
}

TEST_CASE("cookies are read, the first of a name counts, and what is malformed is left out") {
  const auto cookies = decode_cookies(
      "a=1; b=\"two\";c = 3 ;broken; =x; a=9; d=e=f; bad=a\x01"
      "b; sp=a b");
  CHECK(cookies == std::map<std::string, std::string>{{"a", "1"}, {"b", "two"}, {"d", "e=f"}});
  CHECK(decode_cookies("").empty());
}
