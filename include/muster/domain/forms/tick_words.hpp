#pragma once
// How many options may be ticked, said in words: on a phone and on paper alike.

#include <muster/domain/forms/form.hpp>

#include <string>

namespace muster::forms {

/// "Tick one or two.", "Tick at most three."; empty where the form sets no limit.
[[nodiscard]] std::string tick_limits_in_words(const Question& question);

/// How options are put in order: "Number your first, second and third choice: 1, 2 and 3. Fewer are fine."; empty for
/// every other kind.
[[nodiscard]] std::string ranking_in_words(const Question& question);

}  // namespace muster::forms
