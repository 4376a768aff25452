// How the code of a booking is written, read and known by.
#include <muster/domain/booking/booking_code.hpp>

#include <muster/kit/base/digest.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::booking {

std::string shown_code(std::string_view code) {
  constexpr std::size_t group = 4;
  std::string shown;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (at > 0 && at % group == 0) shown += '-';
    shown += code[at];
  }
  return shown;
}

std::optional<std::string> typed_code(std::string_view text) {
  constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  std::string code;
  for (const char typed : trimmed(text)) {
    if (typed == ' ' || typed == '-') continue;
    const char letter = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (letters.find(letter) == std::string_view::npos || code.size() == booking_code_length) return std::nullopt;
    code += letter;
  }
  if (code.size() != booking_code_length) return std::nullopt;
  return code;
}

std::string code_hash(std::string_view event_id, std::string_view code) {
  return sha256(std::string(event_id) + ":" + std::string(code));
}

}  // namespace muster::booking
