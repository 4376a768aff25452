#pragma once
// What an address asks for where only some things can be. Another value is told with those that are allowed: an empty
// list, or figures of everybody, would be taken for what was asked.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/request.hpp>

#include <string>
#include <vector>

namespace muster::web {

/// bad_input at `name`, with those allowed and the nearest of them.
[[nodiscard]] Error no_such_choice(const std::string& name, const std::string& given,
                                   const std::vector<std::string>& allowed);

/// no_such_choice where the address gives `name` a value that is none of `allowed`. None, or an empty one, is allowed.
[[nodiscard]] Outcome check_choice(const Request& request, const std::string& name,
                                   const std::vector<std::string>& allowed);

}  // namespace muster::web
