// Text from the network, checked and in one shape.
#include "typed_text.hpp"

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::web {
namespace {

Error refused(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

}  // namespace

Outcome check_typed(std::string_view text) {
  if (!is_valid_text(text)) return refused("What was sent is not text in UTF-8.");
  if (!is_plain_text(text)) {
    return refused("What was sent holds a control character, which no keyboard types. Take it out and send it again.");
  }
  return Success{};
}

Result<std::string> typed_field(std::string text) {
  if (std::ranges::none_of(text, [](char byte) { return byte >= '\v' && byte <= '\r'; })) {
    MUSTER_CHECK(check_typed(text));
    return text;
  }
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
