// Whoever was asked to name people of an organisation: shown, erased and forgotten like everybody.
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>

#include "privacy_site.hpp"

namespace muster::privacy {
namespace {

struct LeadsAsked : PrivacySite {
  LeadsAsked() {
    ask("c1", "autumn", "Ana Silverwing", "ana.lead@example.org");
    ask("c2", "summit", "Bo Tallowby", "bo.lead@example.org");
  }
  void ask(const std::string& id, const std::string& event, const std::string& name, const std::string& email) {
    write([&](store::Session& session) {
      session.execute(
          "insert into nomination_call (id, event_id, organisation_id, name, email, until, asked_at) "
          "select $1, e.id, o.id, $3, $4, '', '2022-05-30T10:00:00Z' from event e join organisation o on o.name = "
          "'Camden' "
          "where e.slug = $2",
          {id, event, name, email});
    });
    REQUIRE(leads(email) == 1);
  }
  std::int64_t leads(const std::string& email) {
    return figure("select count(*) from nomination_call where email = $1", {email});
  }
};

}  // namespace

TEST_CASE_METHOD(LeadsAsked, "a lead is found by their address, with what they were asked, and erased by it") {
  const auto file = person_file(database(), "Ana.Lead@example.org");
  REQUIRE(file.ok());
  for (const auto& text : {person_json(*file), person_html(*file)}) {
    for (const auto* part : {"Ana Silverwing", "ana.lead@example.org", "Camden", "Autumn forum"})
      CHECK(text.find(part) != std::string::npos);
    CHECK(text.find("Tallowby") == std::string::npos);
  }
  REQUIRE(erase_person(database(), now(), "ana.lead@example.org").ok());
  CHECK(leads("ana.lead@example.org") == 0);
  CHECK(leads("bo.lead@example.org") == 1);
  CHECK(person_file(database(), "ana.lead@example.org").error().kind == ErrorKind::not_found);
  if (!test::on_postgres()) CHECK(every_byte().find("ana.lead@example.org") == std::string::npos);
}

TEST_CASE_METHOD(LeadsAsked, "a lead goes in the night after the event") {
  clock.advance(*parse_instant("2022-06-09T03:00:00Z") - clock.now());
  const auto night = [&] {
    clock.advance(std::chrono::days(1));
    const auto done = run_retention(database(), now(), RunTrigger::nightly);
    REQUIRE(done.ok());
    return std::map<std::string, std::int64_t>(done->run.went.begin(), done->run.went.end())["leads"];
  };
  CHECK(night() == 0);  // the 10th, the day of the event
  CHECK(night() == 1);
  CHECK(leads("bo.lead@example.org") == 0);
  CHECK(leads("ana.lead@example.org") == 1);
  CHECK(test::holds(visitor.get("/privacy"), "1 lead of an organisation"));
}

}  // namespace muster::privacy
