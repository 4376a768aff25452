#pragma once
// From cells to one person as a row gives them, and whether such a row can be taken at all.

#include <muster/domain/people/delegate_list.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

[[nodiscard]] DelegateRow read_row(const tabular::Row& cells, std::size_t line, const DelegateColumns& columns);

/// Why a row cannot be taken.
struct Refusal {
  std::string reason;                ///< a sentence without a full stop; empty where the row can be taken
  std::vector<std::size_t> columns;  ///< that hold what is wrong, or should hold what is missing
};
[[nodiscard]] Refusal refusal_of(const DelegateRow& row, const DelegateColumns& columns);

/// "Jo Venner" -> "Jo", "Venner"; "Venner, Jo" likewise; "Jo van der Berg" -> "Jo", "van der Berg"; one word is a
/// surname.
void split_name(std::string_view full, std::string& first, std::string& last);

}  // namespace muster::people
