// The figures that a definition may name, and the ways in which each may be written.

#include "figure_text.hpp"

#include "figure_value.hpp"
#include "group_figures.hpp"
#include "suggestion.hpp"
#include "theme_figures.hpp"
#include "wider_figures.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/tables.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace muster::report {
namespace {

bool is_usual_kind(std::string_view kind) {
  const auto folded = folded_name(kind);
  return folded == "challenge" || folded == "opportunity" || folded == "question";
}

Value text_value(std::string text) {
  Value out;
  out.text = std::move(text);
  return out;
}
/// Where there is nothing to say, that is said: a figure is never an empty place.
Value sentence_value(std::string text) {
  return text_value(text.empty() ? tell("Nothing is known of this.") : std::move(text));
}

Value count_value(std::int64_t count, std::optional<std::int64_t> base = {}) {
  Value out;
  out.count = count;
  out.base = base;
  return out;
}

std::string shown_number(double value) {
  const auto tenths = std::llround(value * 10);
  auto out = grouped(tenths / 10);
  if (tenths % 10 != 0) out += "." + std::to_string(std::llabs(tenths % 10));
  return told_decimal(out);
}

std::string none_or_listed(const std::vector<std::string>& names) {
  return names.empty() ? tell("none") : told_list(names);
}

std::string or_unknown(const std::string& text) { return text.empty() ? tell("not known") : text; }

/// Who was never asked is named or not as the booking page says: it tells of no wish that nobody recorded.
std::string listed_sentence(const figures::Summary& summary) {
  if (summary.delegates.empty()) return {};
  const auto count = static_cast<std::int64_t>(summary.delegates.size());
  const auto named = static_cast<std::int64_t>(std::ranges::count_if(summary.delegates, figures::is_named));
  if (named == count) {
    return tell_count("The one person registered is listed. No wish to be left out is recorded.",
                      "All {count} people registered are listed. Nobody's wish to be left out is recorded.", count);
  }
  const auto all = told_number(count);
  if (named == 0) {
    return tell_count("The one person registered is not named: they have not agreed to be listed.",
                      "None of the {count} people registered is named: they have not agreed to be listed.", count);
  }
  return tell_count(
      "Listed by name: {named} of the {all} people registered. One has not agreed to be named, and is only counted.",
      "Listed by name: {named} of the {all} people registered. {count} have not agreed to be named, and are only "
      "counted.",
      count - named, {{"all", all}, {"named", told_number(named)}});
}

using FigureTable = std::map<std::string, std::function<Value(const figures::Summary&)>, std::less<>>;

/// Figures of the event, by their dotted name.
const FigureTable& event_figures() {
  static const FigureTable known{
      {"event", [](const figures::Summary& s) { return text_value(or_unknown(s.event.title)); }},
      {"date", [](const figures::Summary& s) { return text_value(told_date(s.event.date)); }},
      {"venue", [](const figures::Summary& s) { return text_value(or_unknown(s.event.venue)); }},
      {"programme", [](const figures::Summary& s) { return text_value(or_unknown(s.event.programme)); }},
      {"region", [](const figures::Summary& s) { return text_value(or_unknown(s.coverage.region)); }},
      {"form", [](const figures::Summary& s) { return text_value(or_unknown(s.form_title)); }},
      {"delegates", [](const figures::Summary& s) { return count_value(s.people); }},
      {"rows", [](const figures::Summary& s) { return count_value(s.rows); }},
      {"organisations", [](const figures::Summary& s) { return count_value(s.organisations); }},
      {"places", [](const figures::Summary& s) { return count_value(s.coverage.covered, s.coverage.of); }},
      {"places.of", [](const figures::Summary& s) { return count_value(s.coverage.of); }},
      {"places.missing", [](const figures::Summary& s) { return text_value(none_or_listed(s.coverage.missing)); }},
      {"places.people", [](const figures::Summary& s) { return count_value(s.coverage.people_with_place, s.people); }},
      {"places.without",
       [](const figures::Summary& s) { return count_value(s.coverage.people_without_place, s.people); }},
      {"responses",
       [](const figures::Summary& s) {
         const bool no_base = s.asked_people == 0 && s.people > 0;
         auto out = count_value(s.responses, no_base ? std::nullopt : std::optional(s.asked_people));
         out.at_least = s.responses_in_fives;
         return out;
       }},
      {"response_rate",
       [](const figures::Summary& s) {
         if (!s.response_rate) return instead_of(tell("not known"));
         Value out;
         out.ratio = s.response_rate;
         return out;
       }},
      {"silent",
       [](const figures::Summary& s) {
         if (s.responses_in_fives || s.asked_people == 0) return instead_of(tell("not known"));
         return count_value(std::max<std::int64_t>(0, s.asked_people - s.responses), s.asked_people);
       }},
      {"sentence.answers", [](const figures::Summary& s) { return sentence_value(figures::answers_sentence(s)); }},
      {"sentence.changes", [](const figures::Summary& s) { return sentence_value(figures::changed_since_closing(s)); }},
      {"sentence.both_sides",
       [](const figures::Summary& s) { return sentence_value(figures::both_sides_sentence(s)); }},
      {"sentence.headline", [](const figures::Summary& s) { return sentence_value(figures::headline_sentence(s)); }},
      {"sentence.interval", [](const figures::Summary& s) { return sentence_value(figures::interval_sentence(s)); }},
      {"sentence.listed", [](const figures::Summary& s) { return sentence_value(listed_sentence(s)); }},
      {"sentence.notes", [](const figures::Summary& s) { return sentence_value(figures::notes_sentence(s)); }},
      {"sentence.organisations",
       [](const figures::Summary& s) { return sentence_value(figures::organisations_sentence(s)); }},
      {"sentence.registered",
       [](const figures::Summary& s) { return sentence_value(figures::registered_sentence(s)); }},
      {"suppress_below", [](const figures::Summary& s) { return count_value(s.suppress_below); }},
      {"notes", [](const figures::Summary& s) { return count_value(s.notes); }},
      {"notes.tables", [](const figures::Summary& s) { return count_value(s.note_tables); }},
      {"tables", [](const figures::Summary& s) { return count_value(s.note_tables); }},
  };
  return known;
}

std::vector<std::string> event_names() {
  std::vector<std::string> out;
  for (const auto& [name, unused] : event_figures()) out.push_back(name);
  return out;
}

std::string dotted(const std::vector<Name>& path) {
  std::string out;
  for (const auto& name : path) out += (out.empty() ? "" : ".") + lower_case(name.text);
  return out;
}

/// What is nearest may be a label; what is allowed is told by the codes.
std::string suggested_option(const Name& name, const figures::QuestionFigures& question) {
  std::vector<std::string> codes;
  std::vector<std::string> all;
  for (const auto& option : question.options) codes.push_back(option.code);
  all = codes;
  for (const auto& option : question.options) all.push_back(option.label);
  auto near = did_you_mean(name.text, all);
  return near.empty() ? suggested(name.text, codes) : near;
}

Value of_figure(const figures::Figure& figure, std::int64_t base) {
  if (figure.suppressed || !figure.people) return hidden_figure();
  auto out = count_value(*figure.people, base);
  out.interval = figure.interval;
  return out;
}

LookupResult of_options(const figures::QuestionFigures& question, const Expression& expression, const Scope& scope) {
  const auto& summary = scope.summary;
  std::vector<const figures::OptionFigures*> options;
  for (const auto& name : expression.options) {
    const auto* option = scope.option_named(question, name);
    if (option == nullptr) {
      if (question.options.empty()) {
        return error(name, "the question \"" + question.code + "\" has no options to compare with",
                     "write {" + question.code + "} for the people who answered it");
      }
      return error(name, "the question \"" + question.code + "\" has no option \"" + name.text + "\"",
                   suggested_option(name, question));
    }
    if (std::find(options.begin(), options.end(), option) != options.end()) {
      return error(name, "the option \"" + name.text + "\" is named twice", "take one of the two out");
    }
    options.push_back(option);
  }
  if (question.suppressed) return hidden_figure();
  if (question.answered == 0) return instead_of(figures::no_answers_in_words(summary));
  if (options.size() == 1) {
    const auto& only = *options.front();
    return of_figure(only.figure, only.beside ? question.answered : question.base());
  }
  if (question.kind == forms::QuestionKind::pick_any) {
    return error(expression.options[1],
                 "people may tick several options of \"" + question.code + "\", so their figures cannot be added up",
                 "write a figure for each, for example {" + question.code + " = " + options[1]->code + "}");
  }
  std::int64_t sum = 0;
  bool any_beside = false;  // then the base is all who answered
  for (const auto* option : options) {
    if (!option->figure.people) return hidden_figure();
    any_beside = any_beside || option->beside;
    sum += *option->figure.people;
  }
  const auto base = any_beside ? question.answered : question.base();
  auto out = count_value(sum, base);
  out.interval = stats::wilson(sum, base);
  return out;
}

/// A word that nobody used is a figure too: a report must not fail because of what people have not said yet.
Value of_word(const std::vector<figures::WordFigures>& words, std::int64_t base, const Name& wanted,
              const figures::Summary& summary) {
  const auto keys = text::keys_of(wanted.text);
  for (const auto& word : words) {
    const bool asked = std::find(keys.begin(), keys.end(), word.key) != keys.end();
    if (asked || folded_name(word.word) == folded_name(wanted.text)) return count_value(word.people, base);
  }
  return summary.where.empty() ? count_value(0, base) : hidden_figure();
}

/// "informative (19), useful (12) and collaborative (5)": three, and those that tie with the third.
std::string top_words(const std::vector<figures::WordFigures>& words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size() && (at < 3 || words[at].people == words[2].people) && at < 6; ++at) {
    out.push_back(words[at].word + " (" + told_number(words[at].people) + ")");
  }
  return told_list(out);
}

