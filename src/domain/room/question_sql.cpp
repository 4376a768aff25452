// Questions and votes in the store.
#include "question_sql.hpp"

namespace muster::room::sql {
namespace {

const std::string select_from =
    "select id, number, table_number, body, state, votes from room_question where room_id = $1";

Question question_from(const store::Row& row) {
  return {row.text(0), row.integer(1), row.integer(2), row.text(3), question_state_named(row.text(4)), row.integer(5)};
}

}  // namespace

std::vector<Question> select_questions(store::Session& session, const std::string& room_id) {
  std::vector<Question> questions;
  session.each(select_from + " order by number", {room_id},
               [&](const store::Row& row) { questions.push_back(question_from(row)); });
  return questions;
}

std::optional<Question> select_question(store::Session& session, const std::string& room_id,
                                        const std::string& question_id) {
  const auto row = session.first(select_from + " and id = $2", {room_id, question_id});
  return row ? std::optional(question_from(*row)) : std::nullopt;
}

std::int64_t count_questions(store::Session& session, const std::string& room_id) {
  return session.first("select count(*) from room_question where room_id = $1", {room_id})->integer(0);
}

std::int64_t count_asked_by(store::Session& session, const std::string& room_id, const std::string& visitor) {
  return session.first("select count(*) from room_question where room_id = $1 and asked_by = $2", {room_id, visitor})
      ->integer(0);
}

void insert_question(store::Session& session, const std::string& room_id, const Question& question,
                     const std::string& visitor) {
  session.execute(
      "insert into room_question (id, room_id, number, table_number, body, state, asked_by) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {question.id, room_id, question.number, question.table, question.text, std::string(state_name(question.state)),
       visitor});
}

void update_question_state(store::Session& session, const std::string& question_id, QuestionState state) {
  session.execute("update room_question set state = $2 where id = $1", {question_id, std::string(state_name(state))});
}

std::vector<std::string> select_votes(store::Session& session, const std::string& room_id, const std::string& visitor) {
  std::vector<std::string> ids;
  session.each("select question_id from room_vote where room_id = $1 and voter = $2", {room_id, visitor},
               [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

bool insert_vote(store::Session& session, const std::string& room_id, const std::string& question_id,
                 const std::string& visitor) {
  return session.execute(
             "insert into room_vote (question_id, voter, room_id) values ($1, $2, $3) "
             "on conflict (question_id, voter) do nothing",
             {question_id, visitor, room_id}) == 1;
}

bool has_vote(store::Session& session, const std::string& question_id, const std::string& visitor) {
  return session.first("select 1 from room_vote where question_id = $1 and voter = $2", {question_id, visitor})
      .has_value();
}

bool delete_vote(store::Session& session, const std::string& question_id, const std::string& visitor) {
  return session.execute("delete from room_vote where question_id = $1 and voter = $2", {question_id, visitor}) == 1;
}

void add_votes(store::Session& session, const std::string& question_id, std::int64_t votes) {
  session.execute("update room_question set votes = votes + $2 where id = $1", {question_id, votes});
}

void add_voters(store::Session& session, const std::string& room_id, std::int64_t voters) {
  session.execute("update room set voters = voters + $2 where id = $1", {room_id, voters});
}

void forget_visitors(store::Session& session, const std::string& room_id) {
  session.execute("delete from room_vote where room_id = $1", {room_id});
  session.execute("update room_question set asked_by = '' where room_id = $1", {room_id});
}

std::string lines_of_questions(store::Session& session, const std::string& room_id) {
  std::string lines;
  session.each("select body from room_question where room_id = $1 and state = 'let through' order by number", {room_id},
               [&](const store::Row& row) { lines += row.text(0) + "\n"; });
  return lines;
}

}  // namespace muster::room::sql
