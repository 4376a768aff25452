#pragma once
// What is remembered of everybody in a long list, packed: a name takes 60 bytes where its parts as strings take 250.

#include "likeness.hpp"

#include <muster/kit/base/text_pool.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::people {

/// Names under the numbers 0, 1, 2 ...
class KeptNames {
 public:
  explicit KeptNames(TextPool& pool) : pool_(pool) {}
  void add(const ComparedName& name);
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] NameView at(std::size_t number) const;

 private:
  struct PackedName {
    TextPool::Slice text;
    std::uint32_t line = 0;
    std::uint32_t remark = 0;
    std::uint32_t organisation = 0;
    char sex = '\0';
  };
  TextPool& pool_;
  std::deque<PackedName> names_;
};

/// A number for each text; the first that was given stays until it is set.
class TextNumbers {
 public:
  explicit TextNumbers(TextPool& pool) : pool_(pool) {}
  /// The number of the text, and whether it is the one just given.
  std::pair<std::uint32_t*, bool> emplace(std::string_view text, std::uint32_t number);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

 private:
  struct Entry {
    TextPool::Slice text;
    std::uint32_t mark = 0;  ///< of its hash
    std::uint32_t number = 0;
  };
  /// Where the text stands among the slots, or would.
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t mark) const;
  void grow();

  TextPool& pool_;
  std::deque<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< numbers of entries, one-based; 0 where there is none
};

/// The latest of each kind by a hash alone. Two kinds of one hash are taken for one, about once in two billion pairs:
/// for those who look at what they find.
class LatestOfKey {
 public:
  /// 0 where nothing was put yet.
  std::uint32_t& operator[](std::uint64_t key);
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const;

 private:
  struct Slot {
    std::uint32_t mark = 0;
    std::uint32_t latest = 0;
    bool used() const { return mark != 0; }
  };
  [[nodiscard]] std::size_t slot_of(std::uint32_t mark) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace muster::people
