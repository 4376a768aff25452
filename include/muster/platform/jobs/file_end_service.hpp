#pragma once
// Files of jobs that hold more than others and go earlier than these.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::jobs {

/// Deletes the files that jobs of this kind made and ended with before that moment (ISO instant); the jobs stay and say
/// `outcome`. Returns how many files that were.
std::int64_t drop_files(store::Session& session, const std::string& kind, const std::string& ended_before,
                        const std::string& outcome);

}  // namespace muster::jobs
