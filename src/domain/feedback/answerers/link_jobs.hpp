#pragma once
// The work of putting many mails with links into the outbox.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::feedback {

void add_link_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock);

}  // namespace muster::feedback
