#pragma once
// Which jobs a visitor sees, on pages and by program.

#include <muster/domain/access/account_service.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/router.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>

namespace muster::dashboard {

/// Names of programmes by their ids: rights are held by name, jobs keep what does not change.
using Programmes = std::map<std::string, std::string>;

/// Whether the visitor asked for it: its file is theirs.
[[nodiscard]] bool is_own(const web::Request& request, const jobs::Job& job);
/// The job of the address; not_found in the same words for what is not there and what is another programme's.
[[nodiscard]] Result<jobs::Job> job_of(store::Database& database, const web::Request& request);
/// What the visitor may do, by the ids of programmes.
[[nodiscard]] std::set<std::pair<std::string, std::string>> rights_of(const web::Request& request,
                                                                      const Programmes& programmes);
/// The file of the job of the address, for whoever asked for it.
[[nodiscard]] web::Reply job_file(store::Database& database, const web::Request& request);

/// Routes: /api/jobs and below.
void add_job_api_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::dashboard
