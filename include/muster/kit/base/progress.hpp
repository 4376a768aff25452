#pragma once
// How long work tells how far it is, and learns that it should stop: the same for a job, a command and a test.

#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

class Progress {
 public:
  virtual ~Progress() = default;
  /// A stage begins: `total` pieces called `things` ("rows"); 0 where nobody knows how many.
  virtual void begin(std::string_view things, std::int64_t total) = 0;
  /// So many pieces of the stage are done. Cheap: may be called for every row.
  virtual void reach(std::int64_t done) = 0;
  /// Asked between pieces: whether somebody wants the work to end. Cheap as well.
  [[nodiscard]] virtual bool cancelled() const = 0;
};

/// For work that nobody watches: tells nobody, and is never cancelled.
[[nodiscard]] Progress& unwatched();

/// Says how far it is; a conflict where the work is to end: `MUSTER_CHECK(go_on(progress, row));` between pieces.
[[nodiscard]] Outcome go_on(Progress& progress, std::int64_t done);

/// "12,000 of 100,000 rows", "12,000 rows" where nobody knows of how many; empty before anything began.
[[nodiscard]] std::string progress_words(std::int64_t done, std::int64_t total, std::string_view things);

}  // namespace muster
