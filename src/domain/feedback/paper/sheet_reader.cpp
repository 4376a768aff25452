// Keys become answers: first as the sheet was filled in, then what of it is asked of somebody who answered so.
#include <muster/domain/feedback/paper_entry.hpp>

#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

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

/// "1 to 9, or a to c": figures and letters apart, for "0 to a" says nothing.
std::string keys_in_words(const std::vector<PaperOption>& options) {
  const auto is_letter = [](const PaperOption& option) { return std::isalpha(option.key.front()) != 0; };
  std::vector<std::string> ranges;
  for (auto at = options.begin(); at != options.end();) {
    const bool letters = is_letter(*at);
    const auto end = std::find_if(at, options.end(), [&](const auto& option) { return is_letter(option) != letters; });
    ranges.push_back(end - at == 1 ? at->key : at->key + " to " + std::prev(end)->key);
    at = end;
  }
  return joined(ranges, ", or ");
}

/// The way out where a sheet cannot be read: nobody can be asked any more.
std::string leave_it(const Question& question) { return question.required ? "type - for it" : "leave it empty"; }

/// "22" of "10.6.22"; empty where the year has four figures, or there is none.
std::string short_year(std::string_view date) {
  const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
  const auto end = trimmed(std::string(date));
  std::size_t digits = 0;
  while (digits < end.size() && is_digit(end[end.size() - 1 - digits])) ++digits;
  const bool day_before = std::ranges::any_of(end.substr(0, end.size() - digits), is_digit);
  return digits == 2 && day_before ? end.substr(end.size() - digits) : std::string();
}

/// The form as paper asks it: of everybody, nothing of it twice, and no ink can be held to a number of words.
forms::Form asked_on_paper(forms::Form form) {
  for (auto& page : form.pages) {
    for (auto& grid : page.grids) grid.total.reset();  // it is typed as it was written
    for (auto& question : page.questions) {
      question.required = false;
      question.most_words = 0;
      question.ask_if.reset();
      for (auto& option : question.options) option.only_if.reset();
    }
  }
  return form;
}

class SheetReader {
 public:
  SheetReader(const forms::Form& form, const TypedSheet& typed) : form_(form), typed_(typed) {}

  SheetReading read(bool whole) {
    for (const auto* question : form_.questions()) take(*question);
    auto checked = forms::check_answers(asked_on_paper(form_), answers_);
    SheetReading out{std::move(checked.answers), {}, {}};
    out.unasked = unasked_on_sheet(form_, out.filled);
    const auto values = forms::values_of(form_, counted_of_sheet(form_, out.filled));
    const forms::BoundForm bound(form_);
    std::map<std::string_view, const forms::AnswerError*> own;
    for (const auto& error : errors_) own.emplace(error.question, &error);
    std::map<std::string_view, const forms::AnswerError*> theirs;
    for (const auto& error : checked.errors) theirs.emplace(error.question, &error);
    for (const auto* question : form_.questions()) {
      if (const auto found = own.find(question->code); found != own.end()) {
        out.errors.push_back(*found->second);
      } else if (const auto told = theirs.find(question->code); told != theirs.end()) {
        out.errors.push_back({question->code, told->second->part, for_the_typist(*question, told->second->message)});
      } else if (whole && question->required && !out.filled.contains(question->code) &&
                 value_of(typed_, question->code) != left_blank && bound.is_asked(*question, values)) {
        out.errors.push_back({question->code, 0, "Type what stands on the sheet, or type - where it is blank there"});
      }
    }
    return out;
  }

 private:
  void refuse(const Question& question, std::string words) { errors_.push_back({question.code, 0, std::move(words)}); }

