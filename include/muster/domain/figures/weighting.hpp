#pragma once
// Answers weighted so that those who answered are made up as those who registered, by kind of organisation and by area:
// each share beside the one without weights, and how many people of one weight it is worth. In a round with names by
// what the delegate list says of who answered; in an anonymous one from the groups alone that its breakdown shows.

#include <muster/domain/figures/how_made.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/kit/stats/weights.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::figures {

/// No answer counts more than so many times the mean.
inline constexpr double most_weight = 5;
/// Groups of which fewer answered are put together with others: a weight of few is chance.
inline constexpr std::int64_t least_to_weigh = 5;

struct WeightGroup {
  std::string by;    ///< "kind", "area"
  std::string name;  ///< "Health or Voluntary"
  std::int64_t registered = 0;
  std::int64_t answered = 0;
  double weight = 0;  ///< of its answers, on average; of all answers it is 1
};

struct WeightedOption {
  std::string code;  ///< of an option; empty where several stand together
  std::string label;
  std::int64_t people = 0;
  double share = 0;  ///< 0 to 1, without weights
  stats::WeightedShare weighted;
};

struct WeightedQuestion {
  std::string code;
  std::string label;
  std::int64_t base = 0;
  double effective = 0;  ///< people
  std::vector<WeightedOption> options;
};

struct Weighting {
  std::vector<std::string> by;  ///< "kind", "area": of what the weights are made; empty where there are none
  std::vector<WeightGroup> groups;
  std::int64_t answers = 0;
  double effective = 0;  ///< people, of all answers
  bool capped = false;   ///< some weights were cut off at `most_weight`
  std::vector<WeightedQuestion> questions;
  std::string why_not;             ///< in sentences, where there are no weights; else empty
  std::vector<std::string> notes;  ///< sentences that go with the weights
};

/// In which groups somebody on the delegate list stands.
struct ListedIn {
  std::string kind;
  std::string area;
};
struct WeighedAnswer {
  ListedIn who;
  const forms::Answers* answers = nullptr;
};

/// Of a round with names. `left_out`: answers of people who are not on the list, or stand there twice. What the summary
/// does not show of an option is not weighted either.
[[nodiscard]] Weighting weigh(const Summary& summary, const std::vector<ListedIn>& delegates,
                              const std::vector<WeighedAnswer>& answers, std::int64_t left_out);

/// Of an anonymous round, from the cells of its breakdown. Needs a cut whose answers are the kinds or the areas of the
/// delegate list: an option is one by its label, another label of it, or its code; the option with a line to write on
/// stands for all that no option names. Where there is none, and where more answered as somebody than registered as
/// such, that is said.
[[nodiscard]] Weighting weigh_blocks(const Summary& summary, const forms::Form& form,
                                     const std::vector<ListedIn>& delegates);

/// "By kind of organisation and area. 42 answers, weighted, are worth 34.2 of one weight."; else why not.
[[nodiscard]] std::string weighting_lead(const Weighting& all);
/// "‘Agree’: weighted to the delegates 71.0%, unweighted 69.0%, effective people 34.2.", of the answer that moves most.
[[nodiscard]] std::string finding_of(const WeightedQuestion& question);
[[nodiscard]] document::TableBlock table_of(const WeightedQuestion& question);
[[nodiscard]] FigureKinds kinds_of(const Weighting& all);
/// As a command prints it.
[[nodiscard]] std::string weighting_text(const Weighting& all);
[[nodiscard]] Json weighting_json(const Weighting& all);

}  // namespace muster::figures
