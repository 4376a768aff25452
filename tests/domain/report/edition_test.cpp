// What changed between two editions, in sentences.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/edition.hpp>

#include <algorithm>

using namespace muster;
using namespace muster::report;

TEST_CASE("the same figures are told the same, and no difference is said so") {
  const auto told = figures_told(example::summary_of(example::summit()));
  CHECK(told == figures_told(example::summary_of(example::summit())));
  CHECK(changes_between(told, told, false) == std::vector<std::string>{"No figure of the event changed."});
  CHECK(changes_between(told, told, true).back() == "The words of the report were changed.");
}

TEST_CASE("what changed stands in sentences, with the figure now and the figure before") {
  auto fewer = example::summit();
  fewer.answers.pop_back();
  fewer.responses = static_cast<std::int64_t>(fewer.answers.size());
  const auto changes = changes_between(figures_told(example::summary_of(fewer)),
                                       figures_told(example::summary_of(example::summit())), false);
  CHECK(std::find(changes.begin(), changes.end(), "Responses: 42, before 41.") != changes.end());
  const auto nothing = changes_between({}, figures_told(example::summary_of(example::summit())), false);
  CHECK(nothing.size() == 41);
  CHECK(nothing.back().ends_with("figures more."));
}

TEST_CASE("an edition of an open form says on every page that it is interim") {
  CHECK(edition_words(3, false) == "edition 3");
  CHECK(edition_words(3, true) == "edition 3, interim: the form is still open");
}
