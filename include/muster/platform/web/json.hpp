#pragma once
// JSON that came from the network.

#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/result.hpp>

#include <string_view>

namespace muster::web {

using muster::Json;
using muster::JsonLimits;

/// As `read_json`; a control character in a text is an Error too, but tabs and line breaks, which come out as \n.
[[nodiscard]] Result<Json> decode_json(std::string_view body, const JsonLimits& limits = {});

}  // namespace muster::web
