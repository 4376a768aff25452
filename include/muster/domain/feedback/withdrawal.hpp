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

/// How many others may have to leave the figures at the closing of an anonymous round. So many are marked from the
/// first figures on, and another in the place of each who withdraws: whoever looks at figures of the open round looks
/// at all who are marked then, and none of those are in the figures at the end.
inline constexpr std::int64_t most_stepping_out = 5;

/// How many of the others leave the figures with the last `withdrawn` answers when the round closes. Fewer than five
/// may leave where at least five join with the same move, `joining`; else five others step out with them, those who are
/// marked: so each figure that was shown differs from the last by five people at least. `released` are in the figures,
/// the withdrawn included.
[[nodiscard]] std::int64_t others_to_leave(const Round& round, std::int64_t released, std::int64_t withdrawn,
                                           std::int64_t joining);

/// Why nothing is shown of a closed anonymous round that has `responses` answers and none in its figures: there are
/// fewer than `fewest_shown`, or figures of the rest would tell, beside earlier ones, what one person answered.
[[nodiscard]] std::string none_shown_in_words(std::int64_t responses);

}  // namespace muster::feedback
