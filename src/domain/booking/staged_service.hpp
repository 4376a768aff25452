#pragma once
// A delegate list between its choosing and its import: kept for two hours, judged anew each time it is looked at.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/delegate_service.hpp>

#include <muster/kit/base/list_query.hpp>

#include "decision_sheet.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster::booking {

/// Keeps a list that can be read and was not taken in before; returns the id of the upload. Errors: those of
/// forecast_delegates, and conflict where the very file stands in the ledger.
[[nodiscard]] Result<std::string> stage_delegates(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, const DelegateFile& file);

struct StagedDelegates {
  std::string id;
  DelegateFile file;
  std::vector<DecisionLine> decisions;
  DelegateForecast forecast;
};
/// The upload as it would be imported now; not_found where it is not there or its time is over.
[[nodiscard]] Result<StagedDelegates> staged_delegates(store::Database& database, Instant now,
                                                       const std::string& event_slug, const std::string& id);

/// Keeps decisions about an upload. Errors: a line that a decisions file could not hold; then nothing is kept.
[[nodiscard]] Outcome decide_staged(store::Database& database, Instant now, const std::string& event_slug,
                                    const std::string& id, const std::vector<DecisionLine>& changes);

/// Imports the upload and lets it go. `expected` is the fingerprint of the forecast that was seen.
[[nodiscard]] Result<DelegateImport> import_staged(store::Database& database, const store::AuditContext& audit,
                                                   const std::string& event_slug, const std::string& id,
                                                   const std::string& expected);

/// Lets the upload go. Success, too, where it has gone already.
[[nodiscard]] Outcome cancel_staged(store::Database& database, Instant now, const std::string& event_slug,
                                    const std::string& id);

/// A delegate and where their booking stands.
struct ListedDelegate : Delegate {
  State state = State::booked;
};

/// One page of an event's delegates, whatever their state, with the lists they came from, newest first, those undone
/// included.
struct DelegateBook {
  events::Event event;
  ListPage<ListedDelegate> delegates;
  std::map<State, std::int64_t> states;  ///< all bookings
  std::int64_t organisations = 0;        ///< that those come from who are registered
  std::vector<events::Import> imports;
};
/// Sorted by "name", "organisation" or "state", filtered by "state" and "kind"; addresses are searched only where they
/// are shown.
[[nodiscard]] Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug,
                                                 const ListQuery& query, Contacts contacts);

/// An import of delegates of this event; not_found where there is none of that id, conflict where it was undone.
[[nodiscard]] Result<events::Import> delegate_import(store::Database& database, const std::string& event_slug,
                                                     const std::string& import_id);
/// Undoes it; returns how many bookings went.
[[nodiscard]] Result<std::int64_t> undo_delegate_import(store::Database& database, const store::AuditContext& audit,
                                                        const std::string& event_slug, const std::string& import_id);

}  // namespace muster::booking
