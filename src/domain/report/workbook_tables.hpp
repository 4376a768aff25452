#pragma once
// What the workbook of a report has beyond the report: the codebook, and each question by each declared cut.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/document/document.hpp>

#include <vector>

namespace muster::report {

/// Figures of groups are those that the summary shows; what it does not show says so.
[[nodiscard]] std::vector<document::TableBlock> workbook_tables(const figures::Summary& summary);

}  // namespace muster::report