  void take(const Question& question) {
    const auto value = value_of(typed_, question.code);
    if (value == left_blank) return;
    if (!question.has_options()) {
      if (!value.empty()) answers_[question.code] = {value};
      return;
    }
    const auto options = paper_options(question);
    const auto keys = keys_in(question, options, value);
    if (keys.size() > 1 && !takes_several(question)) {
      refuse(question, capitalised(small_number_in(Catalogue::english(), static_cast<std::int64_t>(keys.size()))) +
                           " boxes are typed where one may be ticked: type the one that is meant, or " +
                           leave_it(question));
      return;
    }
    for (const auto& key : keys) {
      const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.key == key; });
      if (found == options.end()) {
        refuse(question, "There is no box “" + key + "” here: type " + keys_in_words(options));
        return;
      }
      answers_[question.code].push_back(found->code);
    }
    for (const auto& option : options) {
      const auto name = question.code + "." + option.code;
      const auto written = option.write_in ? value_of(typed_, name) : std::string();
      if (written.empty()) continue;
      // Words beside a box that is not ticked go with another tick where one only may be: that is told, not dropped.
      const auto& ticked = answers_[question.code];
      if (!takes_several(question) && !ticked.empty() && std::ranges::find(ticked, option.code) == ticked.end()) {
        refuse(question, "Words are typed beside box " + option.key + ", and another box is: type " + option.key +
                             ", or leave the words empty");
        return;
      }
      answers_[name] = {written};
    }
    if (answers_[question.code].empty()) answers_.erase(question.code);
  }

  /// A phone asks whoever answers to put it right; whoever types has only the sheet.
  [[nodiscard]] std::string for_the_typist(const Question& question, const std::string& message) const {
    if (question.format == forms::TextFormat::date) {
      // Nobody guesses a century; whoever types has it in mind.
      if (const auto year = short_year(value_of(typed_, question.code)); !year.empty())
        return "Type the year with four figures: 20" + year + " or 19" + year;
    }
    const auto as_told =
        message + (message.ends_with('.') ? "" : ".") + " Where the sheet says no more, " + leave_it(question);
    if (question.kind != QuestionKind::pick_any) return as_told;
    const auto ticked = answers_.find(question.code);
    const auto ticks = ticked == answers_.end() ? 0 : static_cast<std::int64_t>(ticked->second.size());
    const auto in_words = [](std::size_t number) {
      return small_number_in(Catalogue::english(), static_cast<std::int64_t>(number));
    };
    const auto boxes = capitalised(in_words(static_cast<std::size_t>(ticks))) + (ticks == 1 ? " box is" : " boxes are");
    const auto way_out = ": type those that are meant, or " + leave_it(question);
    if (question.at_most > 0 && ticks > static_cast<std::int64_t>(question.at_most))
      return boxes + " typed where " + in_words(question.at_most) + " may be ticked" + way_out;
    if (ticks < static_cast<std::int64_t>(question.at_least))
      return boxes + " typed where " + in_words(question.at_least) + " are asked for" + way_out;
    return as_told;
  }

  const forms::Form& form_;
  const TypedSheet& typed_;
  forms::TypedAnswers answers_;
  std::vector<forms::AnswerError> errors_;
};

/// Takes out of `answer` what stands beside that box.
void take_words_from(forms::Answer& answer, const forms::Option& option) {
  if (!option.write_in) return;
  if (answer.written_in.empty()) return answer.texts.clear();
  const auto found = std::ranges::find(answer.written_in, option.code);
  if (found == answer.written_in.end()) return;
  answer.texts.erase(answer.texts.begin() + (found - answer.written_in.begin()));
  answer.written_in.erase(found);
}

/// Goes through the sheet in the form's order, as conditions see it: what is not asked is seen by none that follows.
struct Sorted {
  forms::Answers counted;
  std::vector<std::string> unasked;

  Sorted(const forms::Form& form, const forms::Answers& filled) {
    const forms::BoundForm bound(form);
    query::Values values;
    for (const auto* question : form.questions()) {
      const auto found = filled.find(question->code);
      if (found == filled.end()) continue;
      if (!bound.is_asked(*question, values)) {
        unasked.push_back(question->code);
        continue;
      }
      auto answer = found->second;
      for (const auto& option : question->options) {
        const auto at = std::ranges::find(answer.codes, option.code);
        if (at == answer.codes.end() || !option.only_if) continue;
        if (forms::BoundCondition(form, *option.only_if).holds(values)) continue;
        answer.codes.erase(at);
        take_words_from(answer, option);
        unasked.push_back(question->code + "." + option.code);
      }
      if (answer.codes.empty() && answer.texts.empty()) continue;
      values.emplace(question->code, question->has_options() ? answer.codes : answer.texts);
      counted.emplace(question->code, std::move(answer));
    }
  }
};

}  // namespace

SheetReading read_sheet(const forms::Form& form, const TypedSheet& typed) {
  return SheetReader(form, typed).read(true);
}

SheetReading read_sheet_as_filled(const forms::Form& form, const TypedSheet& typed) {
  return SheetReader(form, typed).read(false);
}

forms::Answers counted_of_sheet(const forms::Form& form, const forms::Answers& filled) {
  return Sorted(form, filled).counted;
}

std::vector<std::string> unasked_on_sheet(const forms::Form& form, const forms::Answers& filled) {
  return Sorted(form, filled).unasked;
}

}  // namespace muster::feedback
