// Deletes a programme, after everything by which people reach it.
#include <muster/domain/access/forgetting_sql.hpp>

namespace muster::access {

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from account_role where programme_id = $1", {programme_id});
  session.execute("delete from access_token where programme_id = $1", {programme_id});
  session.execute("delete from team_change where programme_id = $1", {programme_id});
  session.execute("delete from programme where id = $1", {programme_id});
}

}  // namespace muster::access
