#pragma once
// A form with all its questions on one page: for those who would rather see it whole, and for phones without a
// connection, where no server can turn pages.

#include <muster/domain/forms/form.hpp>

namespace muster::asking {

/// False where a page may end the form: what is asked after it hangs on an answer before, and without a script all of
/// it would stand below. A phone without a connection shows such a form on one page too.
[[nodiscard]] bool fits_on_one_page(const forms::Form& form);

/// The same questions in the same order, each page a section with its title, its introduction above its first question
/// and its condition over all of them. Answers to it are answers to `form`.
[[nodiscard]] forms::Form on_one_page(const forms::Form& form);

}  // namespace muster::asking
