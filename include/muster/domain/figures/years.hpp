#pragma once
// Events of a series side by side: what each summary says by itself, followed over the years by codes. Nothing is
// counted anew but sums over the years. Of a form only everybody's totals are taken, and only once it is closed: a
// figure that still moves is no year's.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/stats/change.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// So many columns are readable beside each other.
inline constexpr std::size_t most_years = 12;

using Years = std::vector<std::shared_ptr<const Summary>>;  ///< by date, the oldest first; none is null

/// One figure in one year.
struct YearFigure {
  std::optional<stats::Part> part;  ///< people and their base; nothing where `why_not` says why
  std::optional<double> share;
  std::optional<stats::Interval> interval;
  std::string why_not;  ///< "not asked", "not shown", "no answers", "not closed yet", "another scale"
};

/// An answer, or the good end of a scale, followed over the years.
struct YearMeasure {
  std::string question;              ///< code
  std::vector<std::string> codes;    ///< of the options together
  std::string label;                 ///< the question's words in the newest event that asks it
  std::string answer;                ///< "‘Helpful’", "‘Strongly agree’ or ‘Agree’"
  bool headline = false;             ///< the newest form makes the question the event's outcome
  bool good_end = false;             ///< the form says that these answers are the good ones
  std::vector<YearFigure> years;     ///< one for each event
  stats::Part all;                   ///< of all years that have it
  std::vector<std::string> remarks;  ///< other words, other options, in whole sentences
};

/// A mean or a net score, followed over the years.
struct YearValues {
  std::string question;
  std::string label;
  bool net = false;  ///< a net score, -1 to 1; else a mean
  std::string unit;
  struct Value {
    std::optional<double> value;
    std::optional<stats::Interval> interval;  ///< of net scores
    std::int64_t base = 0;
    std::optional<NetScore> net{};  ///< of net scores: who stands on which side
    std::string why_not{};          ///< as in YearFigure, where there is no value
  };
  std::vector<Value> years;
};

enum class WordVerdict { more, less, as_before, too_few };

struct YearWord {
  std::string word;
  std::vector<std::int64_t> people;  ///< one for each event
  stats::Part first;                 ///< in the first years
  stats::Part last;                  ///< in the last years
  std::optional<double> p;           ///< Fisher's exact test, corrected for all words of the question (Benjamini and
                                     ///< Hochberg); nothing where too few said it for a test
  WordVerdict verdict = WordVerdict::too_few;
};

/// What changed in the words of one question. The first years are compared with the last: three each where there are
/// six or more that have words, else as many as there are on either side.
struct YearWords {
  std::string question;
  std::string label;
  std::vector<std::optional<std::int64_t>> wrote;  ///< people; nothing where the year has no words of it
  std::vector<std::size_t> first;                  ///< events, by their place
  std::vector<std::size_t> last;
  std::vector<YearWord> words;  ///< those said more, less, as before, and by too few; each by people
  std::size_t tests = 0;
};

/// One figure of the newest closed event beside that of the one before.
struct YearDifference {
  std::size_t measure = 0;  ///< in YearReview::measures
  stats::Part before;
  stats::Part now;
  stats::Change change;           ///< now less before
  double p = 1;                   ///< Fisher's exact test, corrected for all differences tried
  bool more_than_chance = false;  ///< p below 0.05
};

/// The net score of the newest closed event beside that of the one before.
struct YearNetDifference {
  std::size_t values = 0;  ///< in YearReview::values
  NetScore before;
  NetScore now;
  stats::NetChange change;        ///< now less before
  double p = 1;                   ///< corrected for all differences tried, those of shares too
  bool more_than_chance = false;  ///< p below 0.05
};

struct YearReview {
  std::vector<std::string> labels;  ///< "2022"; "Jun 2022" where events share a year, the date where they share a month
  std::vector<YearMeasure> measures;  ///< the headline's first, then in the order of the newest form
  std::vector<YearValues> values;
  std::vector<YearWords> words;
  std::optional<std::size_t> now;                    ///< newest event whose form is closed
  std::optional<std::size_t> before;                 ///< the closed one before it
  std::vector<YearDifference> differences;           ///< the largest first
  std::vector<YearNetDifference> net_differences{};  ///< in the order of values

  /// The measure that stands for the event; nullptr where no form names one.
  [[nodiscard]] const YearMeasure* headline() const;
};

/// Matches by codes: a question with one code and one kind is one question, whatever its words; a good end is the same
/// where it is made of the same options. A pure function, n log n in all words.
[[nodiscard]] YearReview review(const Years& years);

/// What the titles of the events begin with, without a year: "London SEND Summit"; the programme where they share none.
[[nodiscard]] std::string series_title(const Years& years);

/// The review as JSON.
[[nodiscard]] std::string to_json(const YearReview& review, const Years& years);

}  // namespace muster::figures
