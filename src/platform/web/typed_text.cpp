// Text from the network, checked and in one shape.
#include "typed_text.hpp"

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::web {
namespace {

Error refused(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

/// DEL, and U+0080 to U+009F, which are C2 80 to C2 9F: XML would hold them, but nobody types them.
std::size_t rare_control_at(std::string_view text, std::size_t at) {
  if (text[at] == '\x7F') return 1;
  const bool high = static_cast<unsigned char>(text[at]) == 0xC2 && at + 1 < text.size() &&
                    static_cast<unsigned char>(text[at + 1]) < 0xA0;
  return high ? 2 : 0;
}

}  // namespace

Outcome check_typed(std::string_view text) {
  if (!is_valid_text(text)) return refused("What was sent is not text in UTF-8.");
  bool typed = is_plain_text(text);
  for (std::size_t at = 0; at < text.size() && typed; ++at) typed = rare_control_at(text, at) == 0;
  if (!typed) {
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
