// A report has an end: its pictures, rows, blocks and braces are counted before they are drawn.

#include "domain/figures/example.hpp"
#include "support/catch.hpp"
#include "support/counted_memory.hpp"

#include <muster/domain/report/definition.hpp>

using namespace muster;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out = "{responses}\n\n";
  for (std::size_t at = 0; at < times; ++at) out += piece;
  return out;
}

const figures::Summary& summit() {
  static const auto summary = example::summary_of(example::summit());
  return summary;
}

std::string refusal(const std::string& definition) {
  const auto built = report::build_document(definition, "test.report", summit());
  return built.ok() || built.error().diagnostics.empty() ? "" : built.error().diagnostics.back().message;
}

}  // namespace

TEST_CASE("a report of three thousand pictures is refused when it has 250") {
  const auto definition = repeated("::: strokes\n\n", 3'000);
  const auto before = counted_memory::asked();
  CHECK(refusal(definition) == "the report would have more than 250 pictures");
  const auto all = counted_memory::asked() - before;
  const auto small = counted_memory::asked();
  CHECK(refusal(repeated("::: strokes\n\n", 30)).empty());
  CHECK(all < 12 * (counted_memory::asked() - small));
}

TEST_CASE("a report that writes the same list again and again is refused") {
  CHECK(refusal(repeated("::: delegates\n\n", 6'000)).find("rows of tables and lists") != std::string::npos);
  CHECK(refusal(repeated("Words.\n\n", 6'000)) ==
        "the report would have more than 5,000 paragraphs, headings and pictures");
  CHECK(refusal(repeated("# A\n\n", 4'000)).empty());
}

TEST_CASE("braces that are not closed are looked for once, and figures have a number") {
  CHECK(refusal(repeated("{", 50'000)) == "this brace is not closed on its line");
  CHECK(refusal(repeated("{responses} ", 2'001)) == "the text has more than 2,000 figures in braces");
  CHECK(refusal(repeated("{responses} ", 1'900)).empty());
}
