// Open addressing over one run of bytes: a few bytes besides the text itself, where nodes would take a hundred.
#include "strings.hpp"

#include <functional>

namespace muster::text {
namespace {

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

}  // namespace

std::uint32_t Strings::number_of(std::string_view text) {
  if (size() * 2 >= slots_.size()) grow();
  const auto mask = slots_.size() - 1;
  auto slot = hash_of(text) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if ((*this)[slots_[slot] - 1] == text) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(size());
  bytes_ += text;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slots_[slot] = number + 1;
  return number;
}

void Strings::grow() {
  constexpr std::size_t first = 1024;
  slots_.assign(slots_.empty() ? first : slots_.size() * 2, 0);
  const auto mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    auto slot = hash_of((*this)[number]) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

}  // namespace muster::text
