#pragma once
// The members' area of a programme, as a value: where it is, whether it is open, and what its first page says.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::members {

struct Area {
  std::string programme_id{};
  std::string programme{};  ///< its name
  std::string code{};       ///< of its address, "/my/" and this; given by the program, empty before it was first saved
  bool is_open = false;     ///< links to sign in are sent
  std::string introduction{};
  std::int64_t version = 0;  ///< 0: never saved
};
inline constexpr std::size_t longest_introduction = 500;  ///< characters
/// bad_input at "introduction".
[[nodiscard]] Outcome check_area(const Area& area);

/// "/my/CODE" with what is below.
[[nodiscard]] std::string area_path(std::string_view code, std::string_view below = {});

/// How long the link in a mail works, once.
inline constexpr std::chrono::minutes link_time{15};
/// Somebody who signed in stays so while they look at pages, but never longer than the second.
inline constexpr std::chrono::minutes idle_limit{60};
inline constexpr std::chrono::hours absolute_limit{12};
/// How exactly the last use is kept.
inline constexpr std::chrono::seconds seen_exactness{60};
[[nodiscard]] bool session_holds(Instant began, Instant seen, Instant now);

}  // namespace muster::members
