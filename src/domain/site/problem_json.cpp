// Member by member, in the order in which they are read.
#include "problem_json.hpp"

#include <muster/domain/site/frame.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::site {
namespace {

using Poco::JSON::Object;

Poco::JSON::Array faults_of(const Problem& problem) {
  Poco::JSON::Array faults;
  for (const auto& diagnostic : problem.diagnostics) {
    Object fault(Poco::JSON_PRESERVE_KEY_ORDER);
    fault.set("message", diagnostic.message);
    if (diagnostic.column > 0) fault.set("column", static_cast<Poco::UInt64>(diagnostic.column));
    if (!diagnostic.hint.empty()) fault.set("hint", diagnostic.hint);
    faults.add(fault);
  }
  return faults;
}

}  // namespace

bool is_for_programs(const web::Request& request) { return request.path.starts_with("/api/"); }

web::Reply problem_json(const web::Request& request, const Problem& problem) {
  const int status = web::status_of(problem.kind);
  Object out(Poco::JSON_PRESERVE_KEY_ORDER);
  out.set("error", words_of(request, problem));
  if (!problem.diagnostics.empty()) out.set("faults", faults_of(problem));
  if (status >= 500 && !request.reference.empty()) out.set("reference", request.reference);
  std::ostringstream text;
  out.stringify(text, 2);
  text << '\n';
  return web::json(text.str(), status);
}

}  // namespace muster::site
