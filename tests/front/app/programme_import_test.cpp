// A programme's file taken in on the page and by program: seen before it is saved, whole or not at all, and of nobody
// else's.
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/passage/file_lines.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/front/app/job_kinds.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/digest.hpp>
#include <muster/platform/jobs/worker.hpp>

#include "front/app/two_programmes.hpp"

namespace muster::app {
namespace {

/// What another Muster wrote of the Summit.
const std::string& summit_file() {
  static const std::string bytes = [] {
    test::TemporaryFolder folder;
    auto opened =
        store::Database::open(folder.file("there.db"), store::Database::Mode::create, std::chrono::seconds(30));
    REQUIRE(opened.ok());
    REQUIRE(load_london(**opened, test::SummitStore::audit()).ok());
    REQUIRE(load_example(**opened, test::SummitStore::audit()).ok());
    std::string written;
    REQUIRE(passage::write_programme(**opened, test::SummitStore::audit(), example_programme,
                                     [&](std::string_view more) -> Outcome {
                                       written += more;
                                       return Success{};
                                     })
                .ok());
    return written;
  }();
  return bytes;
}

/// The file with its end made true to what it holds.
std::string with_true_end(const std::string& file) {
  const auto held = file.substr(0, file.rfind("{\"end\""));
  std::int64_t rows = 0;
  for (std::size_t line = 0; line < held.size(); line = held.find('\n', line) + 1) rows += held[line] == '[' ? 1 : 0;
  return held + passage::end_line(rows, sha256(held)) + "\n";
}

std::string changed(std::string file, const std::string& from, const std::string& to) {
  const auto at = file.find(from);
  REQUIRE(at != std::string::npos);
  return with_true_end(file.replace(at, from.size(), to));
}

/// The file with a table of one row at its end.
std::string with_table(const std::string& file, const std::string& heading, const std::string& row) {
  auto more = file;
  return with_true_end(more.insert(more.rfind("{\"end\""), heading + "\n" + row + "\n"));
}

/// The first value of a table's first row, with its quotes.
std::string first_value(const std::string& file, const std::string& table) {
  const auto head = file.find("{\"table\":\"" + table + "\"");
  REQUIRE(head != std::string::npos);
  const auto row = file.find('\n', head) + 2;
  return file.substr(row, file.find(',', row) - row);
}

struct Arriving : test::TwoProgrammes {
  Arriving() {
    REQUIRE(database()
                .write([](store::Session& session) -> Outcome {
                  (void)access::programme_for(session, "A new place");
                  return Success{};
                })
                .ok());
    owner = session("owner@example.org", access::Role::owner, "A new place");
    programme = text("select id from programme where name = 'A new place'");
    home = "/programmes/" + programme + "/file/import";
  }
  web::Reply choose(const std::string& bytes, const std::string& who) {
    return post(home, who, {}, {{"file", "programme-2022-06-01.json", bytes}});
  }
  void work() {
    figures::Summaries summaries(database());
    const auto kinds = job_kinds(database(), clock(), summaries);
    const auto ran = jobs::run_next(database(), clock(), kinds, [](auto, auto) {});
    REQUIRE((ran.ok() && *ran));
  }
  /// Rows of what a file would bring.
  std::string standing() {
    return text(
        "select (select count(*) from programme) || ' ' || (select count(*) from event) || ' ' || (select count(*) "
        "from "
        "person) || ' ' || (select count(*) from organisation) || ' ' || (select count(*) from region) || ' ' || "
        "(select count(*) from programme_upload)");
  }
  std::string owner;
  std::string programme;
  std::string home;
};

}  // namespace

TEST_CASE("an owner sees what a programme's file holds, and then takes it in as a job") {
  Arriving place;
  const auto before = place.standing();
  CHECK(test::holds(place.get(place.home, place.owner), "Look at the file"));
  const auto chosen = place.choose(summit_file(), place.owner);
  INFO(chosen.body);
  REQUIRE(chosen.status == 303);
  const auto look = place.get(test::location(chosen), place.owner);
  CHECK(look.status == 200);
  CHECK(test::holds(look, "Nothing is saved yet"));
  CHECK(test::holds(look, "104 people"));
  CHECK(test::holds(look, "1 event"));
  CHECK(test::holds(look, example_programme));
  CHECK(place.standing().substr(0, before.rfind(' ')) == before.substr(0, before.rfind(' ')));

  const auto started = place.post(test::location(chosen), place.owner);
  REQUIRE(started.status == 303);
  place.work();
  const auto done = place.get(test::location(started), place.owner);
  INFO(done.body);
  CHECK(test::holds(done, "rows are in A new place"));
  CHECK(place.text("select count(*) || '' from event where programme_id = $1", {place.programme}) == "1");
  CHECK(place.text("select name from programme where id = $1", {place.programme}) == "A new place");
  CHECK(place.text("select count(*) || '' from programme_upload") == "0");
  // Places and organisations of the file are the programme's own: nothing that others see has changed.
  CHECK(place.text("select count(*) || '' from organisation where programme_id = $1", {place.programme}) != "0");
  CHECK(place.text("select slug from region where programme_id = $1", {place.programme}) == "london-2");
  // People are found by their programme at once, as lists look for them.
  CHECK(place.text("select count(*) || '' from person where programmes <> '' and id not like 'person-of-%'") == "104");
  CHECK(place.text("select count(*) || '' from audit where action = 'programme read in' and actor <> 'test'") == "1");

  const auto again = place.get(place.home, place.owner);
  CHECK(test::holds(again, "has work in it already"));
  CHECK_FALSE(test::holds(again, "Look at the file"));
  CHECK(place.choose(summit_file(), place.owner).status == 409);
}

TEST_CASE("a job that begins again after a programme's file is in ends as the first would have") {
  Arriving place;
  const auto chosen = place.choose(summit_file(), place.owner);
  const auto started = place.post(test::location(chosen), place.owner);
  REQUIRE(started.status == 303);
  const auto payload = place.text("select payload from job");
  place.work();
  REQUIRE(
      place.database()
          .write([&](store::Session& session) -> Outcome {
            session.execute(
                "update job set state = 'queued', ended_at = '', outcome = '', payload = $1, position = '7 rows are "
                "in A new place.'",
                {payload});
            return Success{};
          })
          .ok());
  place.work();
  CHECK(test::holds(place.get(test::location(started), place.owner), "7 rows are in A new place."));
  CHECK(place.text("select count(*) || '' from event where programme_id = $1", {place.programme}) == "1");
}

TEST_CASE("a file that is damaged or reaches beyond the programme is refused with a sentence, and nothing waits") {
  Arriving place;
  const auto before = place.standing();
  const auto& file = summit_file();
  const auto refused = [&](const std::string& bytes, const std::string& words) {
    const auto reply = place.choose(bytes, place.owner);
    INFO(words << "\n" << reply.body);
    CHECK((reply.status == 400 || reply.status == 409 || reply.status == 422));
    CHECK(test::holds(reply, words));
    CHECK(test::holds(reply, "Nothing was changed"));
    CHECK(place.standing() == before);
  };
  refused("", "Nothing was changed");
  refused("{\"a\":1}\n", "no file of a programme");
  refused(file.substr(0, file.size() / 2), "cut short");
  refused(changed(file, "\"2022-06-10\"", "\"the tenth\""), "that is none");
  refused(changed(file, "\"Europe/London\"", "\"Europe/Lundon\""), "that is none");
  refused(changed(file, first_value(file, "person"), "\"nobody\""), "is not above it");
  auto known = file;
  const auto person = first_value(file, "person");
  for (auto at = known.find(person); at != std::string::npos; at = known.find(person, at + 1))
    known.replace(at, person.size(), "\"person-of-theirs\"");
  refused(with_true_end(known), "known here already, by another programme");
  REQUIRE(place.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update region set programme_id = $1 where slug = 'london'",
                                {place.programme_id("theirs")});
                return Success{};
              })
              .ok());
  auto region = file;
  const auto theirs = "\"" + place.text("select id from region where slug = 'london'") + "\"";
  const auto london = first_value(file, "region");
  for (auto at = region.find(london); at != std::string::npos; at = region.find(london, at + 1))
    region.replace(at, london.size(), theirs);
  refused(with_true_end(region), "belongs to another programme");
}

