#pragma once
// A reply that is a file, as a route says it of itself.

#include <muster/platform/web/schema.hpp>

#include <string>
#include <vector>

namespace muster::web {

/// A file of one of these media types.
[[nodiscard]] inline Schema file_of(std::vector<std::string> media_types) {
  auto schema = text_like("binary");
  schema.one_of = std::move(media_types);
  return schema;
}
[[nodiscard]] inline bool is_file(const Schema& schema) {
  return schema.type == Schema::Type::string && schema.format == "binary";
}

}  // namespace muster::web
