// How long a word cloud takes to be laid out and drawn, beside the limits that a page can be waited for: 100 ms for
// 200 words, 400 ms for 500; and beside word_cloud with the same words in a picture of the same size.
#include <muster/kit/draw/picture.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "measure.hpp"
#include "peers.hpp"

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
  // Fonts are looked for and letters are drawn once; the words themselves are not known from it.
  auto others = all;
  for (auto& word : others) word.word += "an";
  (void)muster::draw::cloud(others, muster::draw::CloudTone::plain, 816, 400);
  double best = 1e9;
  for (int run = 0; run < 5; ++run) {
    // Each in a process of its own: what one cloud measured is not there for the next.
    const auto made = muster::bench::measured([&] {
      return muster::bench::processor_seconds(
          [&] { (void)muster::draw::cloud(all, muster::draw::CloudTone::plain, 816, 400); });
    });
    best = std::min(best, made.seconds);
  }
  const auto what = "a cloud of " + std::to_string(count) + " words";
  muster::bench::print(what, best * 1000, "ms", limit, "the limit");
  const auto folder = std::filesystem::temp_directory_path() / "muster-cloud-bench";
  std::filesystem::create_directories(folder);
  std::ofstream file(folder / "words");
  for (const auto& word : all) file << word.people << ' ' << word.word << '\n';
  file.close();
  const auto script = std::filesystem::path(__FILE__).parent_path() / "peers/word_cloud.sh";
  const auto said =
      muster::bench::said_by(script.string() + " " + (folder / "peer").string() + " " + (folder / "words").string());
  double theirs = 0;
  if (std::sscanf(said.c_str(), "seconds %lf", &theirs) == 1)
    muster::bench::print("  the same", best * 1000, "ms", theirs * 1000 / 10, "a tenth of word_cloud's time");
  else
    std::printf("word_cloud is not to be had here, so there is nothing beside it:\n%s\n", said.c_str());
}

/// One word as nobody writes it, and one beside it: it must not be typeset in every size that it cannot have.
void measure_long(std::size_t letters, double limit) {
  const std::vector<muster::draw::CloudWord> all{{std::string(letters, 'a'), 3}, {"b", 1}};
  const double took = muster::bench::processor_seconds(
      [&] { (void)muster::draw::cloud(all, muster::draw::CloudTone::plain, 816, 400); });
  muster::bench::print("a cloud with a word of " + std::to_string(letters) + " letters", took * 1000, "ms", limit,
                       "the limit");
}

}  // namespace

int main() {
  measure(200, 100);
  measure(500, 400);
  for (const std::size_t letters : {500, 1000, 2000}) measure_long(letters, 100);
}
