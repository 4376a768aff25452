#pragma once
// What a program sent held against what a call says of itself: what it does not know is refused with the nearest name,
// and what it needs and did not get is named, for every route alike.

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
/// says, or no day where it says a date; or that it needs and
/// is not there. Values of another type and empty texts are left to the route's page, and so is
/// what an open object holds. A route that takes nothing knows no member.
[[nodiscard]] std::optional<Error> unfit_member(const std::vector<Schema>& takes, const Json& sent);
/// The refusal of a request without a body to a route that needs a member of one. A route that takes a form too is left
/// to its page.
[[nodiscard]] std::optional<Error> unsent_body(const std::vector<Schema>& takes);

}  // namespace muster::web
