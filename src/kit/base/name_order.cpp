// Orders by ICU's sort keys: equal keys are what the collator calls equal, and those go by their bytes.
#include <muster/kit/base/name_order.hpp>

#include "english.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <numeric>

namespace muster {
namespace {

struct Key {
  std::size_t begin = 0;
  std::size_t size = 0;
};

}  // namespace

std::vector<std::uint32_t> name_order(const std::vector<std::string_view>& names) {
  std::vector<std::uint32_t> out(names.size());
  std::iota(out.begin(), out.end(), std::uint32_t{0});
  if (names.size() < 2) return out;
  const auto& order = english_order();
  std::vector<std::uint8_t> bytes;
  std::vector<Key> keys;
  keys.reserve(names.size());
  std::size_t used = 0;
  for (const auto name : names) {
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    const auto room = [&] { return static_cast<int32_t>(std::min<std::size_t>(bytes.size() - used, INT32_MAX)); };
    auto size = order.getSortKey(text, bytes.data() + used, room());
    if (size > room()) {
      bytes.resize(std::max(used + static_cast<std::size_t>(size), bytes.size() + bytes.size() / 2));
      size = order.getSortKey(text, bytes.data() + used, room());
    }
    keys.push_back({used, static_cast<std::size_t>(size)});
    used += static_cast<std::size_t>(size);
  }
  const auto key = [&](std::uint32_t at) {
    return std::string_view(reinterpret_cast<const char*>(bytes.data()) + keys[at].begin, keys[at].size);
  };
  std::sort(out.begin(), out.end(), [&](std::uint32_t left, std::uint32_t right) {
    if (const auto by_key = key(left).compare(key(right)); by_key != 0) return by_key < 0;
    const auto by_bytes = names[left].compare(names[right]);
    return by_bytes != 0 ? by_bytes < 0 : left < right;
  });
  return out;
}

}  // namespace muster
