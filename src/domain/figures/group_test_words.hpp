#pragma once
// What a test found, for a place that has told its verdict already.
#include <muster/domain/figures/group_tests.hpp>

#include <string>

namespace muster::figures {

/// As finding_of() says it, without "More than chance." or "May be chance." before it.
[[nodiscard]] std::string finding_without_verdict(const GroupTest& test, const GroupTests& all);

}  // namespace muster::figures
