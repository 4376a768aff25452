// How fast words are counted, and whether hard texts cost more than they are
// long: each is tried at doubling sizes, and the last column is how much more the larger one took.
#include <muster/kit/text/words.hpp>

#include <ctime>
#include <string>
#include <vector>

#include "measure.hpp"

namespace {

using muster::text::count_entries;
using muster::text::count_words;
using muster::text::frequent_phrases;

/// Processor time: other programs on the machine must not look like growth.
template <class Work>
double processor_seconds(Work&& work) {
  const auto begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::vector<std::string> answers(std::size_t count) {
  const std::vector<std::string> said{"Not enough time for discussion, but a really useful day",
                                      "I don't think the new framework was explained very well",
                                      "Co-production with parent carers and the local authority",
                                      "Workforce: EPs, SALTs and OTs are hard to recruit across London boroughs",
                                      "Could not have been better organised. The Q&A was inspiring!"};
  std::vector<std::string> out;
  for (std::size_t at = 0; at < count; ++at) out.push_back(said[at % said.size()]);
  return out;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

std::string numbered(const std::string& before, const std::string& after, std::size_t bytes) {
  std::string out;
  for (int number = 0; out.size() < bytes; ++number) out += before + std::to_string(number) + after;
  return out;
}

template <class Make>
void try_doubling(const std::string& what, const Make& make) {
  constexpr std::size_t small = 256 * 1024;
  const auto once = make(small);
  const auto twice = make(2 * small);
  const auto count = [](const std::string& text) {
    return processor_seconds([&] {
      (void)count_words({text});
      (void)count_entries({{text}});
      (void)frequent_phrases({text, text}, 2);
    });
  };
  (void)count(once.substr(0, 1024));
  muster::bench::print(what + ", 512 KB", count(twice), "s", count(once), "256 KB");
}

}  // namespace

int main() {
  const auto texts = answers(100'000);
  (void)count_words(answers(100));
  const double words = processor_seconds([&] { (void)count_words(texts); });
  std::vector<std::vector<std::string>> entries;
  for (const auto& text : texts) entries.push_back({text.substr(0, 20)});
  const double of_entries = processor_seconds([&] { (void)count_entries(entries); });
  const double phrases = processor_seconds([&] { (void)frequent_phrases(texts, 3); });
  muster::bench::print("words of 100,000 answers", words, "s", of_entries, "100,000 entries");
  muster::bench::print("phrases of 100,000 answers", phrases, "s", words, "their words");

  for (const std::string piece : {"not think ",
                                  "not or ",
                                  "not really ",
                                  "not any ",
                                  "no one ",
                                  "never been ",
                                  "a-",
                                  "-a",
                                  "co-",
                                  "a.",
                                  "a@b.c ",
                                  "a@",
                                  "www.",
                                  "://",
                                  "1:",
                                  "11-16 ",
                                  "1-",
                                  "&",
                                  "Q&A ",
                                  "Q and A ",
                                  "n/a ",
                                  "'",
                                  "´",
                                  "\u00AD",
                                  "\u200B",
                                  "👍🏽",
                                  "👍 ",
                                  "(",
                                  ",",
                                  ", or ",
                                  "a, ",
                                  "not a, ",
                                  "A",
                                  "SEND ",
                                  "é",
                                  "e\u0301",
                                  "could not have ",
                                  "too much ",
                                  "🇬🇧",
                                  "א",
                                  "not made the "}) {
    try_doubling("“" + piece + "”", [&](std::size_t bytes) { return repeated(piece, bytes); });
  }
  try_doubling("hyphenated words", [](std::size_t bytes) { return numbered("co-word", " co ", bytes); });
  try_doubling("different words", [](std::size_t bytes) { return numbered("word", " ", bytes); });
  try_doubling("one long clause", [](std::size_t bytes) { return "not " + numbered("think word", " ", bytes); });
  return 0;
}
