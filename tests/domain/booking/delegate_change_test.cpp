// Delegates changed by hand: added, edited, moved, merged, and each taken back with nothing lost.
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/platform/store/audit.hpp>

#include <sstream>

#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

const std::string heading = "First name,Surname,Organisation,E-mail,Job title,Access needs,Dietary requirements\n";
constexpr const char* every_row =
    "select 'person', p.id, p.first_name, p.last_name, p.email, p.job_title, coalesce(p.organisation_id, ''), "
    "p.changed_at || p.place_code || p.programmes from person p union all "
    "select 'booking', id, event_id, person_id, booked_at, state, '', '' from booking union all "
    "select 'step', id, booking_id, cast(number as text), from_state, to_state, taken_at, reason || taken_by || act_id "
    "from booking_step union all "
    "select 'needs', event_id, person_id, access_needs, dietary_needs, '', '', '' from delegate_needs union all "
    "select 'made', import_id, subject, subject_id, '', '', '', '' from import_made order by 1, 2, 3, 4";

struct Desk : test::SummitStore {
  Desk() {
    for (const auto* slug : {"summit", "autumn"}) {
      REQUIRE(events::add_event(database(), audit(),
                                {slug, std::string("The ") + slug, "2022-06-10", "london", "", "in person", "LIIA"})
                  .ok());
    }
    take("summit", heading +
                       "Alicia,Cranleigh,Sutton,a.cranleigh@example.org,Co-chair,Step-free way in,Vegetarian\n"
                       "Ali,Cranleigh,Croydon,ali@example.org,Chair,,No nuts\n"
                       "Cai,Dunn,Camden,,,,\n");
    take("autumn", heading + "Ali,Cranleigh,Croydon,ali@example.org,Chair,Large print,\n");
  }
  std::string take(const std::string& event, const std::string& bytes) {
    const auto done = import_delegates(database(), audit(), event, {"list.csv", bytes, ""}, std::nullopt);
    REQUIRE(done.ok());
    return done->id;
  }
  std::string id_of(const std::string& first) {
    return database()
        .read([&](store::Session& session) -> Result<std::string> {
          return session.first("select id from person where first_name = $1", {first})->text(0);
        })
        .value();
  }
  people::PersonRecord person(const std::string& id) {
    return database()
        .read(
            [&](store::Session& session) -> Result<people::PersonRecord> { return *people::find_person(session, id); })
        .value();
  }
  std::vector<PersonBooking> bookings(const std::string& id) {
    return database()
        .read([&](store::Session& session) -> Result<std::vector<PersonBooking>> { return bookings_of(session, id); })
        .value();
  }
  std::string everything() {
    std::ostringstream all;
    REQUIRE(database()
                .read([&](store::Session& session) -> Outcome {
                  session.each(every_row, {}, [&](const store::Row& row) {
                    for (std::size_t column = 0; column < 8; ++column) all << row.text(column) << "|";
                    all << "\n";
                  });
                  return Success{};
                })
                .ok());
    return all.str();
  }
  Result<DelegateChange> merge(MergeRequest requested) {
    requested.kept_version = person(requested.kept_id).version;
    requested.gone_version = person(requested.gone_id).version;
    return merge_delegates(database(), audit(later), "summit", requested);
  }
  Result<DelegateChange> undo(const std::string& change) {
    return undo_change(database(), audit(later), "summit", change);
  }
  void step(const std::string& person, State to) {
    REQUIRE(take_steps(database(), audit(later), "summit", {{person}, to, ""}).ok());
  }
  const Instant later = test::noon() + std::chrono::hours(1);
};

people::TypedPerson typed(const people::PersonRecord& person) {
  return {person.first_name, person.last_name, person.email, person.job_title, person.organisation};
}

}  // namespace

TEST_CASE("somebody added by hand is a delegate, and taking that back leaves nothing") {
  Desk desk;
  const auto before = desk.everything();
  const auto added =
      add_delegate(desk.database(), desk.audit(), "summit", {" Eve ", "Frost", "eve@example.org", "Nurse", "barnet"});
  REQUIRE(added.ok());
  CHECK(added->name == "Eve Frost");
  CHECK(desk.person(added->person_id).organisation == "Barnet");
  CHECK(delegates(desk.database(), "summit")->size() == 4);
  CHECK(desk.figure("select count(*) from audit where action = 'booking added'") == 1);
  REQUIRE(desk.undo(added->id).ok());
  CHECK(desk.everything() == before);
  CHECK(desk.undo(added->id).error().kind == ErrorKind::not_found);
}

