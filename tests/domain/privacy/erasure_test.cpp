// Erased means gone: from every table, from free pages and logs, and from backups that come back.
#include <muster/domain/privacy/erasure_service.hpp>

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/feedback/note_change_sql.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/kit/base/id.hpp>

#include <iostream>
#include <sstream>

#include "privacy_site.hpp"

namespace muster::privacy {
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

std::vector<std::string> bookings_of(PrivacySite& site, const std::string& person_id) {
  const auto found = site.database().read([&](store::Session& session) -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    for (const auto& booking : booking::bookings_of(session, person_id)) ids.push_back(booking.id);
    return ids;
  });
  REQUIRE(found.ok());
  return *found;
}

void delete_note(PrivacySite& site) {
  const auto found = feedback::listed_notes(site.database(), "summit", {});
  REQUIRE(found.ok());
  for (const auto& note : found->notes.rows) {
    if (note.note.table == "4") REQUIRE(feedback::delete_note(site.database(), site.now(), "summit", note.id).ok());
  }
  // A deleted note can be brought back for a day.
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                feedback::drop_note_changes(session, site.clock.now() + std::chrono::hours(25));
                return Success{};
              })
              .ok());
}

}  // namespace

TEST_CASE("an erased person is in no byte of the database, its log or its free pages") {
  PrivacySite site;
  site.clock.advance(std::chrono::days(20));
  const auto id = site.id_of("Quillfeather");
  const auto before = *booking::delegates(site.database(), "summit");
  const auto bookings = bookings_of(site, id);
  REQUIRE(bookings.size() == 2);
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
  // A booking's id follows those of the names before it.
  for (const auto& booking : bookings) CHECK(bytes.find(booking) == std::string::npos);
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
  CHECK(erase_person(site.database(), site.now(), id).error().kind == ErrorKind::not_found);
}

namespace {

/// Everything a person can be recognised by after fill_every_table, in the spellings in which it may be stored.
const std::vector<std::string> spellings{"Zephyrina",      "zephyrina",   "Quillfeather",    "quillfeather",
                                         "zq.canary",      "zqcanary",    "ZQ.Canary",       "of the canary",
                                         "for the canary", "Canary ramp", "Canary wrangler", "Canary-free seeds"};

void check_no_spelling(const std::string& where, const std::string& bytes) {
  for (const auto& spelling : spellings) {
    INFO(spelling << " in " << where);
    CHECK(bytes.find(spelling) == std::string::npos);
  }
}

/// What erasing points out and leaves to people to change.
void clear_words(PrivacySite& site) {
  delete_note(site);
  site.write([](store::Session& session) {
    session.execute("delete from report_definition where name = 'canary-report'");
    session.execute("delete from organisation where id = 'canary-organisation'");
  });
}

}  // namespace

TEST_CASE("an erased person leaves no byte in the database, its log, a fresh backup or the server's log") {
  PrivacySite site;
  site.clock.advance(std::chrono::days(20));
  site.fill_every_table();
  const auto id = site.id_of("Quillfeather");
  const auto account = person_file(site.database(), id)->account->id;
  REQUIRE(run_retention(site.database(), {account, site.clock.now()}, RunTrigger::by_hand).ok());
  REQUIRE(site.visitor.post("/people/" + id + "/needs", {{"event", "autumn"}, {"access", "Canary ramp"}}).status ==
          303);
  std::ostringstream log;
  auto* const kept = std::cerr.rdbuf(log.rdbuf());
  const auto erased = erase_person(site.database(), site.now(), id);
  std::cerr.rdbuf(kept);
  REQUIRE(erased.ok());
  CHECK(erased->account);
  CHECK(erased->mail_dropped == 2);
  CHECK(erased->uploads_dropped == 3);
  CHECK(erased->wiped == store::Database::WipeResult::all);
  CHECK(erased->words == std::vector<std::string>{"a report’s words", "the name of an organisation"});
  clear_words(site);
  REQUIRE(site.database().forget_deleted() == store::Database::WipeResult::all);
  test::TemporaryFolder elsewhere;
  const auto backup = elsewhere.file("fresh.db");
  REQUIRE((test::on_postgres() || site.database().backup(backup).ok()));
  const auto bytes = site.every_byte();
  for (const auto& [where, all] :
       {std::pair<std::string, std::string>("the database and what lies beside it", bytes),
        std::pair<std::string, std::string>("a fresh backup", test::on_postgres() ? "" : *read_file(backup)),
        std::pair<std::string, std::string>("the log", log.str())}) {
    check_no_spelling(where, all);
    CHECK(all.find(id) == std::string::npos);
    CHECK(all.find(account) == std::string::npos);
  }
  // The other lost nothing but their place among the waiting files.
  const auto other = person_file(site.database(), site.id_of("Otherwise"));
  CHECK(other->account);
  CHECK(other->mail.size() == 1);
  CHECK(other->bounce);
  CHECK(other->actions.size() == 2);
  CHECK(site.figure("select count(*) from audit where actor = 'erased account'") > 0);
}

