#pragma once
// The address that the server listens on, and the names under which it may be called there.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::net {

struct ListenAddress {
  std::string host;  ///< numeric, without brackets
  std::uint16_t port = 0;
};

enum class ListenScope { this_machine, network };

/// "127.0.0.1:8080", "localhost:8080" or "[::1]:8080"; with Reach::network any numeric address, as "0.0.0.0:443".
[[nodiscard]] Result<ListenAddress> parse_listen(std::string_view text, ListenScope reach = ListenScope::this_machine);

/// "127.0.0.1:8080" or "[::1]:8080".
[[nodiscard]] std::string written(const ListenAddress& address);

/// What browsers may write into Host: loopback's names, and `names` with and without the port. A name that is none is
/// an Error.
[[nodiscard]] Result<std::vector<std::string>> allowed_hosts(const ListenAddress& address,
                                                             const std::vector<std::string>& names);

}  // namespace muster::net
