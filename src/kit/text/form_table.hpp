#pragma once
// From what was typed to the number of its form: open addressing, and most words stand in their slot as they are.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "plain_word.hpp"

namespace muster::text {

/// How a form is looked for.
struct FormKey {
  static constexpr unsigned manner_bits = 6;  ///< of kind and capitals beside what was typed, and of `whole`
  static constexpr std::uint32_t whole = 32;  ///< no letter is missing in head and tail

  std::uint64_t head = 0;  ///< as in PlainWord where all is ASCII and fits, else a hash
  std::uint64_t tail = 0;
  std::uint32_t size = 0;  ///< units of UTF-16, and what was typed besides letters in the lowest bits

  /// Of a word in a text whose capitals say something.
  static FormKey of(const PlainWord& word) { return {word.head, word.tail, (word.size << manner_bits) | whole}; }

  [[nodiscard]] bool operator==(const FormKey&) const = default;
};

class FormTable {
 public:
  FormTable() : slots_(1024), mask_(slots_.size() - 1) {}

  /// The form's number + 1, or 0. `is_same(form)` is asked of a form whose letters are not all in its key.
  template <class IsSame>
  [[nodiscard]] std::uint32_t find(const FormKey& key, const IsSame& is_same) const {
    for (auto at = place_of(key); slots_[at].form != 0; at = (at + 1) & mask_) {
      const auto& slot = slots_[at];
      if (slot.key == key && ((key.size & FormKey::whole) != 0 || is_same(slot.form - 1))) return slot.form;
    }
    return 0;
  }

  [[nodiscard]] std::uint32_t find(const PlainWord& word) const {
    return find(FormKey::of(word), [](std::uint32_t) { return true; });
  }

  /// `key` is not among them.
  void add(const FormKey& key, std::uint32_t form) {
    if (++size_ * 2 > slots_.size()) grow();
    slots_[free_place(key)] = {key, form + 1};
  }

 private:
  struct Slot {
    FormKey key;
    std::uint32_t form = 0;  ///< number + 1, 0 where the slot is free
  };

  [[nodiscard]] std::size_t place_of(const FormKey& key) const {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t factor_of_tail = 0xC2B2AE3D27D4EB4FULL;
    const auto mixed = (key.head ^ (key.tail * factor_of_tail) ^ key.size) * factor;
    return static_cast<std::size_t>(mixed >> 32U) & mask_;
  }

  [[nodiscard]] std::size_t free_place(const FormKey& key) const {
    auto at = place_of(key);
    while (slots_[at].form != 0) at = (at + 1) & mask_;
    return at;
  }

  void grow() {
    const auto old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    mask_ = slots_.size() - 1;
    for (const auto& slot : old) {
      if (slot.form != 0) slots_[free_place(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;  ///< their number is a power of two
  std::size_t size_ = 0;
};

}  // namespace muster::text
