// Promise 2 from the other side: with the whole database, the log and a list of who answered when, nobody can tell
// whose answer is whose.
#include "attacker.hpp"

#include "support/catch.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/site.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <iostream>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "support/summit_store.hpp"

namespace {

using namespace muster;
using attacker::Dump;
using attacker::Mark;

constexpr std::size_t answerers = 503;  // not a multiple of five: some answers wait while the round is open

const std::string form_text = R"(form views "Your views"
  anonymous
  delete personal after 30 days

page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
  topic     "One topic?"  text
  reach     "Your name"  text  personal
)";

std::vector<std::string> cells_of(const store::Row& row, std::size_t columns) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at < columns; ++at) {
    // Asking for another type than a cell holds is an exception, and a dump must not care.
    try {
      cells.push_back(row.text_or_empty(at));
    } catch (const std::logic_error&) {
      try {
        cells.push_back(std::to_string(row.integer(at)));
      } catch (const std::logic_error&) {
        cells.push_back(row.bytes(at));
      }
    }
  }
  return cells;
}

std::vector<std::vector<std::string>> rows_of(store::Session& session, const std::string& sql, std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  session.each(sql, {}, [&](const store::Row& row) { rows.push_back(cells_of(row, columns)); });
  return rows;
}

/// SQLite: every table in the order of the file and through each of its indices.
void dump_sqlite(store::Session& session, const std::string& table, Dump& dump) {
  const auto columns = session.query("select name from pragma_table_info($1)", {table}).size();
  dump.tables[table] = rows_of(session, "select * from \"" + table + "\" not indexed", columns);
  // An index of some rows can be walked for those rows alone.
  for (const auto& index :
       session.query("select l.name, case when l.partial then substr(m.sql, instr(m.sql, ' where ')) else '' end from "
                     "pragma_index_list($1) l join sqlite_master m on m.name = l.name where l.origin = 'c'",
                     {table})) {
    dump.by_index[table + " through " + index.text(0)] = rows_of(
        session, "select * from \"" + table + "\" indexed by \"" + index.text(0) + "\"" + index.text(1), columns);
  }
}

/// PostgreSQL: every table in the order of its pages, with the transaction that wrote each row (xmin, cmin) and where
/// it lies (ctid), as texts that sort as numbers do.
void dump_postgres(store::Session& session, const std::string& table, Dump& dump) {
  const auto columns = session
                           .query(
                               "select 1 from information_schema.columns where table_schema = current_schema() and "
                               "table_name = $1",
                               {table})
                           .size();
  dump.tables[table] = rows_of(session,
                               "select t.*, lpad(xmin::text, 12, '0'), lpad(cmin::text, 12, '0'), "
                               "lpad((ctid::text::point)[0]::text, 9, '0') || lpad((ctid::text::point)[1]::text, 9, "
                               "'0') from \"" +
                                   table + "\" t order by ctid",
                               columns + 3);
}

/// What the database runs by itself: each with the table on which it stands (none for a view) and its words.
std::vector<std::pair<std::string, std::string>> triggers_and_views(test::SummitStore& summit) {
  std::vector<std::pair<std::string, std::string>> found;
  const std::string sql =
      test::on_postgres()
          ? "select c.relname::text, p.prosrc from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = "
            "t.tgrelid join pg_catalog.pg_proc p on p.oid = t.tgfoid where not t.tgisinternal and c.relnamespace = "
            "current_schema()::regnamespace union all select '', definition from pg_catalog.pg_views where "
            "schemaname = current_schema() union all select tablename::text, definition from pg_catalog.pg_rules "
            "where schemaname = current_schema()"
          : "select case type when 'view' then '' else tbl_name end, sql from sqlite_master where type in ('trigger', "
            "'view')";
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    for (const auto& row : rows_of(session, sql, 2)) found.emplace_back(row[0], row[1]);
    return Success{};
  });
  if (!read.ok()) FAIL(read.error().detail);
  return found;
}

