#pragma once
// Who watches a file being taken in or back: a command's line, a job's page, or nobody.

#include <muster/kit/base/progress.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>

namespace muster::intake {

struct Watch {
  Progress* progress = &unwatched();
  /// Called in each transaction that saves something, with the import's id and whether this is the one that shows it; a
  /// Error stops the import. May be missing.
  std::function<Outcome(store::Session&, const std::string& import_id, bool shown)> keep{};
};

struct UndoResult;
struct UndoWatch {
  Progress* progress = &unwatched();
  /// Called in each transaction that prepares the undoing; an Error stops it. May be missing.
  std::function<Outcome(store::Session&)> keep{};
  /// Called in the one that takes all of it out; what follows only deletes what nobody sees. May be missing.
  std::function<Outcome(store::Session&, const UndoResult&)> taken_out{};
};

}  // namespace muster::intake
