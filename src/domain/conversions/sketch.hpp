#pragma once
// A form on its way in: questions, options and conditions still under the names that their file gives them.

#include <muster/domain/conversions/conversions.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::conversions {

/// Where something stands, for people and for the order of what is told.
struct Place {
  std::string words;
  std::size_t order = 0;
};

/// What could not be carried over, told in the order of the file.
class Differences {
 public:
  void add(const Place& place, std::string what, std::string instead);
  [[nodiscard]] std::vector<Difference> take() &&;

 private:
  std::vector<std::pair<std::size_t, Difference>> all_;
};

struct QuestionSketch {
  /// `code` and the codes of options are the file's names; `ask_if` is the question's own, in those names.
  forms::Question question;
  Place place;
  std::vector<std::string> names{};  ///< further names by which conditions know it ("grid.row")
  std::string comment{};             ///< the words over a box for a comment on it; may be empty
  std::vector<std::pair<std::string, std::string>> option_comments{};  ///< likewise on an option, by the file's name
};

struct PageSketch {
  std::string title;
  std::string introduction;
  Place place;
  std::vector<QuestionSketch> questions;
  std::vector<forms::Grid> grids;
  std::optional<query::Filter> ask_if;
  std::optional<query::Filter> end_if{};  ///< whoever meets it is asked nothing on the pages that follow
};

/// What a condition means by a name that is a question's option ("Q1_SQ001").
struct OptionName {
  std::string question;
  std::string option;
};

struct Sketch {
  std::string name;
  std::string title;
  std::string introduction;
  std::string thanks;
  std::string language{};   ///< its tag; empty where the file does not say
  std::string information;  ///< read, and still without a question below it
  /// Who reads it, where the file says that; told where the question below it is asked of others.
  std::vector<std::pair<Place, query::Filter>> informed{};
  std::vector<PageSketch> pages;
  std::map<std::string, OptionName> option_names;
  Differences differences;

  /// Questions and statements so far.
  std::size_t count = 0;
  /// Adds a question to the last page, with the information that waits for it. Error: more than any form has.
  [[nodiscard]] Outcome add(QuestionSketch question);
  /// A paragraph above the question that comes next.
  void inform(const std::string& paragraph);
  /// The same of one that `place` shows under a condition.
  void inform(const std::string& paragraph, const Place& place, std::optional<query::Filter> condition);
};

inline constexpr std::size_t most_questions = 1'000;
inline constexpr std::size_t most_options = 10'000;  ///< of all questions together

/// The form that the sketch stands for, sound by the checks of the form language: names become codes, labels are cut
/// and told apart, conditions that cannot hold are left out; all of it is told.
[[nodiscard]] Result<ReadForm> settled(Sketch sketch, const std::string& source);

/// A single page of that title begins the sketch.
[[nodiscard]] PageSketch page_of(std::string title, Place place);

}  // namespace muster::conversions
