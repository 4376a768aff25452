// Reads an export by its headings, whatever program wrote it.
#include <muster/domain/feedback/response_list.hpp>

#include <muster/domain/forms/option_names.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_word = 200;
constexpr double widest_number = 1e9;

/// Columns that say which row it is, never what was answered. Compared folded. Not "last modified time": a row that
/// somebody touched is still the same row.
const std::vector<std::string> number_headings{"id", "responseid"};
const std::vector<std::string> time_headings{"starttime", "completiontime", "timestamp", "submitted", "submittedat"};

struct Columns {
  std::map<std::size_t, const Question*> questions;  // column -> question
  std::vector<std::size_t> numbers;
  std::vector<std::size_t> times;
  std::vector<std::string> left_out;
  std::vector<std::string> not_in_file;
};

std::vector<std::string> names_of(const Question& question) {
  std::vector<std::string> names{folded_name(question.label), folded_name(question.code)};
  for (const auto& also : question.also) names.push_back(folded_name(also));
  return names;
}

Result<Columns> match_columns(const tabular::Table& table, const forms::Form& form, const std::string& source) {
  Columns columns;
  std::map<std::string, const Question*> by_name;
  for (const auto* question : form.questions()) {
    for (const auto& name : names_of(*question)) by_name.emplace(name, question);
  }
  std::map<const Question*, std::string> taken;
  std::vector<Diagnostic> errors;
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    const auto& heading = table.heading[column];
    const auto folded = folded_name(heading);
    const auto found = by_name.find(folded);
    if (found == by_name.end()) {
      const auto stands_in = [&](const auto& headings) {
        return std::find(headings.begin(), headings.end(), folded) != headings.end();
      };
      if (stands_in(number_headings)) columns.numbers.push_back(column);
      if (stands_in(time_headings)) columns.times.push_back(column);
      if (!folded.empty()) columns.left_out.push_back(heading);
      continue;
    }
    if (const auto [first, fresh] = taken.emplace(found->second, heading); !fresh) {
      errors.push_back(
          {source, 1, 0, 1,
           "the columns \"" + first->second + "\" and \"" + heading + "\" are both the question " + found->second->code,
           "take one of them out of the file"});
    }
    columns.questions.emplace(column, found->second);
  }
  if (!errors.empty()) return bad_input(source + " cannot be read as answers to this form.", std::move(errors));
  if (columns.questions.empty()) {
    return bad_input(source + " has no column whose heading is a question of the form \"" + form.title +
                     "\". The headings must be the questions' words; list other wordings in the form with `also`.");
  }
  for (const auto* question : form.questions()) {
    if (!taken.contains(question)) columns.not_in_file.push_back(question->label);
  }
  return columns;
}

std::vector<std::string> split_ticks(const std::string& cell) {
  std::vector<std::string> ticks;
  std::size_t begin = 0;
  while (begin <= cell.size()) {
    const auto end = std::min(cell.find(';', begin), cell.size());
    if (auto tick = trimmed(cell.substr(begin, end - begin)); !tick.empty()) ticks.push_back(std::move(tick));
    begin = end + 1;
  }
  return ticks;
}

/// Reads the cells of one row.
class RowReader {
 public:
  RowReader(const std::string& source, std::size_t line, ResponseVerdict& verdict)
      : source_(source), line_(line), verdict_(verdict) {}

  void read(const Question& question, const std::string& cell, std::size_t column) {
    const auto errors_before = verdict_.errors.size();
    read_cell(question, cell);
    if (verdict_.errors.size() > errors_before) verdict_.invalid.push_back(column);
  }

 private:
  void read_cell(const Question& question, const std::string& cell) {
    const auto text = to_nfc(trimmed(cell));
    if (text.empty()) return;
    auto& answer = verdict_.answers[question.code];
    switch (question.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::scale:
        tick(question, text, answer);
        break;
      case QuestionKind::pick_any:
        for (const auto& label : split_ticks(text)) tick(question, label, answer);
        sort_codes(question, answer);
        break;
      case QuestionKind::words:
        answer.texts = forms::split_words(text);
        for (const auto& word : answer.texts) check_length(question, word, longest_word);
        break;
      case QuestionKind::number:
        number(question, text, answer);
        break;
      case QuestionKind::short_text:
      case QuestionKind::long_text:
        check_length(question, text, longest_text);
        answer.texts = {text};
        break;
    }
    if (answer == forms::Answer{}) verdict_.answers.erase(question.code);
  }

  void tick(const Question& question, const std::string& label, forms::Answer& answer) {
    if (const auto* option = forms::option_named(question, label)) {
      if (std::find(answer.codes.begin(), answer.codes.end(), option->code) == answer.codes.end()) {
        answer.codes.push_back(option->code);
      }
      return;
    }
    const auto write_in = std::find_if(question.options.begin(), question.options.end(),
                                       [](const forms::Option& option) { return option.write_in; });
    if (write_in != question.options.end()) {
      if (std::find(answer.codes.begin(), answer.codes.end(), write_in->code) == answer.codes.end()) {
        answer.codes.push_back(write_in->code);
      }
      answer.texts = {answer.texts.empty() ? label : answer.texts.front() + "; " + label};
      return;
    }
    std::vector<std::string> labels;
    for (const auto& option : question.options) labels.push_back(option.label);
    const auto hint = did_you_mean(label, labels);
    error("\"" + label + "\" is no option of " + question.code,
          hint.empty() ? "list it in the form with `also`, or mend the row"
                       : hint + " List it in the form with `also`, or mend the row");
  }

