#pragma once
// Addresses of the delegates' pages, put together so that nothing typed can break out of its place in them.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::booking {

/// Everything but letters, digits and -._~ as %XX.
[[nodiscard]] inline std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const unsigned char byte : text) {
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       byte == '-' || byte == '.' || byte == '_' || byte == '~';
    if (plain) {
      out += static_cast<char>(byte);
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

/// "path?name=value&...", empty values left out; the path alone where none is left.
[[nodiscard]] inline std::string address(std::string path,
                                         const std::vector<std::pair<std::string, std::string>>& query) {
  char mark = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    path += mark + name + "=" + percent_encoded(value);
    mark = '&';
  }
  return path;
}

[[nodiscard]] inline std::string delegates_path(const std::string& event_slug) {
  return "/events/" + event_slug + "/delegates";
}
[[nodiscard]] inline std::string staged_path(const std::string& event_slug, const std::string& id) {
  return delegates_path(event_slug) + "/import/" + id;
}

}  // namespace muster::booking
