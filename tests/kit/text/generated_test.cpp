// The counts of texts that nobody would think of: generated from what people write and from what trips readers, and
// held to what the plain way of reading them, one word after the other through ICU, made of them once.
#include <muster/kit/base/file.hpp>
#include <muster/kit/text/words.hpp>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace muster::text {
namespace {

constexpr auto words = std::to_array<std::string_view>({"time",
                                                        "day",
                                                        "event",
                                                        "sessions",
                                                        "useful",
                                                        "not",
                                                        "never",
                                                        "no",
                                                        "nothing",
                                                        "really",
                                                        "very",
                                                        "good",
                                                        "great",
                                                        "network",
                                                        "parent",
                                                        "carers",
                                                        "send",
                                                        "SEND",
                                                        "EHCPs",
                                                        "EHC",
                                                        "plans",
                                                        "school",
                                                        "co-production",
                                                        "coproduction",
                                                        "co",
                                                        "production",
                                                        "the",
                                                        "a",
                                                        "of",
                                                        "and",
                                                        "to",
                                                        "in",
                                                        "was",
                                                        "it",
                                                        "I",
                                                        "don't",
                                                        "isn’t",
                                                        "think",
                                                        "less",
                                                        "least",
                                                        "at",
                                                        "too",
                                                        "much",
                                                        "enough",
                                                        "could",
                                                        "have",
                                                        "been",
                                                        "better",
                                                        "Q&A",
                                                        "Q",
                                                        "A",
                                                        "N/A",
                                                        "n",
                                                        "St",
                                                        "St.",
                                                        "Mary's",
                                                        "Dr.",
                                                        "Smith",
                                                        "No.",
                                                        "1",
                                                        "e.g.",
                                                        "9am",
                                                        "10:30",
                                                        "1:1",
                                                        "11-16",
                                                        "24/7",
                                                        "2022/23",
                                                        "50%",
                                                        "£10-15",
                                                        "www.example.org",
                                                        "a@example.org",
                                                        "x.com/page",
                                                        "organised",
                                                        "organized",
                                                        "behaviour",
                                                        "analyses",
                                                        "café",
                                                        "👍🏽",
                                                        "🇬🇧",
                                                        "IT",
                                                        "us",
                                                        "or",
                                                        "but",
                                                        "any",
                                                        "one",
                                                        "sure",
                                                        "if",
                                                        "clear",
                                                        "far",
                                                        "from",
                                                        "being",
                                                        "wait",
                                                        "can't",
                                                        "cannot",
                                                        "make",
                                                        "feel",
                                                        "well",
                                                        "clearly",
                                                        "London",
                                                        "SENCo",
                                                        "LAs",
                                                        "U.K.",
                                                        "o'clock",
                                                        "pm",
                                                        "workforce",
                                                        "inclusion",
                                                        "funding",
                                                        "support",
                                                        "children",
                                                        "none",
                                                        "neither",
                                                        "seem",
                                                        "only",
                                                        "just",
                                                        "again"});

constexpr auto gaps = std::to_array<std::string_view>(
    {" ",  " ",  " ",  " ",   " ",   " ", " ",  " ",      " ", " ",    " ",     " ",     ". ",     ", ", "; ", ": ",
     "! ", "? ", "\n", " - ", " – ", "—", " (", ") ",     "/", "-",    "&",     " & ",   "...",    ".",  ",",  "'",
     "’",  "“",  "” ", ":",   "_",   "@", "  ", "\u00A0", "…", " or ", " and ", " not ", "\u00AD", "`"});

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : state_(seed) {}

  std::vector<std::string> texts() {
    std::vector<std::string> out;
    for (auto left = 2 + next() % 8; left > 0; --left) out.push_back(text());
    return out;
  }

 private:
  std::uint32_t next() { return (state_ = state_ * 1664525U + 1013904223U) >> 8U; }

  std::string text() {
    std::string out;
    const bool shouted = next() % 12 == 0;
    for (auto left = 1 + next() % 14; left > 0; --left) {
      std::string word(words[next() % words.size()]);
      const auto how = shouted ? 1U : next() % 10;
      for (std::size_t at = 0; at < word.size() && how < 3; ++at) {
        if (word[at] >= 'a' && word[at] <= 'z' && (how == 1 || at == 0)) word[at] = static_cast<char>(word[at] - 32);
      }
      out += word;
      out += gaps[next() % gaps.size()];
    }
    return out;
  }

  std::uint32_t state_;
};

std::string told(const std::vector<WordCount>& counts) {
  std::string out;
  for (const auto& count : counts) {
    out += "  " + count.word + " = " + count.key + " " + std::to_string(count.times) + ":";
    for (const auto text : count.texts) out += " " + std::to_string(text);
    out += "\n";
  }
  return out;
}

std::string made_of(const std::vector<std::string>& texts) {
  WordRules rules;
  rules.also_stop = {"Summit", "day"};
  rules.phrases = {"EHC plan", "parent carer"};
  rules.same = {{"EHC plans", "EHCP"}, {"good", "great"}};
  std::string out = "words\n" + told(count_words(texts));
  out += "rules\n" + told(count_words(texts, rules));
  rules = {};
  rules.stop_words = false;
  out += "all\n" + told(count_words(texts, rules));
  std::vector<std::vector<std::string>> entries;
  for (const auto& text : texts) entries.push_back({text, text.substr(0, text.find(' '))});
  out += "entries\n" + told(count_entries(entries));
  for (const auto& phrase : frequent_phrases(texts, 2))
    out += "phrase " + phrase.phrase + " " + std::to_string(phrase.texts) + " " + std::to_string(phrase.score) + "\n";
  return out;
}

/// Short enough to keep for many texts; who wants to see what differs prints made_of for the line's number.
std::string summed(std::string_view text) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const char byte : text) sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return std::to_string(sum) + " of " + std::to_string(text.size());
}

}  // namespace

TEST_CASE("generated texts are counted as the plain way of reading counts them") {
  constexpr std::uint32_t in_full = 6;
  constexpr std::uint32_t all = 1500;
  std::string made;
  for (std::uint32_t seed = 1; seed <= all; ++seed) {
    const auto texts = Maker(seed).texts();
    const auto one = made_of(texts);
    if (seed <= in_full) {
      for (const auto& text : texts) made += "text " + text + "\n";
      made += one;
    }
    made += std::to_string(seed) + " " + summed(one) + "\n";
  }
  const auto path = muster::test::source_dir() + "/tests/kit/text/golden/generated.golden";
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    REQUIRE(write_file(path, made).ok());
    FAIL("generated.golden was renewed: read it, then run again without MUSTER_RENEW");
  }
  const auto kept = read_file(path);
  REQUIRE(kept.ok());
  CHECK(*kept == made);
}

}  // namespace muster::text
