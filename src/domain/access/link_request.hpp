#pragma once
// What the outbox keeps of a link that somebody asked for: which browser, and where to go on. Never the link.

#include <string>

namespace muster::access {

struct LinkRequest {
  std::string browser_hash;
  std::string next;

  /// As it stands in the outbox's detail: "browser hash" and "next".
  [[nodiscard]] std::string detail() const { return browser_hash + " " + next; }
  [[nodiscard]] static LinkRequest from_detail(const std::string& detail);
};

}  // namespace muster::access
