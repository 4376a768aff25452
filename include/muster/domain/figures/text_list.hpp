#pragma once
// What people wrote, as a list: each wording once in memory, and of each person who wrote it four bytes. The summary of
// a consultation holds its texts several times over (all of a question, those of each theme, those without one), and
// must stay small enough to be kept.

#include <muster/kit/base/text_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <mutex>
#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

/// Different texts in alphabetical order, shared by the lists of a question. Fixed once made.
class Wordings {
 public:
  /// Of texts in any order; `places` is given back with the place of each among the wordings.
  Wordings(TextPool letters, const std::vector<TextPool::Slice>& texts, std::vector<std::uint32_t>& places);

  [[nodiscard]] std::size_t size() const { return slices_.size(); }
  /// Good while the wordings are.
  [[nodiscard]] std::string_view at(std::uint32_t place) const { return letters_.at(slices_[place]); }
  /// Memory that they take, with letters that stand in the answers' columns too.
  [[nodiscard]] std::size_t bytes() const { return sum_of_sizes_ + slices_.capacity() * sizeof(TextPool::Slice); }

 private:
  TextPool letters_;
  std::size_t sum_of_sizes_ = 0;  ///< of the wordings: a pool itself tells whole pieces
  std::vector<TextPool::Slice> slices_;
};

/// A list without its empty courtesies, equal answers told once.
class CleanedTexts {
 public:
  struct Entry {
    std::string_view text;    ///< as first written in alphabetical order; good while the CleanedTexts are
    std::int64_t people = 1;  ///< how many wrote the same, but for case, spaces and punctuation
  };
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  /// In the order of the list.
  [[nodiscard]] Entry operator[](std::size_t at) const {
    return {wordings_->at(entries_[at].place), entries_[at].people};
  }
  [[nodiscard]] auto entries() const {
    return std::views::iota(std::size_t{0}, size()) |
           std::views::transform([this](std::size_t at) { return (*this)[at]; });
  }
  /// People behind the entries.
  [[nodiscard]] std::int64_t people() const { return people_; }
  /// Answers that say nothing.
  [[nodiscard]] std::int64_t left_out() const { return left_out_; }

 private:
  friend class TextList;
  struct Kept {
    std::uint32_t place = 0;
    std::uint32_t people = 1;
  };
  std::shared_ptr<const Wordings> wordings_;
  std::vector<Kept> entries_;
  std::int64_t people_ = 0;
  std::int64_t left_out_ = 0;
};

/// Never changed once made; copies share what they hold. Safe to read from many threads.
class TextList {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;
    Iterator() = default;
    Iterator(const TextList* list, std::size_t at) : list_(list), at_(at) {}
    std::string_view operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      auto before = *this;
      ++at_;
      return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const TextList* list_ = nullptr;
    std::size_t at_ = 0;
  };

  TextList() = default;
  /// Those wordings, by their places, in that order.
  TextList(std::shared_ptr<const Wordings> wordings, std::vector<std::uint32_t> places);
  /// Those texts in the order given.
  explicit TextList(const std::vector<std::string>& texts);
  TextList(std::initializer_list<std::string> texts) : TextList(std::vector<std::string>(texts)) {}

  [[nodiscard]] std::size_t size() const { return held_ == nullptr ? 0 : held_->places.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  /// Good while the list is.
  [[nodiscard]] std::string_view operator[](std::size_t at) const { return held_->wordings->at(held_->places[at]); }
  [[nodiscard]] Iterator begin() const { return {this, 0}; }
  [[nodiscard]] Iterator end() const { return {this, size()}; }
  [[nodiscard]] std::vector<std::string> texts() const { return {begin(), end()}; }
  /// Made by whoever asks first, and kept for all who ask later.
  [[nodiscard]] const CleanedTexts& cleaned() const;

  /// What the list takes, and will once it is cleaned, without its wordings.
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::size_t bytes_of_wordings() const { return held_ == nullptr ? 0 : held_->wordings->bytes(); }
  /// Whether both lists are of the same wordings, which then stand in memory once.
  [[nodiscard]] bool shares_wordings(const TextList& other) const {
    return held_ != nullptr && other.held_ != nullptr && held_->wordings == other.held_->wordings;
  }
  friend bool operator==(const TextList& left, const TextList& right);
  friend bool operator==(const TextList& left, const std::vector<std::string>& right) { return left.texts() == right; }

 private:
  struct Held {
    std::shared_ptr<const Wordings> wordings;
    std::vector<std::uint32_t> places;
    mutable std::once_flag cleaning;
    mutable CleanedTexts cleaned;
  };
  std::shared_ptr<const Held> held_;
};

}  // namespace muster::figures
