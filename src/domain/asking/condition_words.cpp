// Says a form's conditions in words, with the labels that people saw instead of codes.
#include <muster/domain/asking/condition_words.hpp>

#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::asking {
namespace {

using forms::Question;
using query::Filter;
using query::Operator;

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

class ConditionWriter {
 public:
  ConditionWriter(const forms::Form& form, const Question& asked) : form_(form) {
    for (const auto* question : form.questions()) {
      if (question->code == asked.code) break;
      before_ = question;
    }
  }

  [[nodiscard]] std::string say(const Filter& filter) {
    // Among others, a part that names no question would be read of the one that was named last.
    if (is_chain(filter) || (filter.kind == Filter::Kind::none_of && is_chain(filter.children.front())))
      before_ = nullptr;
    return part(filter);
  }

 private:
  static bool is_chain(const Filter& filter) {
    return filter.kind == Filter::Kind::all_of || filter.kind == Filter::Kind::any_of;
  }

  [[nodiscard]] std::string part(const Filter& filter) const {
    switch (filter.kind) {
      case Filter::Kind::comparison:
        return comparison(filter);
      case Filter::Kind::none_of:
        return denial(filter.children.front());
      case Filter::Kind::all_of:
        return with_word_between(filter.children, " and ");
      case Filter::Kind::any_of:
        return with_word_between(filter.children, " or ");
    }
    return {};
  }

  [[nodiscard]] std::string with_word_between(const std::vector<Filter>& filters, std::string_view word) const {
    std::vector<std::string> parts;
    for (const auto& filter : filters) parts.push_back(in_brackets_if_chain(filter));
    return joined(parts, word);
  }
  [[nodiscard]] std::string in_brackets_if_chain(const Filter& filter) const {
    return is_chain(filter) ? "(" + part(filter) + ")" : part(filter);
  }

  [[nodiscard]] std::string denial(const Filter& filter) const {
    const auto* question = form_.question(filter.name);
    if (filter.kind == Filter::Kind::comparison && filter.op == Operator::is_answered && question != nullptr) {
      return "you did not answer " + name_of(*question);
    }
    const bool chooses =
        filter.kind == Filter::Kind::comparison && question != nullptr && !filter.values.empty() &&
        (question->kind == forms::QuestionKind::pick_one || question->kind == forms::QuestionKind::scale);
    if (chooses && (filter.op == Operator::equal || filter.op == Operator::is_in))
      return "you did not answer " + listed(labels_of(filter, *question), " or ") + to(*question);
    return "it is not true that " + in_brackets_if_chain(filter);
  }

  /// The question just above needs no name: the reader sees it.
  [[nodiscard]] std::string name_of(const Question& question) const {
    return &question == before_ ? "the question before" : in_quotes(question.label);
  }
  [[nodiscard]] std::string to(const Question& question) const {
    return &question == before_ ? "" : " to " + in_quotes(question.label);
  }

  std::string comparison(const Filter& filter) const {
    const auto* question = form_.question(filter.name);
    if (question == nullptr || (filter.values.empty() && filter.op != Operator::is_answered)) {
      return query::print_filter(filter);
    }
    if (filter.op == Operator::is_answered) return "you answered " + name_of(*question);
    return question->has_options() ? by_option(filter, *question) : by_value(filter, *question);
  }

  /// Those that meet the filter.
  static std::vector<std::string> labels_of(const Filter& filter, const Question& question) {
    std::vector<std::string> labels;
    const std::vector<query::Field> fields{forms::field_of(question)};
    for (const auto& option : question.options) {
      if (query::matches(filter, {{question.code, {option.code}}}, fields)) labels.push_back(in_quotes(option.label));
    }
    return labels;
  }

  std::string by_option(const Filter& filter, const Question& question) const {
    if (filter.op == Operator::not_equal) {
      const auto* option = question.option(filter.values.front());
      return "you did not answer " + in_quotes(option == nullptr ? filter.values.front() : option->label) +
             to(question);
    }
    const auto labels = labels_of(filter, question);
    const char* how = question.kind == forms::QuestionKind::pick_any  ? "you ticked "
                      : question.kind == forms::QuestionKind::ranking ? "you ranked "
                                                                      : "you answered ";
    return how + listed(labels, " or ") + to(question);
  }

