#pragma once
// Withdrawing an answer: the code that allows it, and how the figures follow without telling what the answer was.

#include <muster/domain/feedback/round.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

/// A code as it is written down: "abcd-efgh-jkmn". Some 59 bits: nobody finds one by trying.
[[nodiscard]] std::string new_receipt();
/// What somebody typed, as the code was made: capitals, spaces and hyphens do not matter. Nothing where no code can
/// look like that.
[[nodiscard]] std::optional<std::string> receipt_from(std::string_view typed);

/// How many of the `withdrawn` answers that are in the figures of an open round leave them now: of an anonymous round
/// in steps of five, as others join.
[[nodiscard]] std::int64_t withdrawn_to_leave(const Round& round, std::int64_t withdrawn);

/// How many of the others leave the figures with the last `withdrawn` answers when the round closes. Fewer than five
/// may leave where at least five join with the same move, `joining`; else some others step out with them, so that the
/// figures before and after never differ by fewer than five. `released` are in the figures, the withdrawn included.
[[nodiscard]] std::int64_t others_to_leave(const Round& round, std::int64_t released, std::int64_t withdrawn,
                                           std::int64_t joining);

}  // namespace muster::feedback