TEST_CASE("somebody the programme knows is booked, not made anew; who stands there already is refused") {
  Desk desk;
  const auto people = desk.figure("select count(*) from person");
  const auto again = add_delegate(desk.database(), desk.audit(), "summit", {"Cai", "Dunn", "", "", "Camden"});
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().kind == ErrorKind::conflict);
  const auto added = add_delegate(desk.database(), desk.audit(), "autumn", {"cai", "DUNN", "", "", "Camden"});
  REQUIRE(added.ok());
  CHECK(added->person_id == desk.id_of("Cai"));
  CHECK(desk.figure("select count(*) from person") == people);
  REQUIRE(undo_change(desk.database(), desk.audit(), "autumn", added->id).ok());
  CHECK(desk.figure("select count(*) from person") == people);
}

TEST_CASE("what cannot be a delegate is refused with a sentence, and nothing is saved") {
  Desk desk;
  const auto before = desk.everything();
  const auto fails = [&](const people::TypedPerson& person, const std::string& words) {
    const auto added = add_delegate(desk.database(), desk.audit(), "summit", person);
    REQUIRE_FALSE(added.ok());
    INFO(added.error().message);
    CHECK(added.error().message.find(words) != std::string::npos);
  };
  fails({"", "", "", "", "Camden"}, "Give a first name or a surname");
  fails({"Eve", "Frost", "nonsense", "", "Camden"}, "is not an e-mail address");
  fails({"Eve", "Frost", "", "", ""}, "There is no organisation");
  fails({"Eve", "Frost", "", "", "Camdne"}, "Did you mean \"Camden\"?");
  fails({std::string(201, 'x'), "Frost", "", "", "Camden"}, "more than 200 characters");
  CHECK_FALSE(
      add_delegate(desk.database(), desk.audit(), "summit", {"Eve", "Frost", "", "", "Camden"}, State::did_not_come)
          .ok());
  CHECK(desk.everything() == before);
}

TEST_CASE("whom a list brought without an organisation can be corrected without giving one") {
  Desk desk;
  REQUIRE(import_delegates(desk.database(), desk.audit(), "summit",
                           {"list.csv", "Name,Organisation,E-mail\nJolyon Rushmere,,jr@x.example\n", ""}, std::nullopt)
              .ok());
  const auto id = desk.id_of("Jolyon");
  auto requested = typed(desk.person(id));
  requested.job_title = "Parent carer";
  REQUIRE(edit_delegate(desk.database(), desk.audit(), "summit", id, desk.person(id).version, requested).ok());
  requested.organisation = "Camden";
  REQUIRE(edit_delegate(desk.database(), desk.audit(), "summit", id, desk.person(id).version, requested).ok());
  CHECK(desk.person(id).organisation == "Camden");
  requested.organisation.clear();
  CHECK_FALSE(edit_delegate(desk.database(), desk.audit(), "summit", id, desk.person(id).version, requested).ok());
}

TEST_CASE("somebody added by hand with a title is whom the programme knows without it") {
  Desk desk;
  const auto added = add_delegate(desk.database(), desk.audit(), "autumn", {"Dr Cai", "Dunn, PhD", "", "", "Camden"});
  REQUIRE(added.ok());
  CHECK(added->person_id == desk.id_of("Cai"));
}

TEST_CASE("an edit changes the person, names its fields in the trace, and is taken back") {
  Desk desk;
  const auto id = desk.id_of("Cai");
  const auto before = desk.everything();
  auto requested = typed(desk.person(id));
  requested.email = "cai@example.org";
  requested.organisation = "Hackney";
  const auto edited = edit_delegate(desk.database(), desk.audit(), "summit", id, 1, requested);
  REQUIRE(edited.ok());
  CHECK(desk.person(id).email == "cai@example.org");
  CHECK(desk.person(id).organisation == "Hackney");
  CHECK(desk.person(id).version == 2);
  CHECK(desk.figure("select count(*) from audit where action = 'person changed' and fields like '%email%'") == 1);
  CHECK(desk.figure("select count(*) from audit where fields like '%example.org%'") == 0);
  REQUIRE(desk.undo(edited->id).ok());
  CHECK(desk.everything() == before);
}

