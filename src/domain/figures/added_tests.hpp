#pragma once
// How tests are added to a page: refused with a reason, and corrected together, whoever made them.

#include <muster/domain/figures/group_tests.hpp>

#include <string>

namespace muster::figures {

/// Adds a test that is not made; `why_not` is a sentence.
void refuse(GroupTests& all, GroupTest test, std::string why_not);
/// Corrects all p values for how many tests there are (Benjamini-Hochberg).
void correct(GroupTests& all);

}  // namespace muster::figures
