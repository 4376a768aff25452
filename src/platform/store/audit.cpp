// The audit trail: written with every change, read by the history pages.
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/audit_retention_sql.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::store {
namespace {

constexpr std::string_view insert_trace =
    "insert into audit (id, at, actor, action, subject, subject_id, fields, scope) values ($1, $2, $3, $4, $5, $6, $7, "
    "$8)";
constexpr std::string_view select_traces =
    "select actor, at, action, subject, subject_id, fields from audit where $1 = '' or subject_id = $1 "
    "order by at desc, id limit $2";

constexpr std::string_view select_traces_by =
    "select actor, at, action, subject, subject_id, fields from audit where actor = $1 order by at desc, id limit $2";

std::vector<std::string> split(const std::string& fields) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < fields.size()) {
    const auto end = std::min(fields.find(',', begin), fields.size());
    out.push_back(fields.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

AuditEntry change_from(const Row& row) {
  const auto at = parse_instant(row.text(1));
  return {row.text(0), at ? *at : Instant{}, row.text(2), row.text(3), row.text(4), split(row.text(5))};
}

std::vector<AuditEntry> changes(Session& session, std::string_view statement, const std::string& id,
                                std::int64_t limit) {
  std::vector<AuditEntry> out;
  session.each(statement, {id, limit}, [&](const Row& row) { out.push_back(change_from(row)); });
  return out;
}

/// What stands in the trail for a scope; nothing where it has left no trace.
std::optional<std::string> key_of(Session& session, const std::string& scope) {
  const auto row = session.first("select key from audit_scope where name = $1", {scope});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::string key_to_write(Session& session, const std::string& scope) {
  if (scope.empty()) return {};
  if (auto known = key_of(session, scope)) return *std::move(known);
  auto key = new_id();
  session.execute("insert into audit_scope (name, key) values ($1, $2)", {scope, key});
  return key;
}

}  // namespace

void write_audit(Session& session, const AuditEntry& change) {
  session.execute(insert_trace, {new_id(), iso_instant(change.at), change.actor, change.action, change.subject,
                                 change.subject_id, joined(change.fields, ","), key_to_write(session, change.scope)});
}

void write_audit(Session& session, const AuditContext& audit, const std::string& action, const std::string& subject,
                 const std::string& subject_id, const std::vector<std::string>& fields) {
  write_audit(session, AuditEntry{audit.actor, audit.at, action, subject, subject_id, fields, audit.scope});
}

std::vector<AuditEntry> audit_entries(Session& session, const std::string& subject_id, std::int64_t limit) {
  return changes(session, select_traces, subject_id, limit);
}

std::vector<AuditEntry> audit_entries_by(Session& session, const std::string& actor, std::int64_t limit) {
  return changes(session, select_traces_by, actor, limit);
}

ListPage<AuditEntry> listed_audit_entries(Session& session, const std::optional<std::vector<std::string>>& scopes,
                                          const ListQuery& query) {
  ListStatement list("audit t", "t.id");
  if (scopes) {
    std::vector<std::string> keys;
    for (const auto& scope : *scopes)
      if (auto key = key_of(session, scope)) keys.push_back(*std::move(key));
    list.where_in("t.scope", keys);
  }
  list.search("t.action").search("t.fields").filter("subject", "t.subject").filter("actor", "t.actor");
  list.sort("at", {"t.at"}).columns("t.actor, t.at, t.action, t.subject, t.subject_id, t.fields", "audit t");
  return list.page(session, query, change_from);
}

void rename_scope(Session& session, const std::string& scope, const std::string& name) {
  if (scope == name) return;
  // Of another programme that had the name and is gone, the traces are nobody's any more.
  session.execute("delete from audit_scope where name = $1", {name});
  session.execute("update audit_scope set name = $2 where name = $1", {scope, name});
}

std::string change_mark(Session& session, const std::string& scope) {
  const auto last = session.first("select max(at) from audit");
  if (!last || last->is_null(0)) return "";
  // Clocks of several processes differ: what came since may carry an earlier moment than the last.
  const auto at = parse_instant(last->text(0));
  const auto since = at ? iso_instant(*at - std::chrono::hours(1)) : last->text(0);
  std::string mark = since;
  session.each("select count(*), coalesce(max(at), '') from audit where at >= $1 and (scope = '' or scope = $2)",
               {since, key_of(session, scope).value_or("")},
               [&](const Row& row) { mark = std::to_string(row.integer(0)) + " " + row.text(1); });
  return mark;
}

std::int64_t drop_audit_entries(Session& session, Instant before, std::int64_t most) {
  return session.execute(
      "delete from audit where id in (select t.id from audit t where t.at < $1 order by t.at limit $2)",
      {iso_instant(before), most});
}

std::optional<OldestAuditEntries> oldest_audit_entries(Session& session) {
  const auto oldest = session.first("select min(at) from audit");
  if (!oldest || oldest->is_null(0)) return std::nullopt;
  const auto& at = oldest->text(0);
  const auto day = at.substr(0, 10);
  const auto row = session.first("select count(*) from audit where at >= $1 and at < $2", {day, day + "T99"});
  const auto moment = parse_instant(at);
  if (!moment) throw std::logic_error("the store holds a trace with a malformed moment");
  return OldestAuditEntries{*moment, row->integer(0)};
}

void rename_in_audit(Session& session, const std::string& id, const std::string& name) {
  session.execute("update audit set subject_id = $2 where subject_id = $1", {id, name});
  session.execute("update audit set actor = $2 where actor = $1", {id, name});
}

}  // namespace muster::store
