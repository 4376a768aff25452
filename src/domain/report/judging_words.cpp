// The bounds are those of everyday use, and narrow ones: whoever is warned once too often no longer reads the warning.
#include "judging_words.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace muster::report {
namespace {

/// What a word says of a share: at least `low` and at most `high`, or strictly between.
struct Claim {
  std::string_view words;
  double low = 0;
  double high = 1;
  bool strict = false;
};

constexpr double third = 1.0 / 3;
constexpr double near_half = 0.05;
constexpr double near_part = 0.05;

/// The longer one first where one begins with another.
constexpr std::array claims = std::to_array<Claim>({
    {"the vast majority", 0.9, 1},
    {"vast majority", 0.9, 1},
    {"overwhelming majority", 0.9, 1},
    {"overwhelmingly", 0.9, 1},
    {"overwhelming", 0.9, 1},
    {"almost everyone", 0.9, 1},
    {"almost everybody", 0.9, 1},
    {"nearly everyone", 0.9, 1},
    {"nearly everybody", 0.9, 1},
    {"almost all", 0.9, 1},
    {"nearly all", 0.9, 1},
    {"not everyone", 0, 1, true},
    {"not everybody", 0, 1, true},
    {"everyone", 1, 1},
    {"everybody", 1, 1},
    {"all people", 1, 1},
    {"all delegates", 1, 1},
    {"all respondents", 1, 1},
    {"all of them", 1, 1},
    {"unanimously", 1, 1},
    {"unanimous", 1, 1},
    {"nobody", 0, 0},
    {"no one", 0, 0},
    {"none of", 0, 0},
    {"more than half", 0.5, 1, true},
    {"over half", 0.5, 1, true},
    {"at least half", 0.5, 1},
    {"fewer than half", 0, 0.5, true},
    {"less than half", 0, 0.5, true},
    {"under half", 0, 0.5, true},
    {"about half", 0.5 - near_half, 0.5 + near_half},
    {"around half", 0.5 - near_half, 0.5 + near_half},
    {"roughly half", 0.5 - near_half, 0.5 + near_half},
    {"half of", 0.5 - near_half, 0.5 + near_half},
    {"majority", 0.5, 1, true},
    {"minority", 0, 0.5, true},
    {"more than two thirds", 2 * third, 1, true},
    {"over two thirds", 2 * third, 1, true},
    {"two thirds", 2 * third - near_part, 2 * third + near_part},
    {"more than three quarters", 0.75, 1, true},
    {"over three quarters", 0.75, 1, true},
    {"three quarters", 0.75 - near_part, 0.75 + near_part},
    {"more than a third", third, 1, true},
    {"over a third", third, 1, true},
    {"fewer than a third", 0, third, true},
    {"less than a third", 0, third, true},
    {"under a third", 0, third, true},
    {"a third", third - near_part, third + near_part},
    {"more than a quarter", 0.25, 1, true},
    {"over a quarter", 0.25, 1, true},
    {"fewer than a quarter", 0, 0.25, true},
    {"less than a quarter", 0, 0.25, true},
    {"under a quarter", 0, 0.25, true},
    {"a quarter", 0.25 - near_part, 0.25 + near_part},
    {"only a few", 0, 0.2},
    {"few people", 0, 0.2},
    {"few delegates", 0, 0.2},
    {"few of", 0, 0.2},
    {"a handful", 0, 0.2},
    {"hardly anyone", 0, 0.1},
    {"hardly anybody", 0, 0.1},
});

/// "Most people", never "the most useful" or "named most".
constexpr std::array quantities = std::to_array<std::string_view>(
    {"of", "people", "delegates", "respondents", "attendees", "participants", "parents", "who", "answered", "found",
     "agreed", "said", "thought", "felt", "wanted", "were", "did"});

constexpr std::array tested = std::to_array<std::string_view>({"significantly", "significant"});

bool is_letter(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80U || std::isalnum(value) != 0;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view words) {
  if (text.substr(at, words.size()) != words) return false;
  const bool begins = at == 0 || !is_letter(text[at - 1]);
  const auto end = at + words.size();
  return begins && (end == text.size() || !is_letter(text[end]));
}

std::string_view next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  auto end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

bool is_quantity(std::string_view sentence, std::size_t at) {
  if (at >= 4 && sentence.substr(at - 4, 4) == "the ") return false;
  const auto next = next_word(sentence, at + 4);
  return std::find(quantities.begin(), quantities.end(), next) != quantities.end();
}

bool holds(const Claim& claim, double share) {
  constexpr double rounding = 1e-9;
  if (!claim.strict) return share >= claim.low - rounding && share <= claim.high + rounding;
  const bool above = claim.low <= 0 || share > claim.low + rounding;
  return above && (claim.high >= 1 ? claim.low > 0 || share < 1 : share < claim.high - rounding);
}

/// Ends of sentences: a stop, question or exclamation mark with room behind it, an empty line, the next item of a list.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    const bool stop = rest.front() == '.' || rest.front() == '!' || rest.front() == '?';
    if (stop && (rest.size() == 1 || rest[1] == ' ' || rest[1] == '\n')) return at + 1;
    if (rest.starts_with("\n\n") || rest.starts_with("\n- ") || rest.starts_with("\n#")) return at + 1;
  }
  return text.size();
}

