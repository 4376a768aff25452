#pragma once
// Badges of an event for sheets of labels and for A6, and the printed list of the door for when nothing else works.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

struct Badge {
  std::string booking_id;
  std::string first_name;
  std::string last_name;
  std::string organisation;
  std::string second_line;  ///< the place it serves; where both have one name, that place's area; may be empty
  std::string code;         ///< of the booking
  std::string table{};      ///< "Table 7" where the event's tables stand on badges; may be empty
  std::vector<std::string> sessions{};  ///< that they chose, where badges are to say so: "10:00 Early years, Room 2"
};
struct BadgeSheet {
  events::Event event;
  std::vector<Badge> badges;  ///< by surname
};
inline constexpr std::size_t most_badges = 2'000;

/// Everybody who has a seat or came; their codes are made where they have none. A conflict where there are more than
/// `most_badges`.
[[nodiscard]] Result<BadgeSheet> badges_of(store::Database& database, const std::string& event_slug,
                                           bool with_sessions = false);
/// More sessions than this are counted on a badge, not named.
inline constexpr std::size_t most_sessions_on_badge = 4;

enum class BadgeSize {
  labels,  ///< 99.1 x 67.7 mm, eight on A4
  a6,      ///< one a page, 148 x 105 mm
};
/// "labels", "a6".
[[nodiscard]] std::string_view badge_size_word(BadgeSize size);
[[nodiscard]] Result<BadgeSize> parse_badge_size(std::string_view word);
inline constexpr std::size_t labels_on_a_sheet = 8;

/// A PDF of all of them. `first_label` (1 to 8) is the first that is free on the first sheet; A6 has but one. bad_input
/// where there is nobody, or no such label.
[[nodiscard]] Result<std::string> badges_pdf(const BadgeSheet& sheet, BadgeSize size, std::size_t first_label = 1);

/// Everybody by surname with a box to tick, organisation and code, as a PDF.
[[nodiscard]] Result<std::string> door_list_pdf(const BadgeSheet& sheet);

}  // namespace muster::booking
