// What stands in braces in the words of a form must be known where they are read.
#include "domain/forms/reading/draft.hpp"

#include <muster/domain/forms/piping.hpp>
#include <muster/kit/base/nearest.hpp>

#include <map>
#include <string>

namespace muster::forms {
namespace {

/// How much of the form has been answered where a text is read: the pages before this one.
using PagesKnown = std::size_t;
constexpr PagesKnown no_answers = 0;
constexpr std::size_t most_pipes = 10;  // in one text: each may be as long as an answer

class PipingCheck {
 public:
  PipingCheck(const FormDraft& draft, Diagnostics& diagnostics) : draft_(draft), diagnostics_(diagnostics) {
    for (std::size_t page = 0; page < draft.pages.size(); ++page) {
      for (const auto& question : draft.pages[page].questions) {
        questions_.emplace(question.code.value, QuestionOnPage{&question, page});
        names_.push_back(question.code.value);
      }
    }
    names_.emplace_back(event_pipe);
  }

  void run() {
    title(draft_.title);
    check(draft_.introduction, no_answers);
    check(draft_.thanks, draft_.pages.size());
    for (const auto& scale : draft_.scales) refuse(scale.options);
    for (std::size_t at = 0; at < draft_.pages.size(); ++at) page(draft_.pages[at], at);
  }

 private:
  struct QuestionOnPage {
    const QuestionDraft* question;
    std::size_t page;
  };

  void page(const PageDraft& page, PagesKnown known) {
    repeated_ = false;
    check(page.title, known);
    check(page.introduction, known);
    check(page.end_thanks, known + 1);
    for (const auto& section : page.sections) check(section.title, known);
    repeated_ = page.for_each.has_value();
    for (const auto& grid : page.grids) {
      check(grid.label, known);
      check(grid.hint, known);
    }
    for (const auto& question : page.questions) {
      if (question.copied) continue;
      check(question.label, known);
      check(question.hint, known);
      if (question.row <= 1) {  // what goes for the whole grid is said of its first statement
        check(question.if_missing, known);
        check(question.information, known);
      }
      if (question.headline) title(*question.headline);
      refuse(question.options);
      if (question.numbered && question.low_label) refuse(*question.low_label);
      if (question.numbered && question.high_label) refuse(*question.high_label);
    }
  }

  void check(const std::optional<PlacedText>& text, PagesKnown known) {
    if (text) check(*text, known);
  }

  void check(const PlacedText& text, PagesKnown known) {
    const auto pipes = pipes_of(text.value);
    if (pipes.size() > most_pipes)
      return tell(text, pipes[most_pipes], "more than 10 names in braces in one text", "write it with fewer");
    for (const auto& pipe : pipes) {
      if (const auto outer = opened_before(text.value, pipe); outer != std::string::npos)
        return diagnostics_.add_of_new(place_in(text, text.value.substr(outer, pipe.offset - outer)),
                                       "braces stand within braces", "what stands behind or is read as it stands");
      if (pipe.name == event_pipe)
        event(text, pipe);
      else if (!(pipe.name == each_pipe && repeated_) &&
               !(pipe.name == session_pipe && !questions_.contains(pipe.name)))
        answer(text, pipe, known);
    }
    open_brace(text);
  }

  /// A title, and what the headline is about, are read by everybody at any time.
  void title(const PlacedText& text) {
    for (const auto& pipe : pipes_of(text.value)) {
      if (pipe.name == event_pipe)
        event(text, pipe);
      else if (pipe.name != session_pipe)
        tell(text, pipe, "no answer can stand in a title", "name the event here, {event}, or nothing");
    }
    open_brace(text);
  }

  /// Where a { with a name behind it stands before the pipe and is not closed; npos where none is.
  static std::size_t opened_before(const std::string& text, const Pipe& pipe) {
    if (pipe.offset == 0) return std::string::npos;
    const auto open = text.find_last_of("{}", pipe.offset - 1);
    if (open == std::string::npos || text[open] == '}') return std::string::npos;
    const auto next = text[open + 1];
    return next >= 'a' && next <= 'z' ? open : std::string::npos;
  }

  void event(const PlacedText& text, const Pipe& pipe) {
    if (!pipe.fallback.empty()) tell(text, pipe, "the event always has a name", "write {event}");
  }

  void answer(const PlacedText& text, const Pipe& pipe, PagesKnown known) {
    const auto found = questions_.find(pipe.name);
    if (found == questions_.end()) {
      for (const auto& one : draft_.pages) {
        if (one.broken) return;  // the question may be what could not be read
        for (const auto& grid : one.grids) {
          if (grid.code.value != pipe.name) continue;
          return tell(text, pipe, "\"" + pipe.name + "\" is a grid, and has no answer of its own",
                      "name one of its statements");
        }
      }
      auto hint = did_you_mean(pipe.name, names_);
      if (hint.empty()) hint = "name a question of an earlier page, or the event: {event}";
      return tell(text, pipe, "nothing is called \"" + pipe.name + "\"", hint);
    }
    const auto& asked = *found->second.question;
    if (asked.broken || !asked.kind) return;
    if (asked.personal)
      return tell(text, pipe, "\"" + pipe.name + "\" is personal, and is read back nowhere",
                  "name a question that is not personal, or the event: {event}");
    if (asked.kind == QuestionKind::long_text)
      return tell(text, pipe, "an answer of several lines does not fit into a sentence",
                  "name a question that is answered in a few words");
    if (found->second.page >= known)
      return tell(text, pipe, "the answer to \"" + pipe.name + "\" is not known here",
                  "name a question of an earlier page");
    if (pipe.fallback.empty())
      tell(text, pipe, "nothing says what is read here where \"" + pipe.name + "\" has no answer",
           "write {" + pipe.name + " or ...}, with words that fit everybody");
  }

  /// The words of an option are what its answers are known by.
  void refuse(const std::vector<OptionDraft>& options) {
    for (const auto& option : options) refuse(option.label);
  }
  void refuse(const PlacedText& label) {
    for (const auto& pipe : pipes_of(label.value))
      tell(label, pipe, "the words of an option are the same for everybody",
           "put it into the question, or into information above it");
  }

  void open_brace(const PlacedText& text) {
    const auto open = text.value.rfind('{');
    if (open == std::string::npos || text.value.find('}', open) != std::string::npos) return;
    const auto next = open + 1 < text.value.size() ? text.value[open + 1] : ' ';
    if ((next < 'a' || next > 'z') && (next < 'A' || next > 'Z')) return;
    diagnostics_.add_of_new(place_in(text, text.value.substr(open, 2)), "this { is not closed",
                            "write } behind the name, or a space behind the { where it is only a sign");
  }

  void tell(const PlacedText& text, const Pipe& pipe, std::string message, std::string hint) {
    diagnostics_.add_of_new(place_in(text, text.value.substr(pipe.offset, pipe.length)), std::move(message),
                            std::move(hint));
  }

  /// Where `written` stands in the source of the text; the whole text where it runs over two lines.
  SourceSpan place_in(const PlacedText& text, const std::string& written) const {
    const auto at = diagnostics_.text().find(written, text.place.offset);
    return at == std::string_view::npos ? text.place : SourceSpan{at, written.size()};
  }

  const FormDraft& draft_;
  Diagnostics& diagnostics_;
  bool repeated_ = false;  ///< the page is asked for each option
  std::map<std::string, QuestionOnPage> questions_;
  std::vector<std::string> names_;
};

}  // namespace

void check_piping(const FormDraft& draft, Diagnostics& diagnostics) { PipingCheck(draft, diagnostics).run(); }

}  // namespace muster::forms
