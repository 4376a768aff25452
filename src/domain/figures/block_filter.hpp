#pragma once
// Filters on an anonymous round: conditions on its cuts that mean whole blocks. Whether one is taken depends on the
// form and on the groups that were made at closing, never on an answer.

#include <muster/domain/feedback/breakdown.hpp>
#include <muster/domain/forms/form.hpp>

#include <set>
#include <string>

namespace muster::figures {

/// The blocks that `where` means; bad_input with the list of cuts where it means none.
[[nodiscard]] Result<std::set<feedback::Block>> blocks_meant(const std::string& where, const forms::Form& form,
                                                             const feedback::Breakdown& breakdown);

/// "This form can be broken down by role (council; parent; health or school)." Also where there is no cut.
[[nodiscard]] std::string cuts_in_words(const feedback::Breakdown& breakdown);

}  // namespace muster::figures
