// Fields of a form, a query or a header block, found by name in the order in which they came.
#include <muster/http/request.hpp>

namespace muster::http {

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

}  // namespace muster::http
