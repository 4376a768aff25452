// A spelling far from all there are needs the list of them.
#include "suggestion.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::report {

std::string suggested(std::string_view name, const std::vector<std::string>& allowed) {
  auto near = did_you_mean(name, allowed);
  if (!near.empty() || allowed.empty()) return near;
  constexpr std::size_t most = 12;
  if (allowed.size() <= most) return "write " + listed(allowed, " or ");
  return "write " + joined({allowed.begin(), allowed.begin() + most}, ", ") + " or another";
}

}  // namespace muster::report
