// Markdown of people's: nothing that it holds runs, loads or leads where it should not, on a page or in a mail.
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/mail/prose.hpp>

#include "support/catch.hpp"

namespace muster::mail {

TEST_CASE("prose becomes markup and plain words") {
  const auto prose = prose_of("# Dates\n\nCome **all**, see [the page](https://example.org/a).\n\n- one\n- two\n", 2);
  CHECK(prose.html ==
        "<h2>Dates</h2>\n<p>Come <strong>all</strong>, see <a href=\"https://example.org/a\">the page</a>.</p>\n<ul>\n"
        "<li>one</li>\n<li>two</li>\n</ul>\n");
  CHECK(prose.text == "Dates\n\nCome all, see the page (https://example.org/a).\n\n- one\n- two\n");
}

TEST_CASE("raw HTML, pictures and other links are refused by line, and shown as words alone") {
  for (const auto* bad : {"a\n\n<script>x</script>", "a\n\nb <b>c</b>", "a\n\n![x](https://example.org/a.png)",
                          "a\n\n[x](javascript:alert(1))", "a\n\n[x](data:text/html,x)", "a\n\n[x](/team)",
                          "a\n\n[x](//e.org)", "a\n\n<JavaScript:x>"}) {
    INFO(bad);
    const auto checked = check_prose(bad);
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().message.starts_with("Line 3: "));
    const auto html = prose_of(bad).html;
    for (const auto* gone : {"<script", "<b>", "<img", "javascript:", "data:", "href"})
      CHECK(html.find(gone) == std::string::npos);
  }
  CHECK(check_prose("See <https://example.org>, [us](mailto:a@example.org), [it](http://example.org).").ok());
  CHECK(prose_of("[a ![b](https://example.org/b.png) c](javascript:x)").html == "<p>a b c</p>\n");
  CHECK_FALSE(check_prose(std::string(30, '>') + " deep").ok());
  CHECK(prose_of(std::string(3000, '>') + " deep").html.find("<blockquote>") == std::string::npos);
}

TEST_CASE("words as Markdown are shown as they are") {
  for (const std::string words : {"*a* [b](c) <d> # e", "1. x", "- y", "a_b_c `d`", "50% & more: \"so\"", "a\\b"}) {
    INFO(words);
    CHECK(prose_of(as_markdown(words)).text == words + "\n");
  }
}

TEST_CASE("a letter takes prose for a paragraph, and its values stay words") {
  const auto letter = composed("{{SUBJECT}}\n\n{{PROSE_BODY}}\n\n{{END}}\n",
                               {{"SUBJECT", "S"}, {"PROSE_BODY", "# H\n\n**yes** <b>x</b>"}, {"END", "**no**"}});
  CHECK(letter.article.find("<h2>H</h2>") != std::string::npos);
  CHECK(letter.article.find("<strong>yes</strong>") != std::string::npos);
  CHECK(letter.article.find("**no**") != std::string::npos);
  CHECK(letter.article.find("<b>") == std::string::npos);
}

}  // namespace muster::mail
