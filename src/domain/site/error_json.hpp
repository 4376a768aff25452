#pragma once
// What programs are told where people would see a page that says what went wrong.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::site {

/// Whether the request asks for something under /api/, which programs read.
[[nodiscard]] bool is_for_programs(const web::Request& request);

/// {"error": what and what to do, "diagnostics": [{"message", "column", "hint"}], "reference": of the log's line};
/// errors where there are any, a reference where the error is the server's. The status is that of the error's kind.
[[nodiscard]] web::Reply error_json(const web::Request& request, const Error& error);

}  // namespace muster::site
