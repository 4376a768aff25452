#pragma once
// The address of a PostgreSQL database: read by libpq's rules, shown without its password.

#include <muster/kit/base/result.hpp>

#include <string>

namespace muster::store {

struct PostgresAddress {
  std::string whole;     ///< as given, for libpq alone
  std::string password;  ///< to be kept out of every text; may be empty
  std::string shown;     ///< an address that reaches the same place, without the password
};

/// Refuses what libpq cannot read, or would read other than it was meant: a password with a bare "/" or "@".
[[nodiscard]] Result<PostgresAddress> read_address(const std::string& address);

}  // namespace muster::store
