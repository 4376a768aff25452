#pragma once
// What is done by the clock, and the kinds of jobs there are: gathered from the rooms.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/jobs/schedule.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::app {

/// Rounds that open and close, the order of answers forgotten, what is due deleted. The database must outlive it.
void add_scheduled_work(jobs::Schedule& schedule, store::Database& database);

}  // namespace muster::app
