// Member by member, in the order in which they are read.
#include "error_json.hpp"

#include <muster/domain/site/frame.hpp>

#include <stdexcept>

namespace muster::site {
namespace {

Json error_object(const Diagnostic& diagnostic) {
  return json_object({{"detail", diagnostic.message},
                      {"line", json_if(diagnostic.line > 0, diagnostic.line)},
                      {"column", json_if(diagnostic.column > 0, diagnostic.column)},
                      {"suggestion", if_any(diagnostic.hint)}});
}

const char* title_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
      return "A value does not fit";
    case ErrorKind::not_found:
      return "Not found";
    case ErrorKind::conflict:
      return "Not as things stand";
    case ErrorKind::not_allowed:
      return "Not allowed";
    case ErrorKind::wrong_usage:
      return "Wrongly asked";
    case ErrorKind::unavailable:
      return "Not at the moment";
    case ErrorKind::unsure:
      return "Perhaps saved";
  }
  throw std::logic_error("a kind of error without a title");
}

}  // namespace

bool is_for_programs(const web::Request& request) { return request.path.starts_with("/api/"); }

web::Reply error_json(const web::Request& request, const Error& error) {
  const int status = web::status_of(error.kind);
  auto reply = web::json(json_object({{"title", title_of(error.kind)},
                                      {"detail", words_of(request, error)},
                                      {"field", if_any(error.field)},
                                      {"errors", if_any(json_array(error.diagnostics, error_object))},
                                      {"reference", if_any(status >= 500 ? request.reference : std::string())}}),
                         status);
  reply.content_type = "application/problem+json; charset=utf-8";
  return reply;
}

}  // namespace muster::site
