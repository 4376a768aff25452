// The figures that a definition may name, and the ways in which each may be written.

#include "figure_text.hpp"

#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace muster::report {
namespace {

/// A figure before it is written.
struct Value {
  std::string text;  ///< a text, and nothing else is set
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> base;  ///< what `of` and `share` refer to
  std::optional<stats::Interval> interval;
  std::optional<double> ratio;  ///< a share that is no count: the response rate
  std::string instead;          ///< "no answers yet", "hidden ...": stands in place of any form
};
using LookupResult = std::variant<Value, FigureError>;

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
  return text_value(text.empty() ? "Nothing is known of this." : std::move(text));
}

Value instead_of(std::string words) {
  Value out;
  out.instead = std::move(words);
  return out;
}
Value count_value(std::int64_t count, std::optional<std::int64_t> base = {}) {
  Value out;
  out.count = count;
  out.base = base;
  return out;
}

FigureError error(const Name& name, std::string message, std::string hint = {}) {
  return {name.offset, std::max<std::size_t>(1, name.text.size()), std::move(message), std::move(hint)};
}

std::string shown_number(double value) {
  const auto tenths = std::llround(value * 10);
  auto out = grouped(tenths / 10);
  if (tenths % 10 != 0) out += "." + std::to_string(std::llabs(tenths % 10));
  return out;
}

std::string none_or_listed(const std::vector<std::string>& names) { return names.empty() ? "none" : listed(names); }

std::string or_unknown(const std::string& text) { return text.empty() ? "not known" : text; }

using FigureTable = std::map<std::string, std::function<Value(const figures::Summary&)>, std::less<>>;

