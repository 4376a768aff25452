#pragma once
// Changes to a form's text as cards make them. Each takes a text and gives a text; whatever a change is not about keeps
// every byte, notes included. The text may be faulty: what could be read can be changed.

#include <muster/domain/forms/outline.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// The text after a change, and what the change was.
struct EditedText {
  std::string text;
  std::string key;    ///< the part that the change was about, as it is called now; empty where it is gone
  std::string words;  ///< what was done, past tense: "Removed “What stood out?”"
};

enum class Way { up, down };

/// Moves a question past its neighbour, across pages and sections too; a page with all that stands on it past the next
/// page. Errors where the text has no part of that key any more, or it cannot go there.
[[nodiscard]] Result<EditedText> move_part(std::string_view text, std::string_view key, Way way);

/// Moves a question to the place above another part of a page; `before` "" is the end of the form.
[[nodiscard]] Result<EditedText> place_question(std::string_view text, std::string_view key, std::string_view before);

/// A copy of a question or grid right below it, with codes of its own.
[[nodiscard]] Result<EditedText> duplicate_question(std::string_view text, std::string_view key);

/// Removes a question, section heading, end or scale; a page with all that stands on it. Conditions that name what is
/// gone go too, and `words` says whose.
[[nodiscard]] Result<EditedText> remove_part(std::string_view text, std::string_view key);

/// The question under a code that nothing had before, made of its words; conditions that name it go on naming it. What
/// was answered under the old code is no answer to it.
[[nodiscard]] Result<EditedText> with_new_code(std::string_view text, std::string_view key);

/// What a new question asks for, as a card offers it.
enum class NewQuestion {
  pick_one,
  pick_any,
  statements,
  from_0_to_10,
  words,
  lines,
  text,
  number,
  date,
  email,
  ranking,
  amounts,
};
/// A new question of that kind below the part `after`: a question, or a page or section, of which it is then the first.
[[nodiscard]] Result<EditedText> add_question(std::string_view text, std::string_view after, NewQuestion kind);

/// An empty page at the end.
[[nodiscard]] Result<EditedText> add_page(std::string_view text);

/// A section heading above a question.
[[nodiscard]] Result<EditedText> add_section(std::string_view text, std::string_view before);

/// Replaces the lines of a part; `lines` need not be without fault.
[[nodiscard]] Result<EditedText> change_lines(std::string_view text, std::string_view key, std::string_view lines);
/// The lines of a part, as they stand.
[[nodiscard]] std::string lines_of(std::string_view text, const FormPart& part);

/// The text with the line that the check proposes for its error there (both from 1). An error where it proposes none.
[[nodiscard]] Result<EditedText> mend_line(std::string_view text, std::size_t line, std::size_t column);

/// A question of another form's text, below the part `after`. It keeps its code where that is free, brings the scale
/// that it is answered on, and leaves a condition behind that this form could not meet.
[[nodiscard]] Result<EditedText> take_question(std::string_view text, std::string_view after, std::string_view from,
                                               std::string_view key);

/// A change of a text as one piece of it.
struct TextStep {
  std::size_t at = 0;
  std::size_t length = 0;  ///< of what stands there now
  std::string before;      ///< what stood there
};
[[nodiscard]] TextStep step_between(std::string_view before, std::string_view after);
/// The text before the step; nothing where it does not fit this text.
[[nodiscard]] std::optional<std::string> undone(std::string_view text, const TextStep& step);

}  // namespace muster::forms
