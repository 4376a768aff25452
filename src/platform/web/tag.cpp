// Tags come of the bytes alone: two processes on one database give the same one.
#include "tag.hpp"

#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::web {

std::string tag_of(const Reply& reply) {
  constexpr std::size_t digits = 32;
  return '"' + fingerprint(reply.kept != nullptr ? *reply.kept : reply.body).substr(0, digits) + '"';
}

bool names_tag(std::string_view if_match, std::string_view tag) {
  const auto packed = std::string(tag.substr(0, tag.size() - 1)) + ".gz\"";
  while (!if_match.empty()) {
    const auto comma = std::min(if_match.find(','), if_match.size());
    auto one = if_match.substr(0, comma);
    if_match.remove_prefix(std::min(comma + 1, if_match.size()));
    while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
    while (one.ends_with(' ') || one.ends_with('\t')) one.remove_suffix(1);
    if (one == "*" || one == tag || one == packed) return true;
  }
  return false;
}

}  // namespace muster::web
