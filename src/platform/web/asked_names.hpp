#pragma once
// What an address asks for after its question mark, beside what the route says that it takes.

#include <muster/platform/web/request.hpp>
#include <muster/platform/web/schema.hpp>

#include <muster/kit/base/result.hpp>

#include <optional>

namespace muster::web {

/// bad_input at the first name that the route does not take, or at a value that is none of those that it says: a
/// program that misspelt a condition would take figures of everybody for what it asked, and one that misspelt dry_run
/// would change what it wanted to look at. Names that begin with $ are those of OData, which its own route reads; but
/// where the route says which values there are, they are looked at here.
[[nodiscard]] std::optional<Error> wrongly_asked(const Description& description, const Request& request);

}  // namespace muster::web
