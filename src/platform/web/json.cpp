// JSON as it comes from the network: its texts are checked as every field is.
#include <muster/platform/web/json.hpp>

#include "typed_text.hpp"

namespace muster::web {

Result<Json> decode_json(std::string_view body, const JsonLimits& limits) {
  MUSTER_CHECK(check_typed(body));
  return read_json(body, limits, [](std::string_view text) { return typed_field(std::string(text)); });
}

}  // namespace muster::web
