#pragma once
// The example summit as a summary's input, read through the doors of the rooms that own its files.

#include <muster/domain/report/summary.hpp>

#include <string>

namespace example {

/// A file of the source tree; the test fails where it is missing.
std::string file(const std::string& path);

/// The first London SEND Summit: region, organisations, delegates, form, answers and notes.
const muster::report::SummaryInput& summit();

/// The same event before anybody registered, answered or noted anything.
muster::report::SummaryInput empty_summit();

muster::report::Summary summary_of(const muster::report::SummaryInput& input);

/// Compares with tests/domain/report/golden/<name>; writes it, and fails, where MUSTER_RENEW is set.
void check_golden(const std::string& name, const std::string& found);

}  // namespace example
