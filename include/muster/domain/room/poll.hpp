#pragma once
// A quick poll: one question, a few answers, one vote each, hidden until somebody reveals the result.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::room {

enum class PollState { asked, revealed, over };
[[nodiscard]] std::string_view state_name(PollState state);  ///< "asked", "revealed", "over"
[[nodiscard]] PollState poll_state_named(std::string_view name);

struct PollAnswer {
  std::int64_t number = 0;  ///< from 1
  std::string label;
  std::int64_t votes = 0;
};

struct Poll {
  std::string id;
  std::int64_t number = 0;
  std::string question;
  PollState state = PollState::asked;
  std::vector<PollAnswer> answers{};

  [[nodiscard]] std::int64_t votes() const;
};

inline constexpr std::size_t fewest_answers = 2;
inline constexpr std::size_t most_answers = 5;
inline constexpr std::size_t longest_poll_question = 120;
inline constexpr std::size_t longest_answer = 60;
inline constexpr std::int64_t most_polls = 100;  ///< of one room

/// The answers that were typed, one a line; empty lines are none.
[[nodiscard]] std::vector<std::string> answers_typed(std::string_view lines);
/// Errors name "question" or "answers": nothing or too much to ask, fewer than two answers or more than five, one that
/// is too long, two alike.
[[nodiscard]] Outcome check_poll(std::string_view question, const std::vector<std::string>& answers);

}  // namespace muster::room
