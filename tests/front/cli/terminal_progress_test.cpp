// How far a command is: on a terminal one line, elsewhere nothing.
#include "../../../src/front/cli/terminal_progress.hpp"

#include <sstream>

#include "support/catch.hpp"

namespace muster::cli {

TEST_CASE("a terminal shows how far a command is on one line that is gone at the end") {
  std::ostringstream err;
  {
    TerminalProgress progress(err, true);
    progress.begin("rows", 100'000);
    progress.reach(12'000);
    CHECK(err.str() == "\r12,000 of 100,000 rows");
    progress.begin("steps", 2);
    progress.reach(2);
    CHECK(err.str().ends_with("\r2 of 2 steps" + std::string(10, ' ')));
    progress.clear();
    CHECK(err.str().ends_with("\r" + std::string(12, ' ') + "\r"));
    err.str({});
  }
  CHECK(err.str().empty());
}

TEST_CASE("where standard error is no terminal nothing is shown") {
  std::ostringstream err;
  {
    TerminalProgress progress(err, false);
    progress.begin("rows", 10);
    progress.reach(10);
  }
  CHECK(err.str().empty());
}

}  // namespace muster::cli
