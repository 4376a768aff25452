#pragma once
// Conditions that go for pages: who reaches one, and what of a question's condition is its own.

#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <optional>

namespace muster::forms {

/// What holds of everybody who reaches page `page` (from 0): no page before it has ended the form, and its own
/// condition holds. Nothing where everybody reaches it.
[[nodiscard]] std::optional<query::Filter> condition_of_page(const Form& form, std::size_t page);

/// The condition that stands at the question itself, without that of its page.
[[nodiscard]] std::optional<query::Filter> own_condition(const Form& form, const Question& question);

/// Both together, as a question on that page carries them.
[[nodiscard]] query::Filter both_conditions(const query::Filter& page, const query::Filter& own);

}  // namespace muster::forms
