#pragma once
// How many people spoke of which theme, of all who answered a question; and the sentences that go with it.

#include <muster/domain/figures/text_list.hpp>
#include <muster/domain/themes/themed_round.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

struct ThemePeople {
  std::int64_t number = 0;
  std::string code;
  std::string name;
  std::string tone;  ///< "praise", "worry", "suggestion" or empty
  std::int64_t people = 0;
  std::string quotation;  ///< chosen by a reader, agreed to by its writer, masked; empty where there is none
  std::vector<std::string> quotations{};  ///< all such, that one first
  TextList texts{};                       ///< all of its answers that may be printed, as they may, by the alphabet
};

/// Of everybody, never of a group.
struct QuestionThemes {
  std::vector<ThemePeople> themes;     ///< most people first, then by number; each at least one person
  std::vector<ThemePeople> unnamed{};  ///< themes of the codebook that nobody spoke of
  TextList without_theme{};            ///< answers that may be printed and have none
  std::int64_t wrote = 0;              ///< people who wrote something
  std::int64_t read = 0;               ///< of those, all of whose texts a person has read
  std::int64_t by_rule = 0;            ///< of the others, in whose texts the words of all themes were looked for
  std::int64_t nothing = 0;            ///< of those, who say nothing
  std::int64_t several = 0;            ///< of those, who speak of two themes or more
  std::int64_t marks = 0;              ///< people of all themes, added up
  std::int64_t differing = 0;          ///< people on whose texts readers differ: only what both gave counts
  std::int64_t readers = 0;            ///< people who read
  bool consent_asked = false;
  bool words_changed = false;   ///< the words of themes are others than the answers were searched for
  std::int64_t agreed = 0;      ///< of those who wrote, who may be quoted
  std::int64_t both = 0;        ///< texts that two have read, where they have read all
  std::int64_t same = 0;        ///< of those, with the same themes before they compared
  std::optional<double> least;  ///< kappa of the themes, the lowest and the highest
  std::optional<double> most;
  std::int64_t team = 0;              ///< people, three or more, of whom two have read each answer; else 0
  std::optional<double> least_alpha;  ///< Krippendorff's alpha of the themes, the lowest and the highest, of the team
  std::optional<double> most_alpha;
};

/// "The panel was named most, then lunch and rooms."
[[nodiscard]] std::string themes_finding(const QuestionThemes& themes);
/// How alike two readers read, and a team of more; empty where two have not read all of it.
[[nodiscard]] std::string agreement_words(const QuestionThemes& themes);
/// "Each mark is one person. ..."
[[nodiscard]] std::vector<std::string> themes_remarks(const QuestionThemes& themes);

}  // namespace muster::figures
