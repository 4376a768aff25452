#pragma once
// Which events ask the same: the rule by which a series is put together.

#include <muster/domain/forms/form.hpp>

namespace muster::figures {

/// Whether half of the codes of the shorter form, and one question with options at least, stand in the other with the
/// same kind of answer: such forms ask the same, though one of them was changed.
[[nodiscard]] bool ask_the_same(const forms::Form& first, const forms::Form& second);

}  // namespace muster::figures
