// Changes a team: each change leaves its trace, is in force at once, and can be taken back for an hour.
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/access/team_service.hpp>

#include "access_sql.hpp"
#include "role_change.hpp"
#include "team_sql.hpp"

#include <muster/domain/access/access_mail.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/person_sql.hpp>

#include <algorithm>

namespace muster::access {
namespace {

constexpr const char* nobody = "Nobody in this team has this address.";

/// What other tables say of a member.
void complete(store::Session& session, TeamMember& member) {
  member.directories = sql::directories_of(session, member.account_id);
  if (const auto bounce = mail::held_bounce(session, member.email))
    member.bounced = bounce->reason.empty() ? "the address takes no mail" : bounce->reason;
}

TeamFigures figures_of(store::Session& session, const Programme& programme) {
  return {programme.id, programme.name, sql::people_of(session, programme.id), sql::tokens_of(session, programme.id)};
}

Result<TeamFigures> figures_of(store::Session& session, const std::string& programme_id) {
  const auto programme = programme_with_id(session, programme_id);
  if (!programme) return not_found("There is no programme at this address.");
  return figures_of(session, *programme);
}

/// Keeps what undoes the change. It holds an address, so what can no longer be undone is deleted at once or at night.
void keep(store::Session& session, const store::AuditContext& audit, const std::string& programme_id,
          const std::optional<TeamMember>& before, const TeamChange& change) {
  sql::delete_changes_before(session, audit.at);
  sql::keep_change(session, programme_id,
                   {change, before ? before->since : "", before ? before->seen_on : "", audit.at + undo_time,
                    before ? before->role_by : ""});
}

void trace(store::Session& session, const store::AuditContext& audit, const std::string& action,
           const std::string& programme_id, const TeamChange& change) {
  std::vector<std::string> fields{"programme " + programme_id};
  if (change.after) fields.emplace_back(role_name(*change.after));
  store::write_audit(session, audit, action, "account", change.account_id, fields);
}

void enqueue_welcome(store::Session& session, Instant now, const std::string& programme_id, const std::string& email) {
  mail::Draft draft;
  draft.kind = welcome_mail;
  draft.recipient = email;
  draft.subject = "You may sign in to Muster";
  draft.detail = programme_id;
  draft.programme_id = programme_id;
  mail::enqueue(session, now, draft);
}

/// The account of that address, made where there is none, under `id` where that is given.
std::string find_or_add_account(store::Session& session, const store::AuditContext& audit, const std::string& email,
                                const std::string& id) {
  if (const auto found = sql::account_by_email(session, email)) return found->id;
  auto made = id.empty() ? new_id() : id;
  sql::insert_account(session, made, email, audit.at);
  store::write_audit(session, audit, "account added", "account", made);
  return made;
}

/// Takes a role away; the account goes with its last one.
void let_go(store::Session& session, const store::AuditContext& audit, const std::string& programme_id,
            const std::string& account_id) {
  sql::delete_role(session, account_id, programme_id);
  if (sql::has_roles(session, account_id)) return;
  sql::delete_account(session, account_id);
  store::write_audit(session, audit, "account removed", "account", account_id);
}

Outcome keeps_an_owner(store::Session& session, const std::string& programme_id, Role before,
                       const std::optional<Role>& after) {
  if (before != Role::owner || after == Role::owner || sql::owners(session, programme_id) > 1) return Success{};
  return bad_input("This is the only owner. Make somebody else an owner first.");
}

}  // namespace

Result<TeamFigures> team_figures(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) { return figures_of(session, programme_id); });
}

Result<std::vector<TeamFigures>> figures_of_teams(store::Database& database,
                                                  const std::vector<std::string>& programmes) {
  return database.read([&](store::Session& session) -> Result<std::vector<TeamFigures>> {
    std::vector<TeamFigures> found;
    for (const auto& programme : all_programmes(session))
      if (std::ranges::find(programmes, programme.name) != programmes.end())
        found.push_back(figures_of(session, programme));
    return found;
  });
}

std::map<std::string, std::string> team_addresses(store::Session& session, const std::vector<std::string>& programmes,
                                                  const std::set<std::string>& account_ids,
                                                  std::optional<Permission> who_may) {
  std::map<std::string, std::string> addresses;
  for (const auto& programme : all_programmes(session)) {
    if (std::ranges::find(programmes, programme.name) == programmes.end()) continue;
    for (const auto& id : account_ids)
      if (const auto member = sql::member(session, programme.id, id);
          member && (!who_may || may(member->role, *who_may)))
        addresses.emplace(id, member->email);
  }
  return addresses;
}

Result<ListPage<TeamMember>> listed_members(store::Database& database, const std::string& programme_id,
                                            const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<TeamMember>> {
    auto members = sql::listed_members(session, programme_id, query);
    for (auto& member : members.rows) complete(session, member);
    return members;
  });
}

Result<MemberSheet> member_sheet(store::Database& database, const std::string& programme_id,
                                 const std::string& account_id) {
  return database.read([&](store::Session& session) -> Result<MemberSheet> {
    MUSTER_TRY(figures, figures_of(session, programme_id));
    auto member = sql::member(session, programme_id, account_id);
    if (!member) return not_found(nobody);
    complete(session, *member);
    const bool last_owner = member->role == Role::owner && sql::owners(session, programme_id) == 1;
    return MemberSheet{std::move(figures), *std::move(member), last_owner};
  });
}

