#pragma once
// How long each kind of personal data is kept, the nightly job that deletes what is due, and its report.

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::privacy {

/// One kind of data and its period.
struct KeptKind {
  std::string name{};                  ///< for `muster privacy keep`: "contact-details", "needs", ...
  std::string title{};                 ///< "E-mail addresses of delegates"
  std::string counted_from{};          ///< "after the person's last event"
  std::optional<std::int64_t> days{};  ///< nothing: kept until somebody erases the person
  std::string period{};                ///< "2 years", "14 days", "2 hours", "kept"
  std::optional<std::int64_t> default_days{};
  std::int64_t least = 0;  ///< fewest and most days it may be set to
  std::int64_t most = 0;
  bool changeable = true;
  bool may_be_kept = true;
  std::string remark{};        ///< why it is as it is; a sentence
  std::optional<Date> next{};  ///< the first day on which something of the kind goes
  std::int64_t next_count = 0;
};

/// What one run deleted: counts, never values.
struct RetentionRun {
  Instant at;
  std::string by;
  std::vector<std::pair<std::string, std::int64_t>> went;  ///< name of a kind, how many; kinds of which nothing went
                                                           ///< are left out
  [[nodiscard]] std::int64_t total() const;
};

struct RetentionState {
  std::vector<KeptKind> kinds;
  std::vector<RetentionRun> runs;  ///< newest first, at most 50
  bool held = false;               ///< the clock stands too far from the last run; nothing goes until confirmed
};
[[nodiscard]] Result<RetentionState> retention_state(store::Database& database, Instant now);

/// Sets a period; nothing in `days` keeps the kind. Errors: an unknown kind (with the nearest), a period outside its
/// bounds, a kind whose period is fixed.
[[nodiscard]] Outcome keep_for(store::Database& database, const store::AuditContext& audit, const std::string& kind,
                               std::optional<std::int64_t> days);

enum class RunTrigger {
  nightly,    ///< only where the day in London is another than that of the last run
  by_hand,    ///< now
  confirmed,  ///< now, and somebody vouches for the clock
};
enum class RunEnd {
  ran,
  not_due,
  noted,    ///< the first run of a database deletes nothing: it notes the time that the next is held against
  goes_on,  ///< the time of a turn was over: the rest goes with the next
  held,     ///< the clock is more than 48 hours from the last run, either way: nothing was deleted
};
struct RunOutcome {
  RunEnd end = RunEnd::ran;
  RetentionRun run;
  std::optional<Instant> last;  ///< the run before, where held
  store::Database::WipeResult wiped =
      store::Database::WipeResult::all;  ///< later: somebody reads what was there before
};
/// Who watches a run.
struct RunWatch {
  std::function<Outcome(store::Session&)> with_it{};  ///< written in the transaction of the report; may be missing
  Progress* progress = &unwatched();
  std::optional<std::chrono::milliseconds>
      longest{};  ///< after that it ends, and the next goes on; nothing: no such end
};
/// Deletes what is due at `audit.at`, in pieces that hold nobody up, and leaves a report. A run whose process died is
/// gone on with by the next, whose report counts what went before.
[[nodiscard]] Result<RunOutcome> run_retention(store::Database& database, const store::AuditContext& audit,
                                               RunTrigger requested, const RunWatch& watch = {});

/// Why a run was held, as a sentence.
[[nodiscard]] std::string held_words(Instant now, Instant last);

/// "3 e-mail addresses, 1 job title"; "nothing was due" where nothing went.
[[nodiscard]] std::string went_words(const RetentionRun& run);

}  // namespace muster::privacy
