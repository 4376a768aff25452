#pragma once
// What an address asks for after its question mark, beside what the route says that it takes.

#include <muster/platform/web/request.hpp>
#include <muster/platform/web/schema.hpp>

#include <muster/kit/base/result.hpp>

#include <optional>

namespace muster::web {

/// bad_input at the first name that the route does not take: a program that misspelt a condition would take figures of
/// everybody for what it asked. Names that begin with $ are those of OData, which its own route reads.
[[nodiscard]] std::optional<Error> unknown_name(const Description& description, const Request& request);

}  // namespace muster::web
