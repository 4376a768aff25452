// Owners of a programme in the store.
#include <muster/domain/access/owner_sql.hpp>

namespace muster::access {

std::vector<std::string> owner_addresses(store::Session& session, const std::string& programme_id) {
  std::vector<std::string> found;
  session.each(
      "select a.email from account_role r join account a on a.id = r.account_id where r.programme_id = $1 and r.role = "
      "'owner' order by a.email",
      {programme_id}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

}  // namespace muster::access
