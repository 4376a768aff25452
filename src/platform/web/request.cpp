// Fields of a form, a query or a header block, found by name in the order in which they came.
#include <muster/platform/web/request.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::web {

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
  }
  throw std::logic_error("a method without a name");
}

bool asks_for_change(Method method) { return method != Method::get && method != Method::head; }

std::string Fields::get(std::string_view name) const { return find(name).value_or(std::string{}); }

std::optional<std::string> Fields::find(std::string_view name) const {
  for (const auto& [key, value] : entries_)
    if (key == name) return value;
  return std::nullopt;
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : entries_)
    if (key == name) values.push_back(value);
  return values;
}

bool Visitor::may(std::string_view right) const {
  if (!opens) return true;
  if (!programme.empty()) {
    const auto found = rights.find(programme);
    return found != rights.end() && found->second.contains(right);
  }
  return std::ranges::any_of(rights, [&](const auto& held) { return held.second.contains(right); });
}

bool Visitor::sees(const std::string& programme_name) const { return !opens || rights.contains(programme_name); }

std::vector<std::string> Visitor::programmes(std::string_view right) const {
  std::vector<std::string> names;
  for (const auto& [name, held] : rights)
    if (held.contains(right)) names.push_back(name);
  return names;
}

bool Visitor::can_open(const std::string& path, Method method) const {
  return !opens || opens(*this, method, path.substr(0, path.find_first_of("?#")));
}

std::string site_of(const Request& request) {
  if (!request.public_address.empty()) return request.public_address;
  return (request.encrypted ? "https://" : "http://") + (request.host.empty() ? "127.0.0.1:8080" : request.host);
}

}  // namespace muster::web