  std::string by_value(const Filter& filter, const Question& question) const {
    std::vector<std::string> values;
    for (const auto& value : filter.values) values.push_back(parse_integer(value) ? value : in_quotes(value));
    const auto list = listed(values, " or ");
    switch (filter.op) {
      case Operator::not_equal:
        return "you did not answer " + list + to(question);
      case Operator::less:
        return "you answered less than " + list + to(question);
      case Operator::less_or_equal:
        return "you answered " + list + " or less" + to(question);
      case Operator::greater:
        return "you answered more than " + list + to(question);
      case Operator::greater_or_equal:
        return "you answered " + list + " or more" + to(question);
      case Operator::contains:
        return "you wrote " + list + to(question);
      default:
        return "you answered " + list + to(question);
    }
  }

  const forms::Form& form_;
  const Question* before_ = nullptr;
};

/// One answer that decides is named. In a language with a grammar of its own no sentence is made of parts.
std::string plain_condition(const forms::Form& form, const Filter& condition, const Catalogue& words) {
  const bool denied = condition.kind == Filter::Kind::none_of;
  const auto& filter = denied ? condition.children.front() : condition;
  const auto* question = filter.kind == Filter::Kind::comparison ? form.question(filter.name) : nullptr;
  if (question == nullptr || !question->has_options() || filter.op == Operator::is_answered || filter.values.empty())
    return say(words, "Only if it fits your earlier answers");
  const bool is_not = filter.op == Operator::not_equal;
  const std::vector<query::Field> fields{forms::field_of(*question)};
  std::vector<std::string> labels;
  for (const auto& option : question->options) {
    if (query::matches(filter, {{question->code, {option.code}}}, fields) != is_not)
      labels.push_back(in_quotes(option.label));
  }
  const auto answers = joined(labels, " / ");
  if (is_not != denied)
    return say(words, "Only if you did not answer {answers} to {question}",
               {{"answers", answers}, {"question", in_quotes(question->label)}});
  return say(words, "Only if you answered {answers} to {question}",
             {{"answers", answers}, {"question", in_quotes(question->label)}});
}

}  // namespace

std::string condition_in_words(const forms::Form& form, const Question& question, const Catalogue& words) {
  if (words.is_english()) return condition_in_words(form, question);
  const auto own = forms::own_condition(form, question);
  return own ? plain_condition(form, *own, words) : std::string();
}

std::string condition_of_page_in_words(const forms::Form& form, std::size_t page, const Catalogue& words) {
  if (words.is_english()) return condition_of_page_in_words(form, page);
  const auto& condition = form.pages[page].ask_if;
  return condition ? plain_condition(form, *condition, words) : std::string();
}

std::string offer_in_words(const forms::Form& form, const Question& question, const forms::Option& option,
                           const Catalogue& words) {
  if (words.is_english()) return offer_in_words(form, question, option);
  return option.only_if ? plain_condition(form, *option.only_if, words) : std::string();
}

std::string condition_of_section_in_words(const forms::Form& form, const forms::Section& section, const Question& first,
                                          const Catalogue& words) {
  if (words.is_english()) return condition_of_section_in_words(form, section, first);
  return section.ask_if ? plain_condition(form, *section.ask_if, words) : std::string();
}

std::string condition_in_words(const forms::Form& form, const Question& question) {
  const auto own = forms::own_condition(form, question);
  return own ? "Only if " + ConditionWriter(form, question).say(*own) : std::string();
}

std::string condition_of_page_in_words(const forms::Form& form, std::size_t page) {
  const auto& condition = form.pages[page].ask_if;
  if (!condition || form.pages[page].questions.empty()) return {};
  return "Only if " + ConditionWriter(form, form.pages[page].questions.front()).say(*condition);
}

std::string offer_in_words(const forms::Form& form, const Question& question, const forms::Option& option) {
  return option.only_if ? "Only if " + ConditionWriter(form, question).say(*option.only_if) : std::string();
}

std::string condition_of_section_in_words(const forms::Form& form, const forms::Section& section,
                                          const Question& first) {
  return section.ask_if ? "Only if " + ConditionWriter(form, first).say(*section.ask_if) : std::string();
}

std::string end_in_words(const forms::Form& form, std::size_t page) {
  const auto& condition = form.pages[page].end_if;
  if (!condition || page + 1 == form.pages.size()) return {};
  return "If " + ConditionWriter(form, form.pages[page + 1].questions.front()).say(*condition) + ", that was all. " +
         (form.pages[page].end_thanks.empty() ? "Thank you." : form.pages[page].end_thanks);
}

std::vector<std::string> looked_at(const Filter& condition) {
  if (condition.kind == Filter::Kind::comparison) return {condition.name};
  std::vector<std::string> names;
  for (const auto& child : condition.children) {
    for (auto& name : looked_at(child)) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace muster::asking
