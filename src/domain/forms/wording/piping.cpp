// Puts the event's name and earlier answers into the words of a form.
#include <muster/domain/forms/piping.hpp>

#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <utility>

namespace muster::forms {
namespace {

constexpr auto none = std::string_view::npos;

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

std::string_view without_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  return begin == none ? std::string_view() : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Every text of the form in which a pipe may stand.
template <class AnyForm, class Each>
void each_text(AnyForm& form, const Each& each) {
  each(form.title);
  each(form.introduction);
  each(form.thanks);
  for (auto& page : form.pages) {
    each(page.title);
    each(page.introduction);
    each(page.end_thanks);
    for (auto& section : page.sections) each(section.title);
    for (auto& grid : page.grids) {
      each(grid.label);
      each(grid.hint);
    }
    for (auto& question : page.questions) {
      each(question.label);
      each(question.hint);
      each(question.if_missing);
      each(question.information);
      each(question.headline);
    }
  }
}

/// The answer in words; empty where it is none that a sentence could hold.
std::string in_a_sentence(const Question& question, const Answer& answer) {
  if (!question.has_options()) return joined(answer.texts, ", ");
  std::vector<std::string> words;
  std::size_t text = 0;
  for (const auto& code : answer.codes) {
    const auto* option = question.option(code);
    if (option == nullptr || option->beside || option->alone) return {};
    const auto named = std::find(answer.written_in.begin(), answer.written_in.end(), code);
    if (named != answer.written_in.end()) {
      words.push_back(answer.texts.at(static_cast<std::size_t>(named - answer.written_in.begin())));
    } else if (option->write_in && answer.written_in.empty() && text < answer.texts.size()) {
      words.push_back(answer.texts[text++]);
    } else {
      words.push_back(question.numbered ? option->code : option->label);
    }
  }
  return listed(words);
}

/// On a page for each the words of a question name the option that it is asked about.
void name_options(Page& page, const Form& form) {
  const auto* over = page.for_each.empty() ? nullptr : form.question(page.for_each);
  if (over == nullptr) return;
  const auto name = [&](const std::string& code, std::initializer_list<std::string*> texts) {
    const auto* option = over->option(code);
    if (option == nullptr) return;
    for (auto* text : texts)
      *text = with_pipes(*text, [&](const Pipe& pipe) -> std::optional<std::string> {
        return pipe.name == session_pipe || pipe.name == each_pipe ? std::optional(option->label) : std::nullopt;
      });
  };
  for (auto& question : page.questions)
    name(question.repeat_option,
         {&question.label, &question.hint, &question.if_missing, &question.information, &question.headline});
  for (auto& grid : page.grids) {
    const auto row = std::ranges::find(page.questions, grid.code, &Question::grid);
    if (row != page.questions.end()) name(row->repeat_option, {&grid.label, &grid.hint});
  }
}

}  // namespace

std::vector<Pipe> pipes_of(std::string_view text) {
  std::vector<Pipe> out;
  for (auto at = text.find('{'); at != none; at = text.find('{', at + 1)) {
    if (at + 1 >= text.size() || !is_letter(text[at + 1])) continue;
    const auto end = text.find_first_of("{}", at + 1);
    if (end == none) break;
    if (text[end] == '{') continue;
    const auto inside = text.substr(at + 1, end - at - 1);
    const auto blank = std::min(inside.find(' '), inside.size());
    const auto rest = without_blanks(inside.substr(blank));
    Pipe pipe{at, end + 1 - at, std::string(inside.substr(0, blank)), {}};
    if (rest.starts_with("or ")) {
      pipe.fallback = without_blanks(rest.substr(3));
    } else if (!rest.empty() && rest != "or") {
      pipe.name = inside;  // no name at all: the check says so
    }
    out.push_back(std::move(pipe));
    at = end;
  }
  return out;
}

bool pipes_answers(std::string_view text) {
  const auto pipes = pipes_of(text);
  return std::any_of(pipes.begin(), pipes.end(), [](const auto& pipe) { return pipe.name != event_pipe; });
}

bool has_pipes(const Form& form) {
  bool found = false;
  each_text(form, [&](const std::string& text) { found = found || !pipes_of(text).empty(); });
  return found;
}

std::string with_pipes(std::string_view text, const PipeWords& words) {
  std::string out;
  std::size_t done = 0;
  for (const auto& pipe : pipes_of(text)) {
    const auto word = words(pipe);
    if (!word) continue;
    out += text.substr(done, pipe.offset - done);
    out += *word;
    done = pipe.offset + pipe.length;
  }
  out += text.substr(done);
  return out;
}

Form with_pipes(Form form, const PipeWords& words) {
  each_text(form, [&](std::string& text) {
    if (text.find('{') != std::string::npos) text = with_pipes(text, words);
  });
  return form;
}

Form with_options_named(Form form) {
  // Their labels stay as they are, and so does the question that they belong to.
  for (auto& page : form.pages) name_options(page, form);
  return form;
}

Form as_read(const Form& form, const std::string& event, const Answers& answers) {
  return with_pipes(with_options_named(form), [&](const Pipe& pipe) -> std::optional<std::string> {
    if (pipe.name == event_pipe) return event;
    const auto* question = form.question(pipe.name);
    if (question == nullptr && pipe.name == session_pipe) return pipe.fallback.empty() ? event : pipe.fallback;
    if (question == nullptr) return std::nullopt;  // a form that was published before braces meant anything
    const auto answer = answers.find(pipe.name);
    auto said = answer == answers.end() ? std::string() : in_a_sentence(*question, answer->second);
    return said.empty() ? pipe.fallback : said;
  });
}

Form about_session(const Form& form, const std::string& session) {
  auto named = with_options_named(form);
  const auto word = [&](const Pipe& pipe) -> std::optional<std::string> {
    const bool meant = pipe.name == session_pipe && form.question(pipe.name) == nullptr;
    return meant ? std::optional(session) : std::nullopt;
  };
  // On a page for each {session} is the option in every language, and was named above in the form's own.
  for (const auto& own : texts_of(named)) {
    if (with_pipes(own.text, word) == own.text) continue;
    for (auto& translation : named.translations)
      if (const auto found = translation.texts.find(own.key); found != translation.texts.end())
        found->second = with_pipes(found->second, word);
  }
  return with_pipes(std::move(named), word);
}

}  // namespace muster::forms