/// Figures of the event, by their dotted name.
const FigureTable& event_figures() {
  static const FigureTable known{
      {"event", [](const figures::Summary& s) { return text_value(or_unknown(s.event.title)); }},
      {"date", [](const figures::Summary& s) { return text_value(long_date(s.event.date)); }},
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
      {"responses", [](const figures::Summary& s) { return count_value(s.responses, s.asked_people); }},
      {"response_rate",
       [](const figures::Summary& s) {
         if (!s.response_rate) return instead_of("not known");
         Value out;
         out.ratio = s.response_rate;
         return out;
       }},
      {"silent",
       [](const figures::Summary& s) {
         return count_value(std::max<std::int64_t>(0, s.asked_people - s.responses), s.asked_people);
       }},
      {"sentence.answers", [](const figures::Summary& s) { return sentence_value(figures::answers_sentence(s)); }},
      {"sentence.changes", [](const figures::Summary& s) { return sentence_value(figures::changed_since_closing(s)); }},
      {"sentence.both_sides",
       [](const figures::Summary& s) { return sentence_value(figures::both_sides_sentence(s)); }},
      {"sentence.headline", [](const figures::Summary& s) { return sentence_value(figures::headline_sentence(s)); }},
      {"sentence.interval", [](const figures::Summary& s) { return sentence_value(figures::interval_sentence(s)); }},
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

std::vector<std::string> option_names(const figures::QuestionFigures& question) {
  std::vector<std::string> out;
  for (const auto& option : question.options) out.push_back(option.code);
  for (const auto& option : question.options) out.push_back(option.label);
  return out;
}

Value of_figure(const figures::Figure& figure, std::int64_t base) {
  if (figure.suppressed || !figure.people) return instead_of(figures::hidden_in_words());
  auto out = count_value(*figure.people, base);
  out.interval = figure.interval;
  return out;
}

LookupResult of_options(const figures::QuestionFigures& question, const Expression& expression,
                        const figures::Summary& summary) {
  std::vector<const figures::OptionFigures*> options;
  for (const auto& name : expression.options) {
    const auto* option = option_named(question, name);
    if (option == nullptr) {
      if (question.options.empty()) {
        return error(name, "the question \"" + question.code + "\" has no options to compare with");
      }
      return error(name, "the question \"" + question.code + "\" has no option \"" + name.text + "\"",
                   did_you_mean(name.text, option_names(question)));
    }
    if (std::find(options.begin(), options.end(), option) != options.end()) {
      return error(name, "the option \"" + name.text + "\" is named twice");
    }
    options.push_back(option);
  }
  if (question.suppressed) return instead_of(figures::hidden_in_words());
  if (question.answered == 0) return instead_of(figures::no_answers_in_words(summary));
  if (options.size() == 1) {
    const auto& only = *options.front();
    return of_figure(only.figure, only.beside ? question.answered : question.base());
  }
  if (question.kind == forms::QuestionKind::pick_any) {
    return error(expression.options[1],
                 "people may tick several options of \"" + question.code + "\", so their figures cannot be added up");
  }
  std::int64_t sum = 0;
  bool any_beside = false;  // then the base is all who answered
  for (const auto* option : options) {
    if (!option->figure.people) return instead_of(figures::hidden_in_words());
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
  return summary.where.empty() ? count_value(0, base) : instead_of(figures::hidden_in_words());
}

/// "informative (19), useful (12) and collaborative (5)": three, and those that tie with the third.
std::string top_words(const std::vector<figures::WordFigures>& words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size() && (at < 3 || words[at].people == words[2].people) && at < 6; ++at) {
    out.push_back(words[at].word + " (" + grouped(words[at].people) + ")");
  }
  return listed(out);
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
  return listed(out);
}

Value measured(const std::optional<double>& value, const figures::Summary& summary) {
  return value ? text_value(shown_number(*value)) : instead_of(figures::no_answers_in_words(summary));
}

LookupResult of_part(const figures::QuestionFigures& question, const Expression& expression,
                     const figures::Summary& summary) {
  const auto& part = expression.path[1];
  const auto name = lower_case(part.text);
  const bool counts_words =
      question.kind == forms::QuestionKind::words || !question.words.empty() || question.cloud != forms::Cloud::none;
  std::vector<std::string> parts{"label", "asked", "base"};
  if (!question.options.empty()) parts.insert(parts.end(), {"top", "ticks"});
  if (counts_words) parts.insert(parts.end(), {"top", "word"});
  if (question.kind == forms::QuestionKind::number) parts.insert(parts.end(), {"mean", "median", "lowest", "highest"});
  if (question.numbered) parts.emplace_back("mean");
  if (question.net_scored) parts.emplace_back("net");
  if (std::find(parts.begin(), parts.end(), name) == parts.end() || expression.path.size() > 2) {
    const auto& wrong = expression.path.size() > 2 ? expression.path[2] : part;
    return error(wrong, "the question \"" + question.code + "\" has no \"" + wrong.text + "\"",
                 did_you_mean(wrong.text, parts));
  }
  if (name == "word" && expression.word.empty()) {
    return error(part, "say which word, in double quotes", "for example {" + question.code + ".word \"useful\"}");
  }
  if (name == "label") return text_value(question.full_label());
  if (question.suppressed) return instead_of(figures::hidden_in_words());
  if (name == "asked") return count_value(question.asked);
  if (name == "base") return count_value(question.base(), question.asked);
  if (question.answered == 0) return instead_of(figures::no_answers_in_words(summary));
  if (name == "word") {
    return of_word(question.words, question.answered, expression.word.front(), summary);
  }
  if (name == "ticks") return count_value(question.ticks);
  if ((name == "net" && !question.net_score) || (question.numbered && name == "mean" && !question.mean))
    return instead_of(figures::hidden_in_words());
  if (name == "net") return text_value(figures::net_in_words(question.net_score->share.value));
  if (name == "mean") return measured(question.mean, summary);
  if (name == "median") return measured(question.median, summary);
  const bool extreme = name == "lowest" || name == "highest";
  if (extreme && summary.anonymous) return instead_of(figures::hidden_in_words());  // one person's answer
  if (name == "lowest") return measured(question.lowest, summary);
  if (name == "highest") return measured(question.highest, summary);
  const auto top = question.options.empty() ? top_words(question.words) : top_options(question);
  return top.empty() ? instead_of(summary.where.empty() ? "none" : figures::hidden_in_words()) : text_value(top);
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
    if (usual) return instead_of("no notes yet");
    return error(kind, "there are no notes of the kind \"" + kind.text + "\"", did_you_mean(kind.text, kinds));
  }
  if (expression.path.size() == 2) return count_value(found->notes, summary.notes);
  const auto& part = expression.path[2];
  const auto name = lower_case(part.text);
  if (name == "tables") return count_value(found->tables, summary.note_tables);
  if (name == "top") {
    const auto top = top_words(found->words);
    return top.empty() ? instead_of("none") : text_value(top);
  }
  if (name == "word" && !expression.word.empty()) {
    return of_word(found->words, found->notes, expression.word.front(), summary);
  }
  if (name == "word") return error(part, "say which word, in double quotes");
  return error(part, "notes have no \"" + part.text + "\"", did_you_mean(part.text, {"tables", "top", "word"}));
}

LookupResult look_up(const Expression& expression, const figures::Summary& summary) {
  const auto& first = expression.path.front();
  const auto* question = figures::question_named(summary, first.text);
  const auto full = dotted(expression.path);
  const bool wants_word = expression.path.size() > 1 && lower_case(expression.path.back().text) == "word";
  if (!expression.word.empty() && !wants_word) {
    return error(expression.word.front(), "a text in quotes may only follow \".word\"",
                 "for example {words.word \"useful\"}");
  }
  if (!expression.options.empty() && (question == nullptr || expression.path.size() > 1)) {
    if (question == nullptr && event_figures().find(full) == event_figures().end()) {
      return error(first, "the form has no question \"" + first.text + "\"",
                   did_you_mean(first.text, figures::question_codes(summary)));
    }
    return error(expression.options.front(), "only a question may be compared with an option");
  }
  // A question that takes the name of an event's figure would otherwise hide it: the event's own figures come first,
  // and `base` reaches the question.
  if (const auto known = event_figures().find(full); known != event_figures().end() && expression.options.empty()) {
    return known->second(summary);
  }
  if (question != nullptr) {
    if (!expression.options.empty()) return of_options(*question, expression, summary);
    if (expression.path.size() > 1) return of_part(*question, expression, summary);
    if (question->suppressed) return instead_of(figures::hidden_in_words());
    return count_value(question->answered, question->asked);
  }
  if (lower_case(first.text) == "notes" && expression.path.size() > 1) return of_notes(expression, summary);
  auto names = event_names();
  const auto codes = figures::question_codes(summary);
  names.insert(names.end(), codes.begin(), codes.end());
  const auto length = expression.path.back().offset + expression.path.back().text.size() - first.offset;
  return FigureError{first.offset, length, "there is no figure \"" + full + "\"", did_you_mean(full, names)};
}

/// Nothing where the figure cannot be written so.
std::optional<std::string> written(const Value& value, std::string_view format) {
  if (!value.count) return std::nullopt;
  if (format == "words") return in_words(*value.count);
  if (!value.base) return std::nullopt;
  if (format == "of") return grouped(*value.count) + " of " + grouped(*value.base);
  if (format == "share" && *value.base > 0) {
    return percent(static_cast<double>(*value.count) / static_cast<double>(*value.base));
  }
  if (format == "share") return "not known";
  if (format == "interval" && value.interval) return percent_range(value.interval->low, value.interval->high);
  return std::nullopt;
}

std::string plain(const Value& value) {
  if (value.ratio) return percent(*value.ratio);
  return value.count ? grouped(*value.count) : value.text;
}

std::variant<std::string, FigureError> formatted(const Value& value, const std::vector<Name>& formats) {
  const std::vector<std::string> known{"share", "interval", "of", "words", "capital"};
  std::optional<std::string> out;
  bool capital = false;
  for (const auto& format : formats) {
    const auto name = lower_case(format.text);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return error(format, "a figure cannot be written as \"" + format.text + "\"", did_you_mean(name, known));
    }
    if (name == "capital") {
      capital = true;
      continue;
    }
    if (out) return error(format, "a figure is written in one way only", "take one of the two out");
    out = value.instead.empty() ? written(value, name) : value.instead;
    if (!out) return error(format, "this figure has no \"" + format.text + "\"");
  }
  auto text = out.value_or(value.instead.empty() ? plain(value) : value.instead);
  return capital ? capitalised(std::move(text)) : text;
}

}  // namespace

std::variant<std::string, FigureError> figure_text(const Expression& expression, const figures::Summary& summary) {
  const auto found = look_up(expression, summary);
  if (const auto* wrong = std::get_if<FigureError>(&found)) return *wrong;
  return formatted(std::get<Value>(found), expression.formats);
}

const figures::OptionFigures* option_named(const figures::QuestionFigures& question, const Name& name) {
  for (const auto& option : question.options) {
    if (!name.quoted && option.code == name.text) return &option;
    if (name.quoted && folded_name(option.label) == folded_name(name.text)) return &option;
  }
  return nullptr;
}

}  // namespace muster::report
