// Summaries are kept by the memory that they take.
#include "domain/figures/summary_size.hpp"
#include "domain/figures/example.hpp"
#include "support/catch.hpp"

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/kept_by_size.hpp>

using namespace muster;
using namespace muster::figures;

namespace {

/// The example's answers so many times over, each with texts of its own.
Summary grown(std::size_t times) {
  auto input = example::summit();
  const auto like = input.answers;
  input.answers.clear();
  for (std::size_t turn = 0; turn < times; ++turn) {
    for (auto answers : like) {
      for (auto& [code, answer] : answers) {
        for (auto& text : answer.texts) text = text + " once more, at turn " + std::to_string(turn) + " of the day";
      }
      input.answers.push_back(std::move(answers));
    }
  }
  input.responses = static_cast<std::int64_t>(input.answers.size());
  return example::summary_of(input);
}

}  // namespace

TEST_CASE("what a summary takes grows with the texts that it holds, and all of them are counted") {
  const auto one = grown(8);
  const auto two = grown(16);
  std::size_t more = 0;
  for (const auto* summary : {&two, &one}) {
    std::size_t texts = 0;
    for (const auto& question : summary->questions) {
      for (const auto& text : question.texts) texts += text.size() + sizeof(std::uint32_t);
    }
    CHECK(bytes_of(*summary) > texts);
    more = more == 0 ? texts : more - texts;
  }
  // Twice the answers: twice the texts, and no more than that beside them.
  CHECK(bytes_of(two) - bytes_of(one) >= more);
  CHECK(bytes_of(two) < 2 * bytes_of(one) + bytes_of(one) / 2);
}

TEST_CASE("as much is kept as there is room for, and the longest unused goes first") {
  KeptBySize<std::string, int> kept(100);
  kept.keep("a", 1, 40);
  kept.keep("b", 2, 40);
  REQUIRE(kept.find("a") != nullptr);
  kept.keep("c", 3, 40);  // b has been unused the longest
  CHECK(kept.find("b") == nullptr);
  CHECK(*kept.find("a") == 1);
  CHECK(*kept.find("c") == 3);
  CHECK(kept.bytes() == 80);
  kept.keep("d", 4, 101);  // larger than all the room there is
  CHECK(kept.find("d") == nullptr);
  CHECK(kept.size() == 2);
  kept.keep("a", 5, 10);
  CHECK(kept.bytes() == 50);
  CHECK(*kept.find("a") == 5);
}
