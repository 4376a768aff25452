// One address and two names: somebody says that the file is right, and the import names the person so.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

#include <algorithm>

namespace muster::booking {
namespace {

struct Summit : test::SummitStore {
  Summit() {
    for (const auto* slug : {"summit", "autumn"}) {
      REQUIRE(events::add_event(database(), audit(), {slug, slug, "2022-06-10", "london", "", "in person", ""}).ok());
    }
    REQUIRE(add_delegate(database(), audit(), "autumn", {"Roisin", "Ekblom", "r@x.example", "", "Barnet"}).ok());
    kinds.add(delegate_kind());
  }
  static std::string list() {
    return "First name,Surname,Organisation,E-mail\nRoisin,Ekblom-Hart,Barnet,r@x.example\n";
  }
  Result<DelegateImport> import(const std::string& means) {
    return import_delegates(database(), audit(), "summit",
                            {"list.csv", list(), "typed,means\nrow 2,\"" + means + "\"\n"}, std::nullopt);
  }
  std::string surname() {
    const auto found = database().read([](store::Session& session) -> Result<std::string> {
      return session.first("select last_name from person")->text(0);
    });
    return *found;
  }
  Result<intake::UndoneImport> undo(const std::string& id) {
    return intake::undo_import(database(), audit(), kinds, id);
  }

  intake::Kinds kinds;
};

const intake::QuestionSection& asked(const intake::Forecast& forecast, const std::string& id) {
  const auto& sections = forecast.judgement.sections;
  const auto found = std::find_if(sections.begin(), sections.end(), [&](const auto& each) { return each.id == id; });
  REQUIRE(found != sections.end());
  REQUIRE(found->questions.size() == 1);
  return *found;
}

}  // namespace

TEST_CASE("an import names a person as in the file where somebody says so, and undoing it gives the name back") {
  Summit store;
  const auto file = intake::read_incoming("list.csv", Summit::list());
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit", *file);
  REQUIRE(seen.ok());
  const auto& question = asked(*seen, "names").questions.front();
  CHECK(question.picks.front().label == "One, named as in the file");
  CHECK(question.means.empty());  // both are kept until somebody says so
  const auto done = store.import(question.picks.front().means);
  REQUIRE(done.ok());
  CHECK(done->booked == 1);
  CHECK(store.surname() == "Ekblom-Hart");
  CHECK(store.figure("select count(*) from audit where action = 'person changed'") == 1);
  const auto undone = store.undo(done->id);
  REQUIRE(undone.ok());
  CHECK(undone->removed.gone == 1);
  CHECK(undone->removed.kept.empty());
  CHECK(store.surname() == "Ekblom");
}

TEST_CASE("without that the registered name stays, and two people stay two") {
  Summit store;
  SECTION("as registered") {
    REQUIRE(store.import("same person").ok());
    CHECK(store.surname() == "Ekblom");
  }
  SECTION("two people") {
    const auto done = store.import("keep both");
    REQUIRE(done.ok());
    CHECK(done->people_added == 1);
  }
}

TEST_CASE("a row of somebody known that says something new is shown as old and new, and asked") {
  Summit store;
  const std::string list =
      "First name,Surname,Organisation,E-mail,Job title\nRoisin,Ekblom,Camden,r@x.example,Head of service\n";
  const auto file = intake::read_incoming("list.csv", list);
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit", *file);
  REQUIRE(seen.ok());
  CHECK(seen->stopped() == 0);
  const auto& section = asked(*seen, "changes");
  const auto& question = section.questions.front();
  CHECK(question.typed == "row 2: changes");
  CHECK(question.means.empty());
  CHECK(question.cells[2] == "Organisation: Barnet; job title: none");
  CHECK(question.cells[3] == "Organisation: Camden; job title: Head of service");
  CHECK(section.for_all.front().typed == "every row: changes");
  const auto import_with = [&](const std::string& decisions) {
    return import_delegates(store.database(), store.audit(), "summit", {"list.csv", list, decisions}, std::nullopt);
  };
  const auto job = [&] {
    const auto found = store.database().read([](store::Session& session) -> Result<std::string> {
      const auto row =
          session.first("select p.job_title, o.name from person p join organisation o on o.id = p.organisation_id");
      return row->text(0) + "|" + row->text(1);
    });
    return *found;
  };
  SECTION("what is registered stays until somebody says otherwise") {
    REQUIRE(import_with("").ok());
    CHECK(job() == "|Barnet");
  }
  SECTION("as registered") {
    REQUIRE(import_with("typed,means\nevery row: changes,as in the file\nrow 2: changes,as registered\n").ok());
    CHECK(job() == "|Barnet");
  }
  SECTION("as in the file, and back with the import") {
    const auto done = import_with("typed,means\nrow 2: changes,as in the file\n");
    REQUIRE(done.ok());
    CHECK(done->people_added == 0);
    CHECK(job() == "Head of service|Camden");
    CHECK(store.figure("select count(*) from audit where action = 'person changed' and fields like '%Head%'") == 0);
    REQUIRE(store.undo(done->id).ok());
    CHECK(job() == "|Barnet");
  }
}

TEST_CASE("another place of somebody known is shown as old and new, asked, and taken back with the import") {
  Summit store;
  const std::string list = "Name,Organisation,Borough,E-mail\nRoisin Ekblom,Barnet,Camden,r@x.example\n";
  const auto place = [&] {
    return *store.database().read([](store::Session& session) -> Result<std::string> {
      return session.first("select place_code from person")->text(0);
    });
  };
  const auto file = intake::read_incoming(delegate_kind(), "list.csv", list);
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit", *file);
  REQUIRE(seen.ok());
  CHECK(asked(*seen, "changes").questions.front().cells.back() == "Place: Camden");
  const auto stays = import_delegates(store.database(), store.audit(), "summit", {"list.csv", list, ""}, std::nullopt);
  REQUIRE(stays.ok());
  CHECK(place().empty());
  REQUIRE(store.undo(stays->id).ok());
  const auto done =
      import_delegates(store.database(), store.audit(), "summit",
                       {"list.csv", list, "typed,means\nevery row: changes,as in the file\n"}, std::nullopt);
  REQUIRE(done.ok());
  CHECK(place() == "E09000007");
  REQUIRE(store.undo(done->id).ok());
  CHECK(place().empty());
  // The organisation tells the place already.
  const std::string known = "Name,Organisation,Borough,E-mail\nRoisin Ekblom,Barnet,Barnet,r@x.example\n";
  const auto same = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit",
                                     *intake::read_incoming(delegate_kind(), "list.csv", known));
  for (const auto& section : same->judgement.sections)
    if (section.id == "changes") CHECK(section.questions.empty());
}

TEST_CASE("a row that says nothing new asks nothing") {
  Summit store;
  const auto file = intake::read_incoming(
      "list.csv", "First name,Surname,Organisation,E-mail\nDr Roisin,EKBLOM,barnet,R@x.example\n");
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit", *file);
  REQUIRE(seen.ok());
  for (const auto& section : seen->judgement.sections) {
    INFO(section.id);
    // Of every file it is said what its columns were read as.
    CHECK((section.id == "columns" || section.id == "state" || section.questions.empty()));
  }
}

}  // namespace muster::booking