std::string top_options(const figures::QuestionFigures& question) {
  std::int64_t most = 0;
  for (const auto& option : question.options) {
    if (!option.beside) most = std::max(most, option.figure.people.value_or(0));
  }
  std::vector<std::string> out;
  for (const auto& option : question.options) {
    if (!option.beside && most > 0 && option.figure.people == most) out.push_back(option.label);
  }
  return told_list(out);
}

Value measured(const std::optional<double>& value, const figures::Summary& summary) {
  if (!value) return instead_of(figures::no_answers_in_words(summary));
  auto out = text_value(shown_number(*value));
  out.number = value;
  return out;
}

LookupResult of_part(const figures::QuestionFigures& question, const Expression& expression,
                     const figures::Summary& summary) {
  const auto& part = expression.path[1];
  const auto name = lower_case(part.text);
  const bool counts_words =
      question.kind == forms::QuestionKind::words || !question.words.empty() || question.cloud != forms::Cloud::none;
  std::vector<std::string> parts{"label", "asked", "base"};
  if (question.themes) parts.emplace_back("themes");
  if (!question.options.empty()) parts.insert(parts.end(), {"top", "ticks"});
  if (counts_words) parts.insert(parts.end(), {"top", "word"});
  if (question.kind == forms::QuestionKind::number) parts.insert(parts.end(), {"mean", "median", "lowest", "highest"});
  if (question.numbered) parts.emplace_back("mean");
  if (question.net_scored) parts.emplace_back("net");
  if (std::find(parts.begin(), parts.end(), name) == parts.end() || expression.path.size() > 2) {
    const auto& wrong = expression.path.size() > 2 ? expression.path[2] : part;
    return error(wrong, "the question \"" + question.code + "\" has no \"" + wrong.text + "\"",
                 suggested(wrong.text, parts));
  }
  if (name == "word" && (expression.word.empty() || trimmed(expression.word.front().text).empty())) {
    return error(part, "say which word, in double quotes", "for example {" + question.code + ".word \"useful\"}");
  }
  if (name == "label") return text_value(question.full_label());
  if (question.suppressed) return hidden_figure();
  if (name == "asked") return count_value(question.asked);
  if (name == "base") return count_value(question.base(), question.asked);
  if (question.answered == 0) return instead_of(figures::no_answers_in_words(summary));
  if (name == "word") {
    return of_word(question.words, question.answered, expression.word.front(), summary);
  }
  if (name == "ticks") return count_value(question.ticks);
  if ((name == "net" && !question.net_score) || (question.numbered && name == "mean" && !question.mean))
    return hidden_figure();
  if (name == "net") {
    auto out = text_value(figures::net_in_words(question.net_score->share.value));
    out.number = question.net_score->share.value * 100;
    return out;
  }
  if (name == "mean") return measured(question.mean, summary);
  if (name == "median") return measured(question.median, summary);
  const bool extreme = name == "lowest" || name == "highest";
  if (extreme && summary.anonymous) return hidden_figure();  // one person's answer
  if (name == "lowest") return measured(question.lowest, summary);
  if (name == "highest") return measured(question.highest, summary);
  const auto top = question.options.empty() ? top_words(question.words) : top_options(question);
  return top.empty()
             ? instead_of(summary.where.empty() ? tell("none")
                                                : tell("answers that are not shown (so that nobody can be recognised)"))
             : text_value(top);
}

