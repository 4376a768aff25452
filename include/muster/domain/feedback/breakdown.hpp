#pragma once
// By which groups an anonymous round may be broken down, so that no arithmetic with what is shown reaches a few people:
// the groups are made when the round is first closed and never made again. Pure rules; docs/privacy.md explains them.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// The rules of disclosure control: all of them, but for the tests that show what each of them is for.
struct DisclosureRules {
  bool blocks = true;   ///< small levels are put together, and cuts that cross to small blocks dropped
  bool unions = true;   ///< a group of people is made of whole blocks
  bool classes = true;  ///< answers are put together until each class is large enough in every block
  bool numbers = true;  ///< a mean is of many answers in every block, or of none
  bool time = true;     ///< nothing is broken down while the round is open, or when few have joined since
};

/// An option's code; empty where there was no answer.
using Level = std::string;
/// Levels that are told apart from others, but not from each other.
using Levels = std::vector<Level>;

enum class CutUse {
  used,
  one_group,        ///< all its levels together are one group
  small_crossings,  ///< with the cuts before it, groups would be too small
};

/// One question by which the round may be broken down.
struct Cut {
  std::string question;  ///< its code
  CutUse use = CutUse::used;
  std::vector<Levels> groups;
  friend bool operator==(const Cut&, const Cut&) = default;
};

/// A crossing of groups: the group's position in each used cut, in their order.
using Block = std::vector<std::size_t>;

/// What may be shown of one question in every block, and how many people it was when that was last shown. A question
/// with one answer each: its answers put together, two classes or more. Ticks: one option a class. Numbers: those who
/// answered (`answered_level`) and those who did not.
struct ClassTable {
  std::vector<Levels> classes;
  std::map<Block, std::vector<std::int64_t>> people;
  friend bool operator==(const ClassTable&, const ClassTable&) = default;
};
inline constexpr const char* answered_level = "answered";
/// In tables of classes: those whose version of the form did not ask the question. No code has a space.
inline constexpr const char* not_asked_level = "not asked";

struct Breakdown {
  std::vector<Cut> cuts;                     ///< in the order declared
  std::map<Block, std::int64_t> people;      ///< blocks with somebody in them
  std::map<std::string, ClassTable> tables;  ///< by question; without one it is not broken down
  bool grown = false;                        ///< answers have joined since the blocks were made
  bool held_back = false;                    ///< too few have joined since: nothing is shown
  friend bool operator==(const Breakdown&, const Breakdown&) = default;

  /// True where some cut is used and may be shown.
  [[nodiscard]] bool shows() const { return !held_back && people.size() > 1; }
};

/// Makes blocks and tables of a round that closes for the first time.
[[nodiscard]] Breakdown break_down(const forms::Form& form, const std::vector<forms::Answers>& answers,
                                   const DisclosureRules& rules = {});

/// The same blocks when the round closes again: shown anew only where each has grown by nobody or by enough, with
/// answers put together further until that holds for what was added too.
[[nodiscard]] Breakdown broken_down_again(const Breakdown& kept, const forms::Form& form,
                                          const std::vector<forms::Answers>& answers,
                                          const DisclosureRules& rules = {});

/// Finds blocks and classes of answers.
class BlockFinder {
 public:
  explicit BlockFinder(const std::vector<Cut>& cuts);
  [[nodiscard]] Block of(const forms::Answers& answers) const;

 private:
  struct CutLevels {
    std::string question;
    std::map<Level, std::size_t, std::less<>> groups;
  };
  std::vector<CutLevels> used_;
};

/// The level of a question with one answer each.
[[nodiscard]] std::string_view level_of(const forms::Answers& answers, const std::string& question);
/// Whether there is an answer to the question.
[[nodiscard]] bool has_answer(const forms::Answers& answers, const std::string& question);

/// Finds those of a table's classes in which answers stand, by position: one, or as many as ticks.
class ClassFinder {
 public:
  ClassFinder(const forms::Question& question, const std::vector<Levels>& classes);
  [[nodiscard]] std::vector<std::size_t> of(const forms::Answers& answers) const;

 private:
  std::string question_;
  forms::QuestionKind kind_;
  std::map<Level, std::size_t, std::less<>> classes_;
};

/// What the store keeps, and back; throws std::logic_error for what to_json cannot have written.
[[nodiscard]] std::string to_json(const Breakdown& breakdown);
[[nodiscard]] Breakdown breakdown_from_json(const std::string& json);

}  // namespace muster::feedback
