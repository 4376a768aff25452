// Makes the form out of its draft; reads, binds and tries its conditions on the way.

#include "draft.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <utility>

namespace muster::forms {
namespace {

std::size_t size_of(const PlacedText& number) {
  return static_cast<std::size_t>(parse_integer(number.value).value_or(0));
}

std::vector<std::string> texts_of(const std::vector<PlacedText>& placed) {
  std::vector<std::string> out;
  for (const auto& one : placed) out.push_back(one.value);
  return out;
}

std::vector<Option> options_of(const std::vector<OptionDraft>& drafts) {
  std::vector<Option> options;
  for (const auto& one : drafts) {
    options.push_back({one.code.value, one.label.value, texts_of(one.also), one.write_in, one.beside});
  }
  return options;
}

Question question_of(const QuestionDraft& draft, const std::vector<ScaleDraft>& scales) {
  Question question;
  question.code = draft.code.value;
  question.kind = draft.kind.value_or(QuestionKind::short_text);
  question.label = draft.label.value;
  question.required = draft.required;
  if (draft.hint) question.hint = draft.hint->value;
  if (draft.if_missing) question.if_missing = draft.if_missing->value;
  if (draft.direction) question.direction = draft.direction->value;
  question.ordered = draft.as_scale || (question.kind == QuestionKind::pick_one && question.has_good_end());
  if (draft.headline) question.headline = draft.headline->value;
  question.options = options_of(draft.options);
  for (const auto& scale : scales) {
    if (!draft.scale_name || scale.name.value != draft.scale_name->value) continue;
    question.options = options_of(scale.options);
    question.scale = scale.name.value;
    if (!draft.direction) question.direction = scale.direction;
  }
  if (draft.limit) question.limit = size_of(*draft.limit);
  if (draft.low) question.low = static_cast<double>(parse_integer(draft.low->value).value_or(0));
  if (draft.high) question.high = static_cast<double>(parse_integer(draft.high->value).value_or(0));
  if (draft.group) question.group = draft.group->value;
  if (draft.cloud) {
    const auto colour = draft.cloud_colour ? draft.cloud_colour->value : std::string();
    question.cloud = colour == "red" ? Cloud::red : colour == "green" ? Cloud::green : Cloud::plain;
  }
  question.also = texts_of(draft.also);
  return question;
}

Question consent_question() {
  Question question;
  question.code = consent_code;
  question.kind = QuestionKind::pick_any;
  question.label = "May we quote what you wrote, without your name?";
  question.options.push_back({"yes", "Yes, you may quote it", {}, false, false});
  return question;
}

void collect_names(const query::Filter& filter, std::vector<const query::Filter*>& comparisons) {
  if (filter.kind == query::Filter::Kind::comparison) comparisons.push_back(&filter);
  for (const auto& child : filter.children) collect_names(child, comparisons);
}

query::Filter joined(query::Filter::Kind kind, std::vector<query::Filter> children) {
  query::Filter out;
  out.kind = kind;
  out.children = std::move(children);
  return out;
}

query::Filter negated(query::Filter filter) { return joined(query::Filter::Kind::none_of, {std::move(filter)}); }

/// What must be so because a question that is not asked has no answer: "it is unanswered, or its condition holds".
void add_consequences(const query::Filter& filter, const Form& form, std::vector<std::string>& seen,
                      std::vector<query::Filter>& known) {
  constexpr std::size_t far_enough = 16;
  std::vector<const query::Filter*> comparisons;
  collect_names(filter, comparisons);
  for (const auto* comparison : comparisons) {
    const auto* asked = form.question(comparison->name);
    if (asked == nullptr || !asked->ask_if || seen.size() >= far_enough) continue;
    if (std::find(seen.begin(), seen.end(), asked->code) != seen.end()) continue;
    seen.push_back(asked->code);
    query::Filter answered;
    answered.name = asked->code;
    answered.op = query::Operator::is_answered;
    known.push_back(joined(query::Filter::Kind::any_of, {negated(answered), *asked->ask_if}));
    add_consequences(*asked->ask_if, form, seen, known);
  }
}

query::Possibility reach_within(const query::Filter& filter, const Form& form,
                                const std::vector<query::Field>& fields) {
  std::vector<std::string> seen;
  std::vector<query::Filter> known;
  add_consequences(filter, form, seen, known);
  if (known.empty()) return query::reach(filter, fields);
  auto possible = known;
  possible.push_back(filter);
  if (query::reach(joined(query::Filter::Kind::all_of, possible), fields) == query::Possibility::never) {
    return query::Possibility::never;
  }
  possible.back() = negated(filter);
  return query::reach(joined(query::Filter::Kind::all_of, possible), fields) == query::Possibility::never
             ? query::Possibility::always
             : query::Possibility::sometimes;
}

class Conditions {
 public:
  Conditions(const FormDraft& draft, Form& form, Diagnostics& diagnostics)
      : draft_(draft), form_(form), diagnostics_(diagnostics), fields_(fields_of(form)) {}

