// Escaping.
#include <muster/kit/base/markup.hpp>

namespace muster {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t') out += byte;
    }
  }
  return out;
}

}  // namespace muster
