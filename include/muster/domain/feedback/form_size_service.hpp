#pragma once
// How long what is sent to a form's link may be, before anybody reads it.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <string>

namespace muster::feedback {

/// What is shorter is always read, so that nothing need be asked about the usual form.
inline constexpr std::size_t always_read = std::size_t{16} << 10;

/// In bytes; where no form is behind the link `always_read`, where the database is away a megabyte.
[[nodiscard]] std::size_t longest_answer_form(store::Database& database, Instant now, const std::string& code);

}  // namespace muster::feedback
