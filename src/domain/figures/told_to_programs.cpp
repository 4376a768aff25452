// The rate goes with the count: either gives the other away.
#include <muster/domain/figures/told_to_programs.hpp>

#include <muster/domain/feedback/told_to_programs.hpp>
#include <muster/kit/stats/share.hpp>

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
  // Made anew even where there was none: more answers than delegates have none, and would tell of the one too many.
  told.response_rate.reset();
  if (told.asked_people > 0 && told.responses <= told.asked_people && !summary.responses_in_fives)
    told.response_rate = stats::share(told.responses, told.asked_people);
  return told;
}

}  // namespace muster::figures
