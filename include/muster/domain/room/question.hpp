#pragma once
// A question to the panel, and which of them the screen shows.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::room {

enum class QuestionState { waiting, let_through, put_away };
[[nodiscard]] std::string_view state_name(QuestionState state);  ///< "waiting", "let through", "put away"
[[nodiscard]] QuestionState question_state_named(std::string_view name);

struct Question {
  std::string id;
  std::int64_t number = 0;  ///< in the order in which they were asked
  std::int64_t table = 0;   ///< where it was asked; 0: by the address of the whole room
  std::string text;
  QuestionState state = QuestionState::waiting;
  std::int64_t votes = 0;
};

/// Those that were let through, as they were asked.
[[nodiscard]] std::vector<Question> let_through(const std::vector<Question>& questions);

/// Those that were let through, most votes first, then as they were asked.
[[nodiscard]] std::vector<Question> by_votes(const std::vector<Question>& questions);

/// The first of these (by_votes) that the screen has room for: three; a long one takes two lines, and then two.
[[nodiscard]] std::vector<Question> on_screen(std::vector<Question> questions);

}  // namespace muster::room
