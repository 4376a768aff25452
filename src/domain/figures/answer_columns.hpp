#pragma once
// The answers of a round as columns: what every figure is counted of. A row is one filled form.

#include <muster/domain/feedback/text_key.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/form.hpp>
#include <muster/domain/forms/stored_answers.hpp>
#include <muster/kit/query/columns.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// What was answered to one question.
struct QuestionColumns {
  query::Column values;  ///< its codes where it has options, else its texts; with what is known of who has none
  query::Column texts = query::Column::of_values();   ///< what was written beside its options
  query::Column ranked = query::Column::of_values();  ///< of a ranking: its codes in the order given
  query::RowSet answered;                             ///< who gave an answer that says something
};

/// Fixed once settled: safe to read from many threads.
class AnswerColumns {
 public:
  explicit AnswerColumns(std::shared_ptr<const forms::Form> form);
  AnswerColumns(const forms::Form& form, const std::vector<forms::Answers>& answers);

  void add(const forms::Answers& answers);
  /// What the store holds of answers to the form's only version.
  void add_stored(std::string_view json);
  /// To be called behind the last row.
  void settle();
  /// The same with the rows in another order, settled.
  [[nodiscard]] std::shared_ptr<AnswerColumns> in_order(const std::vector<std::uint32_t>& order) const;
  /// The same rows, ready for more of them.
  [[nodiscard]] std::shared_ptr<AnswerColumns> copy() const;

  [[nodiscard]] const forms::Form& form() const { return *form_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] const QuestionColumns& of(std::string_view question) const;
  /// What people wrote to the question, beside its options where it has some.
  [[nodiscard]] const query::Column& texts_of(const forms::Question& question) const {
    return question.has_options() ? of(question.code).texts : of(question.code).values;
  }
  /// Each different one of these once; none where the form has no such question.
  [[nodiscard]] std::vector<std::string> texts_of(const std::string& question) const;
  /// Of each different text to the question its key, in the same order: made at first use, and kept with the columns.
  /// None where the form has no such question.
  [[nodiscard]] std::shared_ptr<const std::vector<feedback::TextKey>> text_keys(const std::string& question) const;
  /// What filters may name.
  [[nodiscard]] const query::Table& table() const { return table_; }
  /// The answers of one row to those questions, as they were given but for which option each text was written beside.
  [[nodiscard]] forms::Answers answers(std::size_t row, const std::vector<const forms::Question*>& questions) const;
  /// Those of all rows to all questions.
  [[nodiscard]] std::vector<forms::Answers> all_answers() const;
  /// Memory that they take, and will once the keys of their texts are made.
  [[nodiscard]] std::size_t bytes() const;

 private:
  void add_answer(std::size_t question, forms::Asked asked, std::span<const std::string_view> codes,
                  std::span<const std::string_view> texts);
  [[nodiscard]] query::RowSet answered(const forms::Question& question, const QuestionColumns& columns) const;

  std::shared_ptr<const forms::Form> form_;
  std::vector<const forms::Question*> questions_;  ///< by code
  std::vector<QuestionColumns> columns_;           ///< of each
  query::Table table_;
  std::size_t rows_ = 0;
  std::vector<forms::StoredAnswer> read_;  ///< while rows are added
  mutable std::mutex making_keys_;
  mutable std::map<std::string, std::shared_ptr<const std::vector<feedback::TextKey>>> text_keys_;  ///< by question
};

}  // namespace muster::figures
