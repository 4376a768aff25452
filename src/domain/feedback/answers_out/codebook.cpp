// The codebook goes along with the answers, so that nobody has to guess what a code means.
#include "codebook.hpp"

#include <muster/kit/query/filter.hpp>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

std::string asked_when(const Question& question) {
  return question.ask_if ? query::print_filter(*question.ask_if) : std::string();
}

std::string kind_of(const Question& question) {
  const auto format = forms::format_name(question.format);
  return std::string(format.empty() ? forms::kind_name(question.kind) : format);
}

}  // namespace

bool has_column_an_option(const Question& question) {
  return question.kind == QuestionKind::pick_any || question.kind == QuestionKind::ranking;
}

std::vector<CodebookColumn> codebook_columns(const forms::Form& form) {
  std::vector<CodebookColumn> columns;
  for (const auto* question : form.questions()) {
    if (has_column_an_option(*question)) {
      for (const auto& option : question->options)
        columns.push_back({question->code + "." + option.code, question, &option});
    } else if (question->has_options() || question->kind == QuestionKind::number) {
      columns.push_back({question->code, question, nullptr});
    }
  }
  return columns;
}

tabular::StreamedSheet codebook_sheet(const forms::Form& form, const OfferedOptions& offered) {
  tabular::StreamedSheet sheet{"Codebook", {"Column", "Question", "Kind", "Code", "Label", "Asked if"}, "", {}};
  sheet.give = [&form, &offered](const tabular::RowTaker& put) -> Outcome {
    const auto line = [&](const std::string& column, const Question& question, const std::string& code,
                          const std::string& label) {
      return put({column, full_label(question, form), kind_of(question), code, label, asked_when(question)});
    };
    for (const auto* question : form.questions()) {
      if (question->kind == QuestionKind::pick_any) {
        for (const auto& option : question->options) {
          const auto column = question->code + "." + option.code;
          MUSTER_CHECK(line(column, *question, "1", option.label));
          MUSTER_CHECK(line(column, *question, "0", "Not ticked: " + option.label));
          const auto known = offered.find(question->code);
          if (known != offered.end() && known->second.contains(option.code))
            MUSTER_CHECK(line(column, *question, cell_not_offered,
                              "The version of the form that was answered did not offer it: " + option.label));
        }
      } else if (question->kind == QuestionKind::ranking) {
        for (const auto& option : question->options) {
          const auto column = question->code + "." + option.code;
          MUSTER_CHECK(
              line(column, *question, "", "Rank, 1 for the first choice; empty where it has none: " + option.label));
          const auto known = offered.find(question->code);
          if (known != offered.end() && known->second.contains(option.code))
            MUSTER_CHECK(line(column, *question, cell_not_offered,
                              "The version of the form that was answered did not offer it: " + option.label));
        }
      } else if (question->has_options()) {
        for (const auto& option : question->options)
          MUSTER_CHECK(line(question->code, *question, option.code, option.label));
      } else {
        MUSTER_CHECK(
            line(question->code, *question, "", question->unit.empty() ? std::string() : "In " + question->unit));
      }
    }
    return Success{};
  };
  return sheet;
}

}  // namespace muster::feedback
