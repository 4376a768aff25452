#pragma once
// Published figures taken in, taken back, read and handed out.

#include <muster/domain/indicators/indicator.hpp>
#include <muster/domain/indicators/indicator_list.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::indicators {

/// Published figures from a file, as intake takes them in and back. A file comes in through an event; its figures are
/// the programme's, for all its events.
[[nodiscard]] intake::Kind indicator_kind();

/// The indicators of a programme, of one of its regions.
struct Collection {
  std::vector<Indicator> indicators;  ///< by title
  std::string region;                 ///< its slug
  std::string region_name;
  std::vector<people::RegionInUse> regions{};  ///< that the programme works in
};
/// Of the region with that slug; of the one that the programme offers first where it is empty. `code` leaves one
/// indicator alone. not_found where the programme has no such region or no such indicator, with the nearest.
[[nodiscard]] Result<Collection> collection(store::Database& database, const std::string& programme_id,
                                            const std::string& region = {}, const std::string& code = {});
[[nodiscard]] Result<Collection> collection(store::Session& session, const std::string& programme_id,
                                            const std::string& region = {}, const std::string& code = {});

/// All figures that a programme keeps, one a row, in the shape that is taken in. `format` is csv or xlsx.
[[nodiscard]] Result<std::string> exported(const Collection& collection, const std::string& format);

/// The newest event of the programme, through which a file comes in; empty where there is none.
[[nodiscard]] Result<std::string> event_for_files(store::Database& database, const std::string& programme_name);

/// A file read and judged once, to be shown and then taken in.
struct IndicatorPlan {
  std::shared_ptr<const IndicatorList> forecast;
  intake::JudgedFile judged;
};
struct IndicatorFile {
  std::string name;
  std::string bytes;
  std::string decisions{};
  std::string decisions_name = "decisions";
};
[[nodiscard]] Result<IndicatorPlan> plan_indicators(store::Database& database, Instant now,
                                                    const std::string& event_slug, IndicatorFile file);
struct IndicatorImport {
  std::string id;
  std::int64_t added = 0;  ///< figures that are new or revised
  std::int64_t left = 0;   ///< rows that stayed out
};
[[nodiscard]] Result<IndicatorImport> import_indicators(store::Database& database, const store::AuditContext& audit,
                                                        const std::string& event_slug, IndicatorPlan plan,
                                                        const intake::RowsToSkip& leaving = {},
                                                        const intake::Watch& watch = {});

}  // namespace muster::indicators
