#pragma once
// A form that somebody began and goes on with later: what is kept of it, and how much.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::feedback {

/// Names and values as a page of the form sends them.
using DraftFields = std::vector<std::pair<std::string, std::string>>;

/// As one text and back. No value holds a NUL: no request brings one.
[[nodiscard]] std::string draft_text(const DraftFields& fields);
[[nodiscard]] DraftFields fields_of_draft(std::string_view text);

/// The last day on which a draft that is kept now can be gone on with.
[[nodiscard]] Date last_day_of_draft(Instant kept_at);

/// What a round keeps at most, all its drafts together.
struct DraftRoom {
  std::int64_t drafts = 0;
  std::int64_t bytes = 0;
};
inline constexpr std::int64_t most_drafts = 2000;
inline constexpr std::int64_t most_draft_bytes = std::int64_t{20} << 20;
/// Whether one more of that size still finds room beside those that are there.
[[nodiscard]] bool has_room(const DraftRoom& taken, std::int64_t bytes);

/// Whether a text can be the secret of a draft's link, as new_id makes them.
[[nodiscard]] bool is_draft_secret(std::string_view text);

}  // namespace muster::feedback
