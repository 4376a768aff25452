// Personal answers in the store.
#include "personal_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback::sql {
namespace {

void insert_row(store::Session& session, const std::string& round_id, const PersonalRow& row, std::int64_t released) {
  session.execute("insert into personal_answer (round_id, id, answers, released) values ($1, $2, $3, $4)",
                  {round_id, row.id, row.answers, released});
}

}  // namespace

void insert_personal(store::Session& session, const std::string& round_id, const std::string& answers) {
  insert_row(session, round_id, {new_id(), answers}, 0);
}

std::int64_t count_personal(store::Session& session, const std::string& round_id, bool released) {
  if (released) {
    return session.first("select count(*) from personal_answer where round_id = $1 and released = 1", {round_id})
        ->integer(0);
  }
  return session.first("select count(*) from personal_answer where round_id = $1 and released = 0", {round_id})
      ->integer(0);
}

void release_personal(store::Session& session, const std::string& round_id, std::int64_t most) {
  session.execute(
      "update personal_answer set released = 1 where round_id = $1 and id in "
      "(select id from personal_answer where round_id = $1 and released = 0 order by id limit $2)",
      {round_id, most});
}

std::optional<std::string> rewrite_personal(store::Session& session, const std::string& round_id,
                                            const std::string& after, std::int64_t most) {
  constexpr std::size_t rows_of_a_page = 100;  // more than a page of the file holds
  const auto rows = session.query(
      "select id, answers, released from personal_answer where round_id = $1 and id > $2 order by id limit $3",
      {round_id, after, most});
  if (rows.empty()) return std::nullopt;
  session.execute("delete from personal_answer where round_id = $1 and id > $2 and id <= $3",
                  {round_id, after, rows.back().text(0)});
  for (const auto& row : rows) insert_row(session, round_id, {row.text(0), row.text(1)}, row.integer(2));
  if (std::cmp_less(rows.size(), most)) return std::nullopt;
  return rows[rows.size() - 1 - std::min(rows_of_a_page, rows.size() / 2)].text(0);
}

ListPage<PersonalAnswer> listed_personal(store::Session& session, const std::string& round_id, const ListQuery& query,
                                         const std::function<PersonalAnswer(const PersonalRow&)>& made) {
  store::ListStatement list("personal_answer p", "p.id");
  list.among("p.round_id = {}", {round_id}).where("p.released = 1");
  list.sort("key", {"p.id"}).columns("p.id, p.answers", "personal_answer p");
  return list.page(session, query, [&](const store::Row& row) { return made({row.text(0), row.text(1)}); });
}

std::optional<PersonalRow> released_personal(store::Session& session, const std::string& round_id,
                                             const std::string& id) {
  const auto row = session.first(
      "select id, answers from personal_answer where round_id = $1 and id = $2 and released = 1", {round_id, id});
  if (!row) return std::nullopt;
  return PersonalRow{row->text(0), row->text(1)};
}

void each_personal(store::Session& session, const std::function<void(const HeldPersonalRow&)>& take) {
  session.each("select round_id, id, answers, released from personal_answer order by round_id, id", {},
               [&](const store::Row& row) { take({row.text(0), row.text(1), row.text(2), row.integer(3) == 1}); });
}

bool delete_personal(store::Session& session, const std::string& round_id, const std::string& id) {
  return session.execute("delete from personal_answer where round_id = $1 and id = $2", {round_id, id}) > 0;
}

std::int64_t delete_some_personal(store::Session& session, const std::string& round_id, std::int64_t most) {
  return session.execute(
      "delete from personal_answer where round_id = $1 and id in (select p.id from personal_answer p where "
      "p.round_id = $1 order by p.id limit $2)",
      {round_id, most});
}

std::vector<std::string> once_closed_rounds_with_personal(store::Session& session) {
  std::vector<std::string> ids;
  session.each(
      "select r.id from round r where (r.state = 'closed' or exists (select 1 from round_closing c where c.round_id = "
      "r.id)) and exists (select 1 from personal_answer p where p.round_id = r.id) order by r.id",
      {}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

}  // namespace muster::feedback::sql
