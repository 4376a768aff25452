#pragma once
// What each column of an export is: a whole answer, one option, one row of a grid, the program's own, or to be asked.

#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/tabular/table.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// A column that stands for one option of a question, and is ticked.
struct OptionColumn {
  std::size_t column = 0;
  const forms::Option* option = nullptr;  ///< nullptr where the form has none of that label
  std::string label;                      ///< as the heading says it
};

/// The columns of one question.
struct QuestionColumns {
  const forms::Question* question = nullptr;
  std::vector<std::size_t> whole;  ///< hold all of the answer; several where no row fills two of them
  std::vector<OptionColumn> options;
  std::vector<OptionColumn> written;  ///< hold what stands behind the option that is written in
  std::vector<std::size_t> boxes;     ///< hold one word each
};

struct AnswerColumns {
  std::vector<QuestionColumns> questions;  ///< in the form's order
  std::optional<std::size_t> identity;
  std::optional<std::size_t> moment;
  std::vector<std::string> left_out;     ///< headings
  std::vector<std::string> personal;     ///< headings of columns that answer personal questions: never taken in
  std::vector<std::string> not_in_file;  ///< labels of questions
  std::vector<ColumnQuestion> asked;
};

/// Matches headings to questions by label or `also`, folded, never by a code. A heading may hold more than the
/// question: "Title [option]", "Title/option", "Title.row", "Title - option", "2. Title". Error: no column is a
/// question of the form that is not personal, or two columns of one question are filled in one row.
[[nodiscard]] Result<AnswerColumns> answer_columns(const tabular::Table& table, const forms::Form& form,
                                                   const std::map<std::size_t, std::string>& decided,
                                                   const std::string& source);

}  // namespace muster::feedback
