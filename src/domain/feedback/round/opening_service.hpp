#pragma once
// The step by which a round takes answers: by hand, or because its time has come.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

void open_now(store::Session& session, const store::AuditContext& audit, Round& round);
/// Whether it is a draft whose time has come.
[[nodiscard]] bool opens_now(const Round& round, Instant now);
/// Opens such a draft in the name of the clock.
void open_where_due(store::Session& session, Instant now, Round& round);

}  // namespace muster::feedback
