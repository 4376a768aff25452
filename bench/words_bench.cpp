// How fast words are counted and in how much memory, beside scikit-learn's CountVectorizer; and whether hard texts cost
// more than they are long: each is tried at doubling sizes, and the last column is how much more the larger one took.
#include <muster/kit/text/words.hpp>

#include <sys/resource.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "measure.hpp"
#include "peers.hpp"

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

/// Of the program alone, without what the system does for it.
double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

/// Sentences as people write them: two words in five are stop words, the others of 12,000 words, the commonest of them
/// often and most of them hardly ever; some are denied, hyphenated, in capitals or numbers.
class Writer {
 public:
  std::string answer() {
    std::string out;
    for (auto sentences = 1 + next() % 3; sentences > 0; --sentences) {
      if (!out.empty()) out += ' ';
      out += sentence();
    }
    return out;
  }

 private:
  std::uint32_t next() { return (state_ = state_ * 1664525U + 1013904223U) >> 8U; }

  std::string word() {
    constexpr std::array<std::string_view, 20> small{"the",  "a",  "of", "and",  "to",  "in",   "was",
                                                     "it",   "is", "we", "for",  "our", "with", "on",
                                                     "that", "be", "at", "from", "as",  "have"};
    constexpr std::array<std::string_view, 8> special{"not", "don’t",  "SEND",  "co-production",
                                                      "1:1", "London", "isn't", "no"};
    if (next() % 5 < 2) return std::string(small[next() % small.size()]);
    if (next() % 25 == 0) return std::string(special[next() % special.size()]);
    constexpr double words = 12'000;
    const auto rank = static_cast<std::uint32_t>(std::exp(std::log(words) * (next() % 65536) / 65536.0));
    return made(rank);
  }

  /// The word of a rank; common ones are short.
  static std::string made(std::uint32_t rank) {
    constexpr std::array<std::string_view, 16> syllables{"co", "ver", "ta", "li", "men", "so", "ra",  "di",
                                                         "pe", "no",  "un", "ki", "for", "ba", "gre", "ti"};
    std::string out;
    for (auto rest = rank * 2654435761U % 16'777'216U + rank; out.size() < 4 || rank > 15; rest /= 16, rank /= 16)
      out += syllables[rest % syllables.size()];
    return out;
  }

  std::string sentence() {
    std::string out;
    for (auto words = 4 + next() % 12; words > 0; --words) {
      if (!out.empty()) out += next() % 12 == 0 ? ", " : " ";
      out += word();
    }
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out + (next() % 8 == 0 ? "!" : ".");
  }

  std::uint32_t state_ = 1;
};

void beside_count_vectorizer() {
  Writer writer;
  std::vector<std::string> texts;
  double bytes = 0;
  for (int count = 0; count < 100'000; ++count) {
    texts.push_back(writer.answer());
    bytes += static_cast<double>(texts.back().size());
  }
  (void)count_words({texts[0]});
  const auto nothing = muster::bench::measured([] { return 0.0; });
  const auto ours = muster::bench::measured([&] {
    const auto before = user_seconds();
    (void)count_words(texts);
    return user_seconds() - before;
  });
  const auto taken = (ours.megabytes - nothing.megabytes) * 1e6;

  const auto folder = std::filesystem::temp_directory_path() / "muster-words-bench";
  std::filesystem::create_directories(folder);
  const auto file = (folder / "texts").string();
  std::ofstream out(file);
  for (const auto& text : texts) out << text << "\n";
  out.close();
  const auto script = std::filesystem::path(__FILE__).parent_path() / "peers/count_vectorizer.sh";
  const auto said = muster::bench::said_by(script.string() + " " + (folder / "sklearn").string() + " " + file);
  double seconds = 0;
  double memory = 0;
  const auto megabytes = bytes / 1e6;
  if (std::sscanf(said.c_str(), "seconds %lf bytes %lf", &seconds, &memory) == 2) {
    muster::bench::print("words of 100,000 answers", megabytes / ours.seconds, "MB/s", megabytes / seconds,
                         "CountVectorizer");
    muster::bench::print("memory for each byte", taken / bytes, "B", memory / bytes, "CountVectorizer");
  } else {
    std::printf("scikit-learn is not to be had here, so there is nothing beside it:\n%s\n", said.c_str());
    muster::bench::print("words of 100,000 answers", megabytes / ours.seconds, "MB/s", 100, "aim");
  }
  constexpr double most = 3;
  muster::bench::print("memory for each byte", taken / bytes, "B", most, "limit");
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
  beside_count_vectorizer();
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
