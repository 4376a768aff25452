// Walks what was sent beside what the route says of itself.
#include "unknown_member.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <utility>

namespace muster::web {
namespace {

std::optional<Error> unfit_in(const Schema& schema, const Json& sent, const std::string& path);

Error missing(const Schema& member, const std::string& path) {
  return bad_input("\"" + path + "\" is missing, and nothing is done without it. " +
                   (member.about.empty() ? "Send it too." : "Send it too: " + member.about + "."))
      .at(path);
}

std::optional<Error> unfit_in_object(const Schema& schema, const Json::Object& sent, const std::string& path) {
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
    if (auto inside = unfit_in(schema.members[static_cast<std::size_t>(found - known.begin())].second, value, here))
      return inside;
  }
  for (const auto& [name, member] : schema.members) {
    const auto is_it = [&name = name](const auto& each) { return each.first == name; };
    if (member.required && std::ranges::none_of(sent, is_it))
      return missing(member, path.empty() ? name : path + "." + name);
  }
  return std::nullopt;
}

Error none_of(const std::vector<std::string>& allowed, const std::string& sent, const std::string& path) {
  const auto hint = did_you_mean(sent, allowed);
  auto error =
      bad_input("There is no \"" + sent + "\" to send as \"" + path + "\"" + (hint.empty() ? "." : "; " + hint) +
                " Allowed " + (allowed.size() == 1 ? "is " : "are ") + listed(allowed) + ".");
  if (!hint.empty()) {
    Diagnostic told;
    told.message = "there is no \"" + sent + "\" to send here";
    told.hint = hint;
    error.diagnostics.push_back(std::move(told));
  }
  return std::move(error).at(path);
}

std::optional<Error> unfit_text(const Schema& schema, const std::string& sent, const std::string& path) {
  if (sent.empty()) return std::nullopt;
  if (!schema.one_of.empty() && std::ranges::find(schema.one_of, sent) == schema.one_of.end())
    return none_of(schema.one_of, sent, path);
  if (schema.format != "date") return std::nullopt;
  const auto day = parse_date(sent);
  return day.ok() ? std::nullopt : std::optional(Error(day.error()).at(path));
}

std::optional<Error> unfit_in(const Schema& schema, const Json& sent, const std::string& path) {
  if (schema.type == Schema::Type::string && sent.text() != nullptr) return unfit_text(schema, *sent.text(), path);
  if (schema.type == Schema::Type::object && sent.object() != nullptr)
    return unfit_in_object(schema, *sent.object(), path);
  if (schema.type != Schema::Type::array || schema.items.empty() || sent.array() == nullptr) return std::nullopt;
  for (std::size_t at = 0; at < sent.array()->size(); ++at) {
    if (auto inside = unfit_in(schema.items.front(), (*sent.array())[at], path + "[" + std::to_string(at) + "]"))
      return inside;
  }
  return std::nullopt;
}

Error no_object() { return bad_input("Send a JSON object, with Content-Type: application/json."); }

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

std::optional<Error> unfit_member(const std::vector<Schema>& takes, const Json& sent) {
  if (!takes.empty() && takes.front().type == Schema::Type::object && sent.object() == nullptr) return no_object();
  return takes.empty() ? unfit_in(object({}), sent, {}) : unfit_in(takes.front(), sent, {});
}

std::optional<Error> unsent_body(const std::vector<Schema>& takes) {
  if (takes.size() != 1) return std::nullopt;
  const bool needs = std::ranges::any_of(takes.front().members, [](const auto& each) { return each.second.required; });
  return needs ? std::optional(no_object()) : std::nullopt;
}

}  // namespace muster::web
