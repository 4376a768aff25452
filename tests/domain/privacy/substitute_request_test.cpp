// Somebody who is to come in another's place, and may not know of it yet: shown, erased and forgotten like everybody.
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>

#include "privacy_site.hpp"

namespace muster::privacy {
namespace {

struct SubstitutesAsked : PrivacySite {
  SubstitutesAsked() {
    ask("Quillfeather", "autumn", "Ana", "Silverwing", "ana.third@example.org");
    ask("Otherwise", "summit", "Bo", "Tallowby", "bo.third@example.org");
  }
  void ask(const std::string& giver, const std::string& event, const std::string& first, const std::string& last,
           const std::string& email) {
    write([&](store::Session& session) {
      session.execute(
          "insert into substitute_request (booking_id, event_id, step, first_name, last_name, email, job_title, "
          "asked_at) select b.id, b.event_id, (select max(t.number) from booking_step t where t.booking_id = b.id), "
          "$3, $4, $5, 'Third work', '2022-05-30T10:00:00Z' from booking b join person p on p.id = b.person_id "
          "join event e on e.id = b.event_id where p.last_name = $1 and e.slug = $2",
          {giver, event, first, last, email});
    });
    REQUIRE(requests(email) == 1);
  }
  std::int64_t requests(const std::string& email) {
    return figure("select count(*) from substitute_request where email = $1", {email});
  }
  std::map<std::string, std::int64_t> night() {
    clock.advance(std::chrono::days(1));
    const auto done = run_retention(database(), now(), RunTrigger::nightly);
    REQUIRE(done.ok());
    return {done->run.went.begin(), done->run.went.end()};
  }
};

}  // namespace

TEST_CASE_METHOD(SubstitutesAsked,
                 "whoever is to come in another's place is found by their address, with what was typed") {
  const auto file = person_file(database(), "Ana.Third@example.org");
  REQUIRE(file.ok());
  for (const auto& text : {person_json(*file), person_html(*file)}) {
    for (const auto* part : {"Ana Silverwing", "ana.third@example.org", "Third work", "Autumn forum"})
      CHECK(text.find(part) != std::string::npos);
    for (const auto* part : {"Zephyrina", "Quillfeather", "Tallowby"}) CHECK(text.find(part) == std::string::npos);
  }
  // Whom they asked for is in the file of whoever asked, on the page too.
  const auto giver = person_file(database(), id_of("Quillfeather"));
  REQUIRE(giver.ok());
  for (const auto& text : {person_json(*giver), visitor.get("/people/" + giver->person.id).body}) {
    CHECK(text.find("Ana Silverwing") != std::string::npos);
    CHECK(text.find("ana.third@example.org") != std::string::npos);
    CHECK(text.find("Tallowby") == std::string::npos);
  }
  // Another programme's are not shown.
  const auto elsewhere = person_file(database(), giver->person.id, std::vector<std::string>{"Another"});
  REQUIRE(elsewhere.ok());
  CHECK(person_json(*elsewhere).find("Silverwing") == std::string::npos);
}

TEST_CASE_METHOD(SubstitutesAsked, "erasing takes requests that name somebody, and those that they made") {
  REQUIRE(erase_person(database(), now(), "ana.third@example.org").ok());
  CHECK(requests("ana.third@example.org") == 0);
  CHECK(requests("bo.third@example.org") == 1);
  CHECK(person_file(database(), "ana.third@example.org").error().kind == ErrorKind::not_found);
  if (!test::on_postgres()) CHECK(every_byte().find("ana.third@example.org") == std::string::npos);
  // The booking stays, without a name, where its event is over; what they asked for does not.
  clock.advance(*parse_instant("2022-07-01T10:00:00Z") - clock.now());
  REQUIRE(erase_person(database(), now(), id_of("Otherwise")).ok());
  CHECK(figure("select count(*) from booking b join event e on e.id = b.event_id where e.slug = 'summit'") == 2);
  CHECK(requests("bo.third@example.org") == 0);
}

TEST_CASE_METHOD(SubstitutesAsked, "a request that nobody decides goes with its event, or once the booking moved on") {
  clock.advance(*parse_instant("2022-06-09T03:00:00Z") - clock.now());
  CHECK(night()["substitutes"] == 0);  // the 10th, the day of the event
  CHECK(requests("bo.third@example.org") == 1);
  CHECK(night()["substitutes"] == 1);
  CHECK(requests("bo.third@example.org") == 0);
  CHECK(requests("ana.third@example.org") == 1);
  CHECK(test::holds(visitor.get("/privacy"), "1 request for a substitute"));
  write([&](store::Session& session) {
    session.execute("update substitute_request set step = step - 1 where email = 'ana.third@example.org'");
  });
  CHECK(night()["substitutes"] == 1);
  CHECK(requests("ana.third@example.org") == 0);
}

}  // namespace muster::privacy
