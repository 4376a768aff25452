// Text from the network, checked and in one shape.
#include "typed_text.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::web {
namespace {

bool holds_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return true;
    if (byte == 0x7F) return true;
    // U+0080 to U+009F are C2 80 to C2 9F.
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

}  // namespace

Outcome check_typed(std::string_view text) {
  const auto refused = [](std::string message) { return Error{ErrorKind::wrong_usage, std::move(message), {}, {}}; };
  if (!is_valid_text(text)) return refused("What was sent is not text in UTF-8.");
  if (holds_control(text)) {
    return refused("What was sent holds a control character, which no keyboard types. Take it out and send it again.");
  }
  return Success{};
}

Result<std::string> typed_field(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    plain += text[at] == '\r' || text[at] == '\v' || text[at] == '\f' ? '\n' : text[at];
  }
  MUSTER_CHECK(check_typed(plain));
  return plain;
}

}  // namespace muster::web
