// One walk along an index.
#include <muster/domain/webhooks/state_counts_sql.hpp>

namespace muster::webhooks {

std::map<std::string, std::int64_t> deliveries_by_state(store::Session& session) {
  std::map<std::string, std::int64_t> counts;
  session.each("select state, count(*) from webhook_delivery group by state", {},
               [&](const store::Row& row) { counts[row.text(0)] = row.integer(1); });
  return counts;
}

}  // namespace muster::webhooks
