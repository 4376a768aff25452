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
};
[[nodiscard]] std::vector<EntryField> entry_fields(const forms::Form& form);

/// By name of the field.
using TypedSheet = std::map<std::string, std::string>;

/// What is typed for an answer that must be given and is blank on the sheet: nobody can ask for it any more.
inline constexpr std::string_view left_blank = "-";

/// The answers that were typed, checked as those of a phone are, but that a required one may be left_blank. An error's
/// `question` is the name of its field.
[[nodiscard]] forms::CheckedAnswers read_sheet(const forms::Form& form, const TypedSheet& typed);
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
[[nodiscard]] std::vector<SheetDifference> sheet_differences(const forms::Form& form, const forms::Answers& first,
                                                             const forms::Answers& second);
/// The first typing, but for the questions of which the second is right; what is asked of nobody who answered so is
/// left out.
[[nodiscard]] forms::Answers settled_sheet(const forms::Form& form, const forms::Answers& first,
                                           const forms::Answers& second, const std::set<std::string>& second_is_right);

}  // namespace muster::feedback