/// Of one part of speech with others of its row, so that one can stand in another's place.
struct Wording {
  std::string_view alone;   ///< "Nobody agreed"
  std::string_view of;      ///< "None of them agreed", without the "of"
  std::string_view people;  ///< "No people agreed", without the "people"
};

Wording wording_of(double share) {
  const auto words = fitting_words(share);
  if (words == "everybody") return {"everybody", "all", "all"};
  if (words == "nearly all") return {"nearly everybody", "nearly all", "nearly all"};
  if (words == "more than half") return {"more than half", "more than half", "more than half of the"};
  if (words == "half") return {"half", "half", "half of the"};
  if (words == "fewer than half") return {"fewer than half", "fewer than half", "fewer than half of the"};
  if (words == "fewer than a third") return {"fewer than a third", "fewer than a third", "fewer than a third of the"};
  if (words == "a few") return {"a few", "a few", "a few"};
  return {"nobody", "none", "no"};
}

/// Words that a share can be told with in several ways: what may stand in their place, before the word that follows
/// them. Nothing where the sentence would have to be changed around it: "a majority", "few delegates was".
std::string cure_of(std::string_view words, std::string_view next, double share) {
  constexpr std::array heads =
      std::to_array<std::string_view>({"people", "delegates", "respondents", "attendees", "participants", "parents"});
  constexpr std::array past =
      std::to_array<std::string_view>({"answered", "found", "agreed", "disagreed", "said", "thought", "felt", "wanted",
                                       "did", "would", "could", "took"});
  constexpr std::array alone = std::to_array<std::string_view>(
      {"almost everyone", "almost everybody", "nearly everyone", "nearly everybody", "not everyone", "not everybody",
       "everyone", "everybody", "nobody", "no one", "hardly anyone", "hardly anybody"});
  constexpr std::array parts = std::to_array<std::string_view>({"most",
                                                                "almost all",
                                                                "nearly all",
                                                                "more than half",
                                                                "over half",
                                                                "at least half",
                                                                "fewer than half",
                                                                "less than half",
                                                                "under half",
                                                                "about half",
                                                                "around half",
                                                                "roughly half",
                                                                "two thirds",
                                                                "more than two thirds",
                                                                "over two thirds",
                                                                "three quarters",
                                                                "more than three quarters",
                                                                "over three quarters",
                                                                "a third",
                                                                "more than a third",
                                                                "over a third",
                                                                "fewer than a third",
                                                                "less than a third",
                                                                "under a third",
                                                                "a quarter",
                                                                "more than a quarter",
                                                                "over a quarter",
                                                                "fewer than a quarter",
                                                                "less than a quarter",
                                                                "under a quarter",
                                                                "only a few",
                                                                "a handful"});
  const auto is_in = [](const auto& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  };
  const auto fitting = wording_of(share);
  const auto part = is_in(parts, words);
  if (part && next == "of") return std::string(fitting.of);
  if (part && is_in(heads, next)) return std::string(fitting.people);
  // Behind these the verb has one form for one and for many.
  if ((part || is_in(alone, words)) && is_in(past, next)) return std::string(fitting.alone);
  constexpr std::string_view of = " of";
  if (words == "half of" || words == "few of" || words == "none of") return std::string(fitting.of) + std::string(of);
  if (words.starts_with("few ")) return std::string(fitting.people) + std::string(words.substr(3));
  if (words.starts_with("all ") && is_in(heads, words.substr(4)))
    return std::string(fitting.people) + std::string(words.substr(3));
  return {};
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<SharedFigure>& figures) : text_(text), figures_(figures) {
    plain_ = lower_case(text);
    if (plain_.size() != text.size()) plain_ = std::string(text);  // letters whose small form has another length
    std::replace(plain_.begin(), plain_.end(), '\r', ' ');
    for (std::size_t at = 0; at < plain_.size(); ++at) {
      if (plain_[at] != '{') continue;
      const auto end = plain_.find('}', at);
      if (end == std::string::npos) break;
      std::fill(plain_.begin() + static_cast<std::ptrdiff_t>(at), plain_.begin() + static_cast<std::ptrdiff_t>(end) + 1,
                '\x01');
      at = end;
    }
  }

  std::vector<Doubt> read() {
    for (std::size_t begin = 0; begin < plain_.size();) {
      const auto end = sentence_end(plain_, begin);
      read_sentence(begin, end);
      begin = end;
    }
    return std::move(out_);
  }

 private:
  void read_sentence(std::size_t begin, std::size_t end) {
    // A line's end is no end of a phrase.
    auto sentence = plain_.substr(begin, end - begin);
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    for (std::size_t at = 0; at < sentence.size(); ++at) {
      if (const auto length = typed_figure(sentence, at); length > 0) {
        add(begin + at, length, "this figure is typed, so it stays as it is when the answers change",
            "choose it from the figures instead");
        at += length - 1;
        continue;
      }
      if (at > 0 && is_letter(sentence[at - 1])) continue;
      at += judged(sentence, at, begin, end);
    }
  }

  /// How many bytes behind the first need not be looked at again.
  std::size_t judged(std::string_view sentence, std::size_t at, std::size_t begin, std::size_t end) {
    const Claim most{"most", 0.5, 1, true};
    const Claim* claim = nullptr;
    for (const auto& each : claims)
      if (claim == nullptr && stands_at(sentence, at, each.words)) claim = &each;
    if (claim == nullptr && stands_at(sentence, at, "most") && is_quantity(sentence, at)) claim = &most;
    const auto* figure = beside(begin + at, begin, end);
    if (claim == nullptr) {
      for (const auto words : tested) {
        if (figure == nullptr || !stands_at(sentence, at, words)) continue;
        add(begin + at, words.size(),
            in_quotes(begin + at, words.size()) + " says that a test was made, and none stands beside it",
            "say by how much, or use a word such as “clearly”");
        return words.size() - 1;
      }
      return 0;
    }
    if (figure != nullptr && !holds(*claim, figure->share)) {
      constexpr double hundred = 100;
      const auto share = figures::one_decimal(figure->share * hundred) + "%";
      const bool said = figure->printed.find('%') != std::string::npos;
      add(begin + at, claim->words.size(),
          in_quotes(begin + at, claim->words.size()) + " does not fit what stands beside it: " + figure->printed +
              (said ? "" : ", which is " + share),
          "that is " + fitting_words(figure->share));
      const auto next = next_word(sentence, at + claim->words.size());
      auto cure = cure_of(claim->words, next, figure->share);
      const auto first = text_[begin + at];
      out_.back().cure = first >= 'A' && first <= 'Z' ? capitalised(std::move(cure)) : std::move(cure);
    }
    return claim->words.size() - 1;
  }

  /// "38 of 42", "90%", "90 per cent": as many bytes as it has; 0 where none begins here.
  static std::size_t typed_figure(std::string_view sentence, std::size_t at) {
    const auto is_digit = [&](std::size_t where) {
      return where < sentence.size() && sentence[where] >= '0' && sentence[where] <= '9';
    };
    if (!is_digit(at) || (at > 0 && (is_letter(sentence[at - 1]) || sentence[at - 1] == '.'))) return 0;
    auto end = at;
    while (is_digit(end) ||
           (end < sentence.size() && (sentence[end] == ',' || sentence[end] == '.') && is_digit(end + 1)))
      ++end;
    const auto rest = sentence.substr(end);
    constexpr std::string_view of = " of ";
    if (rest.starts_with(of) && is_digit(end + of.size())) {
      end += of.size();
      while (is_digit(end)) ++end;
      return end - at;
    }
    for (const std::string_view sign : {"%", " %", " per cent"}) {
      if (!rest.starts_with(sign)) continue;
      // "95% interval" is a name.
      return next_word(sentence, end + sign.size()).starts_with("interval") ? 0 : end + sign.size() - at;
    }
    return 0;
  }

  [[nodiscard]] const SharedFigure* beside(std::size_t at, std::size_t begin, std::size_t end) const {
    const SharedFigure* before = nullptr;
    for (const auto& figure : figures_) {
      if (figure.offset < begin || figure.offset >= end) continue;
      if (figure.offset > at) return &figure;
      before = &figure;
    }
    return before;
  }

  [[nodiscard]] std::string in_quotes(std::size_t at, std::size_t length) const {
    auto words = std::string(text_.substr(at, length));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return "“" + words + "”";
  }

  void add(std::size_t at, std::size_t length, std::string message, std::string hint) {
    out_.push_back({at, length, std::move(message), std::move(hint)});
  }

  std::string_view text_;
  const std::vector<SharedFigure>& figures_;
  std::string plain_;  ///< in small letters, with what stands in braces blotted out
  std::vector<Doubt> out_;
};

}  // namespace

std::string fitting_words(double share) {
  constexpr double nearly = 0.9;
  constexpr double few = 0.1;
  if (share >= 1) return "everybody";
  if (share >= nearly) return "nearly all";
  if (share > 0.5) return "more than half";
  if (share == 0.5) return "half";
  if (share >= third) return "fewer than half";
  if (share > few) return "fewer than a third";
  return share > 0 ? "a few" : "nobody";
}

std::vector<Doubt> doubts_in(std::string_view text, const std::vector<SharedFigure>& figures) {
  return Reader(text, figures).read();
}

}  // namespace muster::report
