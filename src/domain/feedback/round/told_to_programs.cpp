// One step for every reply: two that differed would give the exact count away.
#include <muster/domain/feedback/told_to_programs.hpp>

namespace muster::feedback {

std::int64_t told_to_programs(std::int64_t responses, bool anonymous, bool open) {
  constexpr std::int64_t step = 5;
  return anonymous && open ? responses / step * step : responses;
}

std::int64_t told_to_programs(const Round& round, Instant now) {
  auto settled = round;
  settled.state = state_at(round, now);
  if (tells_in_fives(settled)) return told_count(settled, round.responses);
  return told_to_programs(round.responses, round.form->anonymous, settled.state == RoundState::open);
}

}  // namespace muster::feedback
