#pragma once
// Where signing in leads back to: never to another site.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::access {

/// `asked` where it is an own page's address that a redirect may carry, else "/events". Refused is all that browsers
/// could read as another site: two slashes, backslashes, a scheme, control characters, anything not percent-encoded.
[[nodiscard]] std::string own_path_or_home(std::string_view asked);

/// The address of a page from its decoded path and query.
[[nodiscard]] std::string written_address(std::string_view path,
                                          const std::vector<std::pair<std::string, std::string>>& query);

/// "/sign-in?next=..." for an address as written_address makes it.
[[nodiscard]] std::string sign_in_address(std::string_view next);

/// What a browser calls itself, in words: "Firefox on Windows", "Safari on iPhone"; "A browser" where nobody knows.
[[nodiscard]] std::string browser_words(std::string_view user_agent);

}  // namespace muster::access
