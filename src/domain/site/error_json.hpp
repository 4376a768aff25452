#pragma once
// What programs are told where people would see a page that says what went wrong.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

namespace muster::site {

/// Whether the request asks for something under /api/, which programs read.
[[nodiscard]] bool is_for_programs(const web::Request& request);

/// Problem details (RFC 9457): {"title": the kind of error, "detail": what and what to do, "field", "errors": [{"detail",
/// "column", "suggestion"}], "reference": of the log's line}; a field and errors where there are any, a reference where
/// the error is the server's. The status is that of the error's kind.
[[nodiscard]] web::Reply error_json(const web::Request& request, const Error& error);

}  // namespace muster::site
