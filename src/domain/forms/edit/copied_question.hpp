#pragma once
// A question's lines on their way to another place or form: with a code and a label that nothing there has.

#include "statements.hpp"
#include "taken_names.hpp"
#include "text_edits.hpp"

#include <string>
#include <string_view>

namespace muster::forms {

struct CopiedQuestion {
  std::string lines;
  std::string code;
  std::string label;
};

/// `edits` are made on the whole text that the part stands in; more of them may have been said before.
[[nodiscard]] CopiedQuestion copied_question(std::string_view text, const ReadText& read, const ReadPart& part,
                                             TakenNames& taken, TextEdits edits);

}  // namespace muster::forms
