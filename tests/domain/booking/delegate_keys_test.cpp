// What a booking is found and sorted by stays equal to the person's and the organisation's own names, whoever changes
// them.
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/list_keys_sql.hpp>
#include <muster/domain/people/network_change_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/platform/store/key_renewal.hpp>

#include "support/observed_database.hpp"
#include "support/summit_store.hpp"

namespace muster::booking {
namespace {

using test::times;

struct Site : test::SummitStore {
  Site() {
    REQUIRE(
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"})
            .ok());
    add_pages(router, database(), clock);
    const std::string list =
        "First name,Surname,Organisation,Email\nZoë,O'Brien,Croydon,zoe@example.org\nAda,Obrien,Barnet,\n"
        "Cai,de Souza,AfC,\nEve,Deacon,Brent,\nIva,Ångström,Camden,\n";
    REQUIRE(import_delegates(database(), audit(), "summit", {"list.csv", list, ""}, std::nullopt).ok());
  }
  std::string list(const std::string& query) { return visitor.get("/events/summit/delegates" + query).body; }
  std::int64_t found(const std::string& search) { return times(list("?q=" + search), "<tr id=\"row-"); }
  template <class Work>
  void change(Work&& work) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  work(session);
                  return Success{};
                })
                .ok());
  }
  people::PersonRecord zoe() {
    people::PersonRecord zoe;
    change([&](store::Session& session) { zoe = people::find_people(session, "zoe", 1).front(); });
    return zoe;
  }

  HandClock clock{test::noon()};
  web::Router router;
  test::Visitor visitor{router};
};

