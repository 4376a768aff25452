#pragma once
// Which page of a form somebody comes to next, who has answered so far.

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/bound_form.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace muster::feedback {

/// Whether a field of that name, without the mark of a list, is of a question of the page.
[[nodiscard]] bool belongs_to(const forms::Page& page, const std::string& name);

/// The next page after `page` (or before it) on which there is something to answer.
[[nodiscard]] std::optional<std::size_t> next_page(const forms::BoundForm& form, std::size_t page,
                                                   const forms::Answers& answers);
[[nodiscard]] std::optional<std::size_t> page_before(const forms::BoundForm& form, std::size_t page,
                                                     const forms::Answers& answers);

/// A page that later answers of `page` may still bring counts as one to come.
[[nodiscard]] std::optional<std::size_t> page_to_come(const forms::BoundForm& form, std::size_t page,
                                                      const forms::Answers& answers);

/// The page on which that question stands; the first where there is none.
[[nodiscard]] std::size_t page_of(const forms::Form& form, const std::string& code);

}  // namespace muster::feedback
