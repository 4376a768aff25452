#pragma once
// The one strict reader of JSON: of what programs send, and of files.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace muster {

struct JsonLimits {
  std::size_t depth = 32;        ///< objects and arrays in one another
  std::size_t values = 100'000;  ///< of every kind, and the names of members
};

/// Makes of each text and name what is to be kept of it; an Error stops the reading.
using JsonText = std::function<Result<std::string>(std::string_view)>;

/// RFC 8259 and nothing beside it: no comments, no text behind the value, no number that does not fit, no name twice in
/// one object, no NUL. Anything else is an Error of kind wrong_usage.
[[nodiscard]] Result<Json> read_json(std::string_view text, const JsonLimits& limits, const JsonText& as_text);

}  // namespace muster
