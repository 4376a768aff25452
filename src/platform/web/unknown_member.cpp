// Walks what was sent beside what the route says of itself.
#include "unknown_member.hpp"

#include <muster/kit/base/nearest.hpp>

#include <algorithm>
#include <utility>

namespace muster::web {
namespace {

std::optional<Error> unknown_in(const Schema& schema, const Json& sent, const std::string& path);

std::optional<Error> unknown_in_object(const Schema& schema, const Json::Object& sent, const std::string& path) {
  std::vector<std::string> known;
  known.reserve(schema.members.size());
  for (const auto& member : schema.members) known.push_back(member.first);
  for (const auto& [name, value] : sent) {
    const auto here = path.empty() ? name : path + "." + name;
    const auto found = std::ranges::find(known, name);
    if (found == known.end()) {
      if (schema.open) continue;
      return nothing_called(name, known, here);
    }
    if (auto inside = unknown_in(schema.members[static_cast<std::size_t>(found - known.begin())].second, value, here))
      return inside;
  }
  return std::nullopt;
}

std::optional<Error> unknown_in(const Schema& schema, const Json& sent, const std::string& path) {
  if (schema.type == Schema::Type::object && sent.object() != nullptr)
    return unknown_in_object(schema, *sent.object(), path);
  if (schema.type != Schema::Type::array || schema.items.empty() || sent.array() == nullptr) return std::nullopt;
  for (std::size_t at = 0; at < sent.array()->size(); ++at) {
    if (auto inside = unknown_in(schema.items.front(), (*sent.array())[at], path + "[" + std::to_string(at) + "]"))
      return inside;
  }
  return std::nullopt;
}

}  // namespace

Error nothing_called(const std::string& name, const std::vector<std::string>& known, const std::string& path) {
  const auto hint = did_you_mean(name, known);
  auto error = bad_input("There is nothing called \"" + name + "\" to send here" + (hint.empty() ? "." : "; " + hint));
  if (!hint.empty()) {
    Diagnostic told;
    told.message = "there is nothing called \"" + name + "\" to send here";
    told.hint = hint;
    error.diagnostics.push_back(std::move(told));
  }
  return std::move(error).at(path);
}

std::optional<Error> unknown_member(const std::vector<Schema>& takes, const Json& sent) {
  return takes.empty() ? unknown_in(object({}), sent, {}) : unknown_in(takes.front(), sent, {});
}

}  // namespace muster::web
