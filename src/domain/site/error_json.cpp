// Member by member, in the order in which they are read.
#include "error_json.hpp"

#include <muster/domain/site/frame.hpp>

namespace muster::site {
namespace {

Json error_object(const Diagnostic& diagnostic) {
  return json_object({{"message", diagnostic.message},
                      {"column", json_if(diagnostic.column > 0, diagnostic.column)},
                      {"hint", if_any(diagnostic.hint)}});
}

}  // namespace

bool is_for_programs(const web::Request& request) { return request.path.starts_with("/api/"); }

web::Reply error_json(const web::Request& request, const Error& error) {
  const int status = web::status_of(error.kind);
  return web::json(json_object({{"error", words_of(request, error)},
                                {"field", if_any(error.field)},
                                {"errors", if_any(json_array(error.diagnostics, error_object))},
                                {"reference", if_any(status >= 500 ? request.reference : std::string())}}),
                   status);
}

}  // namespace muster::site
