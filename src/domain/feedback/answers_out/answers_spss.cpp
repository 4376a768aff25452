// Writes SPSS syntax. Names of variables are those of the CSV's columns.
#include "answers_spss.hpp"

#include "codebook.hpp"

#include <muster/kit/base/trim.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

using forms::QuestionKind;

constexpr std::size_t longest_variable_label = 255;  // bytes
constexpr std::size_t longest_value_label = 120;

/// In single quotes, one doubled for each inside; in one line.
std::string label_text(std::string_view text, std::size_t longest) {
  std::string out = "'";
  for (const char byte : first_bytes(text, longest)) {
    if (byte == '\'') out += '\'';
    out += byte == '\n' || byte == '\r' ? ' ' : byte;
  }
  return out + "'";
}

bool is_numeric(const CodebookColumn& column) {
  return column.option != nullptr || column.question->kind == QuestionKind::number;
}

bool is_tick(const CodebookColumn& column) {
  return column.option != nullptr && column.question->kind != QuestionKind::ranking;
}

/// A step of a scale, and what stands beside it: numbers, so that means can be taken, whatever version was answered.
bool is_step(const CodebookColumn& column) { return column.option == nullptr && column.question->is_ordered(); }

/// The number of each option: its own of a numbered scale, else its place; what stands beside is below nothing.
std::vector<std::pair<const forms::Option*, std::string>> step_numbers(const forms::Question& question) {
  std::vector<std::pair<const forms::Option*, std::string>> out;
  int step = 0;
  int beside = 0;
  for (const auto& option : question.options) {
    if (option.beside)
      out.emplace_back(&option, std::to_string(--beside));
    else if (question.numbered)
      out.emplace_back(&option, option.code);
    else
      out.emplace_back(&option, std::to_string(++step));
  }
  return out;
}

bool has_beside(const forms::Question& question) {
  return std::ranges::any_of(question.options, [](const auto& option) { return option.beside; });
}

/// What no answer is: the words of the file, and what the number in their place is called.
struct MissingCell {
  const char* cell;
  const char* label;
};
constexpr std::array<MissingCell, 3> missing{
    {{cell_not_asked, "Not asked"}, {cell_not_shown, "Not shown"}, {cell_not_offered, "Not offered"}}};

/// The three numbers that stand for `missing`, the first nearest to nothing: -7, -8 and -9, or what is as easily known
/// and no answer can be.
struct MissingNumbers {
  std::int64_t first = -7;
  bool usual = true;
  bool safe = true;  ///< no answer can be one of them

  [[nodiscard]] std::string at(std::size_t place) const {
    return std::to_string(first - static_cast<std::int64_t>(place));
  }
  /// As MISSING VALUES takes them.
  [[nodiscard]] std::string range() const { return "(" + at(2) + " THRU " + at(0) + ")"; }
};

MissingNumbers missing_numbers(const forms::Question& question) {
  if (question.kind != QuestionKind::number) return {};
  constexpr std::int64_t widest = 99'999'999'999;  // with its sign as wide as the column
  constexpr std::int64_t last_of_any = 999'999;
  for (std::int64_t last = 9; question.low && last <= widest; last = last * 10 + 9) {
    if (static_cast<double>(2 - last) < *question.low || (question.high && *question.high < static_cast<double>(-last)))
      return {2 - last, last == 9, true};
  }
  return {2 - last_of_any, false, false};
}

/// Says where other numbers than the usual three stand for what is missing.
std::string told_of_missing(const std::vector<CodebookColumn>& columns, const Holes& holes) {
  std::string out;
  for (const auto& column : columns) {
    if (column.option != nullptr || column.question->kind != QuestionKind::number || !holes.in(*column.question))
      continue;
    const auto numbers = missing_numbers(*column.question);
    if (numbers.usual) continue;
    out += "* " + column.name + ": -7 to -9 can be answers, so " + numbers.at(0) + " is not asked, " + numbers.at(1) +
           " not shown and " + numbers.at(2) + " not offered";
    out +=
        numbers.safe ? ".\n" : ": the form sets no limit, and an answer that is one of these would be missing too.\n";
  }
  return out;
}

constexpr std::size_t longest_missing_cell = 11;

/// What is read as text, for words or codes may stand there, and becomes a number under the column's own name.
bool becomes_a_number(const CodebookColumn& column, const Holes& holes) {
  return is_step(column) || (holes.in(*column.question) && is_numeric(column));
}
std::string name_in_file(const CodebookColumn& column, const Holes& holes) {
  return (becomes_a_number(column, holes) ? "@" : "") + column.name;
}

