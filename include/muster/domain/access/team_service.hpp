#pragma once
// The team of one programme: who may sign in to it, with which role, and every change of that with its way back.

#include <muster/domain/access/account_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::access {

struct TeamMember {
  std::string account_id;
  std::string email;
  Role role = Role::door;
  std::string since;           ///< ISO date on which this role was given
  std::string seen_on;         ///< ISO date of the last visit with a role in this programme; empty where there was none
  bool reads_answers = false;  ///< given beside the role
  std::string bounced;    ///< the mail server's words where the address takes no mail; empty where nothing is known
  std::string role_by{};  ///< the directory whose rule gave the role; empty where it was given by hand
  std::vector<std::string> directories{};  ///< by which they may sign in beside a link, by name
};

struct TeamFigures {
  std::string programme_id;
  std::string programme;    ///< its name
  std::int64_t people = 0;  ///< who may sign in to it
  std::int64_t tokens = 0;  ///< access tokens of the programme
};
/// not_found where there is no such programme.
[[nodiscard]] Result<TeamFigures> team_figures(store::Database& database, const std::string& programme_id);
/// Of those of these programmes (by name), by name.
[[nodiscard]] Result<std::vector<TeamFigures>> figures_of_teams(store::Database& database,
                                                                const std::vector<std::string>& programmes);

struct MemberSheet {
  TeamFigures team;
  TeamMember member;
  bool last_owner = false;  ///< the programme's only one, who can be neither taken away nor given another role
};
/// not_found where there is no such programme, or nobody of that account in its team.
[[nodiscard]] Result<MemberSheet> member_sheet(store::Database& database, const std::string& programme_id,
                                               const std::string& account_id);

/// One page of a team's members. Sorted by "role" (owners first), "email", "since" or "seen"; filtered by "role";
/// searched in addresses.
[[nodiscard]] Result<ListPage<TeamMember>> listed_members(store::Database& database, const std::string& programme_id,
                                                          const ListQuery& query);

/// What accounts are called: the addresses of those of these ids who have a role in one of these programmes (by name);
/// with `who_may`, one that has this right.
[[nodiscard]] std::map<std::string, std::string> team_addresses(store::Session& session,
                                                                const std::vector<std::string>& programmes,
                                                                const std::set<std::string>& account_ids,
                                                                std::optional<Permission> who_may = std::nullopt);

/// How long a change can be taken back on the page.
inline constexpr std::chrono::hours undo_time{1};

/// One change of a team. A role that is missing is none.
struct TeamChange {
  std::string id;  ///< for undo_change
  std::string account_id;
  std::string email;
  std::optional<Role> before;
  std::optional<Role> after;
};

/// Whether somebody who is added is told by mail. The mail leads to the page for signing in and holds no secret.
enum class Notification { by_mail, not_by_mail };

/// Adds somebody. Errors: a malformed address; somebody who has a role here already (conflict).
[[nodiscard]] Result<TeamChange> add_member(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& email, Role role,
                                            Notification tell);
/// Gives a member another role. Errors: not_found where nobody of that account is in the team; bad_input where the
/// programme would be left without an owner, or the role is the one they have. A role that a directory's rule gave may
/// be given once more: then it is given by hand, and stays whatever the directory says.
[[nodiscard]] Result<TeamChange> change_member(store::Database& database, const store::AuditContext& audit,
                                               const std::string& programme_id, const std::string& account_id,
                                               Role role);
/// Takes a member's role away, and the account with its sessions and links where that was its only one. Errors as
/// above.
[[nodiscard]] Result<TeamChange> remove_member(store::Database& database, const store::AuditContext& audit,
                                               const std::string& programme_id, const std::string& account_id);
/// The change of that id, as long as it can be taken back.
[[nodiscard]] Result<std::optional<TeamChange>> undoable(store::Database& database, Instant now,
                                                         const std::string& programme_id, const std::string& id);
/// Takes a change back. Errors: not_found where it is over or done; conflict where the role has changed since.
[[nodiscard]] Result<TeamChange> undo_change(store::Database& database, const store::AuditContext& audit,
                                             const std::string& programme_id, const std::string& id);
/// Lets a lead read single answers, without names, or takes that away; owners and organisers may by their role. Counts
/// only for rounds whose people were told. Errors: not_found as above; bad_input for another role.
[[nodiscard]] Outcome let_read_answers(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& account_id, bool reads);
/// Sends a member the mail once more that says how to sign in.
[[nodiscard]] Outcome tell_again(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& account_id);

}  // namespace muster::access
