// What changed between two editions, in sentences.
#include "domain/figures/example.hpp"
#include "domain/report/edition_print.hpp"
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

TEST_CASE("what an edition prints is compared with what the one before printed, and what went is not said again") {
  const auto of = [](const std::vector<std::pair<std::string, std::string>>& chapters) {
    document::Document out;
    for (const auto& [title, words] : chapters) {
      out.blocks.push_back({document::Heading{1, title, title}});
      out.blocks.push_back({document::Paragraph{{{words, false, false, {}}}}});
    }
    return out;
  };
  const auto before = of({{"One", "12 answered."}, {"Two", "Somebody's name."}});
  CHECK(print_changes(before, before).empty());
  CHECK(print_changes(before, of({{"One", "13 answered."}, {"Three", "12 answered."}})) ==
        std::vector<std::string>{"New in it: ‘Three’.", "No longer in it: ‘Two’.",
                                 "It prints ‘13 answered.’, and did not before.",
                                 "1 sentence or row that it printed before is gone."});
}

TEST_CASE("an edition of an open form says on every page that it is interim") {
  CHECK(edition_words(3, false) == "edition 3");
  CHECK(edition_words(3, true) == "edition 3, interim: the form is still open");
}
