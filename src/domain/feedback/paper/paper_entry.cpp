// The fields of a sheet, what would be typed for answers, and where two typings of one sheet differ.
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

/// What stands beside the box of that option; nullptr where nothing does.
const std::string* written_beside(const forms::Answer& answer, const std::string& option) {
  if (answer.written_in.empty()) return answer.texts.empty() ? nullptr : &answer.texts.front();
  const auto found = std::ranges::find(answer.written_in, option);
  return found == answer.written_in.end()
             ? nullptr
             : &answer.texts.at(static_cast<std::size_t>(found - answer.written_in.begin()));
}

/// A statement stands beside what its table asks: the page shows one line at a time.
std::string label_beside(const Question& question, const forms::Form& form) {
  const auto* grid = question.grid.empty() ? nullptr : form.grid(question.grid);
  return grid == nullptr ? forms::full_label(question, form) : grid->label + " " + question.label;
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
                      .label = label_beside(*question, form),
                      .how = what_to_type(*question),
                      .required = question->required,
                      .numbered = question->numbered,
                      .several_lines = question->kind == QuestionKind::long_text});
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
      if (!option.write_in) continue;
      if (const auto* written = written_beside(answer, option.code))
        typed[question->code + "." + option.code] = *written;
    }
    typed[question->code] = keys;
  }
  return typed;
}

bool typed_alike(const Question& question, const forms::Answers& first, const forms::Answers& second) {
  const auto one = first.find(question.code);
  const auto other = second.find(question.code);
  if (one == first.end() || other == second.end()) return (one == first.end()) == (other == second.end());
  const auto same_words = [](const std::string& a, const std::string& b) { return lower_case(a) == lower_case(b); };
  return one->second.codes == other->second.codes && one->second.written_in == other->second.written_in &&
         std::ranges::equal(one->second.texts, other->second.texts, same_words);
}

std::vector<SheetDifference> sheet_differences(const forms::Form& form, const forms::Answers& first,
                                               const forms::Answers& second) {
  const auto numbers = numbers_of(form);
  std::vector<SheetDifference> found;
  for (const auto* question : form.questions()) {
    if (typed_alike(*question, first, second)) continue;
    found.push_back({question->code, numbers.at(question->code), forms::full_label(*question, form),
                     in_words(*question, first), in_words(*question, second)});
  }
  return found;
}

SheetReading settled_sheet(const forms::Form& form, const forms::Answers& first, const forms::Answers& second,
                           const SheetDecision& decision) {
  auto read = read_sheet_as_filled(form, decision.typed);
  SheetReading settled{first, std::move(read.errors), {}};
  const auto take = [&](const std::string& code, const forms::Answers& from) {
    settled.filled.erase(code);
    if (const auto found = from.find(code); found != from.end()) settled.filled.insert(*found);
  };
  for (const auto& code : decision.second_is_right) take(code, second);
  for (const auto& code : decision.typed_anew) take(code, read.filled);
  settled.unasked = unasked_on_sheet(form, settled.filled);
  return settled;
}

std::string unasked_in_words(const forms::Form& form, const std::vector<std::string>& unasked) {
  const auto numbers = numbers_of(form);
  std::vector<std::string> places;
  for (const auto& name : unasked) {
    const auto dot = name.find('.');
    const auto code = name.substr(0, dot);
    auto place = "question " + numbers.at(code);
    if (dot != std::string::npos) {
      for (const auto& option : paper_options(*form.question(code))) {
        if (option.code == name.substr(dot + 1)) place += ", box " + option.key;
      }
    }
    if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
  }
  return "Not asked of somebody who answered so: " + joined(places, "; ") + ". Nothing of " +
         (places.size() == 1 ? "it" : "them") + " is counted";
}

}  // namespace muster::feedback
