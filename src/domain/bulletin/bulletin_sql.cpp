// Issues in the store.
#include "bulletin_sql.hpp"

#include <muster/domain/bulletin/forgetting_sql.hpp>

namespace muster::bulletin {
namespace sql {
namespace {

const std::string select_issues =
    "select id, programme_id, number, title, state, audience, seen_by, sends_at, sent_at, people, body, version from "
    "bulletin_issue ";

Issue issue_from(const store::Row& row) {
  Issue issue;
  issue.id = row.text(0);
  issue.programme_id = row.text(1);
  issue.number = row.integer(2);
  issue.title = row.text(3);
  if (const auto state = parse_state(row.text(4)); state.ok()) issue.state = *state;
  issue.audience = row.text(5);
  issue.is_public = row.text(6) == "public";
  issue.sends_at = row.text(7);
  issue.sent_at = row.text(8);
  issue.people = row.integer(9);
  issue.body = row.text(10);
  issue.version = row.integer(11);
  return issue;
}

std::optional<Issue> whole(store::Session& session, const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  auto issue = issue_from(*row);
  session.each("select kind, heading, body, last_day from bulletin_block where issue_id = $1 order by position",
               {issue.id}, [&](const store::Row& block) {
                 const auto kind = parse_block(block.text(0));
                 issue.blocks.push_back({kind.ok() ? *kind : BlockKind::news, block.text(1), block.text(2)});
                 if (const auto day = parse_date(block.text(3)); day) issue.blocks.back().last_day = *day;
               });
  return issue;
}

}  // namespace

std::vector<Issue> of_programme(store::Session& session, const std::string& programme_id) {
  std::vector<Issue> all;
  session.each(select_issues + "where programme_id = $1 order by number desc", {programme_id},
               [&](const store::Row& row) { all.push_back(issue_from(row)); });
  return all;
}

std::optional<Issue> find(store::Session& session, const std::string& id) {
  return whole(session, session.first(select_issues + "where id = $1", {id}));
}

std::optional<Issue> numbered(store::Session& session, const std::string& programme_id, std::int64_t number) {
  return whole(session,
               session.first(select_issues + "where programme_id = $1 and number = $2", {programme_id, number}));
}

std::int64_t next_number(store::Session& session, const std::string& programme_id) {
  return session.first("select coalesce(max(number), 0) from bulletin_issue where programme_id = $1", {programme_id})
             ->integer(0) +
         1;
}

void save(store::Session& session, const Issue& issue) {
  session.execute(
      "insert into bulletin_issue (id, programme_id, number, title, state, audience, seen_by, sends_at, sent_at, "
      "people, "
      "body, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) on conflict (id) do update set title = "
      "excluded.title, state = excluded.state, audience = excluded.audience, seen_by = excluded.seen_by, sends_at = "
      "excluded.sends_at, sent_at = excluded.sent_at, people = excluded.people, body = excluded.body, version = "
      "bulletin_issue.version + 1",
      {issue.id, issue.programme_id, issue.number, issue.title, std::string(state_code(issue.state)), issue.audience,
       std::string(issue.is_public ? "public" : "members"), issue.sends_at, issue.sent_at, issue.people, issue.body});
  session.execute("delete from bulletin_block where issue_id = $1", {issue.id});
  std::int64_t position = 0;
  for (const auto& block : issue.blocks)
    session.execute(
        "insert into bulletin_block (issue_id, position, kind, heading, body, last_day) values ($1, $2, $3, $4, $5, "
        "$6)",
        {issue.id, ++position, std::string(block_code(block.kind)), block.heading, block.text,
         block.last_day ? iso_date(*block.last_day) : std::string()});
}

void remove(store::Session& session, const std::string& id) {
  session.execute("delete from bulletin_block where issue_id = $1", {id});
  session.execute("delete from bulletin_issue where id = $1", {id});
}

std::vector<std::string> due(store::Session& session, Instant now) {
  std::vector<std::string> ids;
  session.each("select id from bulletin_issue where state = 'going' and sends_at <= $1 order by sends_at, id",
               {iso_instant(now)}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

void remove_of_programme(store::Session& session, const std::string& programme_id) {
  for (const auto& issue : of_programme(session, programme_id)) remove(session, issue.id);
}

}  // namespace sql

void forget_programme(store::Session& session, const std::string& programme_id) {
  sql::remove_of_programme(session, programme_id);
}

}  // namespace muster::bulletin