  static void sort_codes(const Question& question, forms::Answer& answer) {
    const auto place = [&](const std::string& code) {
      return std::find_if(question.options.begin(), question.options.end(),
                          [&](const forms::Option& option) { return option.code == code; }) -
             question.options.begin();
    };
    std::sort(answer.codes.begin(), answer.codes.end(),
              [&](const std::string& left, const std::string& right) { return place(left) < place(right); });
  }

  void number(const Question& question, const std::string& text, forms::Answer& answer) {
    const auto value = parse_decimal(text);  // A sheet may hold 7 as 7.0.
    const bool whole = value && std::abs(*value) <= widest_number && *value == std::floor(*value);
    if (!whole || (question.low && *value < *question.low) || (question.high && *value > *question.high)) {
      error("\"" + text + "\" is no number that " + question.code + " can be", "mend the row");
      return;
    }
    answer.texts = {std::to_string(static_cast<std::int64_t>(*value))};
  }

  void check_length(const Question& question, const std::string& text, std::size_t most) {
    if (!is_valid_text(text)) error("the answer to " + question.code + " is not text", "mend the row");
    if (character_count(text) > most) {
      error("the answer to " + question.code + " has " + std::to_string(character_count(text)) + " letters",
            "keep it to " + std::to_string(most));
    }
  }

  void error(std::string message, std::string hint) {
    verdict_.errors.push_back({source_, line_, 0, 1, std::move(message), std::move(hint)});
  }

  const std::string& source_;
  std::size_t line_;
  ResponseVerdict& verdict_;
};

/// "06/10/22 15:03:42", "10/06/2022 15:03", "2022-06-10T15:03:42" and "6/10/2022 3:03 PM" -> 903: programs write one
/// moment in many ways, but all write its hour and minute.
std::optional<int> minute_of_day(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  auto begin = colon;
  while (begin > 0 && colon - begin < 2 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  const auto hour = parse_integer(text.substr(begin, colon - begin));
  const auto minute = parse_integer(text.substr(colon + 1, 2));
  if (!hour || !minute || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  const auto ending = folded_name(text.substr(colon));
  const bool morning = ending.ends_with("am");
  const bool afternoon = ending.ends_with("pm");
  const auto of_day = morning || afternoon ? *hour % 12 + (afternoon ? 12 : 0) : *hour;
  return static_cast<int>(of_day * 60 + *minute);
}

/// What tells a row from the others without saying what was answered; where the file has no such columns, the whole
/// row. Beside a number the time only tells one form's exports from another's, so that hour and minute are enough, and
/// the same export saved as CSV or as a workbook is the same.
std::string identity_of(const tabular::Row& row, const Columns& columns) {
  std::string identity;
  for (const auto column : columns.numbers) identity += trimmed(row[column]) + "\x1f";
  const auto blank = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter == '\x1f'; });
  };
  const bool numbered = !blank(identity);
  for (const auto column : columns.times) {
    const auto minute = numbered ? minute_of_day(row[column]) : std::nullopt;
    identity += (minute ? std::to_string(*minute) : row[column]) + "\x1f";
  }
  if (!blank(identity)) return identity;
  identity = "row\x1f";
  for (const auto& cell : row) identity += cell + "\x1f";
  return identity;
}

void drop_answers_not_asked(const forms::Form& form, forms::Answers& answers) {
  for (const auto* question : form.questions()) {
    if (!forms::is_asked(*question, form, answers)) answers.erase(question->code);
  }
}

}  // namespace

std::string_view response_kind_name(ResponseKind kind) {
  switch (kind) {
    case ResponseKind::fresh:
      return "new";
    case ResponseKind::known:
      return "already imported";
    case ResponseKind::empty:
      return "empty";
    case ResponseKind::refused:
      return "refused";
  }
  return "refused";
}

std::size_t ResponseForecast::count(ResponseKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) { return verdict.kind == kind; }));
}

Result<ResponseForecast> judge_responses(const tabular::Table& table, const forms::Form& form, const std::string& salt,
                                         const std::unordered_set<std::string>& known, const std::string& source) {
  MUSTER_TRY(columns, match_columns(table, form, source));
  ResponseForecast forecast;
  forecast.left_out = columns.left_out;
  forecast.not_in_file = columns.not_in_file;
  forecast.dialect = table.dialect;
  std::map<std::string, std::size_t> seen;
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    ResponseVerdict verdict;
    verdict.line = table.line_of[at];
    // Two people may give the same row to the letter where the file has no identity: count them apart.
    const auto identity = identity_of(row, columns);
    verdict.identity = fingerprint(salt + identity + std::to_string(seen[identity]++));
    RowReader reader(source, verdict.line, verdict);
    for (const auto& [column, question] : columns.questions) reader.read(*question, row[column], column);
    drop_answers_not_asked(form, verdict.answers);
    if (known.contains(verdict.identity))
      verdict.kind = ResponseKind::known;
    else if (!verdict.errors.empty())
      verdict.kind = ResponseKind::refused;
    else if (verdict.answers.empty())
      verdict.kind = ResponseKind::empty;
    forecast.verdicts.push_back(std::move(verdict));
  }
  return forecast;
}

}  // namespace muster::feedback
