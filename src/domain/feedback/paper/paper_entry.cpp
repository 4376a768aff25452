// Keys become codes, and are then checked by the rules that phones have.
#include <muster/domain/feedback/paper_entry.hpp>

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

std::string what_to_type(const Question& question) {
  using forms::TextFormat;
  if (question.kind == QuestionKind::ranking) return "The keys of the boxes in order, that of number 1 first.";
  if (question.kind == QuestionKind::words) return "Words with commas between them.";
  if (question.kind == QuestionKind::number)
    return "A number" + (question.unit.empty() ? "" : ", in " + question.unit) +
           (question.decimals > 0 ? ", with its decimals." : ".");
  if (question.format == TextFormat::date) return "Day, month and year.";
  return {};
}

/// Numbers as on the sheet, by code; of what is asked for each option with the heading that it stands under.
std::map<std::string, std::string> numbers_of(const forms::Form& form) {
  const auto on_sheet = forms::question_numbers(form);
  std::map<std::string, std::string> numbers;
  std::int64_t personal = 0;
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      const auto found = on_sheet.find(question.code);
      auto& words = numbers[question.code];
      if (question.personal) words = std::to_string(++personal);
      if (found == on_sheet.end()) continue;
      words = forms::number_in_words(found->second);
      const auto* head = question.repeats.empty() ? nullptr : forms::section_of(page, question);
      if (head != nullptr) words += ", “" + head->title + "”";
    }
  }
  return numbers;
}

std::string value_of(const TypedSheet& typed, const std::string& name) {
  const auto found = typed.find(name);
  return found == typed.end() ? std::string() : trimmed(found->second);
}

bool takes_several(const Question& question) {
  return question.kind == QuestionKind::pick_any || question.kind == QuestionKind::ranking;
}

/// The keys that stand in one field, each as it was typed.
std::vector<std::string> keys_in(const Question& question, const std::vector<PaperOption>& options,
                                 const std::string& typed) {
  const bool one_sign_each =
      std::all_of(options.begin(), options.end(), [](const auto& o) { return o.key.size() == 1; });
  const bool several = takes_several(question);
  std::vector<std::string> keys;
  std::string key;
  for (const char sign : lower_case(typed) + " ") {
    const bool between = sign == ' ' || sign == ',' || sign == ';' || sign == '.' || sign == '+';
    if (!between) key += sign;
    const bool whole = between || (several && one_sign_each);
    if (whole && !key.empty()) keys.push_back(std::exchange(key, {}));
  }
  // "4" where two figures are printed is "04".
  for (auto& each : keys) {
    if (!question.numbered && !one_sign_each && each.size() == 1) each.insert(0, "0");
  }
  return keys;
}

std::string keys_in_words(const std::vector<PaperOption>& options) {
  const auto& first = options.front().key;
  const auto& last = options.back().key;
  return options.size() == 1 ? first : first + " to " + last;
}

class SheetReader {
 public:
  SheetReader(const forms::Form& form, const TypedSheet& typed) : form_(form), typed_(typed) {}

  forms::CheckedAnswers read() {
    auto asked = form_;
    for (auto& page : asked.pages) {
      for (auto& grid : page.grids) grid.total.reset();  // nobody can be asked again: it is typed as it was written
      for (auto& question : page.questions) take(question);
    }
    auto checked = forms::check_answers(asked, answers_);
    // What a key does not say has been told already, and is no blank.
    std::erase_if(checked.errors, [&](const auto& error) {
      return std::any_of(errors_.begin(), errors_.end(),
                         [&](const auto& own) { return own.question == error.question; });
    });
    for (auto& error : checked.errors) {
      const auto* question = form_.question(error.question);
      if (question != nullptr && question->required && value_of(typed_, error.question).empty())
        error.message += ", or type - where the sheet is blank";
    }
    checked.errors.insert(checked.errors.begin(), errors_.begin(), errors_.end());
    return checked;
  }

 private:
  void take(Question& question) {
    const auto value = value_of(typed_, question.code);
    if (value == left_blank) {
      question.required = false;
      return;
    }
    if (!question.has_options()) {
      if (!value.empty()) answers_[question.code] = {value};
      return;
    }
    const auto options = paper_options(question);
    const auto keys = keys_in(question, options, value);
    if (keys.size() > 1 && !takes_several(question)) {
      errors_.push_back({question.code, 0, "Type one key: only one box may be ticked here"});
      return;
    }
    for (const auto& key : keys) {
      const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.key == key; });
      if (found == options.end()) {
        errors_.push_back({question.code, 0, "There is no box “" + key + "” here: type " + keys_in_words(options)});
        return;
      }
      answers_[question.code].push_back(found->code);
    }
    for (const auto& option : options) {
      const auto name = question.code + "." + option.code;
      if (!option.write_in) continue;
      if (const auto written = value_of(typed_, name); !written.empty()) answers_[name] = {written};
    }
  }

  const forms::Form& form_;
  const TypedSheet& typed_;
  forms::TypedAnswers answers_;
  std::vector<forms::AnswerError> errors_;
};

