// Bytes are held back only in the middle of a character.
#include "harmless_stream.hpp"

#include <muster/kit/base/plain_text.hpp>

#include <algorithm>

namespace muster::cli {
namespace {

/// How many bytes at the end may be the beginning of a character.
std::size_t unfinished(const std::string& bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80U) return 0;
    if (byte < 0xC0U) continue;
    const std::size_t whole = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
    return back < whole ? back : 0;
  }
  return 0;
}

}  // namespace

bool HarmlessBuffer::write_whole_characters() {
  const auto rest = unfinished(waiting_);
  target_ << harmless_on_terminal(std::string_view(waiting_).substr(0, waiting_.size() - rest));
  waiting_.erase(0, waiting_.size() - rest);
  return target_.good();
}

HarmlessBuffer::int_type HarmlessBuffer::overflow(int_type byte) {
  if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
  waiting_ += traits_type::to_char_type(byte);
  return write_whole_characters() ? byte : traits_type::eof();
}

std::streamsize HarmlessBuffer::xsputn(const char* bytes, std::streamsize count) {
  waiting_.append(bytes, static_cast<std::size_t>(count));
  return write_whole_characters() ? count : 0;
}

int HarmlessBuffer::sync() {
  target_ << harmless_on_terminal(waiting_) << std::flush;
  waiting_.clear();
  return target_.good() ? 0 : -1;
}

}  // namespace muster::cli
