// What is due is found before the writers' line where that takes a walk over all there is, and goes a handful at a
// time.
#include "retention_pieces_service.hpp"

#include "retention_kinds_service.hpp"

#include <muster/platform/store/pace.hpp>
#include <muster/platform/store/setting.hpp>

#include <algorithm>
#include <sstream>

namespace muster::privacy {
namespace {

using Steady = std::chrono::steady_clock;

/// Counts of what went and stands in no report yet: "needs 200" on a line.
constexpr const char* unreported = "deleted, not reported";
constexpr std::int64_t rows_at_once = 100;

std::vector<std::pair<std::string, std::int64_t>> counts_in(const std::string& text) {
  std::vector<std::pair<std::string, std::int64_t>> counts;
  std::istringstream lines(text);
  std::string kind;
  for (std::int64_t count = 0; lines >> kind >> count;) counts.emplace_back(kind, count);
  return counts;
}

void count(store::Session& session, const std::string& kind, std::int64_t went) {
  if (went == 0) return;
  auto counts = counts_in(store::kept_setting(session, unreported).value_or(std::string()));
  const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == kind; });
  if (found == counts.end())
    counts.emplace_back(kind, went);
  else
    found->second += went;
  std::string text;
  for (const auto& [name, number] : counts) text += name + " " + std::to_string(number) + "\n";
  store::keep_setting(session, unreported, text);
}

class Sweep {
 public:
  Sweep(store::Database& database, Instant now, Progress& progress, std::optional<std::chrono::milliseconds> longest)
      : database_(database), now_(now), progress_(progress), longest_(longest), pace_(database) {}

  /// Never before something went, so that each turn comes further than the last.
  [[nodiscard]] bool is_over() const { return longest_ && gone_ > 0 && Steady::now() - began_ >= *longest_; }

  /// Whether some of the last kind is left.
  [[nodiscard]] bool unfinished() const { return unfinished_; }

  Outcome kind(const KindRow& row, Date before) {
    if (row.drop) {
      MUSTER_CHECK(pieces(row, [&](store::Session& session, bool& more) {
        const auto dropped = row.drop(session, before, now_, rows_at_once);
        more = dropped.more;
        return dropped.went;
      }));
    }
    if (!row.find) return Success{};
    unfinished_ = unfinished_ || is_over();
    if (unfinished_) return Success{};
    MUSTER_TRY(ids, database_.read([&](store::Session& session) -> Result<std::vector<std::string>> {
      return row.find(session, before);
    }));
    std::size_t at = 0;
    if (ids.empty()) return Success{};
    return pieces(row, [&](store::Session& session, bool& more) {
      const auto end = std::min(ids.size(), at + store::handful);
      const std::vector<std::string> some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                          ids.begin() + static_cast<std::ptrdiff_t>(end));
      at = end;
      more = at < ids.size();
      return row.drop_of(session, some, before, now_);
    });
  }

 private:
  /// `drop` deletes some and says how many, and whether there is more.
  template <class Drop>
  Outcome pieces(const KindRow& row, const Drop& drop) {
    progress_.begin(row.many, 0);
    const auto before = gone_;
    bool more = true;
    while (more && !is_over()) {
      MUSTER_CHECK(pace_.run([&] {
        return database_.write([&](store::Session& session) -> Outcome {
          std::int64_t went = 0;
          do went += drop(session, more);
          while (more && pace_.goes_on());
          count(session, row.kind.name, went);
          gone_ += went;
          return Success{};
        });
      }));
      MUSTER_CHECK(go_on(progress_, gone_ - before));
    }
    unfinished_ = more;
    return Success{};
  }

  store::Database& database_;
  Instant now_;
  Progress& progress_;
  std::optional<std::chrono::milliseconds> longest_;
  store::Pace pace_;
  Steady::time_point began_ = Steady::now();
  std::int64_t gone_ = 0;
  bool unfinished_ = false;
};

}  // namespace

Result<bool> delete_in_pieces(store::Database& database, const store::AuditContext& audit,
                              const std::map<std::string, std::int64_t>& set_periods, Progress& progress,
                              std::optional<std::chrono::milliseconds> longest) {
  Sweep sweep(database, audit.at, progress, longest);
  for (const auto& row : kind_rows()) {
    const auto before = due_before(row, set_periods, audit.at);
    if (!before || (!row.drop && !row.find)) continue;
    if (sweep.is_over()) return false;
    MUSTER_CHECK(sweep.kind(row, *before));
    if (sweep.unfinished()) return false;
  }
  return true;
}

std::vector<std::pair<std::string, std::int64_t>> take_went(store::Session& session) {
  const auto kept = store::kept_setting(session, unreported);
  if (!kept) return {};
  store::drop_setting(session, unreported);
  auto counts = counts_in(*kept);
  // In the order in which kinds are shown.
  std::vector<std::pair<std::string, std::int64_t>> went;
  for (const auto& row : kind_rows()) {
    for (const auto& each : counts)
      if (each.first == row.kind.name) went.push_back(each);
  }
  return went;
}

}  // namespace muster::privacy
