// The statements of responses. They stand by what they answer, so that one thing that was said has one response.
#include "response_sql.hpp"

#include <muster/kit/base/id.hpp>

#include <stdexcept>

namespace muster::actions::sql {
namespace {

Response response_from(const store::Row& row, std::size_t first) {
  Response found;
  found.words = row.text(first);
  if (!row.text(first + 1).empty()) {
    const auto day = parse_date(row.text(first + 1));
    if (!day.ok()) throw std::logic_error("the store holds a day that is none");
    found.published_on = *day;
  }
  found.version = row.integer(first + 2);
  return found;
}

}  // namespace

std::vector<std::pair<Said, Response>> responses_of(store::Session& session, const std::string& event_id) {
  std::vector<std::pair<Said, Response>> all;
  session.each(
      "select note_id, question, words, published_on, version from comment_response where event_id = $1 order by id",
      {event_id},
      [&](const store::Row& row) { all.emplace_back(Said{row.text(0), row.text(1)}, response_from(row, 2)); });
  return all;
}

Response find_response(store::Session& session, const std::string& event_id, const Said& said) {
  const auto row = session.first(
      "select words, published_on, version from comment_response where event_id = $1 and note_id = $2 and question = "
      "$3",
      {event_id, said.note_id, said.question});
  return row ? response_from(*row, 0) : Response{};
}

void save_response(store::Session& session, const std::string& programme_id, const std::string& event_id,
                   const Said& said, const Response& response) {
  session.execute(
      "insert into comment_response (id, programme_id, event_id, note_id, question, words, published_on, version) "
      "values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict (event_id, note_id, question) do update set words = "
      "excluded.words, published_on = excluded.published_on, version = comment_response.version + 1",
      {new_id(), programme_id, event_id, said.note_id, said.question, response.words,
       response.published_on ? iso_date(*response.published_on) : std::string()});
}

void delete_response(store::Session& session, const std::string& event_id, const Said& said) {
  session.execute("delete from comment_response where event_id = $1 and note_id = $2 and question = $3",
                  {event_id, said.note_id, said.question});
}

}  // namespace muster::actions::sql
