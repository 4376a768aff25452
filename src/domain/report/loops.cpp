// A loop over nothing has no turns, and that is no error: one definition serves events with and without.
#include "loops.hpp"

#include "arguments.hpp"
#include "comments.hpp"
#include "suggestion.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::report {
namespace {

Turns of_questions(Arguments& arguments, const Scope& scope, const std::set<std::string>& shown) {
  std::set<std::string> left_out;
  if (arguments.word("rest")) left_out = shown;
  if (arguments.word("except")) {
    for (const auto& name : arguments.names()) left_out.insert(lower_case(name.text));
  }
  Turns out;
  for (const auto& question : scope.summary.questions) {
    if (question.code == forms::consent_code || left_out.contains(question.code) ||
        (!question.grid.empty() && left_out.contains(question.grid)))
      continue;
    auto turn = scope;
    turn.question = &question;
    out.scopes.push_back(turn);
  }
  return out;
}

Turns of_statements(Arguments& arguments, const Scope& scope) {
  Turns out;
  const auto wanted = arguments.name();
  std::vector<std::string> codes;
  for (const auto& question : scope.summary.questions) {
    if (!question.grid.empty() && (codes.empty() || codes.back() != question.grid)) codes.push_back(question.grid);
  }
  const auto grid = wanted ? figures::grid_of(scope.summary, lower_case(wanted->text)) : std::nullopt;
  if (!grid) {
    arguments.refuse(
        wanted.value_or(arguments.block()),
        wanted ? "the form has no grid \"" + wanted->text + "\"" : "`each statement` needs the code of a grid",
        codes.empty() ? "this form has none: take the loop out" : suggested(wanted ? wanted->text : "", codes));
    return out;
  }
  for (const auto* row : grid->rows) {
    auto turn = scope;
    turn.question = row;
    out.scopes.push_back(turn);
  }
  return out;
}

Turns of_options(Arguments& arguments, const Scope& scope) {
  Turns out;
  const auto* question = arguments.question();
  if (question == nullptr) return out;
  // Of each question in turn, those without options have no turns.
  if (question->options.empty() && question != scope.question)
    arguments.refuse(arguments.block(), "the question \"" + question->code + "\" has no options");
  for (const auto& option : question->options) {
    auto turn = scope;
    turn.option = &option;
    out.scopes.push_back(turn);
  }
  return out;
}

/// A session that nobody was asked about has no answers of its own, and those of the day must not stand for them.
std::shared_ptr<const figures::Summary> unasked(const figures::Summary& event) {
  auto out = std::make_shared<figures::Summary>(event);
  out->round = figures::RoundState::none;
  out->responses = 0;
  out->responses_in_fives = false;
  out->counted_responses = 0;
  out->response_rate.reset();
  out->closings.clear();
  out->questions.clear();
  out->indexes.clear();
  out->cuts.clear();
  out->no_breakdown.clear();
  out->form_title.clear();
  return out;
}

Turns of_sessions(const Scope& scope) {
  Turns out;
  if (scope.sessions == nullptr) return out;
  std::shared_ptr<const figures::Summary> without;
  for (const auto& session : *scope.sessions) {
    auto answers = session.answers;
    if (!answers) {
      if (!without) without = unasked(scope.summary);
      answers = without;
    }
    out.scopes.push_back({*answers, nullptr, scope.sessions, nullptr, nullptr, &session});
    out.kept.push_back(std::move(answers));
  }
  return out;
}

Turns of_themes(Arguments& arguments, const Scope& scope) {
  Turns out;
  const auto* question = arguments.question();
  if (question == nullptr) return out;
  std::string tone;
  for (const char* each : {"praise", "worry", "suggestion"})
    if (tone.empty() && arguments.word(each)) tone = each;
  if (!question->themes) return out;
  for (const auto& theme : question->themes->themes) {
    if (!tone.empty() && theme.tone != tone) continue;
    auto turn = scope;
    turn.themed = question;
    turn.theme = &theme;
    out.scopes.push_back(turn);
  }
  return out;
}

/// Inside, the event and its figures are those of the turn.
Turns of_events(const Scope& scope) {
  Turns out;
  const auto* year = scope.wider == nullptr ? nullptr : scope.wider->year();
  if (year == nullptr) return out;
  for (const auto& event : year->events) {
    out.scopes.push_back({*event});
    out.kept.push_back(event);
  }
  return out;
}

Turns of_indicators(const Scope& scope) {
  Turns out;
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->indicators();
  if (all == nullptr) return out;
  for (const auto& indicator : *all) {
    if (indicator.years().empty()) continue;  // all of its figures came after the event
    auto turn = scope;
    turn.indicator = &indicator;
    out.scopes.push_back(turn);
  }
  return out;
}

Turns of_actions(const Scope& scope) {
  Turns out;
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->actions();
  if (all == nullptr) return out;
  for (const auto& action : *all) {
    auto turn = scope;
    turn.action = &action;
    out.scopes.push_back(turn);
  }
  return out;
}

/// All, or those of one kind, with a published response or without.
Turns of_comments(Arguments& arguments, const Scope& scope) {
  Turns out;
  const auto which = comments_asked(arguments);
  const auto* all = scope.wider == nullptr ? nullptr : scope.wider->comments();
  if (all == nullptr) return out;
  for (const auto& comment : all->notes) {
    if (!which.takes(comment)) continue;
    auto turn = scope;
    turn.comment = &comment;
    out.scopes.push_back(turn);
  }
  return out;
}

}  // namespace

void doubt_left_out(const BlockLine& line, const Scope& scope, Diagnostics& diagnostics) {
  auto codes = figures::question_codes(scope.summary);
  for (const auto& question : scope.summary.questions)
    if (!question.grid.empty()) codes.push_back(question.grid);
  for (const auto& one : scope.summary.indexes) codes.push_back(one.code);
  bool left_out = false;
  for (const auto& argument : line.arguments) {
    if (argument.quoted || argument.text == ",") continue;
    const auto word = lower_case(argument.text);
    if (left_out && std::ranges::find(codes, word) == codes.end()) {
      diagnostics.doubt(argument.offset, argument.text.size(),
                        "the form has no question \"" + argument.text + "\", so nothing is left out by it",
                        "a form that has it leaves it out", nearest(word, codes).value_or(std::string()));
    }
    left_out = left_out || word == "except";
  }
}

Turns turns_of(const BlockLine& line, const Scope& scope, const std::set<std::string>& shown,
               Diagnostics& diagnostics) {
  Arguments arguments(line, scope, diagnostics);
  const auto what = arguments.name();
  const auto word = what ? lower_case(what->text) : std::string();
  Turns out;
  if (word == "question") {
    doubt_left_out(line, scope, diagnostics);
    out = of_questions(arguments, scope, shown);
  } else if (word == "statement") {
    out = of_statements(arguments, scope);
  } else if (word == "option") {
    out = of_options(arguments, scope);
  } else if (word == "session") {
    out = of_sessions(scope);
  } else if (word == "theme") {
    out = of_themes(arguments, scope);
  } else if (word == "event") {
    out = of_events(scope);
  } else if (word == "indicator") {
    out = of_indicators(scope);
  } else if (word == "action") {
    out = of_actions(scope);
  } else if (word == "comment") {
    out = of_comments(arguments, scope);
  } else {
    arguments.refuse(what.value_or(arguments.block()),
                     what ? "`each` does not go over \"" + what->text + "\"" : "say what `each` goes over",
                     suggested(word, {"question", "statement", "option", "session", "theme", "event", "indicator",
                                      "action", "comment"}));
    return out;
  }
  arguments.finish();
  return out;
}

}  // namespace muster::report
