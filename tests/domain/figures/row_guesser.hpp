#pragma once
// The attacker's last step: which rows of answers one person can still have, by all counts that were told.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace attacker {

/// Rows that were guessed, whole, of people about whom everything else is known: in which groups they stand.
struct RowGuess {
  std::size_t people = 0;
  std::size_t right = 0;            ///< by everything that was told
  std::size_t right_by_totals = 0;  ///< by everybody's totals alone
};

/// Solves what was told as equations over people whom nothing tells apart. An answer is ruled out for a person where
/// the figures leave room for nobody among those like them, or make all of them give another.
class RowGuesser {
 public:
  using People = std::vector<bool>;

  explicit RowGuesser(std::vector<muster::forms::Answers> people) : people_(std::move(people)) {}

  /// That `count` of those `in` gave one of the answers `levels` to the question ("" is none); of ticks, one option.
  void tell(const People& in, const muster::forms::Question& question, std::vector<std::string> levels,
            std::int64_t count, bool of_everybody);

  /// Questions of which an answer can be ruled out for somebody, but not by everybody's totals.
  [[nodiscard]] std::set<std::string> ruled_out(const muster::forms::Form& form) const;

  /// Each row is guessed as the answers that most people gave, of those that are not ruled out.
  [[nodiscard]] RowGuess guess(const muster::forms::Form& form) const;

 private:
  /// One class of answers to a question, with the equations about it: which of `views_`, and how many.
  struct AnswerClass {
    std::vector<std::string> levels;
    std::vector<std::pair<std::size_t, std::int64_t>> counts;
    std::vector<std::pair<std::size_t, std::int64_t>> totals;  ///< those of them about everybody
  };
  enum class By { everything, totals };
  /// By person: the answers that cannot be theirs.
  using RuledOut = std::vector<std::set<std::string>>;

  [[nodiscard]] RuledOut ruled_out(const muster::forms::Question& question, By by) const;
  [[nodiscard]] std::vector<std::size_t> parts(By by) const;

  std::vector<muster::forms::Answers> people_;
  std::vector<People> views_;
  std::map<People, std::size_t> view_of_;
  std::set<std::size_t> of_everybody_;
  std::map<std::string, std::map<std::vector<std::string>, AnswerClass>> told_;  // by question and class
};

}  // namespace attacker