TEST_CASE("a place of somebody's own is given by hand, kept by other edits, and taken back") {
  Desk desk;
  const auto id = desk.id_of("Cai");
  auto requested = typed(desk.person(id));
  requested.place = "E09000033";
  const auto given = edit_delegate(desk.database(), desk.audit(), "summit", id, 1, requested);
  REQUIRE(given.ok());
  CHECK(desk.person(id).place_code == "E09000033");
  CHECK(desk.figure("select count(*) from audit where action = 'person changed' and fields = 'place'") == 1);
  auto other = typed(desk.person(id));
  other.job_title = "Nurse";
  REQUIRE(edit_delegate(desk.database(), desk.audit(), "summit", id, 2, other).ok());
  CHECK(desk.person(id).place_code == "E09000033");
  other.place = "";
  const auto taken = edit_delegate(desk.database(), desk.audit(), "summit", id, 3, other);
  REQUIRE(taken.ok());
  CHECK(desk.person(id).place_code.empty());
  REQUIRE(desk.undo(taken->id).ok());
  CHECK(desk.person(id).place_code == "E09000033");
  other.place = "E06000008";
  const auto refused = edit_delegate(desk.database(), desk.audit(), "summit", id, 5, other);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().field == "place");
  const auto added =
      add_delegate(desk.database(), desk.audit(), "summit", {"Eve", "Frost", "", "", "Barnet", "E09000007"});
  REQUIRE(added.ok());
  CHECK(desk.person(added->person_id).place_code == "E09000007");
}

TEST_CASE("of two people who are made one, the place of either is kept, and both have theirs again") {
  Desk desk;
  const auto kept = desk.id_of("Alicia");
  const auto gone = desk.id_of("Ali");
  for (const auto& [id, place] : {std::pair{kept, "E09000033"}, std::pair{gone, "E09000007"}}) {
    auto requested = typed(desk.person(id));
    requested.place = place;
    REQUIRE(edit_delegate(desk.database(), desk.audit(), "summit", id, 1, requested).ok());
  }
  const auto before = desk.everything();
  MergeRequest wanted{kept, gone};
  wanted.place = MergeSide::gone;
  const auto merged = desk.merge(wanted);
  REQUIRE(merged.ok());
  CHECK(desk.person(kept).place_code == "E09000007");
  REQUIRE(desk.undo(merged->id).ok());
  CHECK(desk.everything() == before);
}

TEST_CASE("a second editor who saves over another's change is refused, and nothing of theirs is saved") {
  Desk desk;
  const auto id = desk.id_of("Cai");
  auto one = typed(desk.person(id));
  auto other = one;
  one.email = "one@example.org";
  other.job_title = "Nurse";
  const auto first = edit_delegate(desk.database(), desk.audit(), "summit", id, 1, one);
  REQUIRE(first.ok());
  const auto second = edit_delegate(desk.database(), desk.audit(), "summit", id, 1, other);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().kind == ErrorKind::conflict);
  CHECK(desk.person(id).email == "one@example.org");
  CHECK(desk.person(id).job_title.empty());
  // Only the newest edit is taken back.
  const auto third = edit_delegate(desk.database(), desk.audit(), "summit", id, 2, other);
  REQUIRE(third.ok());
  CHECK_FALSE(desk.undo(first->id).ok());
  CHECK(desk.undo(third->id).ok());
}

TEST_CASE("a booking moves to another event with its steps and needs, and back") {
  Desk desk;
  const auto id = desk.id_of("Alicia");
  desk.step(id, State::cancelled);
  desk.step(id, State::booked);
  const auto moved = move_delegate(desk.database(), desk.audit(desk.later), "summit", id, "autumn");
  REQUIRE(moved.ok());
  CHECK(moved->other == "The autumn");
  auto held = desk.bookings(id);
  REQUIRE(held.size() == 1);
  CHECK(held[0].event_slug == "autumn");
  CHECK(held[0].needs.dietary == "Vegetarian");
  CHECK(held[0].steps.size() == 4);
  CHECK(held[0].steps.back().reason == "Moved from The summit");
  const auto twice = move_delegate(desk.database(), desk.audit(), "summit", desk.id_of("Ali"), "autumn");
  CHECK(twice.error().kind == ErrorKind::conflict);
  REQUIRE(desk.undo(moved->id).ok());
  held = desk.bookings(id);
  CHECK(held[0].event_slug == "summit");
  CHECK(held[0].needs.access == "Step-free way in");
  CHECK(held[0].state == "Booked");
}

