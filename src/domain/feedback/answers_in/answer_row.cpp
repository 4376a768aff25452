// Reads the cells of a row, question by question.
#include "answer_row.hpp"

#include "answer_number.hpp"

#include <muster/domain/forms/measure_words.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

constexpr std::int64_t widest_number = 1'000'000'000;

std::string text_in(const tabular::RowView& row, std::size_t column) { return to_nfc(trimmed(row[column])); }

/// What the cell of a column for one option says; nothing where it says neither.
std::optional<bool> says_ticked(const std::string& cell) {
  constexpr std::array<std::string_view, 11> yes{"1",       "y",        "yes",    "x",  "true", "ticked",
                                                 "checked", "selected", "chosen", "on", "t"};
  constexpr std::array<std::string_view, 9> no{"0", "n", "no", "false", "f", "unchecked", "notselected", "off", "na"};
  if (cell == "✓" || cell == "✔" || cell == "☑" || cell == "☒" || cell == "✗") return cell != "✗";
  if (cell == "-" || cell == "☐") return false;
  const auto folded = folded_name(cell);
  if (std::find(yes.begin(), yes.end(), folded) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), folded) != no.end()) return false;
  return std::nullopt;
}

/// Limits are those of somebody who types; whether a question must be answered is not a file's to say.
forms::Form form_of(const Question& question) {
  forms::Form form;
  form.pages = {{"", {question}}};
  form.pages.front().questions.front().required = false;
  form.pages.front().questions.front().ask_if.reset();
  for (auto& option : form.pages.front().questions.front().options) option.only_if.reset();
  return form;
}

/// Whether some ticks cannot stand together.
bool limits_ticks(const Question& question) {
  return question.at_least > 0 || question.at_most > 0 ||
         std::any_of(question.options.begin(), question.options.end(), [](const auto& option) { return option.alone; });
}

