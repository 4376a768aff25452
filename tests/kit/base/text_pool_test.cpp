// Texts stay what they were put in as, whatever is put in behind them.

#include "support/catch.hpp"

#include <muster/kit/base/text_pool.hpp>

#include <string>
#include <utility>
#include <vector>

using muster::TextPool;

TEST_CASE("every text comes back, long ones and empty ones too") {
  TextPool pool;
  std::vector<std::pair<std::string, TextPool::Slice>> all;
  for (std::size_t at = 0; at < 3000; ++at) {
    std::string text(at * 37 % 1500, static_cast<char>('a' + at % 26));
    if (at % 701 == 0) text.assign(70'000 + at, 'z');
    text += std::to_string(at % 900);
    const auto place = pool.add(text);
    all.emplace_back(std::move(text), place);
  }
  for (const auto& [text, place] : all) CHECK(pool.at(place) == text);
  CHECK(pool.at(pool.add("")).empty());
}

TEST_CASE("what comes again soon is kept once") {
  TextPool pool;
  for (int warm = 0; warm < 100; ++warm) (void)pool.add("row " + std::to_string(warm));
  const auto first = pool.add("Very helpful");
  CHECK(pool.at(pool.add("Not helpful")) == "Not helpful");
  CHECK(pool.add("Very helpful").begin == first.begin);
}

TEST_CASE("a copy and its pattern do not write over each other") {
  TextPool pattern;
  const auto shared = pattern.add("shared");
  TextPool copy = pattern;
  const auto of_pattern = pattern.add("one");
  const auto of_copy = copy.add("two");
  const auto more = pattern.add("three");
  CHECK(pattern.at(shared) == "shared");
  CHECK(copy.at(shared) == "shared");
  CHECK(pattern.at(of_pattern) == "one");
  CHECK(copy.at(of_copy) == "two");
  CHECK(pattern.at(more) == "three");
  TextPool moved = std::move(pattern);
  CHECK(moved.at(more) == "three");
  CHECK(moved.at(moved.add("four")) == "four");
}
