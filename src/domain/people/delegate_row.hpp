#pragma once
// From cells to one person as a row gives them, and whether such a row can be taken at all.

#include <muster/domain/people/delegate_list.hpp>

#include <string>
#include <string_view>

namespace muster::people {

[[nodiscard]] DelegateRow read_row(const tabular::Row& cells, std::size_t line, const DelegateColumns& columns);

/// Why the row cannot be taken, as a sentence without a full stop; empty where it can.
[[nodiscard]] std::string why_refused(const DelegateRow& row);

/// "Jo Venner" -> "Jo", "Venner"; "Venner, Jo" likewise; "Jo van der Berg" -> "Jo", "van der Berg"; one word is a
/// surname.
void split_name(std::string_view full, std::string& first, std::string& last);

}  // namespace muster::people