/// By RECODE alone, which SPSS and PSPP both have; the columns then stand as they stood.
std::string numbers_of_words(const std::vector<CodebookColumn>& columns, const Holes& holes) {
  std::string recodes;
  std::string formats;
  std::string no_answers;
  std::string names;
  for (const auto& column : columns) {
    names += "\n  " + column.name;
    if (!becomes_a_number(column, holes)) continue;
    recodes += "RECODE @" + column.name;
    if (is_step(column)) {
      for (const auto& [option, number] : step_numbers(*column.question))
        recodes += " ('" + option->code + "'=" + number + ")";
    }
    const auto numbers = missing_numbers(*column.question);
    for (std::size_t at = 0; holes.in(*column.question) && at < missing.size(); ++at)
      recodes += std::string(" ('") + missing[at].cell + "'=" + numbers.at(at) + ")";
    recodes += std::string(is_step(column) ? "" : " (CONVERT)") + " INTO " + column.name + ".\n";
    formats += "\n  " + column.name +
               (is_step(column) ? std::string(" (F3.0)") : " (F12." + std::to_string(column.question->decimals) + ")");
    if (is_step(column) && (holes.in(*column.question) || has_beside(*column.question)))
      no_answers += "\n  " + column.name + " (-9 THRU -1)";
    else if (!is_step(column))
      no_answers += "\n  " + column.name + " " + numbers.range();
  }
  if (recodes.empty()) return {};
  return recodes + "FORMATS" + formats + ".\n" + (no_answers.empty() ? "" : "MISSING VALUES" + no_answers + ".\n") +
         "MATCH FILES /FILE=*\n  /KEEP=" + names + ".\n";
}

std::string variables(const std::vector<CodebookColumn>& columns, const Holes& holes) {
  std::string out;
  for (const auto& column : columns) {
    const bool words = holes.in(*column.question);
    std::size_t width = words ? longest_missing_cell : 1;
    for (const auto& option : column.question->options) width = std::max(width, option.code.size());
    out += "  " + name_in_file(column, holes) + " " +
           (words || !is_numeric(column) ? "A" + std::to_string(std::max<std::size_t>(width, words ? 12 : 1))
            : is_tick(column)            ? std::string("F1.0")
            : column.option != nullptr   ? std::string("F3.0")
                                         : "F12." + std::to_string(column.question->decimals)) +
           "\n";
  }
  return out;
}

std::string variable_labels(const std::vector<CodebookColumn>& columns, const forms::Form& form) {
  std::string out;
  for (const auto& column : columns) {
    auto label = full_label(*column.question, form);
    if (column.option != nullptr)
      label = (is_tick(column) ? "" : "Rank of ") + column.option->label + " (" + label + ")";
    if (!column.question->unit.empty()) label += " (in " + column.question->unit + ")";
    out += std::string(out.empty() ? "  " : "\n  ") + column.name + " " + label_text(label, longest_variable_label);
  }
  return out;
}

std::string value_labels(const std::vector<CodebookColumn>& columns, const Holes& holes) {
  std::string out;
  for (const auto& column : columns) {
    if (is_numeric(column) && !is_tick(column) && !holes.in(*column.question)) continue;
    const auto numbers = missing_numbers(*column.question);
    if (is_step(column)) {
      out += (out.empty() ? "  " : "\n  /") + column.name;
      for (const auto& [option, number] : step_numbers(*column.question))
        out += "\n    " + number + " " + label_text(option->label, longest_value_label);
      for (std::size_t at = 0; holes.in(*column.question) && at < missing.size(); ++at)
        out += "\n    " + numbers.at(at) + " '" + missing[at].label + "'";
      continue;
    }
    out += (out.empty() ? "  " : "\n  /") + column.name;
    if (is_tick(column)) out += " 1 'Ticked' 0 'Not ticked'";
    for (std::size_t at = 0; holes.in(*column.question) && at < missing.size(); ++at)
      out += " " + (is_numeric(column) ? numbers.at(at) : "'" + std::string(missing[at].cell) + "'") + " '" +
             missing[at].label + "'";
    if (is_numeric(column)) continue;
    for (const auto& option : column.question->options)
      out += "\n    '" + option.code + "' " + label_text(option.label, longest_value_label);
  }
  return out;
}

std::string sets(const std::vector<CodebookColumn>& columns, const forms::Form& form) {
  std::string out;
  for (std::size_t at = 0; at < columns.size();) {
    const auto* question = columns[at].question;
    auto end = at;
    std::string names;
    for (; end < columns.size() && columns[end].question == question; ++end) names += " " + columns[end].name;
    if (is_tick(columns[at])) {
      out += "MRSETS\n  /MDGROUP NAME=$" + question->code +
             " LABEL=" + label_text(full_label(*question, form), longest_value_label) +
             "\n  CATEGORYLABELS=VARLABELS VARIABLES=" + names.substr(1) + " VALUE=1.\n";
    }
    at = end;
  }
  return out;
}

}  // namespace

std::string spss_syntax(const forms::Form& form, const std::string& csv_name, const Holes& holes) {
  const auto columns = codebook_columns(form);
  std::string out = "* " + form.name + ": reads " + csv_name + ", which must stand in the folder that SPSS works in.\n";
  out += told_of_missing(columns, holes);
  if (columns.empty()) return out + "* The form has no ticks and no numbers.\n";
  out += "GET DATA\n  /TYPE=TXT\n  /FILE=" + label_text(csv_name, 200) +
         "\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n  /FIRSTCASE=2\n  "
         "/VARIABLES=\n" +
         variables(columns, holes) + "  .\n";
  out += numbers_of_words(columns, holes);
  out += "VARIABLE LABELS\n" + variable_labels(columns, form) + ".\n";
  if (const auto values = value_labels(columns, holes); !values.empty()) out += "VALUE LABELS\n" + values + ".\n";
  return out + sets(columns, form) + "EXECUTE.\n";
}

}  // namespace muster::feedback
