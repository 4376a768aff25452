#pragma once
// The address that the server listens on, and the names under which it may be called there.

#include <muster/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::http {

struct ListenAddress {
  std::string host;  ///< "127.0.0.1" or "::1", without brackets
  std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "localhost:8080" or "[::1]:8080". Any other address is refused until sign-in comes.
[[nodiscard]] Result<ListenAddress> parse_listen(std::string_view text);

/// "127.0.0.1:8080" or "[::1]:8080".
[[nodiscard]] std::string written(const ListenAddress& address);

/// What browsers may write into Host.
[[nodiscard]] std::vector<std::string> allowed_hosts(const ListenAddress& address);

}  // namespace muster::http
