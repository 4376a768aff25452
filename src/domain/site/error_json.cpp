// Member by member, in the order in which they are read.
#include "error_json.hpp"

#include <muster/domain/site/frame.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::site {
namespace {

using Poco::JSON::Object;

Poco::JSON::Array errors_of(const Error& error) {
  Poco::JSON::Array errors;
  for (const auto& diagnostic : error.diagnostics) {
    Object error(Poco::JSON_PRESERVE_KEY_ORDER);
    error.set("message", diagnostic.message);
    if (diagnostic.column > 0) error.set("column", static_cast<Poco::UInt64>(diagnostic.column));
    if (!diagnostic.hint.empty()) error.set("hint", diagnostic.hint);
    errors.add(error);
  }
  return errors;
}

}  // namespace

bool is_for_programs(const web::Request& request) { return request.path.starts_with("/api/"); }

web::Reply error_json(const web::Request& request, const Error& error) {
  const int status = web::status_of(error.kind);
  Object out(Poco::JSON_PRESERVE_KEY_ORDER);
  out.set("error", words_of(request, error));
  if (!error.diagnostics.empty()) out.set("errors", errors_of(error));
  if (status >= 500 && !request.reference.empty()) out.set("reference", request.reference);
  std::ostringstream text;
  out.stringify(text, 2);
  text << '\n';
  return web::json(text.str(), status);
}

}  // namespace muster::site
