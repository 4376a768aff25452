#pragma once
// Taking an import back in pieces: first what stays is told from what goes, which nobody sees; one short transaction
// hides all that goes; then it is deleted, piece by piece.

#include <muster/domain/intake/intake_service.hpp>
#include <muster/platform/jobs/job.hpp>

#include <functional>

namespace muster::intake {

using FindImport = std::function<Result<Import>(store::Session&)>;

/// `find` gives the import, or why it cannot be taken back; it is asked again in the transaction that takes it out.
[[nodiscard]] Result<UndoneImport> take_back(store::Database& database, const store::AuditContext& audit,
                                             const Kind& kind, const FindImport& find, const UndoWatch& watch);

/// Deletes what an import hides that was taken out, or will not be shown. `goes_on` is asked in each transaction, and
/// ends it where it says no; where it ends before all is gone, `discard_unfinished` goes on with it.
[[nodiscard]] Outcome remove_hidden(store::Database& database, const Kind& kind, const Import& import,
                                    const std::function<bool(store::Session&)>& goes_on, Progress& progress);
/// The same for one that may have been removed already, renewed from `now` on so that nobody else does it meanwhile.
[[nodiscard]] Outcome go_on_removing(store::Database& database, Instant now, const Kind& kind,
                                     const std::string& import_id, Progress& progress);

/// Adds the kind of job that takes an import back.
void add_undo_job(jobs::Kinds& jobs, store::Database& database, const Clock& clock, const Kinds& kinds);

}  // namespace muster::intake
