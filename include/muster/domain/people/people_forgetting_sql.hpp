#pragma once
// What goes of many people at once, by their ids. Whoever calls knows why: who came to what is not for this room to
// ask.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace muster::people {

/// Clears one detail of these people; returns how many had it.
std::int64_t clear_emails(store::Session& session, const std::vector<std::string>& ids);
std::int64_t clear_job_titles(store::Session& session, const std::vector<std::string>& ids);
/// Deletes the rows of these people. Throws store::DatabaseError where something still refers to one of them.
std::int64_t delete_people(store::Session& session, const std::vector<std::string>& ids);

}  // namespace muster::people
