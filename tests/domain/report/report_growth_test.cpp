// The report language and the Markdown in it, fed twice as much, take no more than twice as long.

#include "domain/figures/example.hpp"
#include "support/catch.hpp"
#include "support/growth.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

using namespace muster;

TEST_CASE("no definition of any shape costs more than it is long") {
  const auto summary = example::summary_of(example::summit());
  const auto write = [&](const std::string& definition) {
    const auto built = report::build_document(definition, "test.report", summary);
    if (!built.ok()) return;
    (void)document::to_markdown(*built);
    (void)document::to_html(*built, document::HtmlExtent::page);
  };
  for (const std::string piece : {"{",
                                  "{responses} ",
                                  "{responses",
                                  "}",
                                  "\\{",
                                  "{a}",
                                  "{helpful = helpful} ",
                                  "{words.word \"fun\"} ",
                                  "# A\n\n",
                                  "### A#\n\n",
                                  "Words.\n\n",
                                  "Words ",
                                  "- a\n",
                                  "1. a\n",
                                  "> a\n",
                                  ">",
                                  "*",
                                  "**a** ",
                                  "*a ",
                                  "_a_ ",
                                  "[a](http://b) ",
                                  "[",
                                  "]",
                                  "![",
                                  "](",
                                  "`",
                                  "```\n",
                                  "<",
                                  "<b>",
                                  "<!-- ",
                                  "&amp; ",
                                  "\n",
                                  "---\n",
                                  "    a\n",
                                  "::: if answers\nA\n::: end\n",
                                  "::: if answers\n",
                                  "::: end\n",
                                  "::: else\n",
                                  "::: pair\n",
                                  "::: nothing\n",
                                  "::: bars nothing\n",
                                  "::: title \"A\"\n",
                                  "::: ",
                                  ":::",
                                  "\"",
                                  "\xEE\x80\x80",
                                  "\xEE\x80\x81",
                                  "é",
                                  "a\\\n",
                                  "|a|\n",
                                  "www.a.b ",
                                  "[a]: b\n",
                                  "\t"}) {
    CAPTURE(piece);
    CHECK(growth::fault_of(growth::numbered(piece, "{responses}\n\n"), write, 4 << 10, 28 << 10) == "");
  }
}
