#pragma once
// CSV as RFC 4180 has it, and as Excel writes it where it knows better.

#include "encoding.hpp"

#include <muster/kit/tabular/table.hpp>

namespace muster::tabular {

[[nodiscard]] Result<Table> read_csv(const DecodedText& decoded, const std::string& source, WideRows wide);

}  // namespace muster::tabular
