#pragma once
// The one strict reader of JSON bodies.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <string_view>

namespace muster::web {

using muster::Json;

struct JsonLimits {
  std::size_t depth = 32;        ///< objects and arrays in one another
  std::size_t values = 100'000;  ///< of every kind, and the names of members
};

/// RFC 8259 and nothing beside it: no comments, no text behind the value, no number that does not fit, no name twice in
/// one object, no control character in a text but tab and line breaks (which come out as \n). Anything else is a
/// Error of kind wrong_usage.
[[nodiscard]] Result<Json> decode_json(std::string_view body, const JsonLimits& limits = {});

}  // namespace muster::web
