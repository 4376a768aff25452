// Never a refusal that a proxy could cause: a proxy may change the port, the scheme and even the host that is asked
// for, but the name that people type is known to this server, or nothing is held against it.
#include "cross_site.hpp"

#include <algorithm>
#include <string>

namespace muster::net {
namespace {

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

/// "https://Muster.example.org:8443" or "muster.example.org:8443" as "muster.example.org".
std::string name_in(std::string_view origin) {
  if (const auto scheme = origin.find("://"); scheme != std::string_view::npos) origin.remove_prefix(scheme + 3);
  origin = origin.substr(0, origin.find('/'));
  const auto bracket = origin.rfind(']');  // of an IPv6 address
  const auto port = origin.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return lower(origin.substr(0, port));
}

bool is_this_machine(const std::string& name) {
  return name == "localhost" || name == "[::1]" || name.starts_with("127.");
}

bool is_ours(const std::string& name, const web::Fields& headers, const Site& site) {
  const auto asked = name_in(headers.get("host"));
  // A proxy that asks by this machine's name keeps what people typed to itself.
  if (name == asked || is_this_machine(asked)) return true;
  if (!site.public_address.empty() && name == name_in(site.public_address)) return true;
  return std::ranges::any_of(site.hosts, [&](const std::string& host) { return name == name_in(host); });
}

}  // namespace

bool comes_from_another_site(std::string_view method, const web::Fields& headers, const Site& site) {
  if (method == "GET" || method == "HEAD" || headers.find("authorization")) return false;
  if (const auto said = headers.find("sec-fetch-site")) return lower(*said) != "same-origin" && lower(*said) != "none";
  const auto origin = headers.find("origin");
  // "null" is what a browser sends that tells no one where a form stood, of our own pages too.
  if (!origin || lower(*origin) == "null") return false;
  return !is_ours(name_in(*origin), headers, site);
}

}  // namespace muster::net
