#pragma once
// CSV as RFC 4180 has it, and as Excel writes it where it knows better.

#include "encoding.hpp"
#include "row_sink.hpp"

#include <muster/kit/tabular/table.hpp>

namespace muster::tabular {

/// By what the separator is told: the first row that has one, or how most of the first rows fall into columns.
enum class Separation { by_heading, by_most_rows };

/// Puts every row into the sink; returns the dialect.
[[nodiscard]] Result<std::string> read_csv_rows(const DecodedText& decoded, const std::string& source,
                                                Separation separation, RowSink& sink);
[[nodiscard]] Result<Table> read_csv(const DecodedText& decoded, const std::string& source, WideRows wide);

}  // namespace muster::tabular
