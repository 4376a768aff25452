#pragma once
// What was sent stays with whoever sent it, though the database is away.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <optional>
#include <string>

namespace muster::feedback {

/// Everything that was sent, in a page that needs no database to be made. What is held was not being saved yet.
[[nodiscard]] web::Reply hold(const web::Request& request, const std::string& action, const Error& error);

/// Everything that was sent where no form is found, to be read and to be sent once more; nothing where nothing was.
[[nodiscard]] std::optional<web::Reply> hold_without_form(const web::Request& request, const std::string& action);

}  // namespace muster::feedback
