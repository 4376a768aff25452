#pragma once
// Many texts in few large pieces of memory, each told by eight bytes: a string of its own takes sixty.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace muster {

/// A text stays where it was put. A copy of the pool shares what is there; what is added later is its own.
class TextPool {
 public:
  /// Where a text stands.
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  TextPool() = default;
  TextPool(const TextPool& other);
  TextPool& operator=(const TextPool& other);
  TextPool(TextPool&&) noexcept = default;
  TextPool& operator=(TextPool&&) noexcept = default;
  ~TextPool() = default;

  /// A text that was added lately is not kept twice. Throws std::length_error beyond 4 GB.
  Slice add(std::string_view text);
  [[nodiscard]] std::string_view at(Slice slice) const {
    if (slice.size == 0) return {};
    return {pieces_[slice.begin >> piece_bits].get() + (slice.begin & (piece_size - 1)), slice.size};
  }
  /// Memory that the texts take, those of other pools that it shares too.
  [[nodiscard]] std::size_t bytes() const { return pieces_.size() * piece_size + lately_.capacity() * sizeof(Slice); }

 private:
  static constexpr std::uint32_t piece_bits = 16;
  static constexpr std::size_t piece_size = std::size_t{1} << piece_bits;
  char* room_for(std::size_t size, Slice& slice);

  std::vector<std::shared_ptr<char[]>> pieces_;
  std::size_t used_ = 0;       ///< of the last piece
  std::size_t room_ = 0;       ///< in it, used or not; 0 where it belongs to somebody else too
  std::vector<Slice> lately_;  ///< texts that are likely to come again, by their hash
  std::size_t added_ = 0;      ///< texts, until `lately_` is as large as it gets
};

}  // namespace muster
