// The list of erased people, by hash of the id they had.
#include "erasure_sql.hpp"

namespace muster::app::sql {

std::set<std::string> erased_hashes(store::Session& session) {
  std::set<std::string> hashes;
  session.each("select person_hash from erasure", {}, [&](const store::Row& row) { hashes.insert(row.text(0)); });
  return hashes;
}

bool add_erased_hash(store::Session& session, const std::string& hash, const std::string& day) {
  return session.execute("insert into erasure (person_hash, erased_on) values ($1, $2) on conflict do nothing",
                         {hash, day}) > 0;
}

}  // namespace muster::app::sql
