#pragma once
// The evaluation form as a value: pages of questions with codes that never change meaning once published.
// Made by parse_form (forms/language.hpp); asked on paper, on a phone and of an export by the same questions.

#include <muster/kit/query/filter.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

enum class QuestionKind {
  pick_one,    ///< exactly one option
  pick_any,    ///< any number of options, none included
  scale,       ///< one option of an ordered row; which end is good is the question's direction
  short_text,  ///< one line
  long_text,   ///< several lines
  words,       ///< up to `limit` words or short phrases
  number,      ///< a number between `low` and `high`
};

/// "one", "any", "scale", "text", "lines", "words", "number": what the JSON calls a kind.
[[nodiscard]] std::string_view kind_name(QuestionKind kind);

/// Which end of a row of options is the good one. The form says so; nobody guesses it from a label.
enum class Direction {
  as_written,  ///< the form does not say: the order is the form's, and neither end is good or bad
  best_first,
  worst_first,
  unordered,  ///< the options stand in no order
};

/// "best first", "worst first", "no order"; empty where the form does not say.
[[nodiscard]] std::string_view direction_name(Direction direction);

/// Which picture and colour the lead wants for a question's words.
enum class Cloud { none, plain, red, green };

struct Option {
  std::string code;
  std::string label;
  std::vector<std::string> also;  ///< other labels that imports map to this code
  bool write_in = false;          ///< ticking it opens a line to write on; one a question at most
  bool beside = false;            ///< "Not applicable": outside order, colours, comparisons and base
  friend bool operator==(const Option&, const Option&) = default;
};

struct Question {
  std::string code;
  QuestionKind kind = QuestionKind::short_text;
  std::string label;
  std::string hint;  ///< printed small under the label; may be empty
  bool required = false;
  std::string if_missing;  ///< what to say where a required answer is missing; may be empty
  bool ordered = false;    ///< a pick_one whose options stand in order; see is_ordered
  Direction direction = Direction::as_written;
  std::string headline;                 ///< what the question is about, as a noun in a sentence: the event's outcome.
                                        ///< One question of a form at most; else empty
  std::string scale;                    ///< the name of the shared scale that gave the options, or empty
  std::vector<Option> options;          ///< pick_one, pick_any and scale; those beside a scale stand last
  std::size_t limit = 0;                ///< words: how many; lines: height in lines; short_text: most characters
  std::optional<double> low;            ///< number only; a whole number
  std::optional<double> high;           ///< number only; a whole number
  std::optional<query::Filter> ask_if;  ///< asked of everybody where absent
  std::string group;                    ///< "challenge", "opportunity" or empty: which side the words stand on
  Cloud cloud = Cloud::none;
  std::vector<std::string> also;  ///< other headings that imports match to this question

  [[nodiscard]] bool has_options() const {
    return kind == QuestionKind::pick_one || kind == QuestionKind::pick_any || kind == QuestionKind::scale;
  }
  /// Drawn as a stacked scale, and may stand before < and > in a condition.
  [[nodiscard]] bool is_ordered() const {
    return (kind == QuestionKind::scale || ordered) && direction != Direction::unordered;
  }
  [[nodiscard]] bool has_good_end() const {
    return direction == Direction::best_first || direction == Direction::worst_first;
  }
  /// The option with that code, or nullptr.
  [[nodiscard]] const Option* option(std::string_view code) const;
  friend bool operator==(const Question&, const Question&) = default;
};

/// Options that several questions share.
struct Scale {
  std::string name;
  Direction direction = Direction::as_written;  ///< of every question that says none itself
  std::vector<Option> options;
  friend bool operator==(const Scale&, const Scale&) = default;
};

struct Page {
  std::string title;
  std::vector<Question> questions;
  friend bool operator==(const Page&, const Page&) = default;
};

/// The question that a form with `quote with consent` asks last: whoever ticks it may be quoted.
inline constexpr std::string_view consent_code = "may_quote";

struct Form {
  std::string name;  ///< lower-case letters, digits and hyphens
  std::string title;
  bool anonymous = false;
  std::size_t suppress_below = 5;      ///< groups smaller than this are hidden in a breakdown
  std::vector<std::string> breakdown;  ///< codes of the questions by which an anonymous form may be broken down, three
                                       ///< at most, in the order in which they are tried
  bool quote_with_consent = false;     ///< the last question asks it, and only those who agree are quoted
  std::string introduction;            ///< a paragraph before the first question; may be empty
  std::string thanks;                  ///< a paragraph on the thank-you page; may be empty
  std::vector<Scale> scales;           ///< as they are named above the first page
  std::vector<Page> pages;

  /// The question with that code, or nullptr.
  [[nodiscard]] const Question* question(std::string_view code) const;
  /// All questions in the order in which they are asked.
  [[nodiscard]] std::vector<const Question*> questions() const;
  friend bool operator==(const Form&, const Form&) = default;
};

}  // namespace muster::forms
