#pragma once
// The kinds of personal data and their periods, one row each: to add a kind, add a row.

#include <muster/domain/privacy/retention_service.hpp>
#include <muster/platform/store/database.hpp>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::privacy {

/// The first day that something of a kind hangs on, before its period is added.
struct OldestData {
  Date day;
  std::int64_t count = 0;
};

/// What a piece of a deletion did.
struct DroppedData {
  std::int64_t went = 0;
  bool more = false;  ///< there may be more of it
};

struct KindRow {
  KeptKind kind{};              ///< with its default in `days`
  std::string one{};            ///< "e-mail address"
  std::string many{};           ///< "e-mail addresses"
  std::string fixed_words{};    ///< the period in words where days do not say it: "2 hours"
  bool ends_by_itself = false;  ///< `first` says when something ends, not what its period is counted from
  /// Deletes at most `most` of what hangs on days before `before`; `now` is the moment of the run. What is few by its
  /// nature goes at once.
  std::function<DroppedData(store::Session&, Date before, Instant now, std::int64_t most)> drop{};
  /// Where what is due is found by a walk over all there is, it is found before the writers' line, by ids...
  std::function<std::vector<std::string>(store::Session&, Date before)> find{};
  /// ...and goes by them, where it is due still; returns how many.
  std::function<std::int64_t(store::Session&, const std::vector<std::string>& ids, Date before, Instant now)> drop_of{};
  std::function<std::optional<OldestData>(store::Session&)> first{};
};

[[nodiscard]] const std::vector<KindRow>& kind_rows();

/// What hangs on days before this one is due at `now`; nothing where it is kept. The whole of the last day counts: 14
/// days after the 10th, what was kept goes on the 25th.
[[nodiscard]] std::optional<Date> due_before(const KindRow& row, const std::map<std::string, std::int64_t>& set_periods,
                                             Instant now);
/// The days that a kind is kept, as somebody set them or by itself; nothing: kept.
[[nodiscard]] std::optional<std::int64_t> days_of(const KindRow& row,
                                                  const std::map<std::string, std::int64_t>& set_periods);
inline constexpr std::int64_t kept_for_ever = -1;  ///< as a period that was set

/// "2 years", "14 days", "1 day"; "kept" for nothing.
[[nodiscard]] std::string period_words(std::optional<std::int64_t> days);

}  // namespace muster::privacy
