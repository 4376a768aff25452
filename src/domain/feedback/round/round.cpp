// When a round is open.
#include <muster/domain/feedback/round.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

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

bool tells_in_fives(const Round& round) {
  return round.form->anonymous && round.state == RoundState::open &&
         (round.last_closing || round.has_links || needs_link(round.answered_by));
}

bool may_hold_answers(const Round& round) { return round.responses > 0 || tells_in_fives(round); }

std::int64_t told_count(const Round& round, std::int64_t count) {
  constexpr std::int64_t step = 5;
  if (!tells_in_fives(round)) return count;
  const auto known = round.last_closing.value_or(0);
  return count < known ? count / step * step : known + (count - known) / step * step;
}

std::string told_answers(const Round& round) {
  const auto told = told_count(round, round.responses);
  if (!tells_in_fives(round)) return counted(told, "answer", "answers");
  return told == 0 ? std::string("fewer than five answers") : counted(told, "answer", "answers") + " or a few more";
}

std::int64_t answers_to_release(const Round& round, std::int64_t released, std::int64_t waiting) {
  constexpr std::int64_t step = 5;
  if (!round.form->anonymous) return waiting;
  if (round.state == RoundState::open) return std::max<std::int64_t>(0, waiting - step) / step * step;
  if (released + waiting < fewest_shown) return 0;
  // Figures of fewer than five answers were shown to nobody.
  return released < step || waiting >= step ? waiting : 0;
}

std::int64_t imported_to_release(const Round& round, std::int64_t waiting, std::int64_t imported) {
  constexpr std::int64_t step = 5;
  if (!round.form->anonymous) return imported;
  if (round.state != RoundState::open) return imported >= step ? imported : 0;
  auto joining = imported / step * step;
  while (joining > 0 && waiting + imported - joining < step) joining -= step;
  return joining;
}

}  // namespace muster::feedback
