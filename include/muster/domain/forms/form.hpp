#pragma once
// The evaluation form as a value: pages of questions with codes that never change meaning once published.
// Made by parse_form (forms/language.hpp); asked on paper, on a phone and of an export by the same questions.

#include <muster/kit/query/filter.hpp>

#include <cstddef>
#include <map>
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
  ranking,     ///< options put in order, the first choice first; `limit` of them at most, all where it is 0
};

/// "one", "any", "scale", "text", "lines", "words", "number", "ranking": what the JSON calls a kind.
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

/// What one line of text must be. Such an answer tells who somebody is, or is no words to be read: it is never printed.
enum class TextFormat { any, email, web, telephone, postcode, district, date, time };

/// "email", "web address", "telephone", "postcode", "first half of a postcode", "date", "time"; empty for any text.
[[nodiscard]] std::string_view format_name(TextFormat format);

/// Which picture and colour the lead wants for a question's words.
enum class Cloud { none, plain, red, green };

struct Option {
  std::string code;
  std::string label;
  std::vector<std::string> also;           ///< other labels that imports map to this code
  bool write_in = false;                   ///< ticking it opens a line to write on
  bool beside = false;                     ///< "Not applicable": outside order, colours, comparisons and base
  bool alone = false;                      ///< pick_any: "None of these", which no other may be ticked beside
  bool retired = false;                    ///< an earlier version offered it; see over_versions
  std::string heading{};                   ///< words over this option and those that follow it; may be empty
  std::optional<query::Filter> only_if{};  ///< whom it is offered to; everybody who is asked where absent
  friend bool operator==(const Option&, const Option&) = default;
};

// What belongs together stands together, whatever room that takes.
struct Question {  // NOLINT(clang-analyzer-optin.performance.Padding)
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
  std::vector<Option> options;          ///< where has_options; those beside a scale stand last
  std::size_t limit = 0;                ///< words: how many; lines: height in lines; short_text: most characters
  std::optional<double> low;            ///< number, or a numbered scale; a whole number
  std::optional<double> high;           ///< number, or a numbered scale; a whole number
  std::optional<query::Filter> ask_if;  ///< asked of everybody where absent
  std::string group;                    ///< "challenge", "opportunity" or empty: which side the words stand on
  Cloud cloud = Cloud::none;
  std::vector<std::string> also;  ///< other headings that imports match to this question
  std::size_t at_least = 0;       ///< pick_any: fewest ticks of somebody who ticks at all; 0 where the form says none
  std::size_t at_most = 0;        ///< pick_any: most ticks; 0 where the form says none
  std::string information;        ///< a paragraph above the question; may be empty
  TextFormat format = TextFormat::any;  ///< short_text only
  std::size_t decimals = 0;             ///< number: most digits behind the point; 0: whole numbers alone
  std::string unit;                     ///< number: "miles"; may be empty
  std::size_t most_words = 0;  ///< short_text and long_text: how many words at most; 0 where the form says none
  bool numbered = false;       ///< a scale from number to number: its options are `low` to `high`
  bool net_score = false;      ///< numbered, from 0 to 10: 9 and 10 less 0 to 6
  std::string low_label;       ///< numbered: what the lowest number means; may be empty
  std::string high_label;      ///< numbered: what the highest number means; may be empty
  std::string grid;            ///< the code of the grid that this is a statement of, or empty
  std::string comment_on;      ///< the code of the question or grid that this is the comment on, or empty
  bool retired = false;        ///< an earlier version asked it; see over_versions
  std::size_t section = 0;     ///< which of its page's sections it stands in, from 1; 0 where in none
  bool personal = false;       ///< kept apart from the answers: in no figure, no condition and no export of answers
  bool prefilled = false;      ///< its first answer may come with the link; forms with names only
  bool hidden = false;         ///< prefilled, and shown to nobody
  std::string options_from;    ///< "places", "organisations", "sessions": whose names became its options; or empty
  std::string repeats;         ///< of a page that is asked once for each: the code as the form writes it; else empty
  std::string repeat_option;   ///< of such a page: the ticked option that this question is asked about; else empty

  [[nodiscard]] bool has_options() const {
    return kind == QuestionKind::pick_one || kind == QuestionKind::pick_any || kind == QuestionKind::scale ||
           kind == QuestionKind::ranking;
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
  /// The options that open a line to write on.
  [[nodiscard]] std::vector<const Option*> write_ins() const;
  friend bool operator==(const Question&, const Question&) = default;
};

/// Options that several questions share.
struct Scale {
  std::string name;
  Direction direction = Direction::as_written;  ///< of every question that says none itself
  std::vector<Option> options;
  friend bool operator==(const Scale&, const Scale&) = default;
};

/// What stands over statements that are answered on one scale. The statements are questions, one after the other.
struct Grid {
  std::string code;
  std::string label;
  std::string hint;               ///< printed small under the label; may be empty
  std::vector<std::string> also;  ///< other headings that imports know it by
  std::optional<double> total{};  ///< of numbers: what they add up to; absent where anything may come of them
  friend bool operator==(const Grid&, const Grid&) = default;
};

/// Questions of a page that stand together under a heading of their own.
struct Section {
  std::string title;
  std::optional<query::Filter> ask_if{};  ///< of all its questions; each of them carries it too
  friend bool operator==(const Section&, const Section&) = default;
};

struct Page {
  std::string title;
  std::vector<Question> questions;
  std::string introduction{};             ///< a paragraph under the title; may be empty
  std::vector<Grid> grids{};              ///< in the order of their statements
  std::optional<query::Filter> ask_if{};  ///< of all its questions; each of them carries it too
  std::optional<query::Filter> end_if{};  ///< whoever meets it is asked nothing on the pages that follow
  std::string end_thanks{};               ///< what they read then, in place of the form's thanks; may be empty
  std::vector<Section> sections{};        ///< in the order of their questions
  std::string for_each{};                 ///< the pick any for each of whose ticks it is asked once, or empty
  friend bool operator==(const Page&, const Page&) = default;
};

/// Several questions scored as one: the mean of the steps of their scales, from the worst (1) up.
struct Index {
  std::string code;
  std::string label;
  std::vector<std::string> items;  ///< codes of questions on scales with a good end and equally many steps
  bool usability_scale = false;    ///< scored as the System Usability Scale instead: 0 to 100 of ten items
  friend bool operator==(const Index&, const Index&) = default;
};

/// The words of a form in another language, by key: "title", "helpful", "helpful.hint", "helpful.yes".
struct Translation {
  std::string language;  ///< "cy", "ur": a language tag (BCP 47)
  std::map<std::string, std::string> texts;
  friend bool operator==(const Translation&, const Translation&) = default;
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
  std::string language = "en";            ///< of the texts above (BCP 47)
  std::vector<Translation> translations;  ///< into other languages, in the order of the form
  std::vector<Index> indexes;             ///< scores made of several questions
  std::size_t delete_personal_after = 0;  ///< days from closing to the deletion of personal answers; 0: none are asked

  /// The question with that code, or nullptr.
  [[nodiscard]] const Question* question(std::string_view code) const;
  /// The grid with that code, or nullptr.
  [[nodiscard]] const Grid* grid(std::string_view code) const;
  /// All questions in the order in which they are asked.
  [[nodiscard]] std::vector<const Question*> questions() const;
  friend bool operator==(const Form&, const Form&) = default;
};

/// The words of a question where it stands by itself: a comment follows what it is a comment on ("Was the day
/// useful? Why?").
[[nodiscard]] std::string full_label(const Question& question, const Form& form);

}  // namespace muster::forms
