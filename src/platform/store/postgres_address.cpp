// No text of libpq is passed on here: it quotes the parts of an address it does not understand.

#include "postgres_address.hpp"
#include <muster/kit/base/address.hpp>

#include "backends.hpp"

#include <libpq-fe.h>

#include <map>
#include <memory>

namespace muster::store {
namespace {

Error unreadable() {
  return bad_input(
      "The address of the PostgreSQL database is not well formed. Write postgresql://USER@HOST:PORT/NAME, several "
      "hosts "
      "with commas; in a password write %40 for @, %2F for / and %3A for a colon.");
}

std::string shown(const std::map<std::string, std::string>& parts) {
  std::string out = "postgresql://";
  const auto part = [&](const std::string& name) {
    const auto found = parts.find(name);
    return found == parts.end() ? std::string() : found->second;
  };
  if (!part("user").empty()) out += percent_encoded(part("user"), true) + "@";
  out += "/" + percent_encoded(part("dbname"), true);
  char mark = '?';
  for (const auto* name : {"host", "hostaddr", "port", "target_session_attrs", "options", "sslmode", "service"}) {
    if (part(name).empty()) continue;
    out += mark + std::string(name) + "=" + percent_encoded(part(name), true);
    mark = '&';
  }
  return out;
}

}  // namespace

bool is_postgres(const std::string& location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

Result<PostgresAddress> read_address(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), nullptr),
                                                                             &PQconninfoFree);
  if (!options) return unreadable();
  std::map<std::string, std::string> parts;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) parts[option->keyword] = option->val;
  }
  if (parts["port"].find_first_not_of("0123456789,") != std::string::npos) return unreadable();
  if ((parts["host"] + parts["dbname"]).find('@') != std::string::npos) return unreadable();
  return PostgresAddress{address, parts["password"], shown(parts)};
}

std::string shown_address(const std::string& address) {
  const auto read = read_address(address);
  return read.ok() ? read->shown : "postgresql://...";
}

}  // namespace muster::store
