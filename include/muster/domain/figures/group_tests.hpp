#pragma once
// Whether groups, or two rounds, answer differently by more than chance: the test that fits each question, with the
// people it is made of. Of an anonymous round a test is made of the groups and answers that are shown, and of nothing
// else; of a round that is open none is made, for its figures still move.

#include <muster/domain/figures/comparison.hpp>
#include <muster/domain/figures/how_made.hpp>
#include <muster/domain/figures/summary.hpp>
#include <muster/kit/stats/crosstab.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::figures {

enum class TestKind {
  fisher,
  chi_square,
  rough_chi_square,  ///< Fisher's would fit and take too long
  mann_whitney,      ///< two groups, answers in order
  kruskal_wallis,    ///< more groups, answers in order
  rank_correlation,  ///< groups and answers in order: rounds with names alone
  mcnemar,           ///< the same people twice: rounds with names alone
};

/// One question, or one of the answers that could be ticked together.
struct GroupTest {
  std::string question;                 ///< its code
  std::string label;                    ///< its words
  std::string option{};                 ///< code of the one answer that the test is about; empty: all answers
  std::string answer{};                 ///< its words
  std::vector<std::string> groups{};    ///< rows
  std::vector<std::string> answers{};   ///< columns, in the form's order
  stats::Crosstab people{};             ///< each person in one cell; empty where nothing may be told
  bool in_order = false;                ///< the answers stand in order
  bool groups_in_order = false;         ///< the groups too, in a round with names
  bool last_is_good = false;            ///< how they stand is told by the last of them, else by the first
  std::vector<std::string> left_out{};  ///< sentences: whom the test is not of
  std::optional<TestKind> kind{};       ///< nothing: `why_not`
  std::string why_not{};                ///< in a sentence
  double p = 1;                         ///< two-sided
  double corrected_p = 1;               ///< for all tests of the same page
  /// V (corrected) of a table; of Mann-Whitney how often the first group stands nearer to the answer told; tau-b.
  std::optional<double> size{};
  std::optional<double> rho{};  ///< Spearman's
  bool exact = false;           ///< of Mann-Whitney
  [[nodiscard]] bool more_than_chance() const { return kind && corrected_p < 0.05; }
};

struct GroupTests {
  enum class Between { groups, rounds, same_people };
  Between between = Between::groups;
  std::string by{};                ///< the cut's code, or the other round's short name
  std::string by_label{};          ///< its words
  std::vector<GroupTest> tests{};  ///< in the form's order
  std::int64_t made = 0;           ///< tests; p values are corrected for so many
  std::string why_none{};          ///< in a sentence, where there can be no test at all
};

/// A group of a round with names and its figures.
using SummaryOfGroup = std::pair<std::string, std::shared_ptr<const Summary>>;

/// Groups of an anonymous round by a cut that it declares. Errors: it declares no such cut (bad_input, with those that
/// there are).
[[nodiscard]] Result<GroupTests> tests_of_blocks(const Summary& summary, const std::string& cut);

/// The answers by which a round with names can be tested: one answer each. Errors: no such question, or one by which
/// people stand in several groups.
[[nodiscard]] Result<const QuestionFigures*> parting_question(const Summary& summary, const std::string& by);
/// Groups of a round with names: those who gave each answer to the question `by`.
[[nodiscard]] GroupTests tests_of_groups(const Summary& everybody, const QuestionFigures& by,
                                         const std::vector<SummaryOfGroup>& groups);

/// Everybody's answers in two closed rounds, taken as of different people.
[[nodiscard]] GroupTests tests_of_rounds(const Summary& first, const Summary& second);

/// What the same people answered in two rounds with names.
struct AnsweredTwice {
  const forms::Form& first_form;
  const forms::Form& second_form;
  std::string first_title;
  std::string second_title;
  std::vector<std::pair<const forms::Answers*, const forms::Answers*>> people;  ///< each once
  std::int64_t least = 0;  ///< no cell of fewer people than this is told, but of nobody
};
[[nodiscard]] GroupTests tests_of_same_people(const AnsweredTwice& answers);

/// "Fisher’s exact test".
[[nodiscard]] std::string name_of(TestKind kind);
/// What it found, in sentences: the name, p, and how large the difference is.
[[nodiscard]] std::string finding_of(const GroupTest& test, const GroupTests& all);
/// What all of them found together.
[[nodiscard]] std::string finding_of(const GroupTests& all);
/// The kinds of figures that the test prints.
[[nodiscard]] FigureKinds kinds_of(const GroupTest& test);
/// "0.012", "below 0.001".
[[nodiscard]] std::string p_in_words(double p);

/// Those about one question alone; p values stay as corrected for all. Empty: all.
[[nodiscard]] GroupTests only_about(GroupTests all, const std::string& question);

[[nodiscard]] std::string to_json(const GroupTests& all);

}  // namespace muster::figures
