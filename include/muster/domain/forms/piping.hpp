#pragma once
// Piping: words of a form in which the event's name or an earlier answer stands, "{event}" or "{role or colleague}".

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

/// One name in braces. A brace with anything but a letter behind it is an ordinary sign.
struct Pipe {
  std::size_t offset = 0;  ///< of the brace
  std::size_t length = 0;  ///< with both braces
  std::string name;        ///< "event", or a question's code
  std::string fallback;    ///< what is read where there is no answer; empty where the form says none
};

/// The name that stands for the title of the event.
inline constexpr std::string_view event_pipe = "event";
/// The names that stand on a page for each for the option that is asked about. "session" elsewhere is the session that
/// the round asks about, or else the event.
inline constexpr std::string_view session_pipe = "session";
inline constexpr std::string_view each_pipe = "it";

/// In the order of the text. A brace that is never closed is none.
[[nodiscard]] std::vector<Pipe> pipes_of(std::string_view text);

/// True where words of the form name the event or an answer.
[[nodiscard]] bool has_pipes(const Form& form);
/// True where the text names an answer.
[[nodiscard]] bool pipes_answers(std::string_view text);

/// What stands in the place of a pipe; nothing where it stays as it is written.
using PipeWords = std::function<std::optional<std::string>(const Pipe&)>;
[[nodiscard]] std::string with_pipes(std::string_view text, const PipeWords& words);
/// All words of the form that may hold pipes.
[[nodiscard]] Form with_pipes(Form form, const PipeWords& words);

/// The form as somebody reads it who gave these answers; without any, as figures, exports and paper name its questions.
/// An answer that stands beside the others ("Not applicable", or ticked alone) says nothing in a sentence: then, too,
/// the fallback is read.
[[nodiscard]] Form as_read(const Form& form, const std::string& event, const Answers& answers = {});
/// On pages for each, the option that a question is asked about in the place of {session} and {it}.
[[nodiscard]] Form with_options_named(Form form);
/// The form of a round that asks about that session: its title in the place of {session}. Without it, the words behind
/// "or" are read, or the event's title.
[[nodiscard]] Form about_session(const Form& form, const std::string& session);

}  // namespace muster::forms
