#pragma once
// A list of answers as somebody typed it, written into the lines of the text: who stays keeps code and line.

#include <muster/kit/base/result.hpp>

#include "question_statements.hpp"
#include "text_edits.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct AnswerList {
  std::string mark;                                       ///< "( ) ", "[ ] ", "beside " or "- "
  std::string indent;                                     ///< of lines that are new
  std::size_t at = 0;                                     ///< where they go when there is none yet: the end of a line
  bool write_in = false;                                  ///< "..." opens a line to write on
  std::function<std::string(std::string_view)> new_code;  ///< a code that no other answer has
};

/// Edits `answers` into the labels typed. A label that stands already keeps its lines; one that takes the place of
/// another keeps its code; the others are new. `typed` are typed_lines; numbers that count them are left out.
void write_answers(TextEdits& edits, std::string_view text, const std::vector<AnswerLine>& answers,
                   const std::vector<std::string>& typed, const AnswerList& list);

}  // namespace muster::forms
