// One row for each theme, change, reading, lock and quotation.
#include "themes_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

#include <charconv>
#include <stdexcept>

namespace muster::themes::sql {
namespace {

std::string written_numbers(const std::vector<std::int64_t>& numbers) {
  std::string out;
  for (const auto number : numbers) out += (out.empty() ? "" : " ") + std::to_string(number);
  return out;
}

Instant moment(const std::string& text) {
  const auto parsed = parse_instant(text);
  if (!parsed) throw std::logic_error("the store holds a malformed moment of themes");
  return *parsed;
}

KeptChange change_from(const store::Row& row) {
  return {row.integer(0), row.text(1), row.text(2), row.text(3), moment(row.text(4)), row.integer(5) == 1, row.text(6)};
}

/// `where` says which texts of the question in $1 and $2.
void add_readings_of_people(QuestionReadings& kept, store::Session& session, const std::string& where,
                            const store::Values& values) {
  session.each("select text_key, reader, themes, says_nothing, book_version from theme_reading " + where, values,
               [&](const store::Row& row) {
                 kept.readings[row.text(0)][row.text(1)] = {stored_numbers(row.text(2)), row.integer(3) == 1,
                                                            row.integer(4)};
               });
  session.each("select text_key, reader, until from theme_lock " + where, values,
               [&](const store::Row& row) { kept.locks[row.text(0)].push_back({row.text(1), moment(row.text(2))}); });
  session.each("select text_key from theme_quote " + where, values,
               [&](const store::Row& row) { kept.quoted.insert(row.text(0)); });
}

std::string rule_readings(const std::string& where) {
  return "select text_key, themes, book_version from theme_rule_reading " + where +
         " and turn = (select rule_turn from theme_question q where q.round_id = $1 and q.question = $2)";
}

void add_readings(QuestionReadings& kept, store::Session& session, const std::string& where,
                  const store::Values& values) {
  add_readings_of_people(kept, session, where, values);
  session.each(rule_readings(where), values, [&](const store::Row& row) {
    kept.readings[row.text(0)][std::string(rule_reader)] = {stored_numbers(row.text(1)), false, row.integer(2)};
  });
}

constexpr const char* of_question = "where round_id = $1 and question = $2";

std::int64_t readers_of(store::Session& session, const std::string& round_id, const std::string& question) {
  const auto row =
      session.first("select readers from theme_question where round_id = $1 and question = $2", {round_id, question});
  return row ? row->integer(0) : 1;
}

}  // namespace

std::vector<std::int64_t> stored_numbers(const std::string& text) {
  std::vector<std::int64_t> out;
  const auto* at = text.data();
  const auto* end = at + text.size();
  while (at != end) {
    std::int64_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc()) break;
    out.push_back(number);
    at = next == end ? end : next + 1;
  }
  return out;
}

Codebook codebook(store::Session& session, const std::string& programme_id) {
  Codebook book;
  book.programme_id = programme_id;
  if (const auto row = session.first("select version from theme_book where programme_id = $1", {programme_id}))
    book.version = row->integer(0);
  session.each(
      "select number, code, name, tone, words, merged_into, split_from, split_words, split_at, "
      "state, only_for from theme "
      "where programme_id = $1 order by number",
      {programme_id}, [&](const store::Row& row) {
        book.themes.push_back({row.integer(0), row.text(1), row.text(2), parse_tone(row.text(3)).value(), row.text(4),
                               row.integer(5), row.integer(6), row.text(7), row.integer(8),
                               parse_theme_state(row.text(9)).value(), row.text(10)});
      });
  return book;
}

std::int64_t book_version(store::Session& session, const std::string& programme_id) {
  const auto row = session.first("select version from theme_book where programme_id = $1", {programme_id});
  return row ? row->integer(0) : 0;
}

void step_book(store::Session& session, const std::string& programme_id, std::int64_t version) {
  session.execute(
      "insert into theme_book (programme_id, version) values ($1, $2) "
      "on conflict (programme_id) do update set version = excluded.version",
      {programme_id, version});
}

void put_theme(store::Session& session, const std::string& programme_id, const Theme& theme) {
  session.execute(
      "insert into theme (programme_id, number, code, name, tone, words, merged_into, split_from, split_words, "
      "split_at, state, only_for) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (programme_id, number) do update set "
      "name = excluded.name, tone = excluded.tone, words = excluded.words, merged_into = excluded.merged_into, "
      "split_from = excluded.split_from, split_words = excluded.split_words, split_at = excluded.split_at, "
      "state = excluded.state, only_for = excluded.only_for",
      {programme_id, theme.number, theme.code, theme.name, std::string(tone_name(theme.tone)), theme.words,
       theme.merged_into, theme.split_from, theme.split_words, theme.split_at, std::string(state_name(theme.state)),
       theme.only_for});
}

