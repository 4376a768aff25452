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

/// How many of the `withdrawn` answers that are in the figures of an open round leave them now, where `joining` others
/// join. Of an anonymous round five or a multiple, and only together with five who join: those who came last may be
/// among those who leave, and the figures before the one and after the other would differ by a few alone.
[[nodiscard]] std::int64_t withdrawn_to_leave(const Round& round, std::int64_t withdrawn, std::int64_t joining);

/// How many of the others leave the figures with the last `withdrawn` answers when the round closes. Fewer than five
/// may leave where at least five join with the same move, `joining`; else five others step out with them, those who
/// came into the figures first: they were in all figures that were shown, so that each of those differs from the last
/// by five people at least, whoever of those who came later withdrew. `released` are in the figures, the withdrawn
/// included.
[[nodiscard]] std::int64_t others_to_leave(const Round& round, std::int64_t released, std::int64_t withdrawn,
                                           std::int64_t joining);

}  // namespace muster::feedback
