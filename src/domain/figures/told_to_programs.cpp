// The rate goes with the count: either gives the other away.
#include <muster/domain/figures/told_to_programs.hpp>

#include <muster/domain/feedback/told_to_programs.hpp>

namespace muster::figures {

bool told_in_steps(const Summary& summary) { return summary.anonymous && summary.round == RoundState::open; }

std::int64_t responses_told_to_programs(const Summary& summary) {
  if (summary.responses_in_fives) return summary.responses;
  return feedback::told_to_programs(summary.responses, summary.anonymous, summary.round == RoundState::open);
}

Summary told_to_programs(const Summary& summary) {
  auto told = summary;
  if (!told_in_steps(summary)) return told;
  told.responses = responses_told_to_programs(summary);
  told.responses_in_fives = true;
  if (told.response_rate && told.asked_people > 0)
    told.response_rate = static_cast<double>(told.responses) / static_cast<double>(told.asked_people);
  return told;
}

}  // namespace muster::figures
