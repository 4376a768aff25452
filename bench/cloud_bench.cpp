// How long a word cloud takes to be laid out and drawn, beside the limits that a page can be waited for: 100 ms for
// 200 words, 400 ms for 500.
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "measure.hpp"

namespace {

/// Words of two to four syllables, most named by few people: as the words of answers are.
std::vector<muster::draw::CloudWord> words(std::size_t count) {
  const std::vector<std::string> syllables{"co", "pro", "duc",  "tion", "in",   "clu", "sion", "par",  "ent",   "car",
                                           "er", "fun", "ding", "sup",  "port", "edu", "ca",   "work", "force", "plan"};
  std::uint32_t seed = 7;
  const auto next = [&] { return (seed = seed * 1103515245U + 12345U) >> 16U; };
  std::vector<muster::draw::CloudWord> out;
  for (std::size_t at = 0; at < count; ++at) {
    std::string word;
    for (auto left = 2 + next() % 3; left > 0; --left) word += syllables[next() % syllables.size()];
    out.push_back({word, 1 + static_cast<std::int64_t>(60.0 / (1 + static_cast<double>(at) * 0.35))});
  }
  return out;
}

void measure(std::size_t count, double limit) {
  const auto all = words(count);
  (void)muster::draw::cloud(words(3), muster::draw::CloudTone::plain, 816, 400);  // the fonts are looked for once
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    best = std::min(best, muster::bench::seconds(
                              [&] { (void)muster::draw::cloud(all, muster::draw::CloudTone::plain, 816, 400); }));
  }
  muster::bench::print("a cloud of " + std::to_string(count) + " words", best * 1000, "ms", limit, "limit");
}

}  // namespace

int main() {
  measure(200, 100);
  measure(500, 400);
}
