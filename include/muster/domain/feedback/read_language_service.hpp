#pragma once
// In which language whoever came by a form's link is told what went wrong.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <string_view>

namespace muster::feedback {

/// `code` is the link's, in letters of any case; `chosen` the language in the address, `accepted` the heading
/// Accept-Language; either may be empty. Of the languages that the form is asked in the one chosen, else the one that
/// the browser asks for most, else the form's own: the tag of Muster's words in it, "en" where there are none. Empty
/// where no form is behind the code, or the database is away.
[[nodiscard]] std::string language_read_at(store::Database& database, Instant now, const std::string& code,
                                           std::string_view chosen, std::string_view accepted);

}  // namespace muster::feedback
