#pragma once
// The kinds of personal data and their periods, one row each: to add a kind, add a row.

#include <muster/domain/privacy/retention_service.hpp>
#include <muster/platform/store/database.hpp>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::privacy {

/// The first day that something of a kind hangs on, before its period is added.
struct OldestData {
  Date day;
  std::int64_t count = 0;
};

struct KindRow {
  KeptKind kind{};              ///< with its default in `days`
  std::string one{};            ///< "e-mail address"
  std::string many{};           ///< "e-mail addresses"
  std::string fixed_words{};    ///< the period in words where days do not say it: "2 hours"
  bool ends_by_itself = false;  ///< `first` says when something ends, not what its period is counted from
  /// Deletes what hangs on days before `before`; returns how many. `now` is the moment of the run.
  std::function<std::int64_t(store::Session&, Date before, Instant now)> drop{};
  std::function<std::optional<OldestData>(store::Session&)> first{};
};

[[nodiscard]] const std::vector<KindRow>& kind_rows();

/// "2 years", "14 days", "1 day"; "kept" for nothing.
[[nodiscard]] std::string period_words(std::optional<std::int64_t> days);

}  // namespace muster::privacy