/// Counters that tell how many rows came, and when the last.
std::int64_t sequences(test::SummitStore& summit) {
  return summit.figure(test::on_postgres()
                           ? "select count(*) from pg_catalog.pg_sequences where schemaname = current_schema()"
                           : "select count(*) from sqlite_master where name like 'sqlite_seq%'");
}

Dump dump_of(test::SummitStore& summit, const std::string& backup = {}) {
  Dump dump;
  const auto tables = summit.tables();
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    for (const auto& table : tables) {
      if (test::on_postgres()) {
        dump_postgres(session, table, dump);
      } else {
        dump_sqlite(session, table, dump);
      }
    }
    return Success{};
  });
  if (!read.ok()) FAIL(read.error().message << " " << read.error().detail);
  dump.files = summit.files();
  // PostgreSQL's own catalogue knows no rows but the samples in its statistics.
  std::erase_if(dump.files, [](const auto& file) {
    return file.first.starts_with("pg_") && !file.first.starts_with("pg_statistic");
  });
  dump.page_bytes = test::on_postgres() ? 8192 : 4096;
  if (!backup.empty()) dump.files["a backup"] = *read_file(backup);
  return dump;
}

struct Attack {
  test::SummitStore summit;
  test::TemporaryFolder elsewhere;
  HandClock clock{test::noon()};
  std::vector<Mark> truth;    // in the order in which they came
  std::vector<Mark> people;   // likewise, by what stands apart from the answers
  std::ostringstream logged;  // what the server wrote meanwhile

