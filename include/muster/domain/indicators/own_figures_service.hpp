#pragma once
// Published figures that a programme takes in by itself: a file without an event, and one figure set by hand. Each is a
// release of its own that takes nothing away, so that taking it back brings back what stood before.

#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/kit/base/clock.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::indicators {

/// A file judged for a programme; changes nothing. Errors: a table that cannot be read, no column of codes or years.
[[nodiscard]] Result<IndicatorList> judge_own_file(store::Database& database, const std::string& programme_id,
                                                   const IndicatorFile& file);

struct OwnImport {
  std::string id;
  std::int64_t added = 0;  ///< figures that are new or revised
  std::int64_t left = 0;   ///< rows that stayed out
};
/// Takes it in, judged anew in the same transaction. Errors: rows undecided or refused that are not to be left
/// (bad_input with each, nothing changes); nothing new.
[[nodiscard]] Result<OwnImport> import_own_file(store::Database& database, const store::AuditContext& audit,
                                                const std::string& programme_id, const IndicatorFile& file,
                                                const intake::RowsToSkip& leaving = {});

/// A figure as somebody sets it.
struct FigureByHand {
  std::string indicator;  ///< its code
  std::string area;       ///< code or name of a place, the region or the nation
  std::string year;       ///< "2024", "2023/24"
  std::string value;      ///< a number, or a mark in its place
  std::string reason;     ///< why it is not as it was published; 200 characters at most
};
/// Errors, each at its field: no such indicator or area, a year or value that cannot be read, a reason left out or too
/// long, a figure that stands there already. Returns what it is called in a list of changes.
struct OwnRelease {
  std::string id;         ///< by which it is taken back
  std::string indicator;  ///< title
  std::string what;       ///< "Camden, 2025: 2140, before 2041", or "312 values from figures.csv": figures and marks
  std::string reason;     ///< of a figure set by hand
  Instant entered_at;
};
[[nodiscard]] Result<OwnRelease> set_figure(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const FigureByHand& wanted);

/// All that stand, the newest first; of one indicator where `code` is not empty. bad_input at
/// "indicator" where there is none such.
[[nodiscard]] Result<std::vector<OwnRelease>> own_releases(store::Database& database, const std::string& programme_id,
                                                           const std::string& code = {});
/// Takes one back; what stood before holds again. Error: none of that id.
[[nodiscard]] Outcome take_back(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& id);

/// The programme of that name; the only one where it is empty. Errors: none of that name, several to choose from.
[[nodiscard]] Result<std::string> programme_for_figures(store::Database& database, const std::string& name);

}  // namespace muster::indicators
