#pragma once
// One row of an export as answers to the form, or what in it is no answer.

#include "answer_ticks.hpp"
#include "domain/feedback/answers_out/answer_columns.hpp"

#include <muster/domain/feedback/response_list.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace muster::feedback {

/// What the columns of a ranking say.
struct RanksRead {
  forms::TypedAnswers numbers;                         ///< of options, as they come from a page
  std::map<std::int64_t, const forms::Option*> ranks;  ///< by rank
};

/// Reads the rows of one table. What is looked up for one is known for the next.
class RowReader {
 public:
  /// `columns` and the form behind it outlive the reader.
  RowReader(const tabular::Table& table, const AnswerColumns& columns, std::string source);

  /// Adds the row's answers, and its errors and invalid cells to the verdict.
  void read(const tabular::RowView& row, ResponseVerdict& verdict, forms::Answers& answers);

 private:
  void read_question(std::size_t at, const tabular::RowView& row, forms::Answer& answer);
  void read_ticks(std::size_t at, const tabular::RowView& row, forms::Answer& answer);
  /// Options put in order: all in one cell, a rank in the column of each option, or an option in that of each rank.
  void read_ranking(std::size_t at, const tabular::RowView& row, forms::Answer& answer);
  /// The number in the column of an option, or the option in the column of a rank.
  void read_rank(std::size_t at, const OptionColumn& column, const std::string& text, RanksRead& found);
  void read_whole_ticks(std::size_t at, std::size_t column, const std::string& cell, TickReading& found);
  bool read_option_columns(std::size_t at, const tabular::RowView& row, TickReading& found);
  void read_number(const forms::Question& question, std::size_t column, const std::string& text, forms::Answer& answer);
  /// What somebody would be told who typed this; the answer as it would be stored, where nothing.
  forms::Answer as_typed(std::size_t at, std::size_t column, const forms::TypedAnswers& typed);
  void error(std::size_t column, std::string message, std::string hint);
  void no_option(const forms::Question& question, std::size_t column, const std::string& label);

  const AnswerColumns& columns_;
  std::string source_;
  std::vector<TickReader> ticks_;       ///< one for each of the columns' questions
  std::vector<bool> decimal_comma_;     ///< likewise
  std::vector<forms::Form> alone_;      ///< likewise: a form that asks that question and no other
  ResponseVerdict* verdict_ = nullptr;  ///< of the row that is read
};

}  // namespace muster::feedback
