// Rules and spent tries in the store.
#include "directory_sql.hpp"

#include <muster/domain/directory/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::directory {

namespace sql {

namespace {

RoleRule rule_from(const store::Row& row) {
  const auto role = access::parse_role(row.text(5));
  if (!role.ok()) throw std::logic_error("the store holds an unknown role");
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), *role};
}

}  // namespace

void insert_rule(store::Session& session, const RoleRule& rule) {
  session.execute(
      "insert into directory_rule (id, programme_id, directory, claim, claim_value, role) values ($1, $2, $3, $4, $5, "
      "$6)",
      {rule.id, rule.programme_id, rule.provider, rule.claim, rule.value, std::string(access::role_name(rule.role))});
}

std::optional<RoleRule> rule(store::Session& session, const std::string& programme_id, const std::string& id) {
  const auto row = session.first(
      "select id, programme_id, directory, claim, claim_value, role from directory_rule where id = $1 and programme_id "
      "= $2",
      {id, programme_id});
  return row ? std::optional(rule_from(*row)) : std::nullopt;
}

std::optional<RoleRule> same_rule(store::Session& session, const RoleRule& rule) {
  const auto row = session.first(
      "select id, programme_id, directory, claim, claim_value, role from directory_rule where programme_id = $1 and "
      "directory = $2 and claim = $3 and claim_value = $4",
      {rule.programme_id, rule.provider, rule.claim, rule.value});
  return row ? std::optional(rule_from(*row)) : std::nullopt;
}

void delete_rule(store::Session& session, const std::string& id) {
  session.execute("delete from directory_rule where id = $1", {id});
}

std::vector<RoleRule> rules_of(store::Session& session, const std::string& directory) {
  std::vector<RoleRule> found;
  session.each(
      "select id, programme_id, directory, claim, claim_value, role from directory_rule where directory = $1 order by "
      "id",
      {directory}, [&](const store::Row& row) { found.push_back(rule_from(row)); });
  return found;
}

std::vector<RoleRule> all_rules(store::Session& session) {
  std::vector<RoleRule> found;
  session.each(
      "select id, programme_id, directory, claim, claim_value, role from directory_rule order by programme_id, "
      "directory, claim, claim_value",
      {}, [&](const store::Row& row) { found.push_back(rule_from(row)); });
  return found;
}

ListPage<RoleRule> listed_rules(store::Session& session, const std::string& programme_id, const ListQuery& query) {
  store::ListStatement list("directory_rule r", "r.id");
  list.where("r.programme_id = {}", {programme_id})
      .sort("directory", {"r.directory", "r.claim", "r.claim_value"})
      .sort("value", {"r.claim_value"})
      .sort("role", {"r.role"});
  return list.columns("r.id, r.programme_id, r.directory, r.claim, r.claim_value, r.role")
      .page(session, query, rule_from);
}

void delete_rules_of(store::Session& session, const std::string& programme_id) {
  session.execute("delete from directory_rule where programme_id = $1", {programme_id});
}

bool spend(store::Session& session, const std::string& what_hash, Instant ends, Instant now) {
  session.execute("delete from spent_sign_in where ends_at <= $1", {iso_instant(now)});
  if (session.first("select 1 from spent_sign_in where what_hash = $1", {what_hash})) return false;
  session.execute("insert into spent_sign_in (what_hash, ends_at) values ($1, $2)", {what_hash, iso_instant(ends)});
  return true;
}

}  // namespace sql

void forget_programme(store::Session& session, const std::string& programme_id) {
  sql::delete_rules_of(session, programme_id);
}

}  // namespace muster::directory
