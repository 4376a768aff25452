#pragma once
// What every command is given: where to write, which database, how to say that something went wrong.

#include <muster/front/cli/run.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace muster::cli {

struct Console {
  std::ostream& out;                   ///< carries no control codes, whatever is written to it
  std::ostream& err;                   ///< likewise
  std::ostream& progress_err;          ///< the same without that, for a line that is written over
  std::string location = "muster.db";  ///< of the database
  bool location_named = false;         ///< on the command line, not by the environment
  int wait = 30;                       ///< seconds to wait for another program's write
  int status = done;

  /// Opens the database; made where missing only when `mode` says so.
  [[nodiscard]] Result<std::unique_ptr<store::Database>> database(
      store::Database::Mode mode = store::Database::Mode::must_exist) const;
  /// The database as it may be printed: an address without its password.
  [[nodiscard]] std::string shown() const { return store::shown_location(location); }
  [[nodiscard]] Instant now() const { return SystemClock().now(); }
  [[nodiscard]] store::AuditContext audit() const { return {"command line", now()}; }

  /// Says what went wrong and sets the exit status. `text` is the source that diagnostics point into, for carets.
  void fail(const Error& error, std::string_view text = {});
  /// Sets the status from an outcome, saying what went wrong where something did.
  void finish(const Outcome& outcome);
};

/// Exit status of a kind of error.
[[nodiscard]] Status status_of(ErrorKind kind);

}  // namespace muster::cli
