// The list of who was registered: whom it may name, and what it says of those whom it may not.

#include "domain/figures/example.hpp"
#include "domain/report/edition_names.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

using namespace muster;
using namespace muster::report;

namespace {

figures::Summary summit_without_names(std::size_t unnamed) {
  auto input = example::summit();
  for (std::size_t at = 0; at < unnamed && at < input.delegates.size(); ++at) input.delegates[at].named = false;
  return example::summary_of(input);
}

std::string appendix(const figures::Summary& summary, const std::string& language = {}) {
  ReportData data{summary};
  data.language = language;
  auto built = build_document("{sentence.listed}\n\n::: delegates\n", "appendix.report", data);
  REQUIRE(built.ok());
  return document::to_markdown(*built);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the appendix says how many of those registered it names, and why not the others") {
  CHECK(holds(appendix(summit_without_names(0)),
              "All 104 people registered are listed. Nobody's wish to be left out is recorded."));
  const auto some = appendix(summit_without_names(2));
  CHECK(holds(some,
              "Listed by name: 102 of the 104 people registered. 2 have not agreed to be named, and are only "
              "counted."));
  CHECK(holds(some, "| Not named |"));
  CHECK(holds(appendix(summit_without_names(103)), "Listed by name: 1 of the 104 people registered. 103 have not"));
  CHECK(holds(appendix(summit_without_names(1)), "One has not agreed to be named, and is only counted."));
  CHECK(holds(appendix(summit_without_names(104)), "None of the 104 people registered is named"));
  CHECK(holds(appendix(summit_without_names(2), "cy"), "| Heb ei enwi |"));
}

TEST_CASE("an edition says the same, and keeps no name of who is not named") {
  const auto summary = summit_without_names(2);
  const auto kept = with_references(summary);
  CHECK(holds(appendix(kept), "Listed by name: 102 of the 104 people registered."));
  const auto names = names_of(summary);
  CHECK(names.size() == 102);
  ReportData data{kept};
  auto built = build_document("::: delegates\n", "appendix.report", data);
  REQUIRE(built.ok());
  put_names(*built, names);
  ReportData whole{summary};
  const auto printed = build_document("::: delegates\n", "appendix.report", whole);
  REQUIRE(printed.ok());
  CHECK(document::to_markdown(*built) == document::to_markdown(*printed));
}
