// Erased means gone: from every table, from free pages and logs, and from backups that come back.
#include <muster/app/erasure.hpp>

#include <muster/report/report_service.hpp>

#include "privacy_site.hpp"

namespace muster::app {
namespace {

const std::vector<std::string> canaries{"Zephyrina",       "Quillfeather", "zq.canary",
                                        "Canary wrangler", "Canary ramp",  "Canary-free seeds"};

void check_gone(const std::string& bytes) {
  for (const auto& canary : canaries) {
    INFO(canary);
    // The note is somebody's words about a discussion; it is pointed out, not changed.
    CHECK(bytes.find(canary) == std::string::npos);
  }
}

void delete_note(PrivacySite& site) {
  for (const auto& note : *feedback::kept_notes(site.database(), "summit")) {
    if (note.note.table == "4") REQUIRE(feedback::delete_note(site.database(), site.now(), "summit", note.id).ok());
  }
}

}  // namespace

TEST_CASE("an erased person is in no byte of the database, its log or its free pages") {
  PrivacySite site;
  site.clock.advance(std::chrono::days(20));
  const auto id = site.id_of("Quillfeather");
  const auto before = *booking::delegates(site.database(), "summit");
  const auto erased = erase_person(site.database(), site.now(), id);
  REQUIRE(erased.ok());
  CHECK(erased->bookings_kept == 1);
  CHECK(erased->bookings_removed == 1);
  CHECK(erased->uploads_dropped == 1);
  CHECK(erased->files_renamed == 1);
  CHECK(erased->notes == std::vector<std::string>{"London Summit"});
  delete_note(site);
  site.database().forget_deleted();
  const auto bytes = site.every_byte();
  check_gone(bytes);
  CHECK(bytes.find(id) == std::string::npos);
  CHECK(bytes.find("Otherwise") != std::string::npos);

  // Past figures stay true: the same number of people from the same organisations.
  const auto after = *booking::delegates(site.database(), "summit");
  REQUIRE(after.size() == before.size());
  std::multiset<std::string> organisations_before;
  std::multiset<std::string> organisations_after;
  for (const auto& delegate : before) organisations_before.insert(delegate.organisation);
  for (const auto& delegate : after) organisations_after.insert(delegate.organisation);
  CHECK(organisations_after == organisations_before);
  CHECK(std::count_if(after.begin(), after.end(),
                      [](const auto& delegate) { return delegate.last_name == booking::erased_name; }) == 1);
  CHECK(booking::delegates(site.database(), "autumn")->size() == 1);
  CHECK(site.summaries.of("summit", site.clock.now())->get() != nullptr);

  // The same list again knows nobody of that name.
  site.take("summit", "again.csv", list_heading + "Zoe,Erasedname,Camden,,,,\n");
  CHECK(booking::delegates(site.database(), "summit")->size() == before.size() + 1);
  CHECK(erase_person(site.database(), site.now(), id).problem().kind == ProblemKind::not_found);
}

TEST_CASE("a restored backup forgets whom it still knew") {
  PrivacySite site;
  site.clock.advance(std::chrono::days(20));
  delete_note(site);
  test::TemporaryFolder elsewhere;
  const auto backup = elsewhere.file("old.db");
  REQUIRE(site.database().backup(backup).ok());
  CHECK(read_file(backup)->find("Quillfeather") != std::string::npos);
  const auto id = site.id_of("Quillfeather");
  REQUIRE(erase_person(site.database(), site.now(), id).ok());
  CHECK(read_file(erasure_file(site.database().location()))->find(id) == std::string::npos);

  const auto file = elsewhere.file("muster.db");
  std::filesystem::copy_file(erasure_file(site.database().location()), erasure_file(file));
  REQUIRE(store::restore(backup, file).ok());
  auto restored = store::Database::open(file, store::Database::Mode::must_exist, std::chrono::seconds(2));
  REQUIRE(restored.ok());
  const auto again = settle_erasures(**restored, site.now());
  REQUIRE(again.ok());
  CHECK(*again == 1);
  for (const auto* ending : {"", "-wal"}) check_gone(*read_file(file + ending));
  CHECK(booking::delegates(**restored, "summit")->size() == 2);
  CHECK(*settle_erasures(**restored, site.now()) == 0);
  // Where the file was lost, the database's own list writes it again.
  std::filesystem::remove(erasure_file(file));
  REQUIRE(settle_erasures(**restored, site.now()).ok());
  CHECK(std::filesystem::exists(erasure_file(file)));
}

TEST_CASE("undoing an import takes the marks of erased people back too") {
  PrivacySite site;
  site.clock.advance(std::chrono::days(20));
  REQUIRE(erase_person(site.database(), site.now(), site.id_of("Quillfeather")).ok());
  std::string import;
  REQUIRE(site.database()
              .read([&](store::Session& session) -> Outcome {
                const auto event = events::find_event(session, "summit");
                import = events::imports(session, event->id).front().id;
                return Done{};
              })
              .ok());
  const auto reply = site.visitor.post("/events/summit/delegates/imports/" + import + "/undo", {});
  CHECK(reply.status == 303);
  CHECK(booking::delegates(site.database(), "summit")->empty());
  CHECK(site.figure("select count(*) from person where erased = 1") == 0);
}

TEST_CASE("the pages find, show, and erase a person after asking once") {
  PrivacySite site;
  CHECK_FALSE(holds(site.visitor.get("/people"), "Quillfeather"));
  CHECK(holds(site.visitor.get("/people?q=quill"), "Quillfeather"));
  CHECK(holds(site.visitor.get("/people?q=nobody-like-that"), "Nobody here by that name"));
  const auto here = "/people/" + site.id_of("Quillfeather");
  const auto page = site.visitor.get(here);
  CHECK(page.status == 200);
  CHECK(holds(page, "zq.canary@example.org"));
  CHECK_FALSE(holds(page, "Canary ramp"));
  CHECK_FALSE(holds(page, "Otherwise"));
  CHECK(holds(site.visitor.get(here + "/needs"), "Canary ramp"));
  CHECK(site.visitor.post(here + "/needs", {{"event", "summit"}, {"access", "Lift"}, {"dietary", "n/a"}}).status ==
        303);
  CHECK(holds(site.visitor.get(here + "/needs?saved=yes"), "Lift"));
  CHECK(site.visitor.post(here + "/needs", {{"event", "summit"}, {"access", std::string(1001, 'x')}}).status == 422);
  CHECK(site.visitor.post(here + "/needs", {{"event", "nowhere"}, {"access", "x"}}).status == 404);
  CHECK(holds(site.visitor.get(here + "/erase"), "cannot be undone"));
  CHECK(site.visitor.post_from_elsewhere(here + "/erase").status == 403);
  const auto done = site.visitor.post(here + "/erase", {});
  CHECK(done.status == 200);
  CHECK(holds(done, "The person is erased"));
  CHECK(site.visitor.get(here).status == 404);
  CHECK(site.visitor.post(here + "/erase", {}).status == 404);
}

}  // namespace muster::app
