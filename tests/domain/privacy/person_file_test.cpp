// What is held of a person is handed out whole, and nothing of anybody else with it.
#include <muster/domain/access/team_service.hpp>
#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/privacy/held_data.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include "privacy_site.hpp"

namespace muster::privacy {

TEST_CASE("a person's file holds every seeded fact and nothing of others") {
  PrivacySite site;
  const auto id = site.id_of("Quillfeather");
  REQUIRE(site.visitor
              .post("/people/" + id + "/needs",
                    {{"event", "autumn"}, {"access", "Canary perch"}, {"dietary", "Canary millet"}})
              .status == 303);
  const auto file = person_file(site.database(), id);
  REQUIRE(file.ok());
  const auto json = person_json(*file);
  const auto html = person_html(*file);
  for (const auto& text : {json, html}) {
    INFO(text);
    for (const auto* fact : {"Zephyrina", "Quillfeather", "Camden", "zq.canary@example.org", "Canary wrangler",
                             "Canary ramp", "Canary-free seeds", "Canary perch", "Canary millet", "London Summit",
                             "Autumn forum", "list of Zephyrina Quillfeather.csv", "autumn.csv", "waiting.csv",
                             "asked for a canary quay", "needs changed"}) {
      INFO(fact);
      CHECK(text.find(fact) != std::string::npos);
    }
    for (const auto* other : {"Otto", "Otherwise", "otto.other", "Other work", "Other hoist", "Other nuts", "Body",
                              "Hackney", "said nothing", "organiser's page"}) {
      INFO(other);
      CHECK(text.find(other) == std::string::npos);
    }
  }
  CHECK(site.visitor.get("/people/" + id + "/download.json").body == json);
  CHECK(site.visitor.get("/people/" + id + "/download.html").body == html);
  CHECK(site.visitor.get("/people/nobody/download.json").status == 404);
}

TEST_CASE("whoever proved an address gets what leads from it, and nothing of a namesake or of a longer name") {
  PrivacySite site;
  site.take("autumn", "more.csv",
            list_heading + "Zephyrina,Quillfeather,Islington,namesake@example.org,,,\n" +
                "Zephyrina,Quill,Islington,shorter@example.org,,,\n");
  site.fill_every_table();
  site.write([](store::Session& session) {
    session.execute(
        "update personal_answer set answers = replace(answers, 'Reach of the canary', 'Reach of the canary Zephyrina "
        "Quillfeather')");
    session.execute("update family_concern set email = '' where sender = 'Zephyrina Quillfeather'");
    session.execute("update mail_list_member set email = '', search_email = '' where id = 'other-on-list'");
    session.execute("update mail_list_member set name = 'Zephyrina Quillfeather' where id = 'other-on-list'");
  });
  for (const auto* address : {"namesake@example.org", "shorter@example.org"}) {
    INFO(address);
    const auto id = site.text("select id from person where email = '" + std::string(address) + "'");
    REQUIRE_FALSE(id.empty());
    // What the team may see says too much, or this test says nothing.
    CHECK(person_json(*person_file(site.database(), id)).find("Reach of the canary") != std::string::npos);
    const auto file = own_file(site.database(), id, address, "LIIA");
    REQUIRE(file.ok());
    CHECK(file->bookings.size() == 1);
    for (const auto& text : {person_json(*file), person_html(*file)}) {
      INFO(text);
      CHECK(text.find("Zephyrina") != std::string::npos);
      for (const auto* canary : {"canary", "Canary", "School of", "has booked", "We thank", "Limited"})
        CHECK(text.find(canary) == std::string::npos);
    }
    CHECK(own_file(site.database(), site.id_of("Otherwise"), address, "LIIA").error().kind == ErrorKind::not_found);
  }
  const auto own = own_file(site.database(), site.text("select id from person where email = 'zq.canary@example.org'"),
                            "zq.canary@example.org", "LIIA");
  REQUIRE(own.ok());
  CHECK(own->bookings.size() == 2);
  CHECK(own->lists.size() == 1);
  CHECK(own->visits.size() == 3);
  CHECK(own->memberships.size() == 2);  // named in it, and its contact
  CHECK(own->account);
  CHECK(own->concerns.empty());
  CHECK(own->personal.empty());
  CHECK(own_file(site.database(), "", "zq.canary@example.org", "LIIA")->lists.size() == 1);
}

namespace {

/// Which rows of a table with facts are a person's: `$1` their id, `$2` their address.
const std::map<std::string, std::string> whose{
    {"person", "id = $1"},
    {"booking_row", "person_id = $1"},
    {"booking_step", "booking_id in (select id from booking where person_id = $1)"},
    {"door_scan", "booking_id in (select id from booking where person_id = $1)"},
    {"online_join", "booking_id in (select id from booking where person_id = $1)"},
    {"online_presence", "booking_id in (select id from booking where person_id = $1)"},
    {"certificate", "booking_id in (select id from booking where person_id = $1)"},
    {"booking_own", "booking_id in (select id from booking where person_id = $1)"},
    {"booking_answers", "booking_id in (select id from booking where person_id = $1)"},
    {"substitute_request", "booking_id in (select id from booking where person_id = $1)"},
    {"session_choice", "booking_id in (select id from booking where person_id = $1)"},
    {"table_seat", "booking_id in (select id from booking where person_id = $1)"},
    {"nomination_call", "$1 <> '' and email = $2"},
    {"person_change", "holder_id = $1"},
    {"person_before", "change_id in (select id from person_change where holder_id = $1)"},
    {"needs_before", "change_id in (select id from person_change where holder_id = $1)"},
    {"delegate_needs", "person_id = $1"},
    {"import",
     "id in (select import_id from import_made where subject in ('person', 'listed', 'booking') and "
     "(subject_id = $1 or subject_id in (select id from booking where person_id = $1)))"},
    {"staged_upload",
     "$1 <> '' and kind = 'responses' and id = case when $2 = 'zq.canary@example.org' then "
     "'canary-upload' else 'other-upload' end"},
    {"personal_answer",
     "$1 <> '' and id = case when $2 = 'zq.canary@example.org' then 'canary-personal' else 'other-personal' end"},
    {"account", "$1 <> '' and email = $2"},
    {"account_role", "$1 <> '' and account_id = (select id from account where email = $2)"},
    {"account_identity", "$1 <> '' and account_id = (select id from account where email = $2)"},
    {"sign_in_link", "$1 <> '' and account_id = (select id from account where email = $2)"},
    {"sign_in_session", "$1 <> '' and account_id = (select id from account where email = $2)"},
    {"edition_name", "person_id = $1"},
    {"membership", "$1 <> '' and contact_email = $2"},
    {"membership_person", "$1 <> '' and email = $2"},
    {"mail_list_member", "$1 <> '' and email = $2"},
    {"member_link", "$1 <> '' and address = $2"},
    {"member_session", "$1 <> '' and address = $2"},
    {"feed", "$1 <> '' and address = $2"},
    {"invoice", "$1 <> '' and membership_id = (select id from membership where contact_email = $2)"},
    {"family_concern", "$1 <> '' and email = $2"},
    {"notice", "$1 <> '' and address = $2"},
    {"known_browser", "$1 <> '' and account_id = (select id from account where email = $2)"},
    {"team_change", "$1 <> '' and email = $2"},
    {"outbox", "$1 <> '' and recipient = $2"},
    {"bounced_address", "$1 <> '' and address = $2"},
    {"stopped_mail", "$1 <> '' and address = $2"},
    {"audit",
     "subject_id = $1 or actor = (select id from account where email = $2) or "
     "subject_id = (select id from account where email = $2)"},
};

/// Facts that stand in the file in other words than in the table.
const std::map<std::string, std::string> said_as{
    {"booking_row.event_id", "(select title from event where id = event_id)"},
    // A word as short as "yes" would be found anywhere; it stands beside this one.
    {"booking_own.named", "typed_organisation"},
    {"booking_answers.answers", test::on_postgres() ? "substring(answers from 'Tram of .......')"
                                                    : "substr(answers, instr(answers, 'Tram of'), 15)"},
    {"online_presence.times",
     "minutes || ' minutes online, 2022-06-10 ' || case minutes when 30 then '13:00' else '15:00' end"},
    {"account_role.programme_id", "(select name from programme where id = programme_id)"},
    {"personal_answer.answers", test::on_postgres() ? "substring(answers from 'Reach of .......')"
                                                    : "substr(answers, instr(answers, 'Reach of'), 16)"},
    {"staged_upload.content", test::on_postgres() ? "substring(convert_from(content, 'UTF8') from 'View of....')"
                                                  : "substr(cast(content as text), instr(cast(content as text), "
                                                    "'View of'), 11)"},
};

std::set<std::string> facts(PrivacySite& site, const std::string& id, const std::string& address) {
  std::set<std::string> found;
  for (const auto& table : held_tables()) {
    const std::string name(table.name);
    if (names_in(table.facts).empty()) continue;
    INFO(name << ": say in this test whose rows are whose");
    REQUIRE(whose.contains(name));
    for (const auto column : names_in(table.facts)) {
      const auto key = name + "." + std::string(column);
      const auto shown = said_as.contains(key) ? said_as.at(key) : std::string(column);
      bool any = false;
      site.write([&](store::Session& session) {
        session.each("select " + shown + " from " + name + " where (" + whose.at(name) + ") and $2 <> ''",
                     {id, address}, [&](const store::Row& row) {
                       if (!row.text_or_empty(0).empty()) found.insert(row.text(0));
                       any = any || !row.text_or_empty(0).empty();
                     });
      });
      INFO(key << " was not seeded, so nothing tells whether it is handed out");
      CHECK(any);
    }
  }
  return found;
}

/// Gives facts of different tables values of their own, so that none is found in another's place.
void tell_facts_apart(PrivacySite& site) {
  int minute = 0;
  for (const std::string address : {"zq.canary@example.org", "otto.other@example.org"}) {
    const std::string account = "(select id from account where email = '" + address + "')";
    site.write([&](store::Session& session) {
      session.execute(
          "insert into account_identity (issuer, subject, account_id, directory, joined_at) select $1, $2, id, $3, $4 "
          "from account where email = $5",
          {"https://" + address.substr(0, 2) + ".example", "subject of " + address.substr(0, 2),
           "directory-" + address.substr(0, 2), "2022-04-0" + std::to_string(1 + minute % 9) + "T10:00:00Z", address});
    });
    for (const auto& [column, of] :
         {std::pair<std::string, std::string>("account.added_at", "email = '" + address + "'"),
          {"sign_in_link.expires_at", "account_id = " + account},
          {"account_role.directory", "account_id = " + account},
          {"team_change.directory_before", "email = '" + address + "'"},
          {"sign_in_session.directory", "account_id = " + account},
          {"sign_in_session.began_at", "account_id = " + account},
          {"sign_in_session.seen_at", "account_id = " + account},
          {"known_browser.seen_at", "account_id = " + account},
          {"outbox.created_at", "recipient = '" + address + "'"},
          {"stopped_mail.at", "address = '" + address + "'"},
          {"bounced_address.at", "address = '" + address + "'"},
          {"bounced_address.reason", "address = '" + address + "'"},
          {"person.place_code", "email = '" + address + "'"},
          {"person_before.place_code", "person_id = (select id from person where email = '" + address + "')"},
          {"booking_row.booked_at", "person_id = (select id from person where email = '" + address + "')"}}) {
      const auto dot = column.find('.');
      const auto value = "2022-05-01T10:" + std::to_string(10 + minute++) + ":00Z";
      site.write([&](store::Session& session) {
        const auto changed = session.execute(
            "update " + column.substr(0, dot) + " set " + column.substr(dot + 1) + " = $1 where " + of, {value});
        CHECK(changed > 0);
      });
    }
  }
}

/// A step, an edit, needs that a merge would have kept, and an edition that names them.
void change_by_hand(PrivacySite& site, const std::string& person, const std::string& what) {
  REQUIRE(booking::take_steps(site.database(), site.now(), "summit", {{person}, booking::State::came, ""}).ok());
  const auto before = person_file(site.database(), person)->person;
  const auto edited = booking::edit_delegate(
      site.database(), site.now(), "summit", person, before.version,
      {before.first_name, before.last_name, before.email, what + " keeper", before.organisation});
  REQUIRE(edited.ok());
  site.write([&](store::Session& session) {
    session.execute(
        "insert into needs_before (change_id, side, event_id, access_needs, dietary_needs) values ($1, 'kept', "
        "(select id from event where slug = 'summit'), $2, $3)",
        {edited->id, what + " steps", what + " grains"});
    session.execute(
        "insert into edition (id, event_id, report, number, note, interim, frozen_at, frozen_by, words, figures, "
        "checksum, "
        "changes) values ($1, (select id from event where slug = 'summit'), $1, 1, '', 0, '2022-06-17T10:00:00Z', "
        "'nobody', '', '', '', '')",
        {"edition of " + what});
    session.execute(
        "insert into booking_own (booking_id, named, typed_organisation) select id, 'yes', $2 from "
        "booking where person_id = $1 and event_id = (select id from event where slug = 'summit')",
        {person, what + " trust"});
    session.execute(
        "insert into edition_name (edition_id, reference, person_id, last_name, first_name) values ($1, 0, $2, $3, $4)",
        {"edition of " + what, person, before.last_name, before.first_name});
  });
}

/// As JSON writes it.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '"' || letter == '\\' || letter == '/') out += '\\';
    out += letter;
  }
  return out;
}

}  // namespace

