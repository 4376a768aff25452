// Rounds, answers and notes in the store.
#include "feedback_sql.hpp"

#include <muster/domain/feedback/typed_code.hpp>

#include "answers_in/response_batch_sql.hpp"
#include "form/form_version_sql.hpp"
#include "form/published_forms.hpp"
#include "notes/note_change_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/gathered.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace muster::feedback::sql {
namespace {

const std::string select_round =
    "select id, event_id, form_version_id, short_code, state, opens_at, closes_at, closed_at, salt, readers_told, "
    "answered_by, links_stopped, languages, case when exists (select 1 from answer_link l where l.round_id = round.id) "
    "then 1 "
    "else "
    "0 end, "
    "(select c.responses from round_closing c where c.round_id = round.id order by c.number desc limit 1) "
    "from round ";
const std::string select_by_id = select_round + "where id = $1";
const std::string select_by_event = select_round + "where event_id = $1";
const std::string select_by_code = select_round + "where short_code = $1";

std::optional<Instant> moment(const store::Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  const auto parsed = parse_instant(row.text(column));
  if (!parsed) throw std::logic_error("the store holds a round with a malformed moment");
  return *parsed;
}

store::Value moment_value(const std::optional<Instant>& instant) {
  return instant ? store::Value(iso_instant(*instant)) : store::Value(nullptr);
}

RoundState state_from(const std::string& name) {
  if (name == "open") return RoundState::open;
  return name == "closed" ? RoundState::closed : RoundState::draft;
}

FormVersion select_form_version(store::Session& session, const std::string& id) {
  const auto row = session.first("select number, body from form_version where id = $1", {id});
  if (!row) throw std::logic_error("a round without a form");
  return {row->integer(0), row->text(1)};
}

std::optional<Round> round_from(store::Session& session, const std::optional<store::Row>& row) {
  if (!row) return std::nullopt;
  const auto published = published_form(row->text(2), [&] { return select_form_version(session, row->text(2)); });
  Round round;
  round.id = row->text(0);
  round.event_id = row->text(1);
  std::string about;
  round.form = feedback::form_as_read(published, [&] {
    auto names = names_for(session, round.event_id);
    about = names.session;
    return names;
  });
  round.written_form = {published, &published->form};
  if (!about.empty())
    round.written_form = std::make_shared<const forms::Form>(forms::about_session(published->form, about));
  round.form_text = {published, &published->version.text};
  round.form_version = published->version.number;
  round.short_code = row->text(3);
  round.state = state_from(row->text(4));
  round.opens_at = moment(*row, 5);
  round.closes_at = moment(*row, 6);
  round.closed_at = moment(*row, 7);
  round.salt = row->text(8);
  round.readers_told = row->integer(9) == 1;
  round.answered_by = parse_answerers(row->text(10)).value();
  round.links_stopped = row->integer(11) == 1;
  round.languages = row->text(12);
  round.has_links = row->integer(13) == 1;
  if (!row->is_null(14)) round.last_closing = row->integer(14);
  return round;
}

/// All that are there, and those of them that are in no figure, by one look at the round's answers.
void count_answers(store::Session& session, Round& round) {
  const auto row = session.first("select count(*), count(case when not " + is_counted +
                                     " then 1 end) from response where round_id = $1 and " + is_there,
                                 {round.id});
  round.responses = row->integer(0);
  round.waiting = row->integer(1);
}

}  // namespace

std::optional<Round> uncounted_round(store::Session& session, const std::string& event_id) {
  return round_from(session, session.first(select_by_event, {event_id}));
}

std::optional<Round> round_by_event(store::Session& session, const std::string& event_id) {
  auto round = uncounted_round(session, event_id);
  if (!round) return round;
  count_answers(session, *round);
  return round;
}

std::optional<Round> round_by_code(store::Session& session, const std::string& short_code) {
  std::optional<Round> found;
  for (const auto& code : codes_like(short_code)) {
    auto round = round_from(session, session.first(select_by_code, {code}));
    // As it was typed it can be no other; of several that look like it nobody knows which was meant.
    if (round && code == short_code) return round;
    if (round && found) return std::nullopt;
    if (round) found = std::move(round);
  }
  return found;
}

std::optional<Round> round_by_id(store::Session& session, const std::string& id) {
  return round_from(session, session.first(select_by_id, {id}));
}

