// Quotes each value, so that no word in one can pass for a key or for a line.
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/log_line.hpp>

namespace muster {

std::string log_value(std::string_view text) {
  std::string safe = "\"";
  for (const unsigned char letter : text)
    safe += letter < 0x20 || letter >= 0x7f || letter == '"' || letter == '\\' ? '?' : static_cast<char>(letter);
  return safe + '"';
}

std::string log_line(Instant now, std::string_view event,
                     const std::vector<std::pair<std::string_view, std::string_view>>& fields) {
  std::string line = "time=" + iso_instant(now) + " event=" + std::string(event);
  for (const auto& [key, value] : fields) line += " " + std::string(key) + "=" + log_value(value);
  return line;
}

}  // namespace muster