std::string quoted_words(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

RowReader::RowReader(const tabular::Table& table, const AnswerColumns& columns, std::string source)
    : columns_(columns), source_(std::move(source)) {
  ticks_.reserve(columns.questions.size());
  for (const auto& each : columns.questions) {
    ticks_.emplace_back(*each.question);
    bool decimal_comma = false;
    if (each.question->kind == QuestionKind::number) {
      for (const auto column : each.whole) {
        decimal_comma = decimal_comma || std::any_of(table.rows.begin(), table.rows.end(),
                                                     [&](const auto& row) { return has_decimal_comma(row[column]); });
      }
    }
    decimal_comma_.push_back(decimal_comma);
    alone_.push_back(form_of(*each.question));
  }
}

void RowReader::read(const tabular::RowView& row, ResponseVerdict& verdict, forms::Answers& answers) {
  verdict_ = &verdict;
  for (std::size_t at = 0; at < columns_.questions.size(); ++at) {
    forms::Answer answer;
    read_question(at, row, answer);
    if (!answer.codes.empty() || !answer.texts.empty())
      answers.emplace(columns_.questions[at].question->code, std::move(answer));
  }
}

void RowReader::read_question(std::size_t at, const tabular::RowView& row, forms::Answer& answer) {
  const auto& columns = columns_.questions[at];
  const auto& question = *columns.question;
  if (question.kind == QuestionKind::ranking) return read_ranking(at, row, answer);
  if (question.has_options()) return read_ticks(at, row, answer);
  std::string boxes;
  for (const auto column : columns.boxes) {
    if (auto text = text_in(row, column); !text.empty()) boxes += text + "\n";
  }
  std::size_t column = columns.whole.empty() ? columns.boxes.front() : columns.whole.front();
  std::string text;
  for (const auto each : columns.whole) {
    if (!text.empty()) break;
    text = text_in(row, each);
    column = each;
  }
  if (text.empty() && boxes.empty()) return;
  switch (question.kind) {
    case QuestionKind::words:
      answer = as_typed(at, column, {{question.code, {boxes + text}}});
      break;
    case QuestionKind::number:
      read_number(question, column, text, answer);
      break;
    default:
      answer = as_typed(at, column, {{question.code, {text}}});
  }
}

void RowReader::read_ticks(std::size_t at, const tabular::RowView& row, forms::Answer& answer) {
  const auto& columns = columns_.questions[at];
  const auto& question = *columns.question;
  TickReading found;
  std::size_t column = 0;
  // A column that says all of it again stands beside the columns of the options.
  if (!read_option_columns(at, row, found)) {
    for (const auto each : columns.whole) {
      const auto text = text_in(row, each);
      if (text.empty()) continue;
      column = each;
      read_whole_ticks(at, each, text, found);
    }
  }
  const auto* write_in = ticks_[at].write_in();
  std::map<const forms::Option*, std::string> lines;
  const auto write = [&](const forms::Option* option, const std::string& text) {
    auto& line = lines[option];
    line += (line.empty() ? "" : "; ") + text;
  };
  for (const auto& other : found.others) {
    if (write_in == nullptr) {
      no_option(question, column, other);
      continue;
    }
    found.options.push_back(write_in);
    write(write_in, other);
  }
  for (const auto& written : columns.written) {
    const auto text = text_in(row, written.column);
    if (text.empty() || says_ticked(text) == false) continue;
    column = written.column;
    found.options.push_back(written.option);
    if (says_ticked(text) || ticks_[at].option_named(text) == written.option ||
        folded_name(text) == folded_name(written.label))
      continue;
    write(written.option, text);
  }
  forms::TypedAnswers typed;
  for (const auto* option : question.write_ins()) {
    const auto line = lines.find(option);
    if (line == lines.end()) continue;
    answer.texts.push_back(line->second);
    if (write_in == nullptr) answer.written_in.push_back(option->code);
    typed.emplace(question.code + "." + option->code, std::vector<std::string>{line->second});
  }
  for (const auto& option : question.options) {
    if (std::find(found.options.begin(), found.options.end(), &option) != found.options.end())
      answer.codes.push_back(option.code);
  }
  if (answer.codes.size() > 1 && question.kind != QuestionKind::pick_any) {
    TickReading all;
    for (const auto& code : answer.codes) all.options.push_back(question.option(code));
    if (columns.whole.empty() && !columns.options.empty()) column = columns.options.front().column;
    error(column, words_of(all) + " are ticked, but " + question.code + " takes one", "leave one of them");
  } else if (!answer.texts.empty() || limits_ticks(question)) {
    typed.emplace(question.code, answer.codes);
    (void)as_typed(at, column, typed);
  }
}

void RowReader::read_whole_ticks(std::size_t at, std::size_t column, const std::string& cell, TickReading& found) {
  const auto& columns = columns_.questions[at];
  const auto& question = *columns.question;
  // "Other (please specify)" beside a column of that name, which holds what was written.
  for (const auto& written : columns.written) {
    if (folded_name(cell) == folded_name(written.label)) {
      found.options.push_back(written.option);
      return;
    }
  }
  const auto& ways = ticks_[at].read(cell);
  if (ways.size() > 1) {
    error(column,
          quoted_words(cell) + " can be read in two ways for " + question.code + ": as " + words_of(ways[0]) +
              ", or as " + words_of(ways[1]),
          "write the codes of the options that are meant, with | between them");
    return;
  }
  const auto& only = ways.front();
  if (question.kind != QuestionKind::pick_any && !only.options.empty() && !only.others.empty() &&
      ticks_[at].write_in() != nullptr) {
    found.others.push_back(cell);  // one may be chosen: a sentence that begins like an option is written in
    return;
  }
  found.options.insert(found.options.end(), only.options.begin(), only.options.end());
  found.others.insert(found.others.end(), only.others.begin(), only.others.end());
}

/// False where the row fills none of the columns that stand for one option.
bool RowReader::read_option_columns(std::size_t at, const tabular::RowView& row, TickReading& found) {
  const auto& question = *columns_.questions[at].question;
  bool filled = false;
  for (const auto& each : columns_.questions[at].options) {
    const auto text = text_in(row, each.column);
    if (text.empty()) continue;
    filled = true;
    const bool says_itself = each.option != nullptr ? ticks_[at].option_named(text) == each.option
                                                    : folded_name(text) == folded_name(each.label);
    const auto ticked = says_itself ? std::optional(true) : says_ticked(text);
    if (!ticked) {
      error(each.column,
            quoted_words(text) + " says neither that \"" + each.label + "\" of " + question.code +
                " is ticked nor that it is not",
            "write 1 or 0, or export the answers in words");
    } else if (*ticked && each.option == nullptr && ticks_[at].write_in() == nullptr) {
      no_option(question, each.column, each.label);
    } else if (*ticked && each.option == nullptr) {
      found.others.push_back(each.label);
    } else if (*ticked) {
      found.options.push_back(each.option);
    }
  }
  return filled;
}

void RowReader::read_number(const Question& question, std::size_t column, const std::string& text,
                            forms::Answer& answer) {
  const auto at =
      static_cast<std::size_t>(std::find_if(columns_.questions.begin(), columns_.questions.end(),
                                            [&](const QuestionColumns& each) { return each.question == &question; }) -
                               columns_.questions.begin());
  const auto bare = forms::without_unit(question, text);
  const auto other_unit = [&] {
    for (const std::string_view sign : {"£", "€", "$", "¥", "%"}) {
      if (!question.unit.empty() && bare.find(sign) != std::string::npos) return true;
    }
    return false;
  };
  if (other_unit())
    return error(column, quoted_words(text) + " is not in " + question.unit + ", which " + question.code + " asks for",
                 "write it such as " + forms::number_example(question));
  const auto read = feedback::read_number(bare, decimal_comma_[at], question.decimals);
  const auto number = read.digits ? parse_decimal(*read.digits) : std::nullopt;
  if (!number) return error(column, quoted_words(text) + " " + read.wrong + " for " + question.code, read.hint);
  const auto low = question.low ? static_cast<std::int64_t>(*question.low) : -widest_number;
  const auto high = question.high ? static_cast<std::int64_t>(*question.high) : widest_number;
  if (*number < static_cast<double>(low) || *number > static_cast<double>(high)) {
    return error(column,
                 quoted_words(text) + " is outside " + grouped(low) + " to " + grouped(high) + ", which " +
                     question.code + " takes",
                 "mend the row");
  }
  answer.texts = {*read.digits};
}

forms::Answer RowReader::as_typed(std::size_t at, std::size_t column, const forms::TypedAnswers& typed) {
  const auto& question = *columns_.questions[at].question;
  auto checked = forms::check_answers(alone_[at], typed);
  for (const auto& each : checked.errors)
    error(column, "the answer to " + question.code + " is not one that the form takes. " + each.message,
          "mend the row");
  return checked.ok() && checked.answers.contains(question.code) ? std::move(checked.answers.at(question.code))
                                                                 : forms::Answer{};
}

void RowReader::error(std::size_t column, std::string message, std::string hint) {
  verdict_->errors.push_back({source_, verdict_->line, 0, 1, std::move(message), std::move(hint)});
  if (std::find(verdict_->invalid.begin(), verdict_->invalid.end(), column) == verdict_->invalid.end())
    verdict_->invalid.push_back(column);
}

void RowReader::no_option(const Question& question, std::size_t column, const std::string& label) {
  std::vector<std::string> labels;
  for (const auto& option : question.options) labels.push_back(option.label);
  const auto hint = did_you_mean(label, labels);
  error(column, quoted_words(label) + " is no option of " + question.code,
        hint.empty() ? "list it in the form with `also`, or mend the row"
                     : hint + " List it in the form with `also`, or mend the row");
}

}  // namespace muster::feedback
