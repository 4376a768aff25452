// Percent escapes, urlencoded forms and cookies, read strictly: a sender that is not a browser gets a refusal.
#include <muster/platform/web/decode.hpp>

#include "typed_text.hpp"

namespace muster::web {

namespace {

Error malformed(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

int hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Result<std::string> unescaped(std::string_view text, bool plus_is_space) {
  if (text.find('%') == std::string_view::npos && (!plus_is_space || text.find('+') == std::string_view::npos))
    return std::string(text);
  std::string decoded(text.size(), '\0');
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
      if (high < 0 || low < 0) return malformed("A percent sign is not followed by two hexadecimal digits.");
      decoded[end++] = static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      decoded[end++] = plus_is_space && text[at] == '+' ? ' ' : text[at];
    }
  }
  decoded.resize(end);
  return decoded;
}

}  // namespace

Result<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  MUSTER_TRY(decoded, unescaped(text, plus_is_space));
  MUSTER_CHECK(check_typed(decoded));
  return decoded;
}

Result<Fields> decode_urlencoded(std::string_view body, const DecodeLimits& limits) {
  Fields fields;
  std::size_t count = 0;
  std::size_t texts = 0;
  while (!body.empty()) {
    const auto end = body.find('&');
    const auto pair = body.substr(0, end);
    body = end == std::string_view::npos ? std::string_view{} : body.substr(end + 1);
    if (pair.empty()) continue;
    if (++count > limits.fields) return malformed("The form has more fields than Muster reads at once.");
    const auto equals = pair.find('=');
    const auto raw_name = pair.substr(0, equals);
    const auto raw_value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    // An escape takes three bytes for one, so this bounds the work before any decoding.
    if (raw_name.size() > 3 * limits.name_bytes) return malformed("A field of the form has too long a name.");
    if (raw_value.size() > 3 * (limits.text_bytes - texts)) return malformed(std::string(too_much_text));
    MUSTER_TRY(name, percent_decoded(raw_name, true));
    MUSTER_TRY(bytes, unescaped(raw_value, true));
    MUSTER_TRY(value, typed_field(std::move(bytes)));
    if (name.empty()) return malformed("A field of the form has no name.");
    if (name.size() > limits.name_bytes) return malformed("A field of the form has too long a name.");
    if (value.size() > limits.text_bytes - texts) return malformed(std::string(too_much_text));
    texts += value.size();
    fields.add(std::move(name), std::move(value));
  }
  return fields;
}

std::map<std::string, std::string> decode_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    const auto end = header.find(';');
    const auto pair = without_blanks(header.substr(0, end));
    header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = without_blanks(pair.substr(0, equals));
    auto value = without_blanks(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    bool clean = !name.empty();
    for (const unsigned char letter : pair) clean = clean && letter > 0x20 && letter < 0x7f;
    if (clean) cookies.emplace(name, value);
  }
  return cookies;
}

}  // namespace muster::web
