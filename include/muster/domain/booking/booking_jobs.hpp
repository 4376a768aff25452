#pragma once
// The room's long work: the file of an event's delegates.

#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::booking {

/// Adds the room's kinds of jobs. The database must outlive them.
void add_jobs(jobs::Kinds& kinds, store::Database& database);

}  // namespace muster::booking