TEST_CASE("of every column that holds facts of people, a person is handed theirs and nobody else's") {
  PrivacySite site;
  const auto id = site.id_of("Quillfeather");
  const auto other_id = site.id_of("Otherwise");
  for (const auto& [person, what] : {std::pair(id, "Canary"), std::pair(other_id, "Other")}) {
    REQUIRE(
        site.visitor.post("/people/" + person + "/needs", {{"event", "autumn"}, {"access", what + std::string(" x")}})
            .status == 303);
  }
  for (const auto& [person, what] : {std::pair(id, "Canary"), std::pair(other_id, "Other")}) {
    change_by_hand(site, person, what);
  }
  site.fill_every_table();
  tell_facts_apart(site);
  int scan = 0;
  for (const auto& [person, what] : {std::pair(id, "Canary"), std::pair(other_id, "Other")}) {
    const auto second = std::to_string(10 + scan++);
    site.write([&](store::Session& session) {
      session.execute(
          "insert into door_scan (id, event_id, booking_id, kind, session_code, door, scanned_at, received_at, "
          "outcome, act_id, stands) select $1, event_id, id, 'in', '', $1, $3, $4, $5, '', 1 from booking "
          "where person_id = $2 and event_id = (select id from event where slug = 'summit')",
          {std::string(what) + " door", person, "2022-06-10T08:38:" + second + "Z", "2022-06-10T08:39:" + second + "Z",
           std::string(what) + " outcome"});
      const std::string theirs =
          "from booking where person_id = $1 and event_id = (select id from event where slug = 'summit')";
      session.execute("update booking_row set own_kind = $2 where person_id = $1",
                      {person, what + std::string(" kind")});
      session.execute("insert into online_join (booking_id, joined_at) select id, $2 " + theirs,
                      {person, "2022-06-10T09:38:" + second + "Z"});
      session.execute(
          "insert into certificate (code, booking_id, facts_hash, made_at, stands) select $2, id, '', $3, 1 " + theirs,
          {person, std::string(what), "2022-06-11T09:38:" + second + "Z"});
      session.execute(
          "insert into online_presence (import_id, row_number, booking_id, minutes, times) select (select min(id) from "
          "import), $2, id, $3, $4 " +
              theirs,
          {person, std::int64_t{scan}, std::int64_t{scan == 1 ? 30 : 40},
           std::string(scan == 1 ? "1654866000-1654867800-30" : "1654873200-1654875600-40")});
      if (scan == 1)
        session.execute(
            "insert into booking_form (event_id, version, body, asked) select id, 1, $1, 1 from event where slug = "
            "'summit'",
            {std::string("form arrival \"Coming to the day\"\n\npage \"Coming\"\n  coming  \"How do you come?\"  "
                         "lines 3\n")});
      session.execute(
          "insert into booking_answers (booking_id, origin, event_id, version, answers) select id, id, event_id, 1, "
          "$2 " +
              theirs,
          {person, std::string(R"({"coming":{"codes":[],"texts":["Tram of the )") + (scan == 1 ? "canary" : "other") +
                       R"("]}})"});
      session.execute("insert into session_choice (booking_id, code) select id, $2 " + theirs,
                      {person, std::string(what) + "_session"});
      session.execute(
          "insert into table_seat (booking_id, session_code, table_number, by_hand) select id, $2, $3, 0 " + theirs,
          {person, std::string(what) + "_tables", std::int64_t{scan == 1 ? 71'001 : 72'002}});
      session.execute(
          "insert into nomination_call (id, event_id, organisation_id, name, email, until, asked_at) select $1, e.id, "
          "o.id, "
          "$2, $3, '', $4 from event e join organisation o on o.name = $5 where e.slug = 'summit'",
          {std::string(what), std::string(what) + " lead",
           std::string(scan == 1 ? "zq.canary@example.org" : "otto.other@example.org"),
           "2022-05-20T09:38:" + second + "Z", std::string(scan == 1 ? "Camden" : "Barnet")});
      session.execute(
          "insert into substitute_request (booking_id, event_id, step, first_name, last_name, email, job_title, "
          "asked_at) select id, event_id, 1, $2, $3, $4, $5, $6 " +
              theirs,
          {person, std::string(what) + " first", std::string(what) + " last", std::string(what) + "@stand.example",
           std::string(what) + " stand-in", "2022-05-30T09:38:" + second + "Z"});
    });
  }
  const auto theirs = facts(site, id, "zq.canary@example.org");
  const auto others = facts(site, other_id, "otto.other@example.org");
  const auto file = person_file(site.database(), id);
  REQUIRE(file.ok());
  const auto json = person_json(*file);
  for (const auto& fact : theirs) {
    // Lists of fields are written one by one.
    const bool is_list = fact.find(',') != std::string::npos && fact.find(' ') == std::string::npos;
    INFO(fact << " is not in " << json);
    if (!is_list) CHECK((json.find(fact) != std::string::npos || json.find(escaped(fact)) != std::string::npos));
  }
  for (const auto& fact : others) {
    if (theirs.contains(fact) || fact.size() < 5) continue;
    INFO(fact << " of somebody else is in " << json);
    CHECK(json.find("\"" + fact + "\"") == std::string::npos);
  }
  for (const auto& text : {json, person_html(*file)}) {
    for (const auto* part : {"Otto", "Otherwise", "otto.other", "of the other", "third@example.org", "The end"}) {
      INFO(part << " in " << text);
      CHECK(text.find(part) == std::string::npos);
    }
    for (const auto* part : {"Browser of the canary", "deed by canary", "No box of the canary", "View of the canary",
                             "We thank Zephyrina Quillfeather", "Zephyrina Quillfeather Limited",
                             "Zephyrina Quillfeather has booked", "Text for the canary"}) {
      INFO(part << " in " << text);
      CHECK(text.find(part) != std::string::npos);
    }
  }
  // The same by address; and by the address of somebody who signs in but was never a delegate.
  CHECK(person_json(*person_file(site.database(), "ZQ.Canary@example.org")) == json);
  REQUIRE(access::give_role(site.database(), site.now(), "desk@example.org", access::Role::door, "").ok());
  const auto desk = person_file(site.database(), "desk@example.org");
  REQUIRE(desk.ok());
  CHECK(person_json(*desk).find("desk@example.org") != std::string::npos);
  CHECK(desk->bookings.empty());
  CHECK(person_file(site.database(), "nobody@example.org").error().kind == ErrorKind::not_found);
}

