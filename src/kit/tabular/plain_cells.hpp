#pragma once
// Every file of rows passes through here: characters that no format can hold are replaced.

#include <muster/kit/tabular/table.hpp>

namespace muster::tabular {

/// Puts U+FFFD where cells hold what is no plain text (`plain_text.hpp`), and adds a note that says how many and where
/// the first is.
void keep_plain_text(Table& table);

}  // namespace muster::tabular
