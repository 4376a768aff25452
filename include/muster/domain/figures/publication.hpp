#pragma once
// What of a closed round's figures may be shown to anybody: everybody's, in classes so large that nobody is told by
// one. Made of the summary alone, so that it can say nothing that the team's own page does not.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// How a count of people is told.
enum class Told {
  exactly,     ///< "27"
  at_least,    ///< "34 or more": few gave another answer, or nobody did
  fewer_than,  ///< "fewer than 5": or nobody
};

struct PublishedCount {
  Told told = Told::exactly;
  std::int64_t people = 0;  ///< with `fewer_than`: the least number that is told

  bool operator==(const PublishedCount&) const = default;
};

/// Answers that are told together.
struct PublishedClass {
  std::string label;  ///< "Mainly helpful or Not helpful"
  PublishedCount count;
  bool outside = false;  ///< some of them stand beside the scale, or gave no answer
};

struct PublishedWord {
  std::string word;
  PublishedCount count;
};

struct PublishedTheme {
  std::string theme;
  PublishedCount count;
  std::string quotation;  ///< of somebody who agreed to be quoted; empty where there is none
};

struct PublishedQuestion {
  std::string code;
  std::string label;
  std::string finding;    ///< in a sentence; where nothing is shown, why
  std::int64_t base = 0;  ///< people whom every share below is a share of; 0 where nothing is shown
  bool of_asked =
      false;  ///< the base is everybody who was asked: so few gave no answer, or nobody, that it is not told
  std::vector<PublishedClass> classes;
  std::vector<PublishedWord> words;
  std::vector<PublishedTheme> themes;
  std::vector<std::string> remarks;
};

struct Publication {
  std::string title;
  std::string when_and_where;
  std::string programme;
  std::string headline;
  std::string lead;
  std::int64_t least = 0;    ///< the smallest number of people that is told exactly
  std::int64_t answers = 0;  ///< behind the figures
  std::string who_answered;
  std::string who_registered;  ///< may be empty
  bool anonymous = false;
  std::vector<PublishedQuestion> questions;
};

/// No fewer people than these are ever told, whatever the form says.
inline constexpr std::int64_t least_published = 5;

/// Of everybody; a round's breakdowns and what people wrote in their own words are in no publication. Error: a conflict
/// where the round is not closed, or fewer than twice the least number answered.
[[nodiscard]] Result<Publication> publication_of(const Summary& summary);

struct AnswerCount {
  std::string label;
  std::int64_t people = 0;
  bool beside = false;  ///< beside the scale
  bool none = false;    ///< gave no answer; at most one of them
};
/// Answers of a partition in classes of `least` people and more. Of an order (`ordered`) both ends are put together
/// where a step is small. Empty where nothing can be told: for so many answers too few people were asked, or some
/// answers are small and the two largest equal.
[[nodiscard]] std::vector<PublishedClass> published_classes(const std::vector<AnswerCount>& answers, bool ordered,
                                                            std::int64_t least);

/// Which of counts that may overlap are told, of `base` people: as many as can be without two of them telling of few.
/// In the order of `counts`, which is by size; nothing where one is not told.
[[nodiscard]] std::vector<std::optional<PublishedCount>> published_counts(const std::vector<std::int64_t>& counts,
                                                                          std::int64_t base, std::int64_t least);

[[nodiscard]] Json to_json(const Publication& publication);
/// What `to_json` made; an Error where it is not that.
[[nodiscard]] Result<Publication> publication_from(const Json& json);

/// "27", "38 or more", "fewer than 5".
[[nodiscard]] std::string count_in_words(const PublishedCount& count);

}  // namespace muster::figures
