// Both services in one transaction, so that a refusal of the second keeps nothing of the first.
#include "member_change_service.hpp"

#include <muster/platform/store/as_one.hpp>

namespace muster::access {

Outcome change_together(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                        const std::string& account_id, const MemberChange& wanted) {
  return store::as_one(database, [&](store::Database& together) -> Outcome {
    if (wanted.role) MUSTER_CHECK(change_member(together, audit, programme_id, account_id, *wanted.role));
    if (wanted.reads_answers)
      MUSTER_CHECK(let_read_answers(together, audit, programme_id, account_id, *wanted.reads_answers));
    return Success{};
  });
}

}  // namespace muster::access
