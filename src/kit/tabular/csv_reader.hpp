#pragma once
// CSV as RFC 4180 has it, and as Excel writes it where that differs.

#include "encoding.hpp"
#include "row_sink.hpp"

#include <muster/kit/tabular/table.hpp>

#include <functional>

namespace muster::tabular {

/// How much a row says as a heading.
using HeadingWeight = std::function<std::size_t(const Row&)>;

/// Puts every row into the sink; returns the dialect. The separator is told by the first row that has one, or where
/// `weight` is given by the row that says most as a heading.
[[nodiscard]] Result<std::string> read_csv_rows(const DecodedText& decoded, const std::string& source,
                                                const HeadingWeight& weight, RowSink& sink);
[[nodiscard]] Result<Table> read_csv(const DecodedText& decoded, const std::string& source, WideRows wide);

}  // namespace muster::tabular
