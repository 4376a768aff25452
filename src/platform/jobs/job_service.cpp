// Jobs as those who ask for them see them.
#include <muster/platform/jobs/job_service.hpp>

#include "job_sql.hpp"

#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::jobs {

std::string state_name(JobState state) {
  switch (state) {
    case JobState::queued:
      return "queued";
    case JobState::running:
      return "running";
    case JobState::done:
      return "done";
    case JobState::failed:
      return "failed";
    case JobState::cancelled:
      return "cancelled";
  }
  throw std::logic_error("a state without a name");
}

void Kinds::add(const std::string& name, Run run) {
  if (!runs_.emplace(name, std::move(run)).second) throw std::logic_error("two kinds of jobs are called " + name);
}

const Run* Kinds::find(const std::string& name) const {
  const auto found = runs_.find(name);
  return found == runs_.end() ? nullptr : &found->second;
}

std::vector<std::string> Kinds::names() const {
  std::vector<std::string> all;
  for (const auto& [name, run] : runs_) all.push_back(name);
  return all;
}

Result<std::string> order(store::Session& session, const store::AuditContext& audit, const Order& order) {
  if (auto same = sql::same(session, audit.actor, order)) return *same;
  if (sql::unfinished(session, audit.actor) >= most_at_once)
    return conflict("You have " + std::to_string(most_at_once) +
                    " jobs that wait or run. Nothing was started; wait until one is done, or cancel one.");
  auto id = new_id();
  sql::insert(session, id, audit, order);
  store::write_audit(session, audit, "job started", "job", id);
  return id;
}

Result<std::string> order(store::Database& database, const store::AuditContext& audit, const Order& wanted) {
  return database.write([&](store::Session& session) { return order(session, audit, wanted); });
}

std::string page_of(const std::string& job_id) { return "/jobs/" + job_id; }

Result<Job> find(store::Database& database, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<Job> {
    auto job = sql::find(session, id);
    if (!job)
      return not_found(
          "There is no job at this address. Jobs and their files are deleted some days after they ended, and earlier "
          "where somebody's data is erased.");
    return std::move(*job);
  });
}

Result<ListPage<Job>> listed(store::Database& database, const std::set<std::pair<std::string, std::string>>& rights,
                             const std::string& asked_by, const ListQuery& query) {
  return database.read(
      [&](store::Session& session) -> Result<ListPage<Job>> { return sql::listed(session, rights, asked_by, query); });
}

Outcome cancel(store::Session& session, const store::AuditContext& audit, const std::string& id) {
  if (!sql::cancel(session, id, audit.at)) return conflict("This job has ended already, so nothing was cancelled.");
  store::write_audit(session, audit, "job cancelled", "job", id);
  return Success{};
}

Outcome cancel(store::Database& database, const store::AuditContext& audit, const std::string& id) {
  return database.write([&](store::Session& session) { return cancel(session, audit, id); });
}

bool goes_on(store::Session& session, const std::string& id) {
  const auto job = sql::find(session, id);
  return job && !has_ended(job->state);
}

Result<JobFile> file_of(store::Database& database, const std::string& id) {
  return database.read([&](store::Session& session) -> Result<JobFile> {
    auto file = sql::file_of(session, id);
    if (!file) return not_found("This file is no longer kept. Start the job again to make a new one.");
    return std::move(*file);
  });
}

}  // namespace muster::jobs
