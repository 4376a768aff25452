// Problems in words and statuses.
#include "console.hpp"

#include <muster/front/app/open.hpp>

namespace muster::cli {

Status status_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::bad_input:
    case ProblemKind::not_found:
    case ProblemKind::conflict:
    case ProblemKind::not_allowed:
      return input_has_errors;
    case ProblemKind::wrong_usage:
      return wrong_usage;
    case ProblemKind::unavailable:
    case ProblemKind::unsure:
      return machine_failed;
  }
  return machine_failed;
}

Result<std::unique_ptr<store::Database>> Console::database(store::Database::Mode mode) const {
  return app::open_database(location, mode, std::chrono::seconds(wait));
}

void Console::fail(const Problem& problem, std::string_view text) {
  err << "muster: " << problem.message << "\n";
  for (const auto& diagnostic : problem.diagnostics) err << render(diagnostic, text);
  if (!problem.detail.empty()) err << "  (" << problem.detail << ")\n";
  status = status_of(problem.kind);
}

void Console::finish(const Outcome& outcome) {
  if (!outcome.ok()) fail(outcome.problem());
}

}  // namespace muster::cli
