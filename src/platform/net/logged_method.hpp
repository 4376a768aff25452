#pragma once
// What the log calls a request's method, whatever was sent in its place.

#include <string>
#include <string_view>

namespace muster::net {

/// Anything can be sent as a method; only known ones are worth a log line.
inline std::string_view logged_method(const std::string& method) {
  if (method == "GET") return "GET";
  for (const std::string_view known : {"HEAD", "POST", "PUT", "PATCH", "DELETE"})
    if (method == known) return known;
  return "OTHER";
}

}  // namespace muster::net