/// {notes.challenge}, {notes.challenge.tables}, {notes.challenge.top}, {notes.challenge.word "funding"}.
LookupResult of_notes(const Expression& expression, const figures::Summary& summary) {
  std::vector<std::string> kinds{"tables"};
  for (const auto& figures : summary.note_kinds) kinds.push_back(figures.kind);
  const auto& kind = expression.path[1];
  const auto found = std::find_if(
      summary.note_kinds.begin(), summary.note_kinds.end(),
      [&](const figures::NoteFigures& notes) { return folded_name(notes.kind) == folded_name(kind.text); });
  if (found == summary.note_kinds.end()) {
    // An event without notes still has both sides: the shipped report must render before anybody noted anything.
    const bool usual = is_usual_kind(kind.text);
    if (usual && expression.path.size() == 2) return count_value(0);
    if (usual) return instead_of(tell("no notes yet"));
    return error(kind, "there are no notes of the kind \"" + kind.text + "\"", suggested(kind.text, kinds));
  }
  if (expression.path.size() == 2) return count_value(found->notes, summary.notes);
  const auto& part = expression.path[2];
  const auto name = lower_case(part.text);
  if (name == "tables") return count_value(found->tables, summary.note_tables);
  if (name == "top") {
    const auto top = top_words(found->words);
    return top.empty() ? instead_of(tell("none")) : text_value(top);
  }
  if (name == "word" && !expression.word.empty() && !trimmed(expression.word.front().text).empty()) {
    return of_word(found->words, found->notes, expression.word.front(), summary);
  }
  if (name == "word")
    return error(part, "say which word, in double quotes",
                 "for example {notes." + lower_case(kind.text) + ".word \"funding\"}");
  return error(part, "notes have no \"" + part.text + "\"", suggested(part.text, {"tables", "top", "word"}));
}

