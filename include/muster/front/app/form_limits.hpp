#pragma once
// How long the forms may be that strangers send, before they are read.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/request.hpp>

#include <cstddef>

namespace muster::app {

/// For net::ServerOptions::longest_form: of the address of `request`, whose body was not read yet.
[[nodiscard]] std::size_t longest_form(store::Database& database, const Clock& clock, const web::Request& request);

}  // namespace muster::app
