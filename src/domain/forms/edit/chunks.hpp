#pragma once
// A text as its parts with the blanks behind each, to be put into another order.

#include "statements.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct Chunk {
  std::string content;
  std::string gap;  ///< the blanks behind it
  PartKind kind = PartKind::question;
  std::string key;
  bool was_last = false;
};

class Chunks {
 public:
  Chunks(std::string_view text, const ReadText& read);

  std::vector<Chunk> all;

  [[nodiscard]] std::size_t place_of(std::string_view key) const;  ///< all.size() where there is none
  /// The page that stands at `at` ends before this one.
  [[nodiscard]] std::size_t end_of_page(std::size_t at) const;
  void move(std::size_t from, std::size_t to);  ///< `to` among those that stay
  void add(std::size_t at, std::string content, PartKind kind);
  [[nodiscard]] std::string text() const;

 private:
  std::string before_;  ///< what stands above the first part
  std::string tail_;    ///< the blanks at the end
};

}  // namespace muster::forms
