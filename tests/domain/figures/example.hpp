#pragma once
// The example summit as a summary's input, read through the doors of the rooms that own its files.

#include <muster/domain/figures/summary.hpp>

#include <string>

namespace example {

/// A file of the source tree; the test fails where it is missing.
std::string file(const std::string& path);

/// The first London SEND Summit: region, organisations, delegates, form, answers and notes.
const muster::figures::SummaryInput& summit();

/// The same event before anybody registered, answered or noted anything.
muster::figures::SummaryInput empty_summit();

muster::figures::Summary summary_of(const muster::figures::SummaryInput& input);

}  // namespace example