  Attack() {
    REQUIRE(events::add_event(summit.database(), audit(),
                              {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"})
                .ok());
    REQUIRE(feedback::publish_form(summit.database(), audit(), "summit", form_text, "test.form").ok());
    REQUIRE(feedback::open_round(summit.database(), audit(), "summit").ok());
    // Each by a link that counts once: which of them were used stands in the database too.
    REQUIRE(feedback::set_answerers(summit.database(), audit(), "summit", feedback::Answerers::link).ok());
  }
  [[nodiscard]] store::AuditContext audit() const { return {"test", clock.now()}; }
  store::Database& database() { return summit.database(); }

  void answer(std::size_t times) {
    const auto round = **feedback::settle_event_round(database(), clock.now(), "summit");
    const auto links = feedback::make_links(database(), audit(), "summit", "", static_cast<std::int64_t>(times));
    REQUIRE(links.ok());
    auto* kept = std::cerr.rdbuf(logged.rdbuf());
    for (std::size_t at = 0; at < times; ++at) {
      const auto mark = "mark" + new_short_code(10);
      clock.advance(std::chrono::seconds(7));
      people.push_back("name" + new_short_code(10));
      const forms::TypedAnswers typed{{"helpful", {"yes"}}, {"topic", {mark}}, {"reach", {people.back()}}};
      const auto& link = (*links)[at];
      const auto sent =
          feedback::submit(database(), clock.now(), round, typed, forms::check_answers(*round.form, typed),
                           {"key of person " + std::to_string(at), {}, link.substr(link.find("?link=") + 6)});
      if (!sent.ok()) FAIL(sent.error().message);
      truth.push_back(mark);
    }
    std::cerr.rdbuf(kept);
  }
  /// A backup made now, in a place of its own.
  /// Nothing where the database is PostgreSQL, which makes its own.
  std::string backup() {
    if (test::on_postgres()) return {};
    const auto file = elsewhere.file("backup.db");
    REQUIRE(database().backup(file).ok());
    return file;
  }
};

/// Strategies that do better than chance, each with its score.
std::map<std::string, std::string> better_than_chance(const Dump& dump, const std::string& log,
                                                      const std::vector<Mark>& truth) {
  auto marks = truth;
  std::sort(marks.begin(), marks.end());
  std::map<std::string, std::string> found;
  for (const auto& guess : attacker::guesses(dump, log, marks)) {
    const auto score = attacker::score(guess.order, truth);
    if (guess.order.size() > 30 && !attacker::is_chance(score, guess.order.size())) {
      found[guess.strategy] = std::to_string(score.hits) + " of " + std::to_string(guess.order.size()) +
                              " hit, rank correlation " + std::to_string(score.rank);
    }
  }
  return found;
}

/// Orders of the people, by any strategy, that go with an order of the answers by any other: whoever holds both joins
/// them line by line.
std::map<std::string, std::string> joined_better_than_chance(const Dump& dump, const std::string& log,
                                                             const std::vector<Mark>& answers,
                                                             const std::vector<Mark>& people) {
  std::map<Mark, Mark> answer_of;
  for (std::size_t at = 0; at < answers.size(); ++at) answer_of.emplace(people[at], answers[at]);
  const auto sorted = [](std::vector<Mark> marks) {
    std::sort(marks.begin(), marks.end());
    return marks;
  };
  const auto of_answers = attacker::guesses(dump, log, sorted(answers));
  std::map<std::string, std::string> found;
  for (const auto& of_people : attacker::guesses(dump, log, sorted(people))) {
    if (of_people.order.size() != answers.size()) continue;
    std::vector<Mark> as_answers;
    for (const auto& person : of_people.order) as_answers.push_back(answer_of.at(person));
    for (const auto& guess : of_answers) {
      if (guess.order.size() != answers.size()) continue;
      const auto score = attacker::score(guess.order, as_answers);
      if (!attacker::is_chance(score, guess.order.size()))
        found[of_people.strategy + " beside " + guess.strategy] = std::to_string(score.hits) + " hits";
    }
  }
  return found;
}

/// One strategy in eight is outside its intervals by luck alone (of 503 answers three hits are, and come one time in
/// twelve), so ten times in a row one in a thousand million. A leak is there again with fresh answers; luck is not.
template <class Once>
void check_at_chance(const Once& once) {
  auto leaks = once();
  for (int again = 0; again < 9 && !leaks.empty(); ++again) {
    const auto fresh = once();
    std::erase_if(leaks, [&](const auto& leak) { return !fresh.contains(leak.first); });
  }
  for (const auto& [strategy, words] : leaks) FAIL_CHECK(strategy << ": " << words);
}

}  // namespace

TEST_CASE("the attacker finds an order where there is one") {
  std::vector<Mark> truth;
  for (int at = 0; at < 300; ++at) truth.push_back("mark" + new_short_code(10));
  Dump dump;
  for (const auto& mark : truth) dump.tables["response"].push_back({new_id(), "round", "{\"topic\":\"" + mark + "\"}"});
  auto found = better_than_chance(dump, "", truth);
  CHECK(found.contains("order of response"));
  // A second table that names answers as they came gives them away though their own table is shuffled.
  dump.tables["imported_response"] = {};
  for (const auto& row : dump.tables["response"]) dump.tables["imported_response"].push_back({"import", row[0]});
  // Wherever in the answers' table their key stands.
  if (GENERATE(false, true)) {
    for (auto& row : dump.tables["response"]) std::swap(row[0], row[1]);
  }
  auto& rows = dump.tables["response"];
  std::shuffle(rows.begin(), rows.end(), std::mt19937(7));
  found = better_than_chance(dump, "", truth);
  CHECK(found.contains("answers named by imported_response"));
  // So does a log line, a file, and a place within pages.
  std::string bytes;
  for (const auto& mark : truth) bytes += "POST /f/abc " + mark + "\n";
  CHECK(better_than_chance({}, bytes, truth).contains("the log"));
  CHECK(better_than_chance({{}, {}, {{"wal", bytes}}}, "", truth).contains("first place in wal"));
  std::string pages(4096 * 10, ' ');
  for (std::size_t at = 0; at < truth.size(); ++at) pages.replace(at % 10 * 4096 + 4000 - at * 12, 14, truth[at]);
  CHECK(better_than_chance({{}, {}, {{"pages", pages}}}, "", truth).contains("place in the page in pages, backwards"));
}

TEST_CASE("an open database would tell the order of arrival without the job that forgets it") {
  Attack attack;
  attack.answer(150);
  const auto found = better_than_chance(dump_of(attack.summit), attack.logged.str(), attack.truth);
  CHECK_FALSE(found.empty());
}

TEST_CASE("while a round is open the attacker links no released answer better than by chance") {
  check_at_chance([] {
    Attack attack;
    attack.answer(answerers);
    std::map<std::string, feedback::SeenAnswers> seen;
    REQUIRE(feedback::forget_arrivals(attack.database(), seen).ok());
    const auto dump = dump_of(attack.summit, attack.backup());
    CHECK((test::on_postgres() || dump.files.contains("a backup")));
    CHECK((test::on_postgres() || dump.files.contains("muster.db-wal")));
    // What remains is documented: which answers are not yet in the figures, at most nine.
    std::vector<std::string> waiting;
    REQUIRE(attack.database()
                .read([&](store::Session& session) -> Outcome {
                  session.each("select answers from response where released = 0", {},
                               [&](const store::Row& row) { waiting.push_back(row.text(0)); });
                  return Success{};
                })
                .ok());
    CHECK(waiting.size() == 5 + answerers % 5);
    auto released = attack.truth;
    std::erase_if(released, [&](const Mark& mark) {
      return std::any_of(waiting.begin(), waiting.end(),
                         [&](const std::string& answers) { return answers.find(mark) != std::string::npos; });
    });
    CHECK(released.size() == answerers - waiting.size());
    return better_than_chance(dump, attack.logged.str(), released);
  });
}

TEST_CASE("after closing the attacker links no answer better than by chance") {
  check_at_chance([] {
    Attack attack;
    attack.answer(answerers);
    REQUIRE(feedback::close_round(attack.database(), attack.audit(), "summit").ok());
    const auto dump = dump_of(attack.summit, attack.backup());
    for (const auto* table :
         {"submission_key", "imported_row", "imported_response", "response_batch", "response_receipt"}) {
      CHECK(dump.tables.at(table).empty());
    }
    CHECK(attack.summit.figure("select count(*) from response where released = 0") == 0);
    return better_than_chance(dump, attack.logged.str(), attack.truth);
  });
}

TEST_CASE("nothing joins contact details to the answers of whoever gave them") {
  static constexpr std::size_t few = 120;
  {
    Attack attack;  // before the order of arrival is forgotten there is something to find
    attack.answer(few);
    CHECK_FALSE(
        joined_better_than_chance(dump_of(attack.summit), attack.logged.str(), attack.truth, attack.people).empty());
  }
  for (const bool closed : {false, true}) {
    INFO((closed ? "closed" : "open"));
    check_at_chance([closed] {
      Attack attack;
      attack.answer(few);
      std::map<std::string, feedback::SeenAnswers> seen;
      REQUIRE(feedback::forget_arrivals(attack.database(), seen).ok());
      if (closed) REQUIRE(feedback::close_round(attack.database(), attack.audit(), "summit").ok());
      const auto dump = dump_of(attack.summit, attack.backup());
      CHECK(dump.tables.at("personal_answer").size() == few);
      return joined_better_than_chance(dump, attack.logged.str(), attack.truth, attack.people);
    });
  }
}

TEST_CASE("contact details share no key, hash or text with an answer") {
  Attack attack;
  attack.answer(40);
  std::set<std::string> words;
  const auto dump = dump_of(attack.summit);
  for (const auto& row : dump.tables.at("personal_answer")) words.insert(row[1]);  // their keys
  for (const auto& [table, rows] : dump.tables) {
    INFO(table);
    for (const auto& row : rows) {
      for (const auto& cell : row) {
        if (table != "personal_answer") CHECK_FALSE(words.contains(cell));
        if (table == "response") CHECK(cell.find("reach") == std::string::npos);
        if (table == "personal_answer") CHECK(cell.find("topic") == std::string::npos);
      }
    }
  }
}

TEST_CASE("what the database does by itself looks at nothing that an answer writes") {
  Attack attack;
  attack.answer(3);
  const auto before = dump_of(attack.summit).tables;
  attack.answer(10);
  std::set<std::string> written{"imported_row", "imported_response"};  // an import of answers writes these too
  for (const auto& [table, rows] : dump_of(attack.summit).tables)
    if (before.at(table) != rows) written.insert(table);
  REQUIRE(written.contains("response"));
  REQUIRE(written.contains("submission_key"));
  const auto by_itself = triggers_and_views(attack.summit);
  CHECK(by_itself.size() >= 4);  // those that keep the keys of lists
  for (const auto& [table, words] : by_itself) {
    INFO(words);
    CHECK_FALSE(written.contains(table));
    for (const auto& name : written) {
      // Of an event an answer writes its version alone, and whose the event is stays as it was.
      const auto* what = name == "event" ? "\\b(e|event)\\.version\\b" : nullptr;
      CHECK_FALSE(std::regex_search(words, std::regex(what != nullptr ? what : "\\b" + name + "\\b")));
    }
  }
  CHECK(sequences(attack.summit) == 0);
}

TEST_CASE("no count, statistic or free page of SQLite tells of arrivals", "[sqlite]") {
  Attack attack;
  attack.answer(60);
  std::map<std::string, feedback::SeenAnswers> seen;
  REQUIRE(feedback::forget_arrivals(attack.database(), seen).ok());
  // No table counts rows as they come, and none but those that dump_of walks through exists.
  CHECK(attack.summit.figure("select count(*) from sqlite_master where name like 'sqlite_seq%' or name like "
                             "'sqlite_stat%'") == 0);
  // Tables of answers and of what is beside them have no row numbers.
  for (const auto* table :
       {"response", "personal_answer", "submission_key", "response_receipt", "imported_row", "imported_response"}) {
    INFO(table);
    CHECK(attack.summit.figure("select count(*) from pragma_table_list($1) where wr = 1", {table}) == 1);
  }
  // Closing frees pages: they are overwritten, and each answer stands in the file exactly once.
  REQUIRE(feedback::close_round(attack.database(), attack.audit(), "summit").ok());
  attack.database().forget_deleted();
  const auto dump = dump_of(attack.summit, attack.backup());
  for (const auto& [name, bytes] : dump.files) {
    for (const auto& mark : attack.truth) {
      INFO(mark << " in " << name);
      CHECK(test::times(bytes, mark) == (name == "muster.db" || name == "a backup" ? 1 : 0));
    }
  }
}

TEST_CASE("rows of an imported export cannot be told apart by where their answers lie") {
  for (const bool closed : {false, true}) {
    check_at_chance([closed] {
      Attack attack;
      std::string sheet = "ID,Start time,Completion time,Email,Name,Was it helpful?,One topic?\n";
      for (std::size_t at = 0; at < answerers; ++at) {
        attack.truth.push_back("mark" + new_short_code(10));
        sheet += std::to_string(at) + ",a,b,p" + std::to_string(at) + "@example.org,Person,Yes," + attack.truth.back() +
                 "\n";
      }
      const auto done = feedback::import_responses(attack.database(), attack.audit(), "summit", {"export.csv", sheet});
      if (!done.ok()) FAIL(done.error().message);
      CHECK(attack.summit.figure("select count(*) from personal_answer") == 0);
      if (closed) REQUIRE(feedback::close_round(attack.database(), attack.audit(), "summit").ok());
      attack.database().forget_deleted();
      return better_than_chance(dump_of(attack.summit), "", attack.truth);
    });
  }
}

TEST_CASE("answering leaves no row in the audit and no line in the log") {
  Attack attack;
  const auto before = attack.summit.figure("select count(*) from audit");
  attack.answer(20);
  // Making the links left one.
  CHECK(attack.summit.figure("select count(*) from audit") == before + 1);
  CHECK(attack.summit.figure("select count(*) from audit where action = 'links made'") == 1);
  CHECK(attack.logged.str().empty());
}
