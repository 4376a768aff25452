// The list of erased people, by hash of the id they had.
#include "erasure_sql.hpp"

namespace muster::privacy::sql {

std::set<std::string> erased_hashes(store::Session& session) {
  std::set<std::string> hashes;
  session.each("select person_hash from erasure", {}, [&](const store::Row& row) { hashes.insert(row.text(0)); });
  return hashes;
}

bool add_erased_hash(store::Session& session, const std::string& hash, const std::string& day) {
  return session.execute("insert into erasure (person_hash, erased_on) values ($1, $2) on conflict do nothing",
                         {hash, day}) > 0;
}

void rename_runner(store::Session& session, const std::string& account_id, const std::string& name) {
  session.execute("update retention_run set ran_by = $2 where ran_by = $1", {account_id, name});
}

}  // namespace muster::privacy::sql
