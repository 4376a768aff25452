#pragma once
// The command line as a function: arguments in, text and an exit status out.

#include <ostream>
#include <string>
#include <vector>

namespace muster::cli {

/// Exit statuses, fixed for scripts.
enum Status : int {
  done = 0,
  input_has_errors = 1,  ///< nothing changed
  wrong_usage = 2,
  machine_failed = 3,  ///< disk, database, network
};

/// Runs `muster ARGUMENTS...` (without the program's own name). Never throws.
[[nodiscard]] int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace muster::cli
