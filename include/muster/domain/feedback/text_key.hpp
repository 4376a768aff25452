#pragma once
// What tells a text apart, in sixteen bytes: of 100,000 texts the keys of the store would take twelve megabytes.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::feedback {

/// The first half of key_of(question, text), as numbers; of a good hash that is more than enough.
struct TextKey {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  friend auto operator<=>(const TextKey&, const TextKey&) = default;
};
struct TextKeyHash {
  std::size_t operator()(const TextKey& key) const { return static_cast<std::size_t>(key.first); }
};

/// Of what key_of gave, as it is stored. One that key_of never gave is like no other.
[[nodiscard]] TextKey text_key(std::string_view stored);
[[nodiscard]] TextKey text_key(const std::string& question, std::string_view text);

}  // namespace muster::feedback