TEST_CASE("erasing forgets the half that a merge took in, its mail, and every reason that names the person") {
  PrivacySite site;
  site.take("summit", "half.csv",
            list_heading + "Zippy,Quillhalf,Hackney,zippy.half@example.org,Half title,,Half seeds\n");
  const auto kept = site.id_of("Quillfeather");
  const auto half = site.id_of("Quillhalf");
  const auto other = site.id_of("Otherwise");
  for (const auto& [person, reason] : {std::pair(kept, "Zippy Quillhalf told us"), std::pair(other, "Ill")}) {
    REQUIRE(
        booking::take_steps(site.database(), site.now(), "summit", {{person}, booking::State::cancelled, reason}).ok());
  }
  REQUIRE(booking::take_steps(site.database(), site.now(), "autumn",
                              {{other}, booking::State::cancelled, "Zephyrina Quillfeather comes instead"})
              .ok());
  site.write([&](store::Session& session) {
    mail::Draft draft;
    draft.recipient = "zippy.half@example.org";
    draft.subject = "To the half";
    mail::enqueue(session, site.clock.now(), draft);
  });
  REQUIRE(booking::merge_delegates(site.database(), site.now(), "summit", {kept, half, 1, 1}).ok());
  // What a person is told of themselves holds both halves and every step.
  const auto file = person_json(*person_file(site.database(), kept));
  for (const auto* told :
       {"zippy.half@example.org", "Half title", "Half seeds", "Zippy Quillhalf told us", "cancelled"}) {
    INFO(told);
    CHECK(file.find(told) != std::string::npos);
  }
  site.clock.advance(std::chrono::days(20));
  const auto erased = erase_person(site.database(), site.now(), kept);
  REQUIRE(erased.ok());
  CHECK(erased->mail_dropped == 1);
  delete_note(site);
  site.database().forget_deleted();
  const auto bytes = site.every_byte();
  check_gone(bytes);
  for (const auto& gone : {std::string("Quillhalf"), std::string("zippy.half"), std::string("Half title"),
                           std::string("Half seeds"), half, kept, std::string("comes instead")}) {
    INFO(gone);
    CHECK(bytes.find(gone) == std::string::npos);
  }
  CHECK(site.figure("select count(*) from booking_step where reason = 'Ill'") == 1);
  CHECK(site.figure("select count(*) from person_change") == 0);
  CHECK(site.figure("select count(*) from erasure") == 2);
}

TEST_CASE("a restored backup forgets accounts and mail of the erased too, also of those who were never delegates",
          "[sqlite]") {
  PrivacySite site;
  site.fill_every_table();
  clear_words(site);
  REQUIRE(access::give_role(site.database(), site.now(), "zq.canary.desk@example.org", access::Role::door, "").ok());
  test::TemporaryFolder elsewhere;
  REQUIRE(site.database().backup(elsewhere.file("old.db")).ok());
  REQUIRE(erase_person(site.database(), site.now(), site.id_of("Quillfeather")).ok());
  REQUIRE(erase_person(site.database(), site.now(), "zq.canary.desk@example.org").ok());
  const auto file = elsewhere.file("muster.db");
  std::filesystem::copy_file(erasure_file(site.database().location()), erasure_file(file));
  REQUIRE(store::restore(elsewhere.file("old.db"), file).ok());
  auto restored = store::Database::open(file, store::Database::Mode::must_exist, std::chrono::seconds(2));
  REQUIRE(restored.ok());
  REQUIRE(settle_erasures(**restored, site.now()).ok());
  for (const auto* ending : {"", "-wal"}) check_no_spelling(file + ending, *read_file(file + ending));
}

