// Errors in words and statuses.
#include "console.hpp"

#include <muster/front/app/open.hpp>

namespace muster::cli {

Status status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input:
    case ErrorKind::not_found:
    case ErrorKind::conflict:
    case ErrorKind::not_allowed:
      return input_has_errors;
    case ErrorKind::wrong_usage:
      return wrong_usage;
    case ErrorKind::unavailable:
    case ErrorKind::unsure:
      return machine_failed;
  }
  return machine_failed;
}

Result<std::unique_ptr<store::Database>> Console::database(store::Database::Mode mode) const {
  return app::open_database(location, mode, std::chrono::seconds(wait));
}

void Console::fail(const Error& error, std::string_view text) {
  err << "muster: " << error.message << "\n";
  for (const auto& diagnostic : error.diagnostics) err << render(diagnostic, text);
  if (!error.detail.empty()) err << "  (" << error.detail << ")\n";
  status = status_of(error.kind);
}

void Console::finish(const Outcome& outcome) {
  if (!outcome.ok()) fail(outcome.error());
}

}  // namespace muster::cli