Result<TeamChange> add_member(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& email, Role role, Notification tell) {
  const auto address = mail::folded_address(email);
  MUSTER_CHECK(mail::check_address(address));
  return database.write([&](store::Session& session) -> Result<TeamChange> {
    if (!programme_with_id(session, programme_id)) return not_found("There is no programme at this address.");
    const auto account_id = find_or_add_account(session, audit, address, "");
    if (sql::member(session, programme_id, account_id))
      return conflict(address + " is in this team already. Change their role in the list.").at("email");
    const TeamChange change{new_id(), account_id, address, std::nullopt, role};
    sql::hold_role(session, account_id, programme_id, {role, iso_date(day_in_london(audit.at)), ""});
    keep(session, audit, programme_id, std::nullopt, change);
    trace(session, audit, "role given", programme_id, change);
    if (tell == Notification::by_mail) enqueue_welcome(session, audit.at, programme_id, address);
    return change;
  });
}

Result<TeamChange> change_member(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& account_id, Role role) {
  return database.write([&](store::Session& session) -> Result<TeamChange> {
    const auto before = sql::member(session, programme_id, account_id);
    if (!before) return not_found(nobody);
    if (before->role == role && before->role_by.empty()) return bad_input("They have that role already.").at("role");
    MUSTER_CHECK(keeps_an_owner(session, programme_id, before->role, role));
    const TeamChange change{new_id(), account_id, before->email, before->role, role};
    sql::hold_role(session, account_id, programme_id, {role, iso_date(day_in_london(audit.at)), before->seen_on});
    end_where_nothing_else_holds(session, account_id, {programme_id});
    keep(session, audit, programme_id, before, change);
    trace(session, audit, "role given", programme_id, change);
    return change;
  });
}

Result<TeamChange> remove_member(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& account_id) {
  return database.write([&](store::Session& session) -> Result<TeamChange> {
    const auto before = sql::member(session, programme_id, account_id);
    if (!before) return not_found(nobody);
    MUSTER_CHECK(keeps_an_owner(session, programme_id, before->role, std::nullopt));
    const TeamChange change{new_id(), account_id, before->email, before->role, std::nullopt};
    keep(session, audit, programme_id, before, change);
    trace(session, audit, "role taken away", programme_id, change);
    let_go(session, audit, programme_id, account_id);
    return change;
  });
}

Result<std::optional<TeamChange>> undoable(store::Database& database, Instant now, const std::string& programme_id,
                                           const std::string& id) {
  return database.read([&](store::Session& session) -> Result<std::optional<TeamChange>> {
    const auto kept = sql::kept_change(session, programme_id, id);
    if (!kept || now >= kept->expires) return std::optional<TeamChange>{};
    return std::optional(kept->change);
  });
}

Result<TeamChange> undo_change(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::string& id) {
  return database.write([&](store::Session& session) -> Result<TeamChange> {
    const auto kept = sql::kept_change(session, programme_id, id);
    if (!kept || audit.at >= kept->expires)
      return not_found("This change can no longer be taken back. Look at the team as it is now.");
    auto change = kept->change;
    const auto account = sql::account_by_email(session, change.email);
    const auto now = account ? sql::member(session, programme_id, account->id) : std::nullopt;
    if ((now ? std::optional(now->role) : std::nullopt) != change.after)
      return conflict("The role of " + change.email + " has changed since. Nothing was taken back.");
    if (now) MUSTER_CHECK(keeps_an_owner(session, programme_id, now->role, change.before));
    if (change.before) {
      change.account_id = find_or_add_account(session, audit, change.email, change.account_id);
      sql::hold_role(session, change.account_id, programme_id,
                     {*change.before, kept->since_before, kept->seen_before, kept->directory_before});
      end_where_nothing_else_holds(session, change.account_id, {programme_id});
    } else {
      let_go(session, audit, programme_id, account->id);
    }
    sql::delete_change(session, id);
    std::swap(change.before, change.after);
    trace(session, audit, "team change taken back", programme_id, change);
    return change;
  });
}

Outcome let_read_answers(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                         const std::string& account_id, bool reads) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto member = sql::member(session, programme_id, account_id);
    if (!member) return not_found(nobody);
    if (member->role != Role::lead)
      return bad_input(
          "This can be given to a lead only. Owners and organisers may read single answers by their role.");
    if (member->reads_answers == reads) return Success{};
    sql::let_read_answers(session, account_id, programme_id, reads);
    store::write_audit(session, audit, reads ? "reading of answers given" : "reading of answers taken away", "account",
                       account_id, {"programme " + programme_id});
    return Success{};
  });
}

Outcome tell_again(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                   const std::string& account_id) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto member = sql::member(session, programme_id, account_id);
    if (!member) return not_found(nobody);
    enqueue_welcome(session, audit.at, programme_id, member->email);
    store::write_audit(session, audit, "welcome mailed again", "account", account_id, {"programme " + programme_id});
    return Success{};
  });
}

}  // namespace muster::access