TEST_CASE("a file that an owner takes in erases nobody and stops no mail of other programmes") {
  Arriving place;
  const auto hash = fingerprint("muster erased person\nperson-of-theirs");
  const auto chosen =
      place.choose(with_table(summit_file(), R"({"table":"erasure","columns":["person_hash","erased_on"]})",
                              "[\"" + hash + "\",\"2022-06-01\"]"),
                   place.owner);
  INFO(chosen.body);
  REQUIRE(chosen.status == 303);
  CHECK(test::holds(place.get(test::location(chosen), place.owner), "list of erased people (1) stays behind"));
  (void)place.post(test::location(chosen), place.owner);
  place.work();
  CHECK(place.text("select count(*) || '' from event where programme_id = $1", {place.programme}) == "1");
  CHECK(place.text("select first_name from person where id = 'person-of-theirs'") == "Zephyrina");
  CHECK(place.text("select count(*) || '' from erasure") == "0");

  Arriving other;
  const auto stop =
      with_table(summit_file(), R"({"table":"stopped_mail","columns":["scope","address","at"]})",
                 "[\"news " + other.programme_id("theirs") + "\",\"a@example.org\",\"2022-06-01T10:00:00Z\"]");
  const auto refused = other.choose(stop, other.owner);
  CHECK(refused.status == 422);
  CHECK(test::holds(refused, "stops mails of something that is not in the file"));
}

