// A walk from the likeliest number to both sides; each likelihood follows from its neighbour's by four counts.
#include "draws.hpp"

#include <algorithm>

namespace muster::stats {
namespace {

constexpr double negligible = 1e-290;

std::int64_t least(const Urn& urn) { return std::max<std::int64_t>(0, urn.drawn - (urn.all - urn.marked)); }
std::int64_t most(const Urn& urn) { return std::min(urn.drawn, urn.marked); }

std::int64_t likeliest(const Urn& urn) {
  const auto mode =
      static_cast<double>(urn.drawn + 1) * static_cast<double>(urn.marked + 1) / static_cast<double>(urn.all + 2);
  return std::clamp(static_cast<std::int64_t>(mode), least(urn), most(urn));
}

/// The likelihood of `number` + 1 over that of `number`.
double step_up(const Urn& urn, std::int64_t number) {
  const auto unmarked = urn.all - urn.marked;
  return static_cast<double>(urn.marked - number) / static_cast<double>(number + 1) *
         static_cast<double>(urn.drawn - number) / static_cast<double>(unmarked - urn.drawn + number + 1);
}

/// Visits each number that is likely enough, with its likelihood as a part of the likeliest one's.
template <class Visit>
void walk(const Urn& urn, Visit visit) {
  const auto middle = likeliest(urn);
  double here = 1;
  for (auto number = middle; here > negligible; ++number) {
    visit(number, here);
    if (number == most(urn)) break;
    here *= step_up(urn, number);
  }
  here = 1;
  for (auto number = middle; number > least(urn); --number) {
    here /= step_up(urn, number - 1);
    if (here <= negligible) break;
    visit(number - 1, here);
  }
}

}  // namespace

double chance(const Urn& urn, const std::function<bool(std::int64_t, double)>& wanted) {
  double found = 0;
  double all = 0;
  walk(urn, [&](std::int64_t number, double part) {
    all += part;
    if (wanted(number, part)) found += part;
  });
  return found / all;
}

double likelihood(const Urn& urn, std::int64_t number) {
  double found = 0;
  walk(urn, [&](std::int64_t at, double part) {
    if (at == number) found = part;
  });
  return found;
}

}  // namespace muster::stats
