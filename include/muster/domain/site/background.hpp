#pragma once
// Long work asked for on a page: the page that offers it, and the way to the job's own page.

#include <muster/domain/site/frame.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/audit.hpp>

#include <cstdint>
#include <string>

namespace muster::site {

/// A file of more rows than this is made as a job: a browser would wait for it too long, and others with it.
inline constexpr std::int64_t most_rows_at_once = 5'000;

/// The page instead of a file that is too large to be made at once: its button sends POST to `action`, the file's own
/// address, where the page answers with start_job. `title` names the file, `rows` says how many of what ("100,000
/// answers").
[[nodiscard]] web::Reply offer_file(const web::Request& request, Frame frame, const std::string& title,
                                    const std::string& rows, const std::string& action);

/// Asks for the job and leads to its page; the error page where it is refused.
[[nodiscard]] web::Reply start_job(const web::Request& request, store::Database& database, Instant now,
                                   const jobs::Order& order);

}  // namespace muster::site
