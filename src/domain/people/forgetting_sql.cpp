// Deletes what belongs to one programme of regions and organisations.
#include <muster/domain/people/forgetting_sql.hpp>

namespace muster::people {

void forget_network(store::Session& session, const std::string& programme_id) {
  session.execute(
      "delete from network_change_moved where change_id in (select id from network_change where programme_id = $1)",
      {programme_id});
  session.execute("delete from network_change where programme_id = $1", {programme_id});
  session.execute("delete from programme_region where programme_id = $1", {programme_id});
  session.execute("delete from organisation_kind where programme_id = $1", {programme_id});
  session.execute(
      "delete from organisation_serves where organisation_id in (select id from organisation where programme_id = $1)",
      {programme_id});
  session.execute(
      "delete from organisation_alias where organisation_id in (select id from organisation where programme_id = $1)",
      {programme_id});
  session.execute("delete from organisation where programme_id = $1", {programme_id});
  session.execute("delete from place where region_id in (select id from region where programme_id = $1)",
                  {programme_id});
  session.execute("delete from region where programme_id = $1", {programme_id});
}

}  // namespace muster::people
