#pragma once
// What readers and rules say that answers speak of, and what follows of it where they differ. Pure rules.

#include <muster/domain/themes/codebook.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/stats/agreement.hpp>

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::themes {

inline constexpr std::string_view rule_reader = "rule";        ///< the words of the themes
inline constexpr std::string_view settled_reader = "settled";  ///< what was decided where two people differ

/// What one reader says of one text.
struct Reading {
  std::vector<std::int64_t> themes;  ///< numbers, ascending
  bool says_nothing = false;         ///< then there are no themes
  std::int64_t version = 0;          ///< of the codebook at that moment
  friend bool operator==(const Reading&, const Reading&) = default;
};

/// Who has a text in front of them.
struct Lock {
  std::string reader;
  Instant until;
};
inline constexpr std::chrono::minutes lock_time{10};

/// What is kept of the answers to one question, by the key of the text and the reader.
struct QuestionReadings {
  std::int64_t readers_wanted = 1;  ///< how many people read each answer: one or two
  std::map<std::string, std::map<std::string, Reading>> readings;
  std::map<std::string, std::vector<Lock>> locks;
  std::set<std::string> quoted;  ///< keys of texts that somebody chose to be quoted
};

/// What somebody had said of a text before they could compare it with what another said: kept beside what they say now,
/// as the reading of a reader of this name.
[[nodiscard]] std::string first_of(std::string_view reader);

/// A person, not a rule.
[[nodiscard]] bool is_person(std::string_view reader);
/// Neither a person nor a rule has given it a theme.
[[nodiscard]] bool is_bare(const std::map<std::string, Reading>& of_text);
[[nodiscard]] std::int64_t people_who_read(const std::map<std::string, Reading>& of_text);

/// The first text of `keys`, beginning after the one at `after` and going round, that `reader` may read now: not read
/// by them, not read by as many as are to read it, counting those who have it in front of them. Nothing where there is
/// none; `keys.size()` or more for `after` begins with the first. Those that are bare come before all others.
[[nodiscard]] std::optional<std::size_t> next_to_read(const std::vector<std::string>& keys,
                                                      const QuestionReadings& kept, const std::string& reader,
                                                      std::size_t after, Instant now);
/// Whether `reader` may still read that text: conflict says who reads it or has read it.
[[nodiscard]] bool may_read(const std::string& key, const QuestionReadings& kept, const std::string& reader,
                            Instant now);

/// What counts of a text.
struct ThemedText {
  std::vector<std::int64_t> themes;  ///< as the codebook has them now, ascending
  bool says_nothing = false;
  bool read = false;      ///< by a person
  bool by_rule = false;   ///< no person has read it; the words of themes say so
  bool searched = false;  ///< no person has read it; the words of all themes were looked for in it, found or not
  bool differs = false;   ///< people differ and nothing is settled: `themes` are those that all of them gave
  friend auto operator<=>(const ThemedText&, const ThemedText&) = default;
};
/// Does the text meet the words of a theme that was split off?
using MeetsSplit = std::function<bool(const Theme&)>;
[[nodiscard]] ThemedText themed(const Codebook& book, const std::map<std::string, Reading>& of_text,
                                const MeetsSplit& meets);
/// The themes of one reading as the codebook has them now, ascending, each once.
[[nodiscard]] std::vector<std::int64_t> meant(const Codebook& book, const Reading& reading, const MeetsSplit& meets);

/// How far two people agree on the texts that both have read, before they compared.
struct Agreement {
  std::string first;  ///< readers, the one who has read more first
  std::string second;
  std::int64_t both = 0;  ///< texts that both have read
  std::int64_t same = 0;  ///< of those, with the same themes
  struct OfTheme {
    std::int64_t number = 0;
    stats::Kappa kappa;
  };
  std::vector<OfTheme> themes;  ///< by number; without those that both gave to all texts, or to none
  /// Numbers of themes of which kappa tells nothing: one of them gave it to none, or to all.
  std::vector<std::int64_t> untold{};
};
/// Of what both had said before they could compare. Of the two people who have read most; nothing where fewer than two
/// have read one and the same text.
[[nodiscard]] std::optional<Agreement> agreement_of(
    const Codebook& book, const QuestionReadings& kept,
    const std::function<bool(const std::string& key, const Theme&)>& meets);

}  // namespace muster::themes
