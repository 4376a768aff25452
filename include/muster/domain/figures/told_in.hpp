#pragma once
// A summary in another language of its form: the questions and answers as they were asked there.

#include <muster/domain/figures/summary.hpp>

namespace muster::figures {

/// The figures stay what they are; labels become those of `form`, by their codes. What it no longer has keeps its own.
[[nodiscard]] Summary with_words_of(Summary summary, const forms::Form& form);

}  // namespace muster::figures
