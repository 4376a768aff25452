#pragma once
// What only Muster has words for, told once for whichever format a form is written in.

#include "kinds.hpp"
#include "sketch.hpp"

namespace muster::conversions {

/// What a format has a place for.
struct Carries {
  bool lines = false;                            ///< the height of a box
  bool alone = false;                            ///< an option that no other may be ticked beside
  bool (*format)(const KindRow& row) = nullptr;  ///< what the text of such a question must look like
  bool text_limit = false;                       ///< most letters of a line
  bool ends_of_scale = false;                    ///< words at both ends of a scale of numbers
  bool scales = false;                           ///< that options stand in order
  bool ranks = false;                            ///< how many options are put in order
  bool ticks = false;                            ///< at least and at most
  bool decimals = false;                         ///< numbers with decimals
  bool grid_hint = false;
  bool several_write_ins = false;
  bool comments = false;  ///< comments on options
  bool pick_any_grid = false;
  bool if_missing = false;
  bool end = false;   ///< an end of the form by a condition
  bool name = false;  ///< the name of the form
};

/// "question "useful"", with its place in the form.
[[nodiscard]] Place place_of(const forms::Question& question, std::size_t order);

/// What may hide a question while its page is shown: no other program has our sections.
[[nodiscard]] std::optional<query::Filter> asked_within(const forms::Form& form, const forms::Question& question);

/// Whom a comment is asked of while its page is shown.
[[nodiscard]] std::optional<query::Filter> commented_by(const forms::Form& form, const forms::Question& comment);

/// A paragraph of its own above a question, and who reads it while the page is shown.
struct ParagraphAbove {
  std::string name;  ///< a code that no question has: "useful_information"
  std::string text;
  std::optional<query::Filter> condition;
};

/// What stands above a question: the heading of the section that it begins, and its information. One paragraph where
/// the same people read both.
[[nodiscard]] std::vector<ParagraphAbove> paragraphs_above(const forms::Form& form, const forms::Page& page,
                                                           const forms::Question& question);

/// What an option is called over a table: of statements between ends of their own, its number alone.
[[nodiscard]] std::string label_in_table(const forms::Question& question, const forms::Option& option);

/// Tells everything of the form that the format does not carry.
void tell_own_words(const forms::Form& form, const Carries& carries, Differences& differences);

}  // namespace muster::conversions