void delete_theme(store::Session& session, const std::string& programme_id, std::int64_t number) {
  session.execute("delete from theme where programme_id = $1 and number = $2", {programme_id, number});
}

void insert_change(store::Session& session, const std::string& programme_id, const KeptChange& change) {
  session.execute(
      "insert into theme_change (programme_id, number, what, before, fresh, made_at, undone, made_by) "
      "values ($1, $2, $3, $4, $5, $6, 0, $7)",
      {programme_id, change.number, change.what, change.before, change.fresh, iso_instant(change.made_at),
       change.made_by});
}

std::vector<KeptChange> changes(store::Session& session, const std::string& programme_id, std::int64_t most) {
  std::vector<KeptChange> found;
  session.each(
      "select number, what, before, fresh, made_at, undone, made_by from theme_change where programme_id = $1 "
      "order by number desc limit $2",
      {programme_id, most}, [&](const store::Row& row) { found.push_back(change_from(row)); });
  return found;
}

std::optional<KeptChange> newest_standing_change(store::Session& session, const std::string& programme_id) {
  const auto row = session.first(
      "select number, what, before, fresh, made_at, undone, made_by from theme_change where programme_id = $1 and "
      "undone = 0 "
      "order by number desc limit 1",
      {programme_id});
  return row ? std::optional(change_from(*row)) : std::nullopt;
}

void mark_undone(store::Session& session, const std::string& programme_id, std::int64_t number) {
  session.execute("update theme_change set undone = 1 where programme_id = $1 and number = $2", {programme_id, number});
}

std::int64_t bearers(store::Session& session, const std::string& programme_id, std::int64_t number) {
  const auto row = session.first(
      "select count(*) from (select r.round_id, r.question, r.text_key from theme_reading r "
      "join round o on o.id = r.round_id join event e on e.id = o.event_id "
      "where e.programme_id = $1 and ' ' || r.themes || ' ' like $2 "
      "union select u.round_id, u.question, u.text_key from theme_rule_reading u "
      "join round o on o.id = u.round_id join event e on e.id = o.event_id "
      "where e.programme_id = $1 and ' ' || u.themes || ' ' like $2) borne",
      {programme_id, "% " + std::to_string(number) + " %"});
  return row->integer(0);
}

std::string event_of(store::Session& session, const std::string& round_id) {
  const auto row =
      session.first("select e.slug from event e join round o on o.event_id = e.id where o.id = $1", {round_id});
  return row ? row->text(0) : std::string();
}

QuestionReadings question_readings(store::Session& session, const std::string& round_id, const std::string& question) {
  QuestionReadings kept;
  kept.readers_wanted = readers_of(session, round_id, question);
  add_readings(kept, session, of_question, {round_id, question});
  return kept;
}

QuestionReadings readings_of_people(store::Session& session, const std::string& round_id, const std::string& question) {
  QuestionReadings kept;
  kept.readers_wanted = readers_of(session, round_id, question);
  add_readings_of_people(kept, session, of_question, {round_id, question});
  return kept;
}

void each_rule_reading(
    store::Session& session, const std::string& round_id, const std::string& question,
    const std::function<void(const std::string& key, const std::string& themes, std::int64_t version)>& take) {
  session.each(rule_readings(of_question), {round_id, question},
               [&](const store::Row& row) { take(row.text(0), row.text(1), row.integer(2)); });
}

QuestionReadings text_readings(store::Session& session, const std::string& round_id, const std::string& question,
                               const std::string& key) {
  QuestionReadings kept;
  kept.readers_wanted = readers_of(session, round_id, question);
  add_readings(kept, session, "where round_id = $1 and question = $2 and text_key = $3", {round_id, question, key});
  return kept;
}