  void read(const PlacedText& text, Question& question, std::size_t index) {
    auto place = text.place;
    const auto blanks = std::min(text.value.find_first_not_of(" \t"), text.value.size());
    const auto condition = text.value.substr(blanks, text.value.find_last_not_of(" \t") + 1 - blanks);
    place = {place.offset + blanks, condition.size()};
    auto filter = query::parse_filter(condition, {});
    if (!filter.ok()) return report(filter.error().diagnostics, place);
    if (asks_ahead(*filter, place, index)) return;
    if (speaks_of_broken(*filter)) return;
    const auto unbound = query::bind(*filter, fields_, condition, {});
    if (!unbound.empty()) return report(unbound, place);
    const auto reach = reach_within(*filter, form_, fields_);
    if (reach == query::Possibility::never) {
      diagnostics_.add(place, "this condition can never hold, so nobody would be asked",
                       "change it, or take the question away");
    } else if (reach == query::Possibility::always) {
      diagnostics_.add(place, "this condition always holds, so everybody is asked", "take away the \"ask if\"");
    }
    question.ask_if = std::move(*filter);
  }

 private:
  /// What a question that could not be read may hold is not known: nothing is said of a condition on it.
  bool speaks_of_broken(const query::Filter& filter) const {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    for (const auto& page : draft_.pages) {
      for (const auto& question : page.questions) {
        const bool unreadable =
            question.broken || !question.kind || (asks_to_pick(question) && question.options.empty());
        if (unreadable && std::any_of(comparisons.begin(), comparisons.end(), [&](const auto* comparison) {
              return comparison->name == question.code.value;
            })) {
          return true;
        }
      }
    }
    return false;
  }

  static bool asks_to_pick(const QuestionDraft& question) {
    const bool picks = question.kind == QuestionKind::pick_one || question.kind == QuestionKind::pick_any ||
                       question.kind == QuestionKind::scale;
    return picks && !question.scale_name;
  }

  void report(const std::vector<Diagnostic>& found, SourceSpan place) {
    const auto start = diagnostic_at(diagnostics_.text(), place.offset, 1, diagnostics_.source(), {}, {});
    for (auto one : found) {  // A condition stands on one line, so only the column is to be moved.
      one.source = start.source;
      one.line = start.line;
      one.column += start.column - 1;
      diagnostics_.add(std::move(one));
    }
  }

  /// Says so where the condition speaks of its own question or of one that is asked later.
  bool asks_ahead(const query::Filter& filter, SourceSpan place, std::size_t index) {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    bool found = false;
    for (const auto* comparison : comparisons) {
      const auto field =
          std::find_if(fields_.begin(), fields_.end(), [&](const auto& one) { return one.name == comparison->name; });
      if (field == fields_.end() || static_cast<std::size_t>(field - fields_.begin()) < index) continue;
      found = true;
      const SourceSpan name{place.offset + comparison->offset, comparison->name.size()};
      if (static_cast<std::size_t>(field - fields_.begin()) == index) {
        diagnostics_.add(name, "this question asks for its own answer before it is asked",
                         "name a question above this one");
      } else {
        diagnostics_.add(name, "\"" + comparison->name + "\" is asked later than this question",
                         "move this question below it, or name a question above");
      }
    }
    return found;
  }

  const FormDraft& draft_;
  Form& form_;
  Diagnostics& diagnostics_;
  std::vector<query::Field> fields_;
};

}  // namespace

Form finish(const FormDraft& draft, Diagnostics& diagnostics) {
  Form form;
  if (draft.name) form.name = draft.name->value;
  form.title = draft.title.value;
  form.anonymous = draft.anonymous.has_value();
  if (draft.suppress) form.suppress_below = size_of(*draft.suppress);
  for (const auto& cut : draft.breakdown) form.breakdown.push_back(cut.value);
  if (draft.introduction) form.introduction = draft.introduction->value;
  if (draft.thanks) form.thanks = draft.thanks->value;
  for (const auto& scale : draft.scales)
    form.scales.push_back({scale.name.value, scale.direction, options_of(scale.options)});
  for (const auto& page : draft.pages) {
    form.pages.push_back({page.title.value, {}});
    for (const auto& question : page.questions)
      form.pages.back().questions.push_back(question_of(question, draft.scales));
  }
  form.quote_with_consent = draft.quote.has_value();
  if (form.quote_with_consent && !form.pages.empty()) form.pages.back().questions.push_back(consent_question());
  Conditions conditions(draft, form, diagnostics);
  std::size_t index = 0;
  for (std::size_t page = 0; page < draft.pages.size(); ++page) {
    for (std::size_t at = 0; at < draft.pages[page].questions.size() && !diagnostics.full(); ++at, ++index) {
      const auto& asked = draft.pages[page].questions[at];
      const auto& condition = asked.condition;
      if (condition && !asked.broken) conditions.read(*condition, form.pages[page].questions[at], index);
    }
  }
  return form;
}

}  // namespace muster::forms
