#pragma once
// Addresses of the delegates' pages, put together so that nothing typed can break out of its place in them.

#include <muster/kit/base/address.hpp>

#include <string>

namespace muster::booking {

[[nodiscard]] inline std::string delegates_path(const std::string& event_slug) {
  return "/events/" + event_slug + "/delegates";
}
[[nodiscard]] inline std::string staged_path(const std::string& event_slug, const std::string& id) {
  return delegates_path(event_slug) + "/import/" + id;
}

}  // namespace muster::booking