std::vector<std::string> read_questions(store::Session& session, const std::string& round_id) {
  std::vector<std::string> found;
  session.each("select question from theme_question where round_id = $1 order by question", {round_id},
               [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::int64_t readings_version(store::Session& session, const std::string& round_id) {
  return session.first("select coalesce(sum(version), 0) from theme_question where round_id = $1", {round_id})
      ->integer(0);
}

void step_text(store::Session& session, const std::string& round_id, const std::string& question,
               const std::string& key) {
  const auto step = session
                        .first(
                            "insert into theme_question (round_id, question, readers, version) values ($1, $2, 1, 1) "
                            "on conflict (round_id, question) do update set version = theme_question.version + 1 "
                            "returning version",
                            {round_id, question})
                        ->integer(0);
  session.execute(
      "insert into theme_step (round_id, question, text_key, step) values ($1, $2, $3, $4) "
      "on conflict (round_id, question, text_key) do update set step = excluded.step",
      {round_id, question, key, step});
}

void step_whole(store::Session& session, const std::string& round_id, const std::string& question) {
  session.execute(
      "insert into theme_question (round_id, question, readers, version, whole_version) values ($1, $2, 1, 1, 1) "
      "on conflict (round_id, question) do update set version = theme_question.version + 1, "
      "whole_version = theme_question.version + 1",
      {round_id, question});
}

QuestionState question_state(store::Session& session, const std::string& round_id, const std::string& question) {
  const auto row = session.first(
      "select version, whole_version, readers, rule_turn, keys, rule_words from theme_question where round_id = $1 and "
      "question = $2",
      {round_id, question});
  if (!row) return {};
  return {row->integer(0), row->integer(1), row->integer(2), row->integer(3), stored_numbers(row->text(4)),
          row->text(5)};
}

std::map<std::string, std::map<std::string, Reading>> changed_since(store::Session& session,
                                                                    const std::string& round_id,
                                                                    const std::string& question, std::int64_t version) {
  const store::Values values{round_id, question, version};
  const std::string where =
      "where round_id = $1 and question = $2 and text_key in "
      "(select s.text_key from theme_step s where s.round_id = $1 and s.question = $2 and s.step > $3)";
  std::map<std::string, std::map<std::string, Reading>> out;
  session.each("select text_key from theme_step where round_id = $1 and question = $2 and step > $3", values,
               [&](const store::Row& row) { out[row.text(0)]; });
  QuestionReadings kept;
  add_readings(kept, session, where, values);
  for (auto& [key, of_text] : kept.readings) out[key] = std::move(of_text);
  return out;
}

std::map<std::string, std::vector<Lock>> locks(store::Session& session, const std::string& round_id,
                                               const std::string& question) {
  std::map<std::string, std::vector<Lock>> out;
  session.each("select text_key, reader, until from theme_lock where round_id = $1 and question = $2",
               {round_id, question},
               [&](const store::Row& row) { out[row.text(0)].push_back({row.text(1), moment(row.text(2))}); });
  return out;
}

std::int64_t begin_rule_turn(store::Session& session, const std::string& round_id, const std::string& question) {
  return session
      .first(
          "insert into theme_question (round_id, question, readers, version, rule_last) values ($1, $2, 1, 0, 1) "
          "on conflict (round_id, question) do update set rule_last = theme_question.rule_last + 1 returning rule_last",
          {round_id, question})
      ->integer(0);
}

void put_rule_reading(store::Session& session, const std::string& round_id, const std::string& question,
                      std::int64_t turn, const std::string& key, const Reading& reading) {
  session.execute(
      "insert into theme_rule_reading (round_id, question, turn, text_key, themes, book_version) "
      "values ($1, $2, $3, $4, $5, $6)",
      {round_id, question, turn, key, written_numbers(reading.themes), reading.version});
}

std::int64_t rule_readings(store::Session& session, const std::string& round_id, const std::string& question,
                           std::int64_t turn) {
  return session
      .first("select count(*) from theme_rule_reading where round_id = $1 and question = $2 and turn = $3",
             {round_id, question, turn})
      ->integer(0);
}

void show_rule_turn(store::Session& session, const std::string& round_id, const std::string& question,
                    std::int64_t turn, const std::string& words) {
  session.execute("update theme_question set rule_turn = $3, rule_words = $4 where round_id = $1 and question = $2",
                  {round_id, question, turn, words});
}

void put_keys(store::Session& session, const std::string& round_id, const std::string& question,
              const std::vector<std::int64_t>& keys) {
  session.execute("update theme_question set keys = $3 where round_id = $1 and question = $2",
                  {round_id, question, written_numbers(keys)});
}

bool delete_rule_turns(store::Session& session, const std::string& round_id, const std::string& question,
                       std::int64_t from, std::int64_t until, std::int64_t most) {
  // A piece is what lies before a key: neither database deletes with a limit.
  const auto last = session.first(
      "select turn, text_key from theme_rule_reading where round_id = $1 and question = $2 and turn >= $3 "
      "and turn < $4 order by turn, text_key limit 1 offset $5",
      {round_id, question, from, until, most});
  if (!last) {
    session.execute("delete from theme_rule_reading where round_id = $1 and question = $2 and turn >= $3 and turn < $4",
                    {round_id, question, from, until});
    return false;
  }
  session.execute(
      "delete from theme_rule_reading where round_id = $1 and question = $2 and turn >= $3 and "
      "(turn < $4 or (turn = $4 and text_key < $5))",
      {round_id, question, from, last->integer(0), last->text(1)});
  return true;
}

void delete_steps(store::Session& session, const std::string& round_id, const std::string& question) {
  session.execute("delete from theme_step where round_id = $1 and question = $2", {round_id, question});
  session.execute("update theme_question set whole_version = version where round_id = $1 and question = $2",
                  {round_id, question});
}

void put_readers_wanted(store::Session& session, const std::string& round_id, const std::string& question,
                        std::int64_t readers) {
  session.execute(
      "insert into theme_question (round_id, question, readers, version) values ($1, $2, $3, 1) "
      "on conflict (round_id, question) do update set readers = excluded.readers, version = theme_question.version + 1",
      {round_id, question, readers});
}

void put_reading(store::Session& session, const std::string& round_id, const std::string& question,
                 const std::string& key, const std::string& reader, const Reading& reading) {
  session.execute(
      "insert into theme_reading (round_id, question, text_key, reader, themes, says_nothing, book_version) "
      "values ($1, $2, $3, $4, $5, $6, $7) on conflict (round_id, question, text_key, reader) do update set "
      "themes = excluded.themes, says_nothing = excluded.says_nothing, book_version = excluded.book_version",
      {round_id, question, key, reader, written_numbers(reading.themes), std::int64_t{reading.says_nothing ? 1 : 0},
       reading.version});
}

void delete_reading(store::Session& session, const std::string& round_id, const std::string& question,
                    const std::string& key, const std::string& reader) {
  session.execute("delete from theme_reading where round_id = $1 and question = $2 and text_key = $3 and reader = $4",
                  {round_id, question, key, reader});
}

void put_lock(store::Session& session, const std::string& round_id, const std::string& question, const std::string& key,
              const Lock& lock) {
  session.execute(
      "insert into theme_lock (round_id, question, text_key, reader, until) values ($1, $2, $3, $4, $5) "
      "on conflict (round_id, question, text_key, reader) do update set until = excluded.until",
      {round_id, question, key, lock.reader, iso_instant(lock.until)});
}

void release_locks(store::Session& session, const std::string& round_id, const std::string& question,
                   const std::string& reader, const std::string& but, Instant now) {
  session.execute(
      "delete from theme_lock where round_id = $1 and question = $2 and ((reader = $3 and text_key <> $4) or until < "
      "$5)",
      {round_id, question, reader, but, iso_instant(now)});
}

void put_quote(store::Session& session, const std::string& round_id, const std::string& question,
               const std::string& key, bool quoted) {
  session.execute("delete from theme_quote where round_id = $1 and question = $2 and text_key = $3",
                  {round_id, question, key});
  if (quoted)
    session.execute("insert into theme_quote (round_id, question, text_key) values ($1, $2, $3)",
                    {round_id, question, key});
}

std::set<std::string> quoted_keys(store::Session& session, const std::string& round_id, const std::string& question) {
  std::set<std::string> found;
  session.each("select text_key from theme_quote where round_id = $1 and question = $2", {round_id, question},
               [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

std::vector<ReadQuestion> all_read_questions(store::Session& session) {
  std::vector<ReadQuestion> found;
  session.each("select round_id, question from theme_question order by round_id, question", {},
               [&](const store::Row& row) { found.push_back({row.text(0), row.text(1)}); });
  return found;
}

void delete_text(store::Session& session, const ReadQuestion& of, const std::string& key) {
  const std::string where = " where round_id = $1 and question = $2 and text_key = $3";
  session.execute("delete from theme_reading" + where, {of.round_id, of.question, key});
  session.execute("delete from theme_rule_reading" + where, {of.round_id, of.question, key});
  session.execute("delete from theme_lock" + where, {of.round_id, of.question, key});
  session.execute("delete from theme_quote" + where, {of.round_id, of.question, key});
}

std::optional<std::string> rewrite_readings(store::Session& session, const ReadQuestion& of, const std::string& after,
                                            std::int64_t most) {
  const auto last = session.first(
      "select max(text_key), count(*) from (select distinct text_key from theme_reading where round_id = $1 and "
      "question = $2 and text_key > $3 order by text_key limit $4) as next_keys",
      {of.round_id, of.question, after, most});
  if (!last || last->is_null(0)) return std::nullopt;
  const auto until = last->text(0);
  const std::string where = "where round_id = $1 and question = $2 and text_key > $3 and text_key <= $4";
  const store::Values values{of.round_id, of.question, after, until};
  QuestionReadings kept;
  add_readings(kept, session, where, values);
  session.execute("delete from theme_reading " + where, values);
  session.execute("delete from theme_quote " + where, values);
  for (const auto& [key, of_text] : kept.readings) {
    for (const auto& [reader, reading] : of_text) {
      if (reader != rule_reader) put_reading(session, of.round_id, of.question, key, reader, reading);
    }
  }
  for (const auto& key : kept.quoted) put_quote(session, of.round_id, of.question, key, true);
  return last->integer(1) < most ? std::nullopt : std::optional(until);
}

}  // namespace muster::themes::sql
