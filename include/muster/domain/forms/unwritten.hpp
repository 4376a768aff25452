#pragma once
// What a new card begins with stands for something that is still to be written: nobody means to publish it.

#include <muster/kit/base/diagnostic.hpp>

#include <string_view>
#include <vector>

namespace muster::forms {

/// The questions of a text that are still called “New question”, and those that still offer “First answer” or “First
/// statement”: one fault for each question, at its place.
[[nodiscard]] std::vector<Diagnostic> unwritten_questions(std::string_view text);

}  // namespace muster::forms
