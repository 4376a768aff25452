// One walk along an index.
#include <muster/platform/mail/state_counts_sql.hpp>

namespace muster::mail {

std::map<std::string, std::int64_t> mails_by_state(store::Session& session) {
  std::map<std::string, std::int64_t> counts;
  session.each("select state, count(*) from outbox group by state", {},
               [&](const store::Row& row) { counts[row.text(0)] = row.integer(1); });
  return counts;
}

}  // namespace muster::mail
