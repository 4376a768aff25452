#pragma once
// What the ledger of imports and the waiting uploads forget: everything that waits, and names in names of files.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/tabular/table.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::intake {

/// Drops every upload that waits, whatever is in it, and stops the imports that are being saved; returns how many
/// uploads there were.
std::int64_t drop_all_staged(store::Session& session);
/// Drops uploads whose time is over; returns how many there were.
std::int64_t drop_staged_before(store::Session& session, Instant now);
/// Drops what waits of one kind for an event.
void drop_staged_of(store::Session& session, const std::string& event_id, const std::string& kind);
/// Stops the imports of one kind that are being saved into an event.
void stop_imports_of(store::Session& session, const std::string& event_id, const std::string& kind);
/// When the next upload's time is over, and how many uploads wait; nothing where none waits.
struct WaitingUploads {
  std::string until;  ///< ISO instant
  std::int64_t uploads = 0;
};
[[nodiscard]] std::optional<WaitingUploads> waiting_uploads(store::Session& session);

/// Every upload that waits, as it was chosen.
struct WaitingFile {
  std::string event_id;
  std::string kind;  ///< "delegates", "responses", "notes"
  std::string file_name;
  tabular::Table table;
  std::string decisions;  ///< what was decided about organisations of a delegate list
};
[[nodiscard]] std::vector<WaitingFile> waiting_files(store::Session& session);

/// Gives every imported file for whose name `tells` is true a name that tells nothing; returns how many.
std::int64_t rename_files(store::Session& session, const std::function<bool(const std::string&)>& tells);

/// Deletes the record of the files that were taken into an event, and those that wait. Nothing may name them any more.
void forget_files_of_event(store::Session& session, const std::string& event_id);

/// Deletes what a programme's people said about the columns of their lists.
void forget_columns_of(store::Session& session, const std::string& programme_id);

}  // namespace muster::intake
