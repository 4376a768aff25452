#pragma once
// What programs are told where people would see a page that says what went wrong.

#include <muster/base/result.hpp>
#include <muster/http/reply.hpp>
#include <muster/http/request.hpp>

namespace muster::http {

/// Whether the request asks for something under /api/, which programs read.
[[nodiscard]] bool is_for_programs(const Request& request);

/// {"error": what and what to do, "faults": [{"message", "column", "hint"}], "reference": of the log's line}; faults
/// where there are any, a reference where the fault is the server's. The status is that of the problem's kind.
[[nodiscard]] Reply problem_json(const Request& request, const Problem& problem);

}  // namespace muster::http
