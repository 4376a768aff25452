// A programme written out on the page and by program: for owners alone, and gone after a day.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/passage/passage_jobs.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/front/app/job_kinds.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/jobs/result_room_service.hpp>
#include <muster/platform/jobs/worker.hpp>

#include "front/app/two_programmes.hpp"

namespace muster::app {
namespace {

struct Moving : test::TwoProgrammes {
  Moving() {
    owner = session("owner@example.org", access::Role::owner, "Our programme");
    home = "/programmes/" + programme_id("ours") + "/file";
  }
  void work() {
    figures::Summaries summaries(database());
    const auto kinds = job_kinds(database(), clock(), summaries);
    const auto ran = jobs::run_next(database(), clock(), kinds, [](auto, auto) {});
    REQUIRE((ran.ok() && *ran));
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& secret) {
    auto request = test::request_to(method, path, "");
    request.headers.add("authorization", "Bearer " + secret);
    return site().handle(std::move(request));
  }
  std::string owner;
  std::string home;
};

}  // namespace

TEST_CASE("an owner has the programme written to a file, which waits for them alone and is deleted after a day") {
  Moving moving;
  const auto page = moving.get(moving.home, moving.owner);
  CHECK(page.status == 200);
  CHECK(test::holds(page, "Only an owner who may read answers"));
  CHECK(test::holds(page, "deleted 24 hours after"));
  CHECK(test::holds(page, "muster programme import"));
  const auto started = moving.post(moving.home, moving.owner);
  REQUIRE(started.status == 303);
  const auto job = test::location(started);
  CHECK(test::holds(moving.get(job, moving.owner), "Our programme as one file"));
  CHECK(moving.get(job + "/file", moving.owner).status == 404);
  moving.work();
  const auto done = moving.get(job, moving.owner);
  CHECK(test::holds(done, "Download programme-2022-06-01.json"));
  CHECK(test::holds(done, "waits here for 24 hours"));

  const auto file = moving.get(job + "/file", moving.owner);
  REQUIRE(file.status == 200);
  CHECK(file.content_type == "application/jsonl");
  CHECK(file.body.starts_with(R"({"muster":"programme","format":1,"notice":"This file holds all of a programme:)"));
  CHECK(test::holds(file, "Quillfeather-ours"));
  CHECK_FALSE(test::holds(file, "Quillfeather-theirs"));
  CHECK(moving.text("select count(*) || '' from audit where action = 'programme written out' and actor <> 'test'") ==
        "1");

  // Another owner sees that it was made, and has one of their own written.
  const auto other = moving.session("other@example.org", access::Role::owner, "Our programme");
  CHECK(test::holds(moving.get(job, other), "Our programme as one file"));
  CHECK(moving.get(job + "/file", other).status == 403);
  for (const auto role : {access::Role::organiser, access::Role::lead, access::Role::door, access::Role::data_entry}) {
    const auto somebody =
        moving.session("r" + std::to_string(static_cast<int>(role)) + "@example.org", role, "Our programme");
    const auto refused = moving.get(moving.home, somebody);
    CHECK(refused.status == 403);
    CHECK(test::holds(refused, "Ask an owner of the programme"));
    CHECK(moving.post(moving.home, somebody).status == 403);
    CHECK(moving.get(job, somebody).status == 404);
    CHECK(moving.get(job + "/file", somebody).status == 404);
  }
  const auto stranger = moving.session("stranger@example.org", access::Role::owner, "Their programme");
  CHECK(moving.get(moving.home, stranger).status == 404);
  CHECK(moving.get(job + "/file", stranger).status == 404);

  REQUIRE(passage::drop_old_files(moving.database(), moving.clock().now() + passage::file_waits).ok());
  CHECK(moving.get(job + "/file", moving.owner).status == 200);
  REQUIRE(
      passage::drop_old_files(moving.database(), moving.clock().now() + passage::file_waits + std::chrono::seconds(1))
          .ok());
  CHECK(moving.get(job + "/file", moving.owner).status == 404);
  CHECK(test::holds(moving.get(job, moving.owner), "The file was deleted: it waited for 24 hours"));
  CHECK(moving.text("select count(*) || '' from job_result") == "0");
}

TEST_CASE("whoever is no owner any more has the file no longer") {
  Moving moving;
  (void)moving.session("other@example.org", access::Role::owner, "Our programme");
  const auto started = moving.post(moving.home, moving.owner);
  moving.work();
  const auto job = test::location(started);
  CHECK(moving.get(job + "/file", moving.owner).status == 200);
  const auto lead = moving.session("owner@example.org", access::Role::lead, "Our programme");
  CHECK(moving.get(job + "/file", lead).status == 404);
}

TEST_CASE("a program has the file written, asks how far it is, and takes it") {
  Moving moving;
  const auto made = access::add_token(moving.database(), test::SummitStore::audit(), "mover", access::Role::owner,
                                      "Our programme", std::chrono::days(30));
  REQUIRE(made.ok());
  const auto outlook = moving.ask(web::Method::get, "/api/v1" + moving.home, made->secret);
  CHECK(outlook.status == 200);
  CHECK(test::holds(outlook, "\"waits_hours\": 24"));
  const auto started = moving.ask(web::Method::post, "/api/v1" + moving.home, made->secret);
  INFO(started.body);
  REQUIRE(started.status == 200);
  const auto told = web::decode_json(started.body);
  REQUIRE(told.ok());
  const auto details = *told->find("details")->text();
  CHECK(test::holds(moving.ask(web::Method::get, details, made->secret), "\"state\": \"queued\""));
  moving.work();
  CHECK(test::holds(moving.ask(web::Method::get, details, made->secret), "\"state\": \"done\""));
  const auto file = moving.ask(web::Method::get, details + "/file", made->secret);
  CHECK(file.status == 200);
  CHECK(file.body.starts_with(R"({"muster":"programme")"));
  const auto lead = access::add_token(moving.database(), test::SummitStore::audit(), "reader", access::Role::lead,
                                      "Our programme", std::chrono::days(30));
  REQUIRE(lead.ok());
  CHECK(moving.ask(web::Method::post, "/api/v1" + moving.home, lead->secret).status == 403);
  CHECK(moving.ask(web::Method::get, details + "/file", lead->secret).status == 404);
}

TEST_CASE("what is open is said before a file is asked for, and what is unfinished is in its way") {
  Moving moving;
  const std::string form = "form views \"Views\"\npage \"One\"\n  better \"What would be better?\" lines 2\n";
  REQUIRE(feedback::publish_form(moving.database(), test::SummitStore::audit(), "ours", form, "a.form").ok());
  REQUIRE(feedback::open_round(moving.database(), test::SummitStore::audit(), "ours").ok());
  CHECK(test::holds(moving.get(moving.home, moving.owner), "which is open: close it to take them along"));
  REQUIRE(moving.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("insert into unfinished_closing (round_id) select id from round");
                return Success{};
              })
              .ok());
  const auto page = moving.get(moving.home, moving.owner);
  CHECK(test::holds(page, "It cannot be written now:"));
  CHECK_FALSE(test::holds(page, "Write the file"));
  const auto refused = moving.post(moving.home, moving.owner);
  CHECK(refused.status == 409);
  CHECK(test::holds(refused, "a form is being closed: An event"));
  CHECK(moving.text("select count(*) || '' from job") == "0");
}

TEST_CASE("a file beyond what files of jobs may take is not made, and the command is named") {
  Moving moving;
  REQUIRE(jobs::keep_result_limits(moving.database(), {4000}).ok());
  const auto started = moving.post(moving.home, moving.owner);
  REQUIRE(started.status == 303);
  moving.work();
  const auto job = moving.get(test::location(started), moving.owner);
  CHECK(test::holds(job, "Failed"));
  CHECK(test::holds(job, "muster programme export"));
}

TEST_CASE("whoever may have a programme written out may read its answers") {
  for (const auto role : access::roles)
    CHECK((!access::may(role, access::Permission::manage_team) || access::may(role, access::Permission::read_answers)));
}

}  // namespace muster::app
