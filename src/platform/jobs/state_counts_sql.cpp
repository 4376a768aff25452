// One walk along an index.
#include <muster/platform/jobs/state_counts_sql.hpp>

namespace muster::jobs {

std::map<std::string, std::int64_t> jobs_by_state(store::Session& session) {
  std::map<std::string, std::int64_t> counts;
  session.each("select state, count(*) from job group by state", {},
               [&](const store::Row& row) { counts[row.text(0)] = row.integer(1); });
  return counts;
}

}  // namespace muster::jobs
