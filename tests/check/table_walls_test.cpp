// The rule of tables is itself tested: each way to pass it by is seen to be refused.
#include <algorithm>
#include <set>

#include "check/rooms.hpp"
#include "check/table_walls.hpp"
#include "check/tables.hpp"
#include "support/catch.hpp"

namespace muster::check {
namespace {

std::size_t refused(const std::string& path, const std::string& sql) {
  return table_breaches({path, "// Why.\nauto q = \"" + sql + "\";\n"}).size();
}

const std::string people = "src/domain/people/people_sql.cpp";
const std::string booking = "src/domain/booking/booking_sql.cpp";
const std::string feedback = "src/domain/feedback/feedback_sql.cpp";

}  // namespace

TEST_CASE("a table is written by its owner alone") {
  for (const auto* sql : {"insert into person (id) values ($1)", "insert or ignore into person (id) values ($1)",
                          "update person set email = ''", "update person p set email = ''",
                          "UPDATE person AS p SET email = ''", "delete from person where id = $1",
                          "with gone as (select 1) delete from person", "select 1; delete  from  person"}) {
    CAPTURE(sql);
    CHECK(refused(people, sql) == 0);
    CHECK(refused(booking, sql) == 1);
    CHECK(refused("src/platform/mail/outbox_sql.cpp", sql) == 1);
    CHECK(refused("src/front/app/any_sql.cpp", sql) == 1);
  }
  CHECK(refused(people, "insert into nobody_owns_it (id) values ($1)") == 1);
  CHECK(refused("src/domain/access/access_sql.cpp", "insert into setting (name) values ($1)") == 1);
  CHECK(refused("src/platform/store/setting.cpp",
                "insert into setting (name) values ($1) on conflict (name) do update set value = excluded.value") == 0);
}

TEST_CASE("another's table is read only where the join is argued") {
  const std::string join = "select b.id from booking b join person p on p.id = b.person_id";
  CHECK(refused(booking, join) == 0);
  CHECK(refused(feedback, join) == 2);
  CHECK(refused(people, "select 1 from booking where person_id = $1") == 1);
  CHECK(refused(feedback, "select n.id from note n, person p where p.id = n.id") == 1);
  CHECK(refused(feedback, "select n.id from note as n, round, person") == 1);
  CHECK(refused("src/domain/privacy/retention_sql.cpp", "select min(at) from audit") == 1);
  CHECK(refused(feedback, "person p") == 1);  // as a list begins
  CHECK(refused(booking, "person p") == 0);
  CHECK(refused(feedback, "person is not text") == 0);
  CHECK(refused(feedback, "select x from (select 1) seen where a is distinct from (b)") == 0);
}

TEST_CASE("a statement says which table it is of") {
  for (const auto* sql : {"select name from ", "delete from ", "update ", "insert into ", "select 1 from note join "}) {
    CAPTURE(sql);
    CHECK(refused(feedback, sql) == 1);
  }
  CHECK(refused("src/domain/privacy/naming_sql.cpp", " from ") == 0);
}

TEST_CASE("a breach is told with its line") {
  const auto found = table_breaches({booking, "// Why.\nauto q = R\"(\nselect 1;\ndelete from person)\";\n"});
  REQUIRE(found.size() == 1);
  CHECK(found.front() == booking + ":4: the table person is written by people alone; ask it by a function");
}

TEST_CASE("a trigger is its table's owner's, whatever it stands on") {
  const auto breaches_in = [](const std::string& sql) { return trigger_breaches({"1.sql", sql}).size(); };
  const std::string body = " after update on person begin update booking set state = ''; end;\n";
  CHECK(breaches_in("create trigger booking_keys_person" + body) == 0);
  CHECK(breaches_in("create trigger person_keys" + body) == 1);
  CHECK(breaches_in("create trigger keys" + body) == 1);
  CHECK(breaches_in("create trigger note_new after insert on note begin insert into response values (1); end;") == 0);
  CHECK(breaches_in("create trigger booking_step_new after insert on booking begin delete from note; end;") == 1);
  const std::string function = "() returns trigger language plpgsql as $$ begin update booking set id = id; end $$;\n";
  CHECK(breaches_in("create function booking_kept" + function) == 0);
  CHECK(breaches_in("create function person_kept" + function) == 1);
  CHECK(breaches_in("create trigger keys_person after update on person for each row execute function keys();\n" +
                    ("create function booking_kept" + function)) == 0);
  CHECK(breaches_in("-- create trigger keys" + body) == 0);
}

TEST_CASE("tables are followed through what migrations make of them") {
  std::set<std::string> made;
  follow({"1.sql", "create table a (id text);\n-- create table b (id text);\ncreate table c (id text);"}, made);
  follow({"2.sql", "create table d as select id from c; drop table c; alter table d rename to c;"}, made);
  follow({"3.sql", "alter table a rename to a_row; create view a as select id from a_row;"}, made);
  CHECK(made == std::set<std::string>{"a", "a_row", "c"});
}

TEST_CASE("owners and readers of tables are rooms") {
  const auto is_room = [](const std::string& name) {
    return std::any_of(rooms.begin(), rooms.end(), [&](const Room& room) { return room.name == name; });
  };
  std::set<std::string_view> names;
  for (const auto& table : tables) {
    CAPTURE(table.name);
    CHECK(names.insert(table.name).second);
    CHECK(is_room(std::string(table.owner)));
    std::string name;
    for (const char byte : std::string(table.may_join) + " ") {
      if (byte != ' ') {
        name += byte;
      } else if (!name.empty()) {
        CHECK(is_room(name));
        CHECK(name != table.owner);
        name.clear();
      }
    }
  }
}

}  // namespace muster::check
