// What the network may bring as text: one place refuses the rest, for paths, queries, fields and names of files alike.
#include "../../../src/platform/web/typed_text.hpp"

#include <muster/platform/web/decode.hpp>

#include "support/catch.hpp"

namespace muster::web {
namespace {

const std::vector<std::string> refused{std::string("a\0b", 3),
                                       "\xFF",
                                       "Zo\xEB",
                                       "\xC0\xAF",
                                       "\xED\xA0\x80",
                                       "\xE2\x82",
                                       "\x01",
                                       "a\x08",
                                       "\x1B[31m",
                                       "\x1F",
                                       "\x7F",
                                       "\xC2\x80",
                                       "\xC2\x9F",
                                       "\xEF\xBF\xBE",
                                       "\xEF\xBF\xBF"};

std::string escaped(const std::string& text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : text) out += {'%', hex[byte >> 4U], hex[byte & 15U]};
  return out;
}

std::string part(const std::string& names, const std::string& content) {
  return "--XX\r\nContent-Disposition: form-data; " + names + "\r\n\r\n" + content + "\r\n--XX--\r\n";
}

}  // namespace

TEST_CASE("what is no text is refused with a sentence wherever it stands") {
  const std::string type = "multipart/form-data; boundary=XX";
  for (const auto& text : refused) {
    INFO(escaped(text));
    const auto one = check_typed(text);
    REQUIRE_FALSE(one.ok());
    CHECK(one.error().kind == ErrorKind::wrong_usage);  // 400
    CHECK(one.error().message.ends_with("."));
    CHECK_FALSE(percent_decoded("/events/" + escaped(text), false).ok());
    CHECK_FALSE(decode_urlencoded("a=" + escaped(text)).ok());
    CHECK_FALSE(decode_urlencoded(escaped(text) + "=a").ok());
    CHECK_FALSE(decode_multipart(part("name=\"a\"", text), type).ok());
    CHECK_FALSE(decode_multipart(part("name=\"" + text + "\"", "x"), type).ok());
    CHECK_FALSE(decode_multipart(part("name=\"a\"; filename=\"" + text + "\"", "x"), type).ok());
    // What stands in a file is for its reader to judge.
    CHECK(decode_multipart(part("name=\"a\"; filename=\"a.csv\"", text), type).ok());
  }
}

TEST_CASE("what people type is text: tabs, line ends, every script, joiners and marks") {
  for (const std::string text :
       {"", "a\tb\r\nc\nd", "Zoë", "\xC2\xA0", "👩‍👧", "\xE2\x80\x8F", "সভা", "\xEF\xBB\xBF"}) {
    INFO(text);
    CHECK(check_typed(text).ok());
    CHECK(decode_urlencoded("a=" + escaped(text)).ok());
  }
}

TEST_CASE("line breaks pasted from slides and word processors are line breaks") {
  for (const std::string text : {"a\x0B"
                                 "b",
                                 "a\x0C"
                                 "b",
                                 "a\rb", "a\r\nb"}) {
    const auto form = decode_urlencoded("words=" + escaped(text));
    REQUIRE(form.ok());
    CHECK(form->get("words") == "a\nb");
    CHECK(decode_multipart(part("name=\"words\"", text), "multipart/form-data; boundary=XX")->fields.get("words") ==
          "a\nb");
  }
  CHECK_FALSE(percent_decoded("/events/a%0Bb", false).ok());
}

}  // namespace muster::web