TEST_CASE("thousands stay and fifty go, and of none of the fifty a byte is left") {
  // Enough rows that pages split, merge and are handed on.
  PrivacySite site;
  constexpr int people = 2000;
  const auto mark = [](int number) { return "Xq" + std::to_string(100000 + number * 37); };
  site.write([&](store::Session& session) {
    for (int number = 0; number < people; ++number) {
      const auto id = new_id();
      session.execute(
          "insert into person (id, first_name, last_name, email, job_title, organisation_id) values ($1, $2, $3, $4, "
          "$5, "
          "(select id from organisation order by id limit 1))",
          {id, "First" + mark(number), "Last" + mark(number), "e" + mark(number) + "@example.org",
           std::string(static_cast<std::size_t>(number % 90), 'j') + mark(number)});
      const auto booking = new_id();
      session.execute(
          "insert into booking_row (id, event_id, person_id, booked_at) values ($1, (select id from event where slug = "
          "'summit'), $2, '2022-05-01T10:00:00Z')",
          {booking, id});
      session.execute(
          "insert into delegate_needs (event_id, person_id, access_needs, dietary_needs) values ((select id from event "
          "where slug = 'summit'), $1, $2, $3)",
          {id, "Ramp " + mark(number), std::string(static_cast<std::size_t>(number % 300), 'n') + mark(number)});
    }
  });
  for (int number = 0; number < people; number += people / 50) {
    const auto erased = erase_person(site.database(), site.now(), site.id_of("Last" + mark(number)));
    REQUIRE(erased.ok());
  }
  const auto bytes = site.every_byte();
  for (int number = 0; number < people; number += people / 50) {
    INFO(mark(number));
    CHECK(bytes.find(mark(number)) == std::string::npos);
  }
  CHECK(bytes.find(mark(1)) != std::string::npos);
}

TEST_CASE("while somebody reads for long, erasing says that the old pages go later, and they do") {
  PrivacySite site;
  delete_note(site);
  site.database().forget_deleted();
  const auto id = site.id_of("Quillfeather");
  auto reader = store::Database::open(site.database().location(), store::Database::Mode::must_exist,
                                      std::chrono::milliseconds(200));
  REQUIRE(reader.ok());
  const auto read = (*reader)->read([&](store::Session& session) -> Outcome {
    // The snapshot begins with the first row, and holds until this returns.
    CHECK(session.first("select count(*) from person")->integer(0) == 2);
    const auto erased = erase_person(site.database(), site.now(), id);
    REQUIRE(erased.ok());
    CHECK(erased->wiped == store::Database::WipeResult::later);
    CHECK(*site.database().forget_what_waits());
    CHECK(site.every_byte().find("Quillfeather") != std::string::npos);
    return Success{};
  });
  REQUIRE(read.ok());
  CHECK_FALSE(*site.database().forget_what_waits());
  check_gone(site.every_byte());
  CHECK(site.figure("select count(*) from setting where name = 'wiping due'") == 0);
}

TEST_CASE("an account is taken away by owners only, and never a programme's last owner's") {
  PrivacySite site;
  site.fill_every_table();
  const auto id = site.id_of("Quillfeather");
  CHECK(erase_person(site.database(), site.now(), id, AccountToo::no).error().kind == ErrorKind::not_allowed);
  REQUIRE(access::give_role(site.database(), site.now(), "zq.canary@example.org", access::Role::owner, "LIIA").ok());
  const auto refused = erase_person(site.database(), site.now(), id);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(refused.error().message.find("only owner of LIIA") != std::string::npos);
  CHECK(site.id_of("Quillfeather") == id);
  CHECK(site.visitor.post("/people/" + id + "/erase", {}).status == 409);
  REQUIRE(access::give_role(site.database(), site.now(), "otto.other@example.org", access::Role::owner, "LIIA").ok());
  CHECK(holds(site.visitor.get("/people/" + id + "/erase"), "their account, roles and sessions go too"));
  CHECK(holds(site.visitor.post("/people/" + id + "/erase", {}), "Their account is gone."));
}

TEST_CASE("a restored backup forgets whom it still knew", "[sqlite]") {
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
                import = intake::imports(session, event->id).front().id;
                return Success{};
              })
              .ok());
  const auto reply = site.visitor.post("/events/summit/delegates/import/undo/" + import, {});
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

}  // namespace muster::privacy