TEST_CASE("a merge keeps everything both have, and taking it back restores both") {
  Desk desk;
  const auto kept = desk.id_of("Alicia");
  const auto gone = desk.id_of("Ali");
  desk.step(gone, State::came);
  desk.step(kept, State::cancelled);
  const auto before = desk.everything();
  const auto merged =
      desk.merge({kept, gone, 0, 0, MergeSide::kept, MergeSide::gone, MergeSide::kept, MergeSide::gone});
  REQUIRE(merged.ok());
  CHECK(merged->other == "Ali Cranleigh");
  const auto person = desk.person(kept);
  CHECK(person.first_name == "Alicia");
  CHECK(person.email == "ali@example.org");
  CHECK(person.job_title == "Co-chair");
  CHECK(person.organisation == "Croydon");
  const auto held = desk.bookings(kept);
  REQUIRE(held.size() == 2);
  const auto& summit = held[0].event_slug == "summit" ? held[0] : held[1];
  const auto& autumn = held[0].event_slug == "summit" ? held[1] : held[0];
  CHECK(summit.state == "Came");
  CHECK(summit.steps.size() == 5);
  CHECK(summit.needs.access == "Step-free way in");
  CHECK(summit.needs.dietary.find("Vegetarian") != std::string::npos);
  CHECK(summit.needs.dietary.find("No nuts") != std::string::npos);
  CHECK(autumn.needs.access == "Large print");
  CHECK(desk.figure("select count(*) from person where id = $1", {gone}) == 0);
  CHECK(delegates(desk.database(), "summit")->size() == 2);
  const auto imports = desk.database().read(
      [&](store::Session& session) -> Result<std::vector<PersonImport>> { return imports_with(session, kept); });
  CHECK(imports->size() == 2);
  REQUIRE(desk.undo(merged->id).ok());
  CHECK(desk.everything() == before);
}

TEST_CASE("what was done after a merge stays with the half that was kept when the merge is taken back") {
  Desk desk;
  const auto kept = desk.id_of("Alicia");
  const auto gone = desk.id_of("Ali");
  const auto merged = desk.merge({kept, gone});
  REQUIRE(merged.ok());
  desk.step(kept, State::came);
  auto requested = typed(desk.person(kept));
  requested.email = "new@example.org";
  REQUIRE(edit_delegate(desk.database(), desk.audit(desk.later), "summit", kept, 2, requested).ok());
  REQUIRE(desk.undo(merged->id).ok());
  CHECK(desk.person(kept).email == "new@example.org");
  CHECK(desk.person(gone).email == "ali@example.org");
  CHECK(desk.bookings(kept)[0].state == "Came");
  REQUIRE(desk.bookings(gone).size() == 2);
  for (const auto& booking : desk.bookings(gone)) {
    CHECK(booking.state == "Booked");
    CHECK(booking.steps.size() == 1);
  }
}

TEST_CASE("merges one after the other are taken back in turn, the later first") {
  Desk desk;
  const auto a = desk.id_of("Alicia");
  const auto b = desk.id_of("Ali");
  const auto c = desk.id_of("Cai");
  const auto before = desk.everything();
  const auto first = desk.merge({a, b});
  const auto second = desk.merge({c, a});
  REQUIRE(second.ok());
  CHECK(desk.bookings(c).size() == 2);
  const auto early = desk.undo(first->id);
  REQUIRE_FALSE(early.ok());
  CHECK(early.error().message.find("Undo that first") != std::string::npos);
  REQUIRE(desk.undo(second->id).ok());
  REQUIRE(desk.undo(first->id).ok());
  CHECK(desk.everything() == before);
}

TEST_CASE("a merge is refused where somebody changed one half since, or the same person is chosen twice") {
  Desk desk;
  const auto kept = desk.id_of("Alicia");
  const auto gone = desk.id_of("Ali");
  const auto before = desk.everything();
  CHECK(desk.merge({kept, kept}).error().kind == ErrorKind::bad_input);
  MergeRequest stale{kept, gone, 1, 7};
  CHECK(merge_delegates(desk.database(), desk.audit(), "summit", stale).error().kind == ErrorKind::conflict);
  MergeRequest nobody{kept, "nobody", 1, 1};
  CHECK(merge_delegates(desk.database(), desk.audit(), "summit", nobody).error().kind == ErrorKind::not_found);
  CHECK(desk.everything() == before);
}

TEST_CASE("undoing the import after a merge leaves the merged person and names them") {
  Desk desk;
  const auto kept = desk.id_of("Alicia");
  REQUIRE(desk.merge({kept, desk.id_of("Ali")}).ok());
  const auto import = desk.database()
                          .read([](store::Session& session) -> Result<std::string> {
                            MUSTER_TRY(event, events::find_event(session, "summit"));
                            return intake::imports(session, event.id).front().id;
                          })
                          .value();
  intake::Kinds kinds;
  kinds.add(delegate_kind());
  const auto undone = intake::undo_import(desk.database(), desk.audit(), kinds, import);
  REQUIRE(undone.ok());
  CHECK(undone->removed.gone == 1);
  CHECK(undone->removed.kept == std::vector<std::string>{"Alicia Cranleigh: edited since, merged since"});
  CHECK(desk.bookings(kept).size() == 2);
}

}  // namespace muster::booking
