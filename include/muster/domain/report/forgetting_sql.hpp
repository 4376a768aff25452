#pragma once
// What of a person stands in frozen reports, inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::report {

/// Whether an edition names the person as a delegate.
[[nodiscard]] bool names_person(store::Session& session, const std::string& person_id);

/// Takes the person's name out of every edition that names them as a delegate; the files of those are written again
/// when somebody next takes one. Returns from how many. `today` is a day, ISO.
std::int64_t forget_person(store::Session& session, const std::string& person_id, const std::string& today);

}  // namespace muster::report
