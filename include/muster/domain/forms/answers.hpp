#pragma once
// One filled form: what came in, what is wrong with it, and what may be stored.

#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// Whether somebody was asked, where the form that is read with the answers cannot tell: they filled in another
/// version, or a form of another program.
enum class Asked {
  by_condition,  ///< as the question's condition says
  yes,
  no,      ///< their version or form did not have the question, or did not ask it of them
  untold,  ///< what they answered is in no figure: too few had a version that asked it with those options
};

/// The answer to one question, stored by code.
struct Answer {
  std::vector<std::string> codes;  ///< ticked options, in the form's order; of a ranking, in the order given
  std::vector<std::string> texts;  ///< text and lines: one; words: one each; number: its digits; write-ins: one each
  std::vector<std::string> written_in{};  ///< where the question has several write-ins: the option of each text
  Asked asked = Asked::by_condition;      ///< only `no` is stored, beside no answer: see feedback::FormVersions
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Question code -> answer. A question that was not answered has no entry, or an empty one that says whether it was
/// asked.
using Answers = std::map<std::string, Answer>;

/// What somebody typed, before it is known to be right: question code -> the values that came for it, in order.
/// The write-in of option `c` of question `q` comes under "q.c". Codes of ticked options, or lines of text.
using TypedAnswers = std::map<std::string, std::vector<std::string>>;

/// One error in an answer: shown beside its question, and in the summary above.
struct AnswerError {
  std::string question;  ///< code
  std::size_t part = 0;  ///< words: which of the boxes, 1-based; else 0
  std::string message;   ///< what to do: "Say how helpful the Summit was", "Word 3: keep it to 40 letters"
};

struct CheckedAnswers {
  Answers answers;  ///< complete only where errors is empty
  std::vector<AnswerError> errors;
  [[nodiscard]] bool ok() const { return errors.empty(); }
};

/// Checks what was typed against the form. Questions whose condition does not hold are left out of the answers,
/// whatever was typed for them, and so are names that the form does not know. Text is trimmed, brought to NFC and must
/// be valid UTF-8; limits: a word 40 characters, short text and write-ins their `limit` (200 unless given), long text
/// 4,000. A write-in that was typed counts as ticked unless another option of a pick-one question was chosen.
/// A `words` question takes one box a value; each is split as split_words does, but "X and Y" only where there is room.
[[nodiscard]] CheckedAnswers check_answers(const Form& form, const TypedAnswers& typed);

/// The same for the questions of one page (0-based), conditions seeing all that was typed so far.
[[nodiscard]] CheckedAnswers check_page(const Form& form, std::size_t page, const TypedAnswers& typed);

/// What conditions and filters may name: one field a question, in the form's order.
[[nodiscard]] std::vector<query::Field> fields_of(const Form& form);

/// The answers as conditions see them: codes where a question has options, else its texts.
[[nodiscard]] query::Values values_of(const Form& form, const Answers& answers);

/// True where `question` is asked of somebody who gave these answers.
[[nodiscard]] bool is_asked(const Question& question, const Form& form, const Answers& answers);

/// Answers as one line of JSON, keys sorted, and back. What the store keeps.
[[nodiscard]] std::string to_json(const Answers& answers);
[[nodiscard]] Result<Answers> answers_from_json(std::string_view json);
/// The same of what the store holds. Throws std::logic_error where it is no such text.
[[nodiscard]] Answers stored_answers(std::string_view json);

/// Splits what came in one cell for a `words` question: at commas, semicolons (Arabic and Chinese ones too), newlines,
/// tabs, bullets and |; at slashes and dashes that stand between words ("useful / fun / long", "useful - fun"), but not
/// in "parent/carer"; then "X and Y" (or "X & Y") of two single words is two words, while any other phrase stays whole
/// ("hopeful but cautious"). List marks ("1.",
/// "-") before a word go, quotes of any shape around it and "." and "!" after it, and pieces without a letter, digit
/// or picture. No word is repeated whatever its case ("inspiring, Inspiring" is one).
[[nodiscard]] std::vector<std::string> split_words(std::string_view cell);

}  // namespace muster::forms
