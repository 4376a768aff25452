// What the page of a report's words offers to insert: all of it can be printed, and nothing that there is is left out.

#include "domain/report/printing.hpp"

#include "../../../src/domain/report/block_kinds.hpp"
#include "../../../src/domain/report/palette.hpp"

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;

namespace {

void check_prints(const ReportData& data) {
  for (const auto& block : offered_blocks(data)) {
    INFO(block.insert);
    CHECK(printing_of_tests::errors_of("{event}\n\n" + block.insert + "\n", data) == "no error\n");
    CHECK_FALSE(block.about.empty());
    CHECK_FALSE(block.name.empty());
  }
  for (const auto& figure : offered_figures(data)) {
    INFO(figure.insert);
    CHECK(printing_of_tests::errors_of(figure.insert + "\n", data) == "no error\n");
    CHECK_FALSE(figure.value.empty());
  }
}

std::set<std::string> names_of(const std::vector<OfferedBlock>& blocks) {
  std::set<std::string> out;
  for (const auto& block : blocks) {
    const auto name = block.insert.substr(4, block.insert.find_first_of(" \n", 4) - 4);
    out.insert(name);
  }
  return out;
}

}  // namespace

TEST_CASE("whatever the palette offers can be printed, of every kind of event") {
  const auto summit = example::summary_of(example::summit());
  check_prints({summit});
  const auto empty = example::summary_of(example::empty_summit());
  check_prints({empty});
  const Event anonymous(anonymous_round(60));
  check_prints(anonymous.data());
  const Event few(anonymous_round(6));
  check_prints(few.data());
  const Event named(named_round(30));
  check_prints(named.data());
}

TEST_CASE("every kind of block that an event has something for is offered") {
  const auto summit = example::summary_of(example::summit());
  auto names = names_of(offered_blocks({summit}));
  const Event anonymous(anonymous_round(60));
  names.merge(names_of(offered_blocks(anonymous.data())));
  // What needs earlier events, published figures, themes, indexes or photographs, and what stands within others.
  const std::set<std::string> elsewhere{"trend", "last-year", "indicator", "themes", "quotations", "index",
                                        "image", "else",      "end",       "and",    "about"};
  for (const auto& name : block_names()) {
    INFO(name);
    CHECK((names.contains(name) || elsewhere.contains(name)));
  }
}

TEST_CASE("blocks of a group stand together, those of most reports first, and each question has its picture") {
  const auto summary = example::summary_of(example::summit());
  const auto blocks = offered_blocks({summary});
  REQUIRE_FALSE(blocks.empty());
  CHECK(blocks.front().group.empty());
  std::vector<std::string> groups;
  for (const auto& block : blocks) {
    if (groups.empty() || groups.back() != block.group) groups.push_back(block.group);
  }
  CHECK(std::set<std::string>(groups.begin(), groups.end()).size() == groups.size());
  for (const auto& question : summary.questions) {
    INFO(question.code);
    CHECK(std::ranges::any_of(blocks, [&](const auto& one) { return one.insert == "::: picture " + question.code; }));
  }
}