bool stand_in_order(const std::string& page, const std::vector<std::string>& names) {
  std::size_t at = 0;
  for (const auto& name : names) {
    at = page.find("<b>" + name, at);
    if (at == std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("delegates stand in the order that people expect of names, either way") {
  Site site;
  CHECK(stand_in_order(site.list(""), {"Ångström", "de Souza", "Deacon", "O&#39;Brien", "Obrien"}));
  CHECK(stand_in_order(site.list("?sort=-name"), {"Obrien", "O&#39;Brien", "Deacon", "de Souza", "Ångström"}));
  CHECK(stand_in_order(site.list("?sort=organisation"), {"de Souza", "Obrien", "Deacon", "Ångström", "O&#39;Brien"}));
}

TEST_CASE("delegates are found whatever the case and accents, by name, organisation and address") {
  Site site;
  for (const auto* search : {"ZOE", "zo%C3%AB", "o%27brien%20zoe", "zoe%40example.org", "croydon%20zoe"}) {
    INFO(search);
    CHECK(site.found(search) == 1);
  }
  CHECK(site.found("obrien") == 2);
  CHECK(site.found("angstrom") == 1);
}

TEST_CASE("a changed name, a passed booking and a renamed organisation are found by what they are now") {
  Site site;
  auto zoe = site.zoe();
  zoe.last_name = "Abara";
  site.change([&](store::Session& session) { people::update_person(session, zoe); });
  CHECK(site.found("abara") == 1);
  CHECK(site.found("obrien") == 1);
  CHECK(stand_in_order(site.list(""), {"Abara", "Ångström"}));

  const auto row = [&] { return site.figure("select count(*) from booking where sort_name = ''"); };
  CHECK(row() == 0);
  site.change([&](store::Session& session) {
    const auto mark = people::add_erased_person(session, zoe.organisation_id);
    session.execute("update booking_row set person_id = $2 where person_id = $1", {zoe.id, mark});
  });
  CHECK(row() == 1);
  CHECK(site.found("abara") == 0);
  CHECK(site.found("croydon") == 1);

  site.change([&](store::Session& session) {
    session.execute("update organisation set search_text = 'southlondon', sort_name = '00' where name = 'Croydon'");
  });
  CHECK(site.found("croydon") == 0);
  CHECK(site.found("southlondon") == 1);
}

TEST_CASE("beside a person stands in whose events they are, whatever becomes of their bookings") {
  Site site;
  REQUIRE(events::add_event(site.database(), site.audit(),
                            {"theirs", "Theirs", "2022-07-01", "london", "", "in person", "Another"})
              .ok());
  const auto programmes = [&](const std::string& surname) {
    std::string of;
    site.change([&](store::Session& session) {
      of = session
               .first(
                   "select case when p.programmes like '%' || l.id || '%' then 'ours' else '' end || case when "
                   "p.programmes like '%' || a.id || '%' then 'theirs' else '' end from person p, programme l, "
                   "programme a where p.last_name = $1 and l.name = 'LIIA' and a.name = 'Another'",
                   {surname})
               ->text(0);
    });
    return of;
  };
  const auto run = [&](const std::string& sql) { site.change([&](store::Session& session) { session.execute(sql); }); };
  CHECK(programmes("Deacon") == "ours");
  const std::string book =
      "insert into booking_row (id, event_id, person_id, booked_at) select 'extra', e.id, p.id, '' from event e, "
      "person p "
      "where e.slug = 'theirs' and p.last_name = ";
  run(book + "'Deacon'");
  CHECK(programmes("Deacon") == "ourstheirs");
  run("delete from booking_row where id = 'extra'");
  CHECK(programmes("Deacon") == "ours");
  run(book + "'Deacon'");
  run("update booking_row set person_id = (select id from person where last_name = 'Obrien') where id = 'extra'");
  CHECK(programmes("Deacon") == "ours");
  CHECK(programmes("Obrien") == "ourstheirs");
  run("delete from booking_step where booking_id in (select id from booking_row where id <> 'extra')");
  run("delete from booking_row where id <> 'extra'");
  CHECK(programmes("Deacon").empty());
  CHECK(programmes("Obrien") == "theirs");
  run("update booking_row set event_id = (select id from event where slug = 'summit') where id = 'extra'");
  CHECK(programmes("Obrien") == "ours");
}

TEST_CASE("keys made anew are those that were made at first") {
  Site site;
  const auto before = site.list("?sort=organisation");
  site.change([](store::Session& session) {
    session.execute("update person set sort_name = '', search_text = '', search_email = ''");
    session.execute("update organisation set sort_name = '', search_text = ''");
  });
  CHECK(site.found("obrien") == 0);
  site.change([](store::Session& session) {
    for (std::optional<std::string> place = std::string(); place;) place = people::renew_list_keys(session, *place, 2);
  });
  CHECK(site.list("?sort=organisation") == before);
  CHECK(site.found("zoe%40example.org") == 1);
}

TEST_CASE("an organisation that is retired or gets another name for it leaves the bookings of its people alone") {
  Site site;
  const auto barnet = [&] {
    people::Organisation found;
    site.change([&](store::Session& session) {
      for (const auto& one : people::all_organisations(session))
        if (one.name.starts_with("Barnet")) found = one;
    });
    return found;
  };
  // Whoever writes these bookings anew takes the mark away.
  site.change([](store::Session& session) {
    session.execute("update booking_row set search_text = 'mark' where search_text like '%barnet%'");
  });
  const auto marked = [&] { return site.figure("select count(*) from booking where search_text = 'mark'"); };
  REQUIRE(marked() == 1);
  auto changed = barnet();
  changed.retired = true;
  changed.aliases.push_back("LBB");
  site.change([&](store::Session& session) { people::save_organisation(session, changed); });
  CHECK(barnet().retired);
  CHECK(marked() == 1);
  changed.name = "Barnet anew";
  site.change([&](store::Session& session) { people::save_organisation(session, changed); });
  CHECK(marked() == 0);
  CHECK(site.found("anew") == 1);
}

TEST_CASE(
    "keys of lists are made anew in pieces, and where that was ended in the middle all of them are made at last") {
  Site site;
  const auto blank = [&] {
    return site.figure("select count(*) from organisation where search_text = ''") +
           site.figure("select count(*) from person where search_text = ''");
  };
  site.change([](store::Session& session) {
    session.execute("update organisation set search_text = ''");
    session.execute("update person set search_text = ''");
  });
  const auto all = blank();
  REQUIRE(all > 30);  // a handful at a time at first
  test::ObservedDatabase observed(site.database());
  std::int64_t between = 0;
  observed.before_next_write = [&] { observed.before_next_write = [&] { between = blank(); }; };
  REQUIRE(store::renew_in_pieces(observed, people::renew_list_keys).ok());
  CHECK(between > 0);
  CHECK(between < all);
  CHECK(blank() == 0);
}

}  // namespace muster::booking