/// {session.title} and the like, inside `each session`.
LookupResult of_session(const Expression& expression, const SessionFacts& session) {
  const std::map<std::string, std::string, std::less<>> parts{{"title", session.title}, {"kind", session.kind},
                                                              {"date", session.date},   {"time", session.time},
                                                              {"place", session.place}, {"speakers", session.speakers}};
  if (expression.path.size() == 1) return text_value(session.title);
  const auto& part = expression.path[1];
  const auto found = parts.find(lower_case(part.text));
  if (found != parts.end() && expression.path.size() == 2) return text_value(or_unknown(found->second));
  std::vector<std::string> names;
  for (const auto& [name, text] : parts) names.push_back(name);
  return error(part, "a session has no \"" + part.text + "\"", suggested(part.text, names));
}

/// The one name of which it is a word, as `rate` is of response_rate; else the nearest spelling; else what there is. A
/// name that ends with its dot lacks one of its parts.
std::string suggested_figure(const std::string& name, const std::vector<std::string>& names, const Scope& scope) {
  if (name.ends_with('.')) {
    std::vector<std::string> parts;
    for (const auto& each : names)
      if (each.starts_with(name)) parts.push_back(each.substr(name.size()));
    return parts.empty() ? std::string("take the dot out") : "write " + listed(parts, " or ");
  }
  std::vector<std::string> holding;
  for (const auto& each : names) {
    const auto padded = "_" + each + "_";
    if (padded.find("_" + name + "_") != std::string::npos) holding.push_back(each);
  }
  if (holding.size() == 1) return "did you mean \"" + holding.front() + "\"?";
  auto near = did_you_mean(name, names);
  return near.empty() ? figures_in_words(scope) : near;
}

