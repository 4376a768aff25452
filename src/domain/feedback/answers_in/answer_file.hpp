#pragma once
// One export judged against a form. Its answers are not kept but read again when they are saved: a large file would
// stand in memory twice.

#include "answer_decisions.hpp"
#include "answer_identity.hpp"
#include "answer_row.hpp"

#include <muster/domain/feedback/response_list.hpp>
#include <muster/domain/forms/bound_form.hpp>

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace muster::feedback {

class AnswerFile {
 public:
  /// What judge_responses says, but for answers and traces.
  [[nodiscard]] static Result<std::shared_ptr<AnswerFile>> judged(
      const tabular::Table& table, std::shared_ptr<const forms::Form> form, const std::string& salt,
      const std::unordered_set<std::string>& known, const std::string& source, const FileDecisions& decisions);
  AnswerFile(const AnswerFile&) = delete;
  AnswerFile& operator=(const AnswerFile&) = delete;
  AnswerFile(AnswerFile&&) = delete;
  AnswerFile& operator=(AnswerFile&&) = delete;
  ~AnswerFile() = default;

  /// The answers of a row of the table that was judged.
  [[nodiscard]] forms::Answers answers_in(const tabular::RowView& row);
  /// What is to be kept of the fresh rows, in their order.
  [[nodiscard]] std::vector<std::string> fresh_traces(const std::unordered_set<std::string>& known) const;

  ResponseForecast forecast;

 private:
  AnswerFile(const tabular::Table& table, std::shared_ptr<const forms::Form> form, AnswerColumns columns,
             const std::string& source);
  void judge(const tabular::Table& table, const std::string& salt, const std::unordered_set<std::string>& known,
             const AnswerDecisions& decisions);
  /// Takes out the answers whose condition the file does not tell, as every import once did; false where there are
  /// none.
  [[nodiscard]] bool leave_out_untold(forms::Answers& answers) const;
  void read(const tabular::RowView& row, ResponseVerdict& verdict, forms::Answers& answers);

  std::shared_ptr<const forms::Form> form_;
  AnswerColumns columns_;
  forms::BoundForm bound_;
  RowReader reader_;
  std::vector<RowTrace> traces_;                 ///< of all rows
  std::vector<const forms::Question*> hanging_;  ///< whose condition can be told from the file
  std::vector<const forms::Question*> untold_;   ///< whose condition cannot
  std::vector<std::string> not_asked_;           ///< questions of the form that the file has no column for
};

}  // namespace muster::feedback
