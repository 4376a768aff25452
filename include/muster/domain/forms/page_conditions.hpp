#pragma once
// Conditions that go for pages: who reaches one, and what of a question's condition is its own.

#include <muster/domain/forms/form.hpp>

#include <cstddef>
#include <optional>

namespace muster::forms {

/// What holds of everybody who reaches page `page` (from 0): no page before it has ended the form, and its own
/// condition holds. Nothing where everybody reaches it.
[[nodiscard]] std::optional<query::Filter> condition_of_page(const Form& form, std::size_t page);

/// What holds of everybody who reaches the section of `page` in which `question` stands. Nothing where everybody does.
[[nodiscard]] std::optional<query::Filter> condition_around(const Form& form, std::size_t page,
                                                            const Question& question);

/// The section of its page in which the question stands, or nullptr.
[[nodiscard]] const Section* section_of(const Page& page, const Question& question);

/// What may hide a question while its page is shown: the condition of its section and its own.
[[nodiscard]] std::optional<query::Filter> condition_within(const Form& form, const Page& page,
                                                            const Question& question);

/// The condition that stands at the question itself, without those of its page and section.
[[nodiscard]] std::optional<query::Filter> own_condition(const Form& form, const Question& question);

/// Both together, as a question on that page carries them.
[[nodiscard]] query::Filter both_conditions(const query::Filter& page, const query::Filter& own);

}  // namespace muster::forms
