// The few shapes that answers take, and the one table from errors to statuses.
#include <muster/platform/web/live_view.hpp>
#include <muster/platform/web/reply.hpp>

#include <stdexcept>

namespace muster::web {

Reply html(std::string body, int status) { return {status, "text/html; charset=utf-8", std::move(body), {}}; }

Reply json(const Json& value, int status) { return json(json_text(value, 2) + "\n", status); }

Reply json(std::string body, int status) { return {status, "application/json; charset=utf-8", std::move(body), {}}; }

Reply redirect(const std::string& path) {
  // "//host" and "/\host" lead browsers to another site.
  const bool own = !path.empty() && path[0] == '/' && (path.size() == 1 || (path[1] != '/' && path[1] != '\\'));
  if (!own) throw std::logic_error("a redirect must stay on this site");
  for (const unsigned char letter : path)
    if (letter <= 0x20 || letter == 0x7f) throw std::logic_error("a redirect must be a percent-encoded path");
  return {303, "text/plain; charset=utf-8", "See " + path + "\n", {{"Location", path}}};
}

Reply download(std::string bytes, std::string content_type, const std::string& file_name) {
  // Two forms (RFC 6266): plain ASCII for the oldest readers, UTF-8 percent-encoded for all others.
  std::string plain;
  std::string encoded;
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const unsigned char byte : file_name) {
    const bool letter = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    const bool safe = letter || byte == '-' || byte == '_' || byte == '.';
    if (safe || byte == ' ')
      plain += static_cast<char>(byte);
    else if (byte < 0x80 || byte >= 0xc0)
      plain += '_';  // one for each character, not for each byte
    if (safe) {
      encoded += static_cast<char>(byte);
    } else {
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  Reply reply{200, std::move(content_type), std::move(bytes), {}};
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
  return reply;
}

Reply live(LiveView view) {
  Reply reply{200, "text/event-stream; charset=utf-8", {}, {}};
  // A proxy that collects an answer before it passes it on would collect for ever (nginx reads this header).
  reply.headers.emplace_back("X-Accel-Buffering", "no");
  reply.live = std::make_shared<const LiveView>(std::move(view));
  return reply;
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return 422;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::not_allowed:
      return 403;
    case ErrorKind::wrong_usage:
      return 400;
    case ErrorKind::unavailable:
    case ErrorKind::unsure:
      return 503;
  }
  throw std::logic_error("a kind of error without a status");
}

}  // namespace muster::web
