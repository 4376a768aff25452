// What two texts have in common at both ends is left out of a step.
#include <muster/domain/forms/edit.hpp>

#include <algorithm>

namespace muster::forms {

TextStep step_between(std::string_view before, std::string_view after) {
  const auto is_inside = [](std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  const auto shorter = std::min(before.size(), after.size());
  auto begin = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin()).first -
      before.begin());
  while (begin > 0 && (is_inside(before, begin) || is_inside(after, begin))) --begin;
  std::size_t same = 0;
  while (same < shorter - begin && before[before.size() - 1 - same] == after[after.size() - 1 - same]) ++same;
  while (same > 0 && (is_inside(before, before.size() - same) || is_inside(after, after.size() - same))) --same;
  return {begin, after.size() - same - begin, std::string(before.substr(begin, before.size() - same - begin))};
}

std::optional<std::string> undone(std::string_view text, const TextStep& step) {
  if (step.at > text.size() || step.length > text.size() - step.at) return std::nullopt;
  return std::string(text.substr(0, step.at)) + step.before + std::string(text.substr(step.at + step.length));
}

}  // namespace muster::forms
