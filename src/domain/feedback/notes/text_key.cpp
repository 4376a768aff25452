// Reads the first half of a fingerprint's hexadecimal digits.
#include <muster/domain/feedback/text_key.hpp>

#include <muster/domain/feedback/text_look.hpp>

#include <charconv>
#include <functional>

namespace muster::feedback {

TextKey text_key(std::string_view stored) {
  constexpr std::size_t digits = 16;
  TextKey key;
  const auto read = [&](std::size_t begin, std::uint64_t& number) {
    const auto* first = stored.data() + begin;
    const auto [end, error] = std::from_chars(first, first + digits, number, 16);
    return error == std::errc() && end == first + digits;
  };
  if (stored.size() >= 2 * digits && read(0, key.first) && read(digits, key.second)) return key;
  return {std::hash<std::string_view>()(stored), stored.size()};
}

TextKey text_key(const std::string& question, std::string_view text) {
  return text_key(key_of(question, std::string(text)));
}

}  // namespace muster::feedback
