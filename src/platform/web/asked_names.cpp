// A name that the route does not take is refused with those that it does, and so is a value.
#include "asked_names.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/platform/web/asked_choice.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace muster::web {

namespace {

std::optional<Error> unknown_name(const Description& description, const Request& request) {
  std::vector<std::string> taken;
  for (const auto& parameter : description.parameters)
    if (!request.captures.contains(parameter.name)) taken.push_back(parameter.name);
  if (description.by_pages) taken.insert(taken.end(), {"after", "page", "per_page"});
  for (const auto& [name, value] : request.query.entries()) {
    if (name.starts_with('$') || std::ranges::find(taken, name) != taken.end()) continue;
    const auto near = nearest(name, taken);
    return bad_input(
               "This address does not take “" + name + "”" + (near ? "; did you mean “" + *near + "”? " : ". ") +
               (taken.empty() ? "It takes nothing after a question mark." : "It takes: " + joined(taken, ", ") + "."))
        .at(name);
  }
  return std::nullopt;
}

bool is_whole(const std::string& value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc{} && end == value.data() + value.size();
}

std::optional<Error> unknown_value(const Description& description, const Request& request) {
  for (const auto& [name, schema, example] : description.parameters) {
    if (!schema.one_of.empty()) {
      if (auto known = check_choice(request, name, schema.one_of); !known.ok()) return known.error();
    }
    if (schema.type != Schema::Type::integer || name.starts_with('$')) continue;
    const auto given = request.query.get(name);
    if (!given.empty() && !is_whole(given)) return bad_input("“" + name + "” is a whole number.").at(name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> wrongly_asked(const Description& description, const Request& request) {
  if (request.query.entries().empty()) return std::nullopt;
  if (auto unknown = unknown_name(description, request)) return unknown;
  return unknown_value(description, request);
}

}  // namespace muster::web
