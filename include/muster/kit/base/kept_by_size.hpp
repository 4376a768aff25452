#pragma once
// Things kept for whoever asks next, as many as there is room for in bytes: the longest unused go first.

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace muster {

/// Not safe to use from several threads at once: whoever has it guards it. Finding is log n, keeping at most n.
template <class Key, class Value>
class KeptBySize {
 public:
  /// Keeps at most that many bytes; what is larger by itself is not kept at all.
  explicit KeptBySize(std::size_t budget) : budget_(budget) {}

  /// The value kept under the key, or nullptr; good until something else is kept.
  [[nodiscard]] Value* find(const Key& key) {
    const auto found = kept_.find(key);
    if (found == kept_.end()) return nullptr;
    found->second.used = ++turn_;
    return &found->second.value;
  }
  /// Keeps it in place of what stood under the key.
  void keep(const Key& key, Value value, std::size_t bytes) {
    forget(key);
    if (bytes > budget_) return;
    while (bytes_ + bytes > budget_) forget_oldest();
    kept_.emplace(key, Entry{std::move(value), bytes, ++turn_});
    bytes_ += bytes;
  }
  void forget(const Key& key) {
    const auto found = kept_.find(key);
    if (found == kept_.end()) return;
    bytes_ -= found->second.bytes;
    kept_.erase(found);
  }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return kept_.size(); }

 private:
  struct Entry {
    Value value;
    std::size_t bytes = 0;
    std::uint64_t used = 0;
  };
  void forget_oldest() {
    auto oldest = kept_.begin();
    for (auto at = kept_.begin(); at != kept_.end(); ++at) {
      if (at->second.used < oldest->second.used) oldest = at;
    }
    bytes_ -= oldest->second.bytes;
    kept_.erase(oldest);
  }

  std::size_t budget_;
  std::size_t bytes_ = 0;
  std::uint64_t turn_ = 0;
  std::map<Key, Entry> kept_;
};

}  // namespace muster
