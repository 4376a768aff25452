#pragma once
// Which questions people answer in their own words, so that these can be read, counted and given themes.

#include <muster/domain/forms/form.hpp>

namespace muster::forms {

/// A short or a long text of no prescribed format, or lines to write on beside options; never what is kept apart as
/// personal.
[[nodiscard]] bool takes_free_text(const Question& question);
/// That, or a few words; never what is kept apart as personal.
[[nodiscard]] bool takes_words(const Question& question);

}  // namespace muster::forms
