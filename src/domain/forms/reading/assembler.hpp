#pragma once
// Takes the statements of a form one by one, and knows where each belongs: inside of assemble.

#include "draft.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::forms {

[[nodiscard]] inline SourceSpan place_of(const Token& token) { return {token.offset, token.length}; }
[[nodiscard]] inline PlacedText placed(const Token& token) { return {token.value, place_of(token)}; }

/// Texts that follow each other, joined by a space.
[[nodiscard]] PlacedText joined(const std::vector<Token>& texts);

class Assembler {
 public:
  explicit Assembler(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  FormDraft run(const StatementList& reading);

 private:
  QuestionDraft* question();
  /// A code and a text, and no kind: an option without its mark, a word misspelt, or a heading that has lost its word.
  bool is_meant_otherwise(const Statement& statement);
  /// Whether a line stands where options stand: below a scale, or deeper than a question that is picked from.
  bool in_options(const Statement& statement);
  /// Whether a line stands where the statements of a grid stand: deeper than it.
  bool in_rows(const Statement& statement);
  std::size_t column_of(std::size_t offset) const;
  static Direction direction_of(StatementKind what);
  void take(const Statement& statement);
  /// True where the value may be set; a second time is an error.
  template <class T>
  bool once(std::optional<T>& slot, const Statement& statement) {
    if (!slot) return true;
    diagnostics_.add(place_of(statement.head), "\"" + statement.head.value + "\" stands here a second time",
                     "keep one of the two");
    return false;
  }
  void setting(const Statement& statement);
  void scale_names(const Statement& statement);
  void page(const Statement& statement);
  /// Above the first page that of the form; below the pages one of the others.
  void language(const Statement& statement);
  void text_by_key(const Statement& statement);
  /// The name of a scale and, where the code of the next question is missing, that one's label.
  bool is_scale_of_question_above(const Statement& statement);
  void text_of_nothing(SourceSpan place);
  void new_question(const Statement& statement);
  /// A question may have the code "headline" or "comment": then its kind follows, and the question above has one
  /// already.
  bool is_question_called_so(const Statement& statement);
  void question_called_so(Statement statement);
  /// The question that `statement` speaks of, or nullptr with an error where there is none.
  QuestionDraft* question_of(const Statement& statement);
  void kind(const Statement& statement);
  void option(const Statement& statement);
  void row(const Statement& statement);
  void also(const Statement& statement);
  void comment(const Statement& statement);
  void alone(const Statement& statement);
  void information(const Statement& statement);
  void section(const Statement& statement);
  /// Words over the options that follow.
  void option_heading(const Statement& statement);
  /// Says so where no option follows them.
  void end_option_heading();
  void only_if(const Statement& statement);
  /// `end if`, which stands below the questions of a page.
  void end_of_page(const Statement& statement);
  /// `ask if` above the first question of a page or section goes for all of it. False where it does not stand there.
  bool condition_of_page(const Statement& statement);
  void numbers(QuestionDraft& asked, const Statement& statement);
  /// Says so where nothing follows it on its page.
  void end_information();
  void detail(const Statement& statement);
  /// What stands on the line of a grid's statement. False where that is not its place.
  bool detail_of_row(QuestionDraft& grid, const Statement& statement);
  /// Says so where what is of the whole question stands on the line of one option or statement. False where not.
  bool stands_at_a_part(QuestionDraft& asked, const Statement& statement);
  void unknown(const Statement& statement);

  Diagnostics& diagnostics_;
  FormDraft draft_;
  std::optional<SourceSpan> first_breakdown_;
  std::optional<PlacedText> information_;  ///< of the question that follows
  std::optional<PlacedText> heading_;      ///< of the option that follows
  const Statement* next_ = nullptr;
  Mark marks_ = Mark::round;    ///< of the options that are being read
  std::size_t range_line_ = 0;  ///< where `scale 1 to 5` stands
  bool after_fault_ = false;    ///< the statement before could not be read or placed
  bool too_late_ = false;       ///< something that belongs above the first page stands below it, and has been named
  bool in_scale_ = false;
  bool in_section_head_ = false;  ///< no question has followed it yet
  bool in_question_ = false;
  bool swallowing_ = false;  ///< until the next question or page, after a line that could not be understood
};

}  // namespace muster::forms
