#pragma once
// A table as its block line wants it: which columns, under which caption.

#include "arguments.hpp"

#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// With the columns that are named, else with the `usual` ones, else with all that hold something; a sentence where it
/// has no rows.
[[nodiscard]] std::vector<document::Block> finished_table(document::TableBlock table, Arguments& arguments,
                                                          std::vector<std::string> usual = {});

}  // namespace muster::report
