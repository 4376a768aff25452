#pragma once
// A change that a program asks for and only wants to be told of: ?dry_run=yes.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/schema.hpp>

#include <string>

namespace muster::web {

/// Whether nothing is to be changed. bad_input for anything but yes and no: nothing is guessed of what it means.
[[nodiscard]] Result<bool> is_dry_run(const Request& request);

/// How a route says that it may be tried: `about` is what it then says.
[[nodiscard]] Parameter dry_run_parameter(const std::string& about);

}  // namespace muster::web
