#pragma once
// What changes to a text say where they find nothing to change, and what a new question is called.

#include <muster/kit/base/result.hpp>

#include <string_view>

namespace muster::forms {

[[nodiscard]] inline Error no_such_part() {
  return bad_input("The text has changed, and this card with it. Try again.");
}

/// Until somebody writes what it asks.
inline constexpr std::string_view new_question_words = "New question";

}  // namespace muster::forms
