// One address and two names: somebody says that the file is right, and the import names the person so.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "support/summit_store.hpp"

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

}  // namespace

TEST_CASE("an import names a person as in the file where somebody says so, and undoing it gives the name back") {
  Summit store;
  const auto file = intake::read_incoming("list.csv", Summit::list());
  const auto seen = intake::forecast(store.database(), test::noon(), delegate_kind(), "summit", *file);
  REQUIRE(seen.ok());
  REQUIRE(seen->judgement.sections[1].questions.size() == 1);
  const auto& question = seen->judgement.sections[1].questions.front();
  CHECK(question.picks.front().label == "One, named as in the file");
  CHECK(question.means == "same person");
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

}  // namespace muster::booking