/// What somebody on a phone would have sent.
forms::TypedAnswers typed_of(const forms::Form& form, const forms::Answers& answers) {
  forms::TypedAnswers typed;
  for (const auto& [code, answer] : answers) {
    const auto* question = form.question(code);
    if (question == nullptr) continue;
    typed[code] = question->has_options() ? answer.codes : answer.texts;
    if (!question->has_options() || answer.texts.empty()) continue;
    for (const auto& option : question->options) {
      if (option.write_in) typed[code + "." + option.code] = {answer.texts.front()};
    }
  }
  return typed;
}

std::string in_words(const Question& question, const forms::Answers& answers) {
  const auto found = answers.find(question.code);
  if (found == answers.end()) return "blank";
  std::vector<std::string> parts;
  for (const auto& code : found->second.codes) {
    const auto* option = question.option(code);
    parts.push_back(option == nullptr ? code : option->label);
  }
  for (const auto& text : found->second.texts) parts.push_back("“" + text + "”");
  return joined(parts, ", ");
}

std::string keys_in_order(const Question& ranking, const forms::Answer& answer) {
  const auto options = paper_options(ranking);
  std::string keys;
  for (const auto& code : answer.codes) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.code == code; });
    if (found == options.end()) continue;
    if (found->key.size() > 1 && !keys.empty()) keys += ' ';
    keys += found->key;
  }
  return keys;
}

}  // namespace

std::vector<EntryField> entry_fields(const forms::Form& form) {
  const auto numbers = numbers_of(form);
  std::vector<EntryField> fields;
  for (const auto* question : form.questions()) {
    const auto& number = numbers.at(question->code);
    fields.push_back({.name = question->code,
                      .question = question->code,
                      .number = number,
                      .label = question->label,
                      .how = what_to_type(*question),
                      .required = question->required});
    if (!question->has_options()) continue;
    const auto options = paper_options(*question);
    fields.back().options = options;
    for (const auto& option : options) {
      if (!option.write_in) continue;
      fields.push_back({.name = question->code + "." + option.code,
                        .question = question->code,
                        .number = number,
                        .label = option.label,
                        .write_in_key = option.key});
    }
  }
  return fields;
}

forms::CheckedAnswers read_sheet(const forms::Form& form, const TypedSheet& typed) {
  return SheetReader(form, typed).read();
}

TypedSheet sheet_of(const forms::Form& form, const forms::Answers& answers) {
  TypedSheet typed;
  for (const auto* question : form.questions()) {
    const auto found = answers.find(question->code);
    if (found == answers.end()) {
      if (question->required) typed[question->code] = left_blank;
      continue;
    }
    const auto& answer = found->second;
    if (!question->has_options()) {
      typed[question->code] = joined(answer.texts, ", ");
      continue;
    }
    if (question->kind == QuestionKind::ranking) {
      typed[question->code] = keys_in_order(*question, answer);
      continue;
    }
    std::string keys;
    for (const auto& option : paper_options(*question)) {
      if (std::find(answer.codes.begin(), answer.codes.end(), option.code) == answer.codes.end()) continue;
      if (option.key.size() > 1 && !keys.empty()) keys += ' ';
      keys += option.key;
      if (option.write_in && !answer.texts.empty()) typed[question->code + "." + option.code] = answer.texts.front();
    }
    typed[question->code] = keys;
  }
  return typed;
}

std::vector<SheetDifference> sheet_differences(const forms::Form& form, const forms::Answers& first,
                                               const forms::Answers& second) {
  const auto numbers = numbers_of(form);
  std::vector<SheetDifference> found;
  for (const auto* question : form.questions()) {
    const auto one = first.find(question->code);
    const auto other = second.find(question->code);
    const bool same =
        (one == first.end()) == (other == second.end()) && (one == first.end() || one->second == other->second);
    if (same) continue;
    found.push_back({question->code, numbers.at(question->code), forms::full_label(*question, form),
                     in_words(*question, first), in_words(*question, second)});
  }
  return found;
}

forms::Answers settled_sheet(const forms::Form& form, const forms::Answers& first, const forms::Answers& second,
                             const std::set<std::string>& second_is_right) {
  auto chosen = first;
  for (const auto& code : second_is_right) {
    chosen.erase(code);
    if (const auto found = second.find(code); found != second.end()) chosen.insert(*found);
  }
  auto lenient = form;
  for (auto& page : lenient.pages) {
    for (auto& grid : page.grids) grid.total.reset();
    for (auto& question : page.questions) question.required = false;
  }
  return forms::check_answers(lenient, typed_of(form, chosen)).answers;
}

}  // namespace muster::feedback
