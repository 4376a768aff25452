// Near misses of names, for messages that say what was probably meant.
#include <muster/kit/base/nearest.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0U) == 0x80U && !out.empty())
      out.back() = (out.back() << 6U) | (byte & 0x3FU);
    else
      out += static_cast<char32_t>(byte);
  }
  return out;
}

constexpr std::size_t longest_name = 200;  // characters; whoever types more misspells no name

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const auto a = code_points(left);
  const auto b = code_points(right);
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::vector<std::size_t> next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const auto length = character_count(name);
  if (length > longest_name) return std::nullopt;
  const auto wanted = lower_case(name);
  const auto allowed = std::clamp<std::size_t>(length / 3, 1, 4);
  std::optional<std::string> best;
  std::size_t best_distance = allowed + 1;
  for (const auto& candidate : candidates) {
    // A letter may be two in lower case.
    if (const auto other = character_count(candidate); other > 2 * (length + allowed) || 2 * (other + allowed) < length)
      continue;
    const auto distance = edit_distance(wanted, lower_case(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const auto found = nearest(name, candidates);
  return found ? "did you mean \"" + *found + "\"?" : std::string();
}

}  // namespace muster
