#pragma once
// What pages of other sites may show in a frame and read by script: it says the same to everybody and holds no form.

#include <muster/platform/web/reply.hpp>

#include <string_view>

namespace muster::web {

/// By this heading of a reply the edge knows it, and says the rest of what browsers must know.
inline constexpr std::string_view resource_policy = "Cross-Origin-Resource-Policy";
inline constexpr std::string_view open_policy = "cross-origin";

[[nodiscard]] inline Reply for_other_sites(Reply reply) {
  reply.headers.emplace_back(resource_policy, open_policy);
  return reply;
}
[[nodiscard]] inline bool is_for_other_sites(const Reply& reply) {
  for (const auto& [name, value] : reply.headers)
    if (name == resource_policy && value == open_policy) return true;
  return false;
}

}  // namespace muster::web
