#pragma once
// What a reply hands to a browser in a cookie.

#include <muster/platform/web/reply.hpp>

#include <string>

namespace muster::test {

/// Empty where the reply hands over none of that name.
inline std::string cookie_of(const web::Reply& reply, const std::string& name) {
  for (const auto& [header, value] : reply.headers) {
    if (header == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  }
  return {};
}

}  // namespace muster::test