std::vector<std::string> events_with_moments(store::Session& session) {
  std::vector<std::string> ids;
  session.each("select event_id from round where state <> 'closed' and (opens_at is not null or closes_at is not null)",
               {}, [&](const store::Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::string insert_form_version(store::Session& session, const std::string& event_id, std::int64_t number,
                                const std::string& text, Instant at) {
  auto id = new_id();
  session.execute("insert into form_version (id, event_id, number, body, published_at) values ($1, $2, $3, $4, $5)",
                  {id, event_id, number, text, iso_instant(at)});
  return id;
}

std::int64_t newest_form_version(store::Session& session, const std::string& event_id) {
  return session.first("select coalesce(max(number), 0) from form_version where event_id = $1", {event_id})->integer(0);
}

void insert_round(store::Session& session, const Round& round, const std::string& form_version_id) {
  session.execute(
      "insert into round (id, event_id, form_version_id, short_code, state, salt, readers_told) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {round.id, round.event_id, form_version_id, round.short_code, std::string(state_name(round.state)), round.salt,
       std::int64_t{round.readers_told ? 1 : 0}});
}

void update_languages(store::Session& session, const std::string& round_id, const std::string& languages) {
  session.execute("update round set languages = $2 where id = $1", {round_id, languages});
}

void use_form_version(store::Session& session, const std::string& round_id, const std::string& form_version_id) {
  session.execute("update round set form_version_id = $2 where id = $1", {round_id, form_version_id});
}

void update_state(store::Session& session, const Round& round) {
  session.execute("update round set state = $2, closed_at = $3, salt = $4 where id = $1",
                  {round.id, std::string(state_name(round.state)), moment_value(round.closed_at), round.salt});
}

void insert_closing(store::Session& session, const std::string& round_id, const Closing& closing) {
  const auto number =
      session.first("select count(*) from round_closing where round_id = $1", {round_id})->integer(0) + 1;
  session.execute(
      "insert into round_closing (round_id, number, closed_at, delegates, responses) values ($1, $2, $3, $4, $5)",
      {round_id, number, iso_instant(closing.at), closing.delegates, closing.responses});
}

std::vector<Closing> select_closings(store::Session& session, const std::string& round_id) {
  std::vector<Closing> found;
  session.each(
      "select closed_at, delegates, responses from round_closing where round_id = $1 order by number", {round_id},
      [&](const store::Row& row) { found.push_back({moment(row, 0).value(), row.integer(1), row.integer(2)}); });
  return found;
}

void update_moments(store::Session& session, const Round& round) {
  session.execute("update round set opens_at = $2, closes_at = $3 where id = $1",
                  {round.id, moment_value(round.opens_at), moment_value(round.closes_at)});
}

void insert_response(store::Session& session, const std::string& round_id, const ResponseRow& row) {
  session.execute("insert into response (id, round_id, answers, released, version) values ($1, $2, $3, $4, $5)",
                  {row.id, round_id, row.answers, row.released, row.version});
}

std::int64_t count_responses(store::Session& session, const std::string& round_id) {
  return session.first("select count(*) from response where round_id = $1 and " + is_there, {round_id})->integer(0);
}

std::int64_t count_waiting(store::Session& session, const std::string& round_id) {
  return count_unreleased(session, round_id) + waiting_in_batches(session, round_id);
}

std::int64_t count_unreleased(store::Session& session, const std::string& round_id) {
  return session.first("select count(*) from response where round_id = $1 and released = 0", {round_id})->integer(0);
}

std::vector<std::string> unreleased_keys(store::Session& session, const std::string& round_id) {
  std::vector<std::string> keys;
  session.each("select id from response where round_id = $1 and released = 0 order by id", {round_id},
               [&](const store::Row& row) { keys.push_back(row.text(0)); });
  return keys;
}

std::int64_t count_released(store::Session& session, const std::string& round_id) {
  return session.first("select count(*) from response where round_id = $1 and " + is_counted, {round_id})->integer(0);
}

void release(store::Session& session, const std::string& round_id, std::int64_t most) {
  // The keys are looked up first: SQLite would read the whole round to find the few rows of the index it changes. They
  // are random, so their order tells nothing of when an answer came. A bare parameter behind "limit" would have SQLite
  // plan the statement anew each time it runs.
  session.execute(
      "update response set released = 1 where round_id = $1 and id in "
      "(select id from response where round_id = $1 and released = 0 order by id limit $2 + 0)",
      {round_id, most});
}

void each_released(store::Session& session, const std::string& round_id,
                   const std::function<void(const std::string& answers, std::int64_t version)>& take) {
  session.each("select answers, version from response where round_id = $1 and " + is_counted + " order by id",
               {round_id}, [&](const store::Row& row) { take(row.text(0), row.integer(1)); });
}

bool insert_submission_key(store::Session& session, const std::string& round_id, const std::string& key_hash) {
  return session.execute("insert into submission_key (round_id, key_hash) values ($1, $2) on conflict do nothing",
                         {round_id, key_hash}) > 0;
}

void delete_submission_key(store::Session& session, const std::string& round_id, const std::string& key_hash) {
  session.execute("delete from submission_key where round_id = $1 and key_hash = $2", {round_id, key_hash});
}

void insert_imported_row(store::Session& session, const std::string& round_id, const std::string& row_hash,
                         const std::string& import_id) {
  // What an undone import has left of the row, and is about to lose, is the new one's now.
  session.execute(
      "insert into imported_row (round_id, row_hash, import_id) values ($1, $2, $3) "
      "on conflict (round_id, row_hash) do update set import_id = excluded.import_id",
      {round_id, row_hash, import_id});
}

void insert_imported_response(store::Session& session, const std::string& import_id, const std::string& response_id) {
  session.execute("insert into imported_response (import_id, response_id) values ($1, $2)", {import_id, response_id});
}

std::unordered_set<std::string> imported_rows(store::Session& session, const std::string& round_id) {
  std::unordered_set<std::string> hashes;
  session.each(
      "select row_hash from imported_row where round_id = $1 "
      "and import_id not in (select u.import_id from unfinished_import u)",
      {round_id}, [&](const store::Row& row) { hashes.insert(row.text(0)); });
  return hashes;
}

bool has_settled_imports(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select 1 from import i where i.event_id = $1 and i.kind = 'responses' and i.undone_at is null "
          "and i.added_count > 0 and i.id not in (select u.import_id from unfinished_import u) and not exists (select "
          "1 from imported_response r where r.import_id = i.id) limit 1",
          {event_id})
      .has_value();
}

bool has_traces(store::Session& session, const std::string& import_id) {
  // From the moment of the closing on they count for nothing, though they are deleted in pieces.
  return session
      .first(
          "select 1 from imported_response m where m.import_id = $1 and not exists (select 1 from unfinished_closing c "
          "join round r on r.id = c.round_id join import i on i.event_id = r.event_id where i.id = $1) limit 1",
          {import_id})
      .has_value();
}

std::string insert_note(store::Session& session, const std::string& event_id,
                        const std::optional<std::string>& import_id, const Note& note, std::int64_t position) {
  auto id = new_id();
  insert_note_row(session, event_id, {id, import_id, note, position});
  return id;
}

std::int64_t count_notes_of(store::Session& session, const std::string& import_id) {
  return session.first("select count(*) from note where import_id = $1", {import_id})->integer(0);
}

bool delete_notes(store::Session& session, const std::string& import_id, std::int64_t most) {
  return session.execute("delete from note_row where id in (select id from note_row where import_id = $1 limit $2)",
                         {import_id, most}) > 0;
}

std::vector<KeptNote> select_notes(store::Session& session, const std::string& event_id) {
  std::vector<KeptNote> found;
  session.each("select id, table_label, kind, body from note where event_id = $1 order by position, id", {event_id},
               [&](const store::Row& row) { found.push_back({row.text(0), {row.text(1), row.text(2), row.text(3)}}); });
  return found;
}

std::int64_t next_note_position(store::Session& session, const std::string& event_id) {
  return session.first("select coalesce(max(position) + 1, 0) from note_row where event_id = $1", {event_id})
      ->integer(0);
}

void delete_note(store::Session& session, const std::string& note_id) {
  session.execute("delete from note_row where id = $1", {note_id});
}

}  // namespace muster::feedback::sql

namespace muster::feedback {

bool any_answers(store::Session& session, const std::string& round_id) {
  return session.first("select 1 from response where round_id = $1 and " + sql::is_there + " limit 1", {round_id})
      .has_value();
}

bool any_sheets(store::Session& session, const std::string& round_id) {
  return session.first("select 1 from paper_sheet where round_id = $1 limit 1", {round_id}).has_value();
}

bool any_notes(store::Session& session, const std::string& event_id) {
  return session.first("select 1 from note where event_id = $1 limit 1", {event_id}).has_value();
}

}  // namespace muster::feedback
