#pragma once
// Leads and the names that they put forward, as JSON for programs and the command line.

#include <muster/domain/booking/nomination_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

/// {"call": id, "organisation": text, "name": text, "email": text, "until": date, if any, "named": number,
/// "undecided": number, "asked_at": instant}
[[nodiscard]] Json call_json(const ListedCall& listed);
/// {"person": id, "name": text, "job_title": text, "email": text, "organisation": text, "lead": text, "place": number
/// (0: they asked themselves), "state": "nominated" or "applied"}
[[nodiscard]] Json nomination_json(const Nomination& nomination);
/// {"done": [{"name": text, "state": text}], "refused": [{"name": text, "why": text}]}
[[nodiscard]] Json decided_json(const DecidedNominations& decided);

}  // namespace muster::booking
