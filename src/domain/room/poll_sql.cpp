// Polls in the store.
#include "poll_sql.hpp"

namespace muster::room::sql {
namespace {

const std::string select_from = "select id, number, question, state from room_poll where room_id = $1";

Poll poll_from(store::Session& session, const store::Row& row) {
  Poll poll{row.text(0), row.integer(1), row.text(2), poll_state_named(row.text(3))};
  session.each("select number, label, votes from room_poll_answer where poll_id = $1 order by number", {poll.id},
               [&](const store::Row& answer) {
                 poll.answers.push_back({answer.integer(0), answer.text(1), answer.integer(2)});
               });
  return poll;
}

}  // namespace

std::vector<Poll> select_polls(store::Session& session, const std::string& room_id) {
  std::vector<Poll> polls;
  for (const auto& row : session.query(select_from + " order by number desc", {room_id}))
    polls.push_back(poll_from(session, row));
  return polls;
}

std::optional<Poll> current_poll(store::Session& session, const std::string& room_id) {
  const auto row = session.first(select_from + " and state <> 'over' order by number desc", {room_id});
  return row ? std::optional(poll_from(session, *row)) : std::nullopt;
}

std::optional<Poll> select_poll(store::Session& session, const std::string& room_id, const std::string& poll_id) {
  const auto row = session.first(select_from + " and id = $2", {room_id, poll_id});
  return row ? std::optional(poll_from(session, *row)) : std::nullopt;
}

void insert_poll(store::Session& session, const std::string& room_id, const Poll& poll) {
  session.execute("insert into room_poll (id, room_id, number, question, state) values ($1, $2, $3, $4, $5)",
                  {poll.id, room_id, poll.number, poll.question, std::string(state_name(poll.state))});
  for (const auto& answer : poll.answers)
    session.execute("insert into room_poll_answer (poll_id, number, label) values ($1, $2, $3)",
                    {poll.id, answer.number, answer.label});
}

void update_poll_state(store::Session& session, const std::string& poll_id, PollState state) {
  session.execute("update room_poll set state = $2 where id = $1", {poll_id, std::string(state_name(state))});
}

void end_polls(store::Session& session, const std::string& room_id) {
  session.execute("update room_poll set state = 'over' where room_id = $1", {room_id});
}

std::int64_t select_poll_vote(store::Session& session, const std::string& poll_id, const std::string& visitor) {
  const auto row =
      session.first("select answer from room_poll_vote where poll_id = $1 and voter = $2", {poll_id, visitor});
  return row ? row->integer(0) : 0;
}

void put_poll_vote(store::Session& session, const std::string& poll_id, const std::string& visitor,
                   std::int64_t answer) {
  session.execute(
      "insert into room_poll_vote (poll_id, voter, answer) values ($1, $2, $3) "
      "on conflict (poll_id, voter) do update set answer = excluded.answer",
      {poll_id, visitor, answer});
}

void add_poll_votes(store::Session& session, const std::string& poll_id, std::int64_t answer, std::int64_t votes) {
  session.execute("update room_poll_answer set votes = votes + $3 where poll_id = $1 and number = $2",
                  {poll_id, answer, votes});
}

void forget_poll_voters(store::Session& session, const std::string& room_id) {
  session.execute("delete from room_poll_vote where poll_id in (select id from room_poll where room_id = $1)",
                  {room_id});
}

void delete_polls(store::Session& session, const std::string& room_id) {
  forget_poll_voters(session, room_id);
  session.execute("delete from room_poll_answer where poll_id in (select id from room_poll where room_id = $1)",
                  {room_id});
  session.execute("delete from room_poll where room_id = $1", {room_id});
}

}  // namespace muster::room::sql
