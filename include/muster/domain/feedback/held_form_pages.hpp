#pragma once
// Answers that were sent with a form that may not be taken stay with whoever sent them.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <optional>

namespace muster::feedback {

/// For whatever refuses a request before its page runs: where answers were sent to a form's link, or a note,
/// a question or a vote to a room, without the token that
/// their page carried (it was opened too long ago, or the browser forgot who it is), a page that holds them and sends
/// them with the token of now. Nothing for every other error and address. Needs no database.
[[nodiscard]] std::optional<web::Reply> held_form(const web::Request& request, const Error& error);

}  // namespace muster::feedback
