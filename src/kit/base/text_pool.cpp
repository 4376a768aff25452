// Puts texts one behind the other, and finds again those that came lately.
#include <muster/kit/base/text_pool.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace muster {
namespace {

constexpr std::size_t smallest_piece = 1024;  // most tables are small
constexpr std::size_t fewest_remembered = 64;
constexpr std::size_t texts_remembered = 4096;   // 64 times a power of four
constexpr std::size_t longest_remembered = 256;  // bytes: a longer text stands nowhere else
constexpr std::size_t most_pieces = std::size_t{1} << 16U;

}  // namespace

TextPool::TextPool(const TextPool& other) : pieces_(other.pieces_) {}

TextPool& TextPool::operator=(const TextPool& other) {
  if (this != &other) *this = TextPool(other);
  return *this;
}

char* TextPool::room_for(std::size_t size, Slice& slice) {
  if (pieces_.empty() || used_ + size > room_) {
    // A long text takes several places in the row of pieces, all in one stretch of memory.
    const auto grown = pieces_.empty() ? smallest_piece : std::min(std::max(room_, smallest_piece) * 4, piece_size);
    room_ = std::max(size, grown);
    const auto count = (room_ + piece_size - 1) / piece_size;
    if (pieces_.size() + count > most_pieces) throw std::length_error("a pool holds 4 GB of text at most");
    std::shared_ptr<char[]> piece(new char[room_]);
    slice.begin = static_cast<std::uint32_t>(pieces_.size() << piece_bits);
    for (std::size_t at = 0; at < count; ++at) pieces_.emplace_back(piece, piece.get() + at * piece_size);
    used_ = size;
    if (count > 1) room_ = used_;  // what is left of its last slice is not worth telling apart
    return piece.get();
  }
  slice.begin = static_cast<std::uint32_t>(((pieces_.size() - 1) << piece_bits) + used_);
  auto* begin = pieces_.back().get() + used_;
  used_ += size;
  return begin;
}

TextPool::Slice TextPool::add(std::string_view text) {
  if (text.empty()) return {};
  Slice* remembered = nullptr;
  if (text.size() <= longest_remembered) {
    if (lately_.size() < texts_remembered && added_++ == lately_.size())
      lately_.assign(std::max(lately_.size() * 4, fewest_remembered), {});
    remembered = &lately_[std::hash<std::string_view>()(text) & (lately_.size() - 1)];
    if (at(*remembered) == text) return *remembered;
  }
  Slice slice{0, static_cast<std::uint32_t>(text.size())};
  std::copy(text.begin(), text.end(), room_for(text.size(), slice));
  if (remembered != nullptr) *remembered = slice;
  return slice;
}

}  // namespace muster
