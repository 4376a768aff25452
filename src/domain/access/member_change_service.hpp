#pragma once
// A member's role and what they read beside it, changed together.

#include <muster/domain/access/team_service.hpp>

#include <optional>
#include <string>

namespace muster::access {

struct MemberChange {
  std::optional<Role> role{};
  std::optional<bool> reads_answers{};
};
/// What is missing stays; all of it or nothing. Errors: those of change_member and let_read_answers.
[[nodiscard]] Outcome change_together(store::Database& database, const store::AuditContext& audit,
                                      const std::string& programme_id, const std::string& account_id,
                                      const MemberChange& wanted);

}  // namespace muster::access