LookupResult look_up(const Expression& expression, const Scope& scope) {
  const auto& summary = scope.summary;
  const auto& first = expression.path.front();
  const auto* question = scope.question_named(first.text);
  const auto full = dotted(expression.path);
  if (scope.session != nullptr && lower_case(first.text) == "session") return of_session(expression, *scope.session);
  if (!expression.theme.empty()) return of_theme(expression, scope);
  if (auto found = of_loop_theme(expression, scope)) return std::move(*found);
  if (auto found = of_wider(expression, scope)) return std::move(*found);
  if (scope.option != nullptr && expression.options.empty() && (full == "option" || full == "option.label"))
    return text_value(scope.option->label);
  const bool wants_word = expression.path.size() > 1 && lower_case(expression.path.back().text) == "word";
  if (!expression.word.empty() && !wants_word) {
    return error(expression.word.front(), "a text in quotes may only follow \".word\"",
                 "for example {words.word \"useful\"}");
  }
  if (!expression.options.empty() && (question == nullptr || expression.path.size() > 1)) {
    if (question == nullptr && event_figures().find(full) == event_figures().end()) {
      return error(first, "the form has no question \"" + first.text + "\"",
                   suggested(first.text, figures::question_codes(summary)));
    }
    return error(expression.options.front(), "only a question may be compared with an option",
                 question == nullptr ? "take = and the option out"
                                     : "write {" + question->code + " = " + expression.options.front().text + "}");
  }
  // A question that takes the name of an event's figure would otherwise hide it: the event's own figures come first,
  // and `base` reaches the question.
  if (const auto known = event_figures().find(full); known != event_figures().end() && expression.options.empty()) {
    return known->second(summary);
  }
  if (question != nullptr) {
    if (!expression.options.empty()) return of_options(*question, expression, scope);
    if (auto found = of_themes(*question, expression, summary)) return std::move(*found);
    if (expression.path.size() > 1) return of_part(*question, expression, summary);
    if (question->suppressed) return hidden_figure();
    return count_value(question->answered, question->asked);
  }
  if (lower_case(first.text) == "notes" && expression.path.size() > 1) return of_notes(expression, summary);
  auto names = event_names();
  const auto wider = wider_names(scope);
  names.insert(names.end(), wider.begin(), wider.end());
  const auto codes = figures::question_codes(summary);
  names.insert(names.end(), codes.begin(), codes.end());
  const auto length = expression.path.back().offset + expression.path.back().text.size() - first.offset;
  constexpr std::array<std::string_view, 6> of_loops{"question", "statement", "option", "session", "theme", "event"};
  const auto loop = lower_case(first.text);
  if (loop != "event" && std::ranges::find(of_loops, loop) != of_loops.end())
    return FigureError{first.offset, length, "{" + loop + "} is known inside ::: each " + loop + " alone",
                       "write ::: each " + loop + " above it"};
  return FigureError{first.offset, length, "there is no figure \"" + full + "\"", suggested_figure(full, names, scope)};
}

}  // namespace

std::string figures_in_words(const Scope& scope) {
  std::vector<std::string> usual{"delegates",     "responses", "response_rate", "places",
                                 "organisations", "notes",     "event",         "date"};
  const auto of_loop = [&](bool stands, const char* name) {
    if (stands) usual.insert(usual.begin(), name);
  };
  of_loop(scope.session != nullptr, "session");
  of_loop(scope.option != nullptr, "option");
  of_loop(scope.theme != nullptr, "theme");
  of_loop(scope.action != nullptr, "action");
  of_loop(scope.indicator != nullptr, "indicator");
  auto codes = figures::question_codes(scope.summary);
  if (codes.empty()) return "write " + joined(usual, ", ") + " or another figure of the event";
  constexpr std::size_t most = 12;
  const bool more = codes.size() > most;
  if (more) codes.resize(most);
  return "write " + joined(usual, ", ") + " or another figure of the event, or the code of a question: " +
         (more ? joined(codes, ", ") + " or another" : listed(codes, " or "));
}

LookupResult figure_value(const Expression& expression, const Scope& scope) {
  if (expression.where.empty()) return look_up(expression, scope);
  return of_group(expression, scope, look_up);
}

std::variant<std::string, FigureError> figure_text(const Expression& expression, const Scope& scope) {
  const auto found = figure_value(expression, scope);
  if (const auto* wrong = std::get_if<FigureError>(&found)) return *wrong;
  return formatted(std::get<Value>(found), expression.formats);
}

}  // namespace muster::report
