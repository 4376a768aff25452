// No text of libpq is passed on here: it quotes the parts of an address it does not understand.
#include "postgres_address.hpp"

#include "backends.hpp"

#include <libpq-fe.h>

#include <map>
#include <memory>

namespace muster::store {
namespace {

Problem unreadable() {
  return bad_input(
      "The address of the PostgreSQL database is not well formed. Write postgresql://USER@HOST:PORT/NAME, several "
      "hosts "
      "with commas; in a password write %40 for @, %2F for / and %3A for a colon.");
}

/// Percent-encoded for use in an address.
std::string encoded(const std::string& text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                       (letter >= 'A' && letter <= 'Z') ||
                       std::string_view("-._~/").find(letter) != std::string_view::npos;
    if (plain) {
      out += letter;
    } else {
      out += '%';
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    }
  }
  return out;
}

std::string shown(const std::map<std::string, std::string>& parts) {
  std::string out = "postgresql://";
  const auto part = [&](const std::string& name) {
    const auto found = parts.find(name);
    return found == parts.end() ? std::string() : found->second;
  };
  if (!part("user").empty()) out += encoded(part("user")) + "@";
  out += "/" + encoded(part("dbname"));
  char mark = '?';
  for (const auto* name : {"host", "hostaddr", "port", "target_session_attrs", "options", "sslmode", "service"}) {
    if (part(name).empty()) continue;
    out += mark + std::string(name) + "=" + encoded(part(name));
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
