#pragma once
// A question as the fields of a card, read from a form's text and written back into it. What a card has no field for is
// changed in its lines (change_lines of forms/edit.hpp).

#include <muster/domain/forms/edit.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// How people answer, as a card offers it. `own_lines`: in a way that cards do not know.
enum class CardKind {
  own_lines,
  pick_one,
  pick_any,
  scale,         ///< with answers of its own
  shared_scale,  ///< with those of a scale named above the first page
  from_to,
  grid,
  text,
  lines,
  words,
  number,
  date,
  time,
  email,
  web,
  telephone,
  postcode,
  ranking,
  amounts,  ///< a number for each statement, which may have to come to a total
};

/// What stands behind a question in a word and a value, as it is typed; empty where the question does not say it.
struct QuestionRules {
  std::string direction;   ///< "best first", "worst first", "no order", "as scale"
  std::string headline;    ///< the noun
  bool net_score = false;  ///< from_to
  std::string at_least;    ///< pick_any
  std::string at_most;     ///< pick_any
  std::string decimals;    ///< number
  std::string unit;        ///< number
  std::string most_words;  ///< text and lines
  std::string cloud;       ///< "cloud", "cloud red", "cloud green"
  std::string group;       ///< "challenge", "opportunity"
  std::string comment;     ///< what the box below asks
  friend bool operator==(const QuestionRules&, const QuestionRules&) = default;
};

/// One of a question's own answers, and to whom it is offered.
struct AnswerOffer {
  std::string code;
  std::string label;
  std::string condition{};  ///< what stands behind "only if"; empty where it is offered to everybody
  friend bool operator==(const AnswerOffer&, const AnswerOffer&) = default;
};

/// Every value as it is typed.
struct QuestionCard {
  CardKind kind = CardKind::own_lines;
  std::string code;
  std::string label;
  std::string hint;
  bool required = false;
  std::string condition;  ///< what stands behind "ask if"; empty where everybody is asked
  std::string answers;  ///< of pick one, pick any and a scale of its own, one on each line; "..." opens a line to write
  std::string beside;   ///< answers that stand beside a scale, likewise
  std::string statements;  ///< of a grid, one on each line
  std::string total;       ///< amounts: what they add up to; empty where anything will do
  bool personal = false;   ///< kept apart from the answers
  std::string scale;       ///< the name of the shared scale
  std::string size;  ///< words: how many; lines: how high; text: the most characters; ranking: how many are ranked; the
                     ///< last two may be empty
  std::string low;   ///< from_to, and number where it has a range
  std::string high;
  std::string low_label;  ///< from_to
  std::string high_label;
  QuestionRules rules{};
  std::vector<AnswerOffer> offers{};  ///< of the answers that stand in the text
  bool keeps_answers = false;  ///< wanted only: other words for the same question, so files with the old ones still fit
  bool answers_known = true;  ///< false: headings or the like stand among the answers, which are changed in their lines
  friend bool operator==(const QuestionCard&, const QuestionCard&) = default;
};

/// What a card says of the answers that people may give, in the order of the text: for looking at.
struct CardAnswers {
  std::vector<std::string> options;
  std::vector<std::string> beside;  ///< those that stand beside a scale
  std::vector<std::string> statements;
};

struct PartCard {
  FormPart part;
  QuestionCard question{};  ///< of a question; its kind is `own_lines` where something stands in it that no card knows
  CardAnswers answers{};    ///< of a question or scale
};
/// All parts of the text, read at once.
[[nodiscard]] std::vector<PartCard> part_cards(std::string_view text);

/// Writes into the text what differs between its card and `wanted`, and nothing else. An error names the field that it
/// is about (Error::at).
[[nodiscard]] Result<EditedText> change_question(std::string_view text, std::string_view key,
                                                 const QuestionCard& wanted);

/// Words for a kind: "Pick one".
[[nodiscard]] std::string card_kind_name(CardKind kind);

/// The scales of a text by name.
[[nodiscard]] std::vector<std::string> scale_names(std::string_view text);

/// A question's answers with their codes: what a condition may ask for.
struct ConditionChoice {
  std::string code;  ///< of the question
  std::string label;
  bool many = false;                                           ///< pick any
  std::vector<std::pair<std::string, std::string>> options{};  ///< code and label; none of words and numbers
  bool number = false;                                         ///< a number, or a scale from number to number
  std::string high{};                                          ///< the highest number, where the form says one
  bool always = false;  ///< whoever comes to the condition has answered it: that alone says nothing
};
/// Of the questions above the part of that key, but for contact details, which no condition may read, and those of a
/// page that is asked once for each, which have a code of their own for every option.
[[nodiscard]] std::vector<ConditionChoice> condition_choices(std::string_view text, std::string_view key);

}  // namespace muster::forms
