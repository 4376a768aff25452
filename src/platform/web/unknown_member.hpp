#pragma once
// What a program sent that a call does not know: refused with the nearest name, for every route alike.

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/schema.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::web {

/// The refusal of a member of that name. `path` is where it stands ("rows[2].titel"), and becomes the error's field.
[[nodiscard]] Error nothing_called(const std::string& name, const std::vector<std::string>& known,
                                   const std::string& path);

/// The first member, at whatever depth, that what a route takes does not say, or whose text is none of those that it
/// says, or no day where it says a date. Values of another type and empty texts are left to the route's page, and so is
/// what an open object holds. A route that takes nothing knows no member.
[[nodiscard]] std::optional<Error> unfit_member(const std::vector<Schema>& takes, const Json& sent);

}  // namespace muster::web
