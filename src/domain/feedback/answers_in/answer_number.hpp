#pragma once
// A number as people and programs write it into a cell: understood, or refused with the reason.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

struct AnswerNumber {
  std::optional<std::string> digits;  ///< "1200", "-12.5": whole, or without noughts at the end
  std::string wrong;                  ///< why there is none: "is not a whole number"; may be empty
  std::string hint;                   ///< what to do
};

/// Whole numbers, also "7.0", "1,200", "1 200", "1,200.00", "£40", "40 %". Whatever can be read in two ways is refused
/// with both: "1.200" may be 1.2 or 1,200; and so may "1,200" where `decimal_comma` says that other cells of its column
/// write decimals with a comma.
/// `decimals`: how many digits behind the point the form takes.
[[nodiscard]] AnswerNumber read_number(std::string_view text, bool decimal_comma, std::size_t decimals = 0);

/// "12,5", "1.200,50": a comma that can only set off decimals.
[[nodiscard]] bool has_decimal_comma(std::string_view text);

}  // namespace muster::feedback
