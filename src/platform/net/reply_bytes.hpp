#pragma once
// A reply as the bytes that go over the wire.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/reply.hpp>

#include <string>
#include <string_view>

namespace muster::net {

enum class AfterReply { keep, close, go_on };  ///< go_on: events follow, until the connection closes
enum class WithBody { no, yes };

/// "OK" for 200, and so on; "Status" for a number nobody has named.
[[nodiscard]] std::string_view reason_of(int status);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
[[nodiscard]] std::string http_date(Instant instant);

/// That of a moment, written once for each second. For one thread.
class HttpDate {
 public:
  [[nodiscard]] const std::string& at(Instant instant) {
    if (instant != second_ || text_.empty()) text_ = http_date(second_ = instant);
    return text_;
  }

 private:
  Instant second_{};
  std::string text_;
};

/// Status line and headers with their empty line. A 304 has no length, as it has no body; nor has what goes on.
[[nodiscard]] std::string head_of(const web::Reply& reply, std::string_view date, AfterReply after_reply);

/// The bytes that follow the head.
[[nodiscard]] inline const std::string& body_of(const web::Reply& reply) {
  return reply.kept ? *reply.kept : reply.body;
}

}  // namespace muster::net
