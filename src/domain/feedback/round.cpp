// When a round is open.
#include <muster/domain/feedback/round.hpp>

namespace muster::feedback {

std::string_view state_name(RoundState state) {
  switch (state) {
    case RoundState::draft:
      return "draft";
    case RoundState::open:
      return "open";
    case RoundState::closed:
      return "closed";
  }
  return "draft";
}

std::string code_in_small_letters(std::string_view typed) {
  std::string code(typed);
  for (char& letter : code)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return code;
}

RoundState state_at(const Round& round, Instant now) {
  auto state = round.state;
  if (state == RoundState::draft && round.opens_at && *round.opens_at <= now) state = RoundState::open;
  if (state == RoundState::open && round.closes_at && *round.closes_at <= now) state = RoundState::closed;
  return state;
}

}  // namespace muster::feedback