TEST_CASE("only an owner takes a programme's file in, into their own programme, and can give it up") {
  Arriving place;
  for (const auto role : {access::Role::organiser, access::Role::lead, access::Role::door, access::Role::data_entry}) {
    const auto somebody =
        place.session("r" + std::to_string(static_cast<int>(role)) + "@example.org", role, "A new place");
    CHECK(place.get(place.home, somebody).status == 403);
    CHECK(place.choose(summit_file(), somebody).status == 403);
  }
  const auto stranger = place.session("stranger@example.org", access::Role::owner, "Their programme");
  CHECK(place.get(place.home, stranger).status == 404);
  CHECK(place.choose(summit_file(), stranger).status == 404);
  const auto chosen = place.choose(summit_file(), place.owner);
  REQUIRE(chosen.status == 303);
  const auto here = test::location(chosen);
  CHECK(place.get(here, stranger).status == 404);
  const auto id = here.substr(here.rfind('/'));
  CHECK(place.get("/programmes/" + place.programme_id("theirs") + "/file/import" + id, stranger).status == 404);
  CHECK(place.post(here + "/cancel", place.owner).status == 303);
  CHECK(place.get(here, place.owner).status == 404);
  CHECK(place.post(here, place.owner).status == 404);
  CHECK(place.text("select count(*) || '' from job") == "0");
}

TEST_CASE("a program sends a programme's file, reads what it holds and has it taken in") {
  Arriving place;
  const auto made = access::add_token(place.database(), test::SummitStore::audit(), "mover", access::Role::owner,
                                      "A new place", std::chrono::days(30));
  REQUIRE(made.ok());
  const auto ask = [&](web::Method method, const std::string& path, std::vector<web::Upload> uploads = {}) {
    auto request = test::request_to(method, path, "");
    request.headers.add("authorization", "Bearer " + made->secret);
    request.uploads = std::move(uploads);
    return place.site().handle(std::move(request));
  };
  const auto sent = ask(web::Method::post, "/api/v1" + place.home, {{"file", "there.json", summit_file()}});
  INFO(sent.body);
  REQUIRE(sent.status == 200);
  CHECK(test::holds(sent, "104 people"));
  const auto told = web::decode_json(sent.body);
  REQUIRE(told.ok());
  const auto one = "/api/v1" + place.home + "/" + *told->find("upload")->text();
  CHECK(ask(web::Method::get, one).body == sent.body);
  const auto started = ask(web::Method::post, one);
  INFO(started.body);
  REQUIRE(started.status == 200);
  place.work();
  CHECK(place.text("select count(*) || '' from event where programme_id = $1", {place.programme}) == "1");
  CHECK(ask(web::Method::get, one).status == 404);
}

}  // namespace muster::app
