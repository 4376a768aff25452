#pragma once
// One answer to one request, as a value.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::web {

struct LiveView;

struct Reply {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< besides content type and the security headers
  std::shared_ptr<const std::string> kept{};  ///< sent instead of `body` where set: bytes shared by many answers
  std::shared_ptr<const LiveView> live{};     ///< the body is what this shows, as long as somebody watches
};

[[nodiscard]] Reply html(std::string body, int status = 200);
[[nodiscard]] Reply json(std::string body, int status = 200);
[[nodiscard]] Reply json(const Json& value, int status = 200);
/// 303: the browser goes on with GET. `path` must begin with a single "/" (an own path); throws std::logic_error else.
[[nodiscard]] Reply redirect(const std::string& path);
/// A file to keep: Content-Disposition attachment with a name safe in every browser.
[[nodiscard]] Reply download(std::string bytes, std::string content_type, const std::string& file_name);

/// The one table from kinds of errors to statuses: bad_input 422, not_found 404, conflict 409, not_allowed 403,
/// wrong_usage 400, unavailable 503.
[[nodiscard]] int status_of(ErrorKind kind);

}  // namespace muster::web
