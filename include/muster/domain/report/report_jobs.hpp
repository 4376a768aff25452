#pragma once
// The room's long work: the report's files.

#include <muster/domain/report/report_pages.hpp>
#include <muster/platform/jobs/job.hpp>

namespace muster::report {

/// Adds the room's kinds of jobs. Everything given by reference must outlive them.
void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock, figures::Summaries& summaries,
              ShippedReports reports);

}  // namespace muster::report
