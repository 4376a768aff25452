#pragma once
// A filled sheet typed in by keys: which fields it has, what the keys mean, and where two typings of one sheet differ.

#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/forms/answers.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace muster::feedback {

/// A field to type in: a question, a statement of a grid, or what is written beside a box.
struct EntryField {
  std::string name{};  ///< the question's code; what is written beside option `c` of question `q` is "q.c"
  std::string question{};
  std::string number{};  ///< as on the sheet: "7", and "7, line 2" for a statement of a grid
  std::string label{};
  std::vector<PaperOption> options{};  ///< with their keys; empty where words or a number are typed
  std::string write_in_key{};          ///< of a field beside a box: the box's key
  std::string how{};                   ///< what to type, where there are no options; may be empty
  bool required = false;
  bool numbered = false;  ///< the keys are the numbers of a scale
  bool several_lines = false;
};
[[nodiscard]] std::vector<EntryField> entry_fields(const forms::Form& form);

/// A question that nobody is asked who ticked one of these boxes of another.
struct PassedBy {
  std::string question{};
  std::string ticked{};             ///< code of the other question, which stands before it
  std::vector<std::string> keys{};  ///< of its boxes
};
/// Of conditions on several ticks, texts and numbers nothing is said: such questions are come to.
[[nodiscard]] std::vector<PassedBy> passed_by(const forms::Form& form);

/// By name of the field.
using TypedSheet = std::map<std::string, std::string>;

/// What is typed for an answer that must be given and is blank on the sheet: nobody can ask for it any more.
inline constexpr std::string_view left_blank = "-";

/// A sheet as it was typed.
struct SheetReading {
  forms::Answers
      filled;  ///< as the sheet was filled in, whatever the form asks of whom; complete where errors is empty
  std::vector<forms::AnswerError> errors;  ///< `question` is the name of a field; the words are for whoever types
  /// What was filled in though nobody who answered so is asked: a question's code, or "q.c" of a box `c` that is not
  /// offered. On paper nothing stops people.
  std::vector<std::string> unasked;
  [[nodiscard]] bool ok() const { return errors.empty(); }
};

/// The answers that were typed, checked as those of a phone are, but that a required one may be left_blank and that
/// what is not asked stays.
[[nodiscard]] SheetReading read_sheet(const forms::Form& form, const TypedSheet& typed);
/// The same of a part of a sheet: what must be answered may be missing.
[[nodiscard]] SheetReading read_sheet_as_filled(const forms::Form& form, const TypedSheet& typed);
/// What counts of a sheet that was filled in so: what is asked of somebody who answered so.
[[nodiscard]] forms::Answers counted_of_sheet(const forms::Form& form, const forms::Answers& filled);
/// What does not, as SheetReading::unasked.
[[nodiscard]] std::vector<std::string> unasked_on_sheet(const forms::Form& form, const forms::Answers& filled);
/// "Not asked of somebody who answered so: question 2; question 5. Nothing of them is counted"
[[nodiscard]] std::string unasked_in_words(const forms::Form& form, const std::vector<std::string>& unasked);
/// What would have to be typed for these answers.
[[nodiscard]] TypedSheet sheet_of(const forms::Form& form, const forms::Answers& answers);

/// A question that was typed in one way first and in another way the second time.
struct SheetDifference {
  std::string question{};
  std::string number{};
  std::string label{};
  std::string first{};  ///< in words: "Helpful"; "blank" where nothing was typed
  std::string second{};
};
/// Words that differ in capitals alone are no difference: the first typing stays.
[[nodiscard]] std::vector<SheetDifference> sheet_differences(const forms::Form& form, const forms::Answers& first,
                                                             const forms::Answers& second);

/// What somebody who looked at the sheet says of its differences; where nothing is said, the first typing is right.
struct SheetDecision {
  std::set<std::string> second_is_right{};  ///< codes of questions
  std::set<std::string> typed_anew{};       ///< of those neither is: `typed` has what stands on the sheet
  TypedSheet typed{};
};
[[nodiscard]] SheetReading settled_sheet(const forms::Form& form, const forms::Answers& first,
                                         const forms::Answers& second, const SheetDecision& decision);

}  // namespace muster::feedback