TEST_CASE("a person's file says who was let read single answers") {
  PrivacySite site;
  REQUIRE(access::give_role(site.database(), site.now(), "desk@example.org", access::Role::lead, "").ok());
  const auto told = [&] {
    const auto file = person_file(site.database(), "desk@example.org");
    REQUIRE(file.ok());
    return std::pair(person_json(*file).find("\"may_also_read_single_answers\": true") != std::string::npos,
                     person_html(*file).find("who may also read single answers") != std::string::npos);
  };
  CHECK(told() == std::pair(false, false));
  std::string programme;
  std::string account;
  site.write([&](store::Session& session) {
    const auto row = session.first("select programme_id, account_id from account_role where role = 'lead'");
    programme = row->text(0);
    account = row->text(1);
  });
  REQUIRE(access::let_read_answers(site.database(), site.now(), programme, account, true).ok());
  CHECK(told() == std::pair(true, true));
}

TEST_CASE("needs are on no page but their own and in no file but the caterer's counts, which name nobody") {
  PrivacySite site;
  int looked_at = 0;
  for (const auto& route : site.router.routes()) {
    const bool is_of_event = route.method == web::Method::get && route.pattern.starts_with("/events/{event}") &&
                             route.pattern.find('{', 15) == std::string::npos;
    const bool is_figures = route.pattern == "/api/v1/events/{event}/summary";
    if ((!is_of_event && !is_figures) || route.pattern.find("/needs") != std::string::npos) continue;
    auto address = route.pattern;
    address.replace(address.find("{event}"), 7, "summit");
    INFO(address);
    const auto reply = site.visitor.get(address);
    if (reply.status == 404 || reply.status == 409) continue;  // no form, no round
    REQUIRE(reply.status < 400);
    auto text = reply.body;
    if (address.ends_with(".xlsx")) {
      const auto sheets = tabular::read_sheets(reply.body, "a.xlsx");
      REQUIRE(sheets.ok());
      text.clear();
      for (const auto& sheet : *sheets) {
        for (const auto& cell : sheet.table.heading) text += cell + "\n";
        for (const auto& row : sheet.table.rows) {
          for (const auto& cell : row) text.append(cell) += "\n";
        }
      }
    }
    for (const auto* need : {"Canary ramp", "Canary-free seeds", "Other hoist", "Other nuts"}) {
      INFO(need);
      CHECK(text.find(need) == std::string::npos);
    }
    ++looked_at;
  }
  CHECK(looked_at > 12);
  CHECK_FALSE(holds(site.visitor.get("/people?q=quill"), "Canary ramp"));
  const auto counts = site.visitor.get("/events/summit/needs-counts.csv");
  CHECK(counts.body ==
        "\xEF\xBB\xBFKind,Need,People\r\nDietary,Canary-free seeds,1\r\nDietary,Other nuts,1\r\n"
        "Access,Canary ramp,1\r\nAccess,Other hoist,1\r\n");
}

TEST_CASE("needs told under headings that nobody foresaw land in their own table and nowhere else") {
  PrivacySite site;
  site.take(
      "summit", "free.csv",
      "Name,Organisation,Do you have any food allergies?,Dietary,Is there anything about mobility or adjustments?\n"
      "Ann Archer,Camden,Zedpeanuts,Zedhalal,Zedramp\n"
      "Bob Barker,Camden,none,n/a,No\n");
  CHECK(site.figure("select count(*) from delegate_needs where dietary_needs = 'Zedhalal; Zedpeanuts' and "
                    "access_needs = 'Zedramp'") == 1);
  CHECK(site.figure("select count(*) from delegate_needs") == 5);
  site.write([](store::Session& session) { session.execute("delete from delegate_needs"); });
  site.database().forget_deleted();
  const auto bytes = site.every_byte();
  for (const auto* need : {"Zedhalal", "Zedpeanuts", "Zedramp"}) CHECK(bytes.find(need) == std::string::npos);
}

}  // namespace muster::privacy
