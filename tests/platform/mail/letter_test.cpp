// One template, two parts; values are words whatever they hold.
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/mail/message.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::mail;

namespace {

const std::string invitation =
    "Your place at {{EVENT}}\n\n"
    "Dear {{FIRST_NAME}},\n\n"
    "{{WORDS}}\n\n"
    "- on *{{DAY}}*\n- in {{VENUE}}\n\n"
    "[Say whether you come]({{LINK}})\n\n"
    "Questions? Write to [us](mailto:hello@example.org) or look at <https://example.org>.\n";

Values values() {
  return {{"EVENT", "Spring meeting"},
          {"FIRST_NAME", "Pat"},
          {"WORDS", "We look forward to it.\n\nBring a friend,\nor two."},
          {"DAY", "10 June"},
          {"VENUE", "Coin Street"},
          {"LINK", "https://muster.example.org/b/abc?x=1&y=2"}};
}

}  // namespace

TEST_CASE("a template gives subject, plain text and HTML") {
  const auto letter = composed(invitation, values());
  CHECK(letter.subject == "Your place at Spring meeting");
  CHECK(letter.text ==
        "Dear Pat,\n\nWe look forward to it.\n\nBring a friend,\nor two.\n\n- on 10 June\n- in Coin Street\n\n"
        "Say whether you come:\nhttps://muster.example.org/b/abc?x=1&y=2\n\n"
        "Questions? Write to us (mailto:hello@example.org) or look at https://example.org.\n");
  CHECK(letter.article ==
        "<p>Dear Pat,</p>\n<p>We look forward to it.</p>\n<p>Bring a friend,<br />\nor two.</p>\n"
        "<ul>\n<li>on <em>10 June</em></li>\n<li>in Coin Street</li>\n</ul>\n"
        "<p><a href=\"https://muster.example.org/b/abc?x=1&amp;y=2\">Say whether you come</a></p>\n"
        "<p>Questions? Write to <a href=\"mailto:hello@example.org\">us</a> or look at "
        "<a href=\"https://example.org\">https://example.org</a>.</p>\n");
  CHECK(letter.html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  CHECK(letter.html.find("<title>Your place at Spring meeting</title>") != std::string::npos);
}

TEST_CASE("a value that holds Markdown, HTML, markers or line breaks stays words") {
  auto nasty = values();
  nasty["EVENT"] = "Spring\r\nBcc: evil@example.org";
  nasty["FIRST_NAME"] = "[Pat](https://evil.example) <script>alert(1)</script> {{LINK}} **x**";
  nasty["WORDS"] = "# Title\n<b>bold</b>\n\n* {{FIRST_NAME}}";
  const auto letter = composed(invitation, nasty);
  CHECK(letter.subject == "Your place at Spring  Bcc: evil@example.org");
  CHECK(letter.text.find("Dear [Pat](https://evil.example) <script>alert(1)</script> {{LINK}} **x**,\n\n"
                         "# Title\n<b>bold</b>\n\n* {{FIRST_NAME}}\n\n") == 0);
  CHECK(letter.article.find("<script") == std::string::npos);
  CHECK(letter.article.find("<b>") == std::string::npos);
  CHECK(letter.article.find("<h1>") == std::string::npos);
  CHECK(letter.article.find("href=\"https://evil") == std::string::npos);
  CHECK(letter.article.find("&lt;script&gt;") != std::string::npos);
}

TEST_CASE("a paragraph whose value is empty is left out") {
  auto fewer = values();
  fewer["WORDS"] = "";
  const auto letter = composed(invitation, fewer);
  CHECK(letter.text.starts_with("Dear Pat,\n\n- on 10 June\n"));
  CHECK(letter.article.starts_with("<p>Dear Pat,</p>\n<ul>"));
}

TEST_CASE("mistakes of ours are exceptions") {
  auto missing = values();
  missing.erase("DAY");
  CHECK_THROWS_AS(composed(invitation, missing), std::logic_error);
  auto elsewhere = values();
  elsewhere["LINK"] = "javascript:alert(1)";
  CHECK_THROWS_AS(composed(invitation, elsewhere), std::logic_error);
  CHECK_THROWS_AS(composed("\n\nWords\n", {}), std::logic_error);
  CHECK_THROWS_AS(template_named("domain/nowhere/mail/none.mail"), std::logic_error);
}

TEST_CASE("both parts leave as one message of two alternatives") {
  const auto letter = composed(invitation, values());
  const auto bytes = written({"m1",
                              *parse_instant("2022-06-01T09:05:00Z"),
                              {"Muster", "muster@example.org"},
                              {"", "pat@example.org"},
                              letter.subject,
                              letter.text,
                              letter.html});
  REQUIRE(bytes.ok());
  const auto plain = bytes->find("Content-Type: text/plain; charset=utf-8");
  const auto html = bytes->find("Content-Type: text/html; charset=utf-8");
  CHECK(bytes->find("Content-Type: multipart/alternative;") < plain);
  CHECK(plain < html);
  CHECK(html != std::string::npos);
}
