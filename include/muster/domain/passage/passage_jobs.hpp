#pragma once
// The file of a programme made as a job, for an owner who asks for it; kept for a day.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>

namespace muster::passage {

/// How long such a file waits for whoever asked for it. Other files wait for days: this one holds everything.
inline constexpr std::chrono::hours file_waits{24};

/// Writes everything of a programme into a file that waits. `programme_id` is its scope, and only who may manage its
/// team sees the job.
[[nodiscard]] jobs::Order file_order(const std::string& programme_id, const std::string& programme);

/// Takes the file `upload_id` that waits for that programme into it (passage_service.hpp, take_into), whole or not at
/// all.
[[nodiscard]] jobs::Order taking_order(const std::string& programme_id, const std::string& programme,
                                       const std::string& upload_id);

/// What is made anew of names once rows have come that were not made here; called after each file that was taken in.
using RenewKeys = std::function<Outcome(store::Database& database)>;
void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock, RenewKeys renew_keys);

/// Deletes the files that have waited long enough. Several processes may do so at once.
[[nodiscard]] Outcome drop_old_files(store::Database& database, Instant now);

}  // namespace muster::passage
