#pragma once
// The room's long work: themes given to many answers by their words.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::themes {

/// Adds the room's kinds of jobs. Everything given must outlive them.
void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock);

}  // namespace muster::themes
