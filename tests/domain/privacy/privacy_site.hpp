#pragma once
// A network with two people in every table that can name a person, and the whole site over it.

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>

#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "support/summit_store.hpp"

namespace muster::privacy {

using test::holds;

inline const std::string list_heading =
    "First name,Surname,Organisation,E-mail,Job title,Access needs,Dietary requirements\n";
inline const std::string canary_row =
    "Zephyrina,Quillfeather,Camden,zq.canary@example.org,Canary wrangler,Canary ramp,Canary-free seeds\n";
inline const std::string other_row =
    "Otto,Otherwise,Hackney,otto.other@example.org,Other work,Other hoist,Other nuts\n";

inline const std::string contact_form = R"(form contact "Keep in touch"
  anonymous
  delete personal after 30 days

page "Keep in touch"
  view       "Your view"  lines 3
  reach      "Your e-mail address"  email  personal
  words      "Anything else?"  text  personal
)";

struct PrivacySite : test::SummitStore {
  PrivacySite() {
    router.set_guard({});  // who may call what is the matrix test's subject
    add_event("summit", "London Summit", "2022-06-10");
    add_event("autumn", "Autumn forum", "2022-11-10");
    take("summit", "list of Zephyrina Quillfeather.csv", list_heading + canary_row + other_row);
    take("autumn", "autumn.csv", list_heading + canary_row + other_row);
    const auto note = feedback::add_note(database(), now(), "summit",
                                         {"4", "challenge", "Zephyrina Quillfeather asked for a canary quay"});
    REQUIRE(note.ok());
    REQUIRE(feedback::add_note(database(), now(), "summit", {"5", "challenge", "Otto Otherwise said nothing"}).ok());
    stage("waiting.csv", list_heading + canary_row + other_row + "New,Body,Camden,,,,\n");
  }

  [[nodiscard]] store::AuditContext now() const { return {"test", clock.now()}; }
  void add_event(const std::string& slug, const std::string& title, const std::string& date) {
    REQUIRE(events::add_event(database(), now(), {slug, title, date, "london", "", "in person", "LIIA"}).ok());
  }
  void take(const std::string& event, const std::string& name, const std::string& bytes) {
    const auto done = booking::import_delegates(database(), now(), event, {name, bytes, ""}, std::nullopt);
    if (!done.ok()) {
      for (const auto& diagnostic : done.error().diagnostics) UNSCOPED_INFO(diagnostic.message);
      FAIL(done.error().message);
    }
  }
  void stage(const std::string& name, const std::string& bytes) {
    const auto reply = visitor.post("/events/summit/delegates/import", {}, {{"file", name, bytes}});
    REQUIRE(reply.status == 303);
  }
  std::string id_of(const std::string& surname) {
    const auto found = database().read([&](store::Session& session) -> Result<std::vector<people::PersonRecord>> {
      return people::find_people(session, surname, 10);
    });
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    return found->front().id;
  }
  std::string text(const std::string& statement) {
    std::string found;
    write([&](store::Session& session) {
      if (const auto row = session.first(statement)) found = row->text(0);
    });
    return found;
  }
  /// Every byte of the database: the file, its log, its index, and whatever else stands beside it.
  std::string every_byte() {
    std::string all;
    for (const auto& [name, bytes] : files()) all += bytes;
    return all;
  }

  /// Gives the canary and the other an account each, with a session and an unused link, mail, a bounce, and traces of
  /// what they did; and writes their names wherever people write words.
  void fill_every_table() {
    const auto form = feedback::publish_form(database(), now(), "autumn", contact_form, "contact.form");
    REQUIRE(form.ok());
    for (const auto& [address, name, tag] : {std::tuple("zq.canary@example.org", "Zephyrina Quillfeather", "canary"),
                                             std::tuple("otto.other@example.org", "Otto Otherwise", "other")}) {
      clock.advance(std::chrono::minutes(7));
      const std::string by = tag;
      const auto role = by == "canary" ? access::Role::lead : access::Role::door;
      const auto account = access::give_role(database(), now(), address, role, "LIIA");
      REQUIRE(account.ok());
      const auto link = access::print_link(database(), now(), address);
      clock.advance(std::chrono::minutes(1));
      REQUIRE(access::spend_link(database(), clock.now(), *link, "", "Browser of the " + by, "").ok());
      clock.advance(std::chrono::minutes(1));
      REQUIRE(access::print_link(database(), now(), address).ok());
      write([&](store::Session& session) {
        session.execute(
            "insert into team_change (id, programme_id, account_id, email, role_before, since_before, seen_before, "
            "role_after, expires_at) values ($1, (select id from programme where name = 'LIIA'), $2, $3, $4, $5, $6, "
            "$4, "
            "$7)",
            {by + "-change", account->id, address, by == "canary" ? "organiser" : "data entry",
             by == "canary" ? "2022-04-01" : "2022-04-02", by == "canary" ? "2022-04-03" : "2022-04-04",
             iso_instant(clock.now() + std::chrono::hours(1))});
      });
      write([&](store::Session& session) {
        mail::Draft draft;
        draft.recipient = address;
        draft.subject = "Subject for the " + by;
        draft.text = "Text for the " + by;
        draft.html = "<p>Page for the " + by + "</p>";
        draft.detail = "Detail of the " + by;
        mail::enqueue(session, clock.now(), draft);
        mail::stop_mail(session, clock.now(), "news", address);
        (void)mail::make_stop_key(session, clock.now(), "news", address);
        store::write_audit(session, {account->id, clock.now()}, "deed by " + by, "event", "some event");
      });
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(
          mail::settle(database(), clock.now(), **claimed, mail::DeliveryOutcome::bounced, "No box of the " + by).ok());
      write([&](store::Session& session) {
        mail::Draft draft;
        draft.recipient = "third@example.org";
        draft.subject = "News";
        draft.text = std::string(name) + " has booked";
        mail::enqueue(session, clock.now(), draft);
      });
      const auto news = mail::claim(database(), clock.now());
      REQUIRE(mail::settle(database(), clock.now(), **news, mail::DeliveryOutcome::sent, "").ok());
      write([&](store::Session& session) {
        session.execute(
            "insert into report_definition (event_id, name, body, version) "
            "values ((select id from event where slug = 'summit'), $1, $2, 1)",
            {by + "-report", "# A report\nWe thank " + std::string(name) + "\nThe end"});
        session.execute("insert into personal_answer (round_id, id, answers, released) values ($1, $2, $3, 1)",
                        {form->id, by + "-personal",
                         R"({"reach":{"codes":[],"texts":[")" + std::string(address) +
                             R"("]},"words":{"codes":[],"texts":["Reach of the )" + by + R"("]}})"});
        session.execute(
            "insert into membership_kind (id, programme_id, name, holder, included, price, further_price, most, "
            "months, "
            "year_begins, part_years, grace_days, may_change_people, retired) values ($1, (select id from programme "
            "where name = 'LIIA'), $1, 'person', 1, 25000, 0, 1, 12, 4, 1, 30, 0, 0)",
            {by + "-kind"});
        session.execute(
            "insert into membership (id, programme_id, kind_id, organisation_id, holder_name, places, begins_on, "
            "ends_on, grace_days, may_change_people, purchase_order, contact_name, contact_email, address, reminders, "
            "follows, cancelled_on, cancelled_because, version) values ($1, (select id from programme where name = "
            "'LIIA'), $2, '', $3, 1, '2022-04-01', '2023-03-31', 30, 0, '', $3, $4, $5, 1, null, '', '', 1)",
            {by + "-membership", by + "-kind", name, address, "Perch of the " + by});
        session.execute(
            "insert into membership_person (id, membership_id, first_name, last_name, email, search_email, named_on, "
            "removed_on) values ($1, $2, $3, $4, $5, $5, $6, $7)",
            {by + "-named", by + "-membership", std::string(name).substr(0, std::string(name).find(' ')),
             std::string(name).substr(std::string(name).find(' ') + 1), address,
             by == "canary" ? "2022-04-11" : "2022-04-12", by == "canary" ? "2022-04-13" : "2022-04-14"});
        session.execute(
            "insert into mail_list (id, programme_id, code, name, about, taken_in, version) values ($1, (select id "
            "from "
            "programme where name = 'LIIA'), $1, $1, '', 1, 1)",
            {by + "-list"});
        session.execute(
            "insert into mail_list_member (id, list_id, name, email, search_email, joined, since) values ($1, $2, $3, "
            "$4, "
            "$4, 1, $5)",
            {by + "-on-list", by + "-list", name, address,
             by == "canary" ? "2022-04-15T09:00:00Z" : "2022-04-16T09:00:00Z"});
        session.execute(
            "insert into member_link (token_hash, programme_id, address, expires_at) values ($1, (select id from "
            "programme where name = 'LIIA'), $2, $3)",
            {by + "-member-link", address, by == "canary" ? "2022-04-17T09:00:00Z" : "2022-04-18T09:00:00Z"});
        session.execute(
            "insert into member_session (token_hash, programme_id, address, began_at, seen_at) values ($1, (select id "
            "from programme where name = 'LIIA'), $2, $3, $4)",
            {by + "-member-session", address, by == "canary" ? "2022-04-17T08:00:00Z" : "2022-04-18T08:00:00Z",
             by == "canary" ? "2022-04-17T08:30:00Z" : "2022-04-18T08:30:00Z"});
        session.execute(
            "insert into feed (id, programme_id, kind, name, attendances, address, code, key_hash, made_at, used_on, "
            "version) values ($1, (select id from programme where name = 'LIIA'), 'own calendar', '', '', $2, '', $1, "
            "$3, $4, 1)",
            {by + "-feed", address, by == "canary" ? "2022-03-05T09:00:00Z" : "2022-03-07T09:00:00Z",
             by == "canary" ? "2022-03-09" : "2022-03-11"});
        session.execute(
            "insert into invoice (id, programme_id, series, number, membership_id, credits, printed_number, "
            "holder_name, "
            "addressee, purchase_order, seller, how_to_pay, vat_number, vat_rate, net, vat, issued_on, due_on, reason, "
            "paid_on, payment_note, mailed_at) values ($1, (select id from programme where name = 'LIIA'), 'invoice', "
            "$2, $3, null, '', $4, $5, '', '', '', '', 0, 25000, 0, '2022-04-01', '2022-05-01', '', '', '', '')",
            {by + "-invoice", std::int64_t{by == "canary" ? 1 : 2}, by + "-membership", name,
             std::string(name) + ", perch of the " + by});
        session.execute(
            "insert into action (id, programme_id, number, source, event_id, title, place_code, owner_id, goal, "
            "starts_on, due_on, status, ended_on, escalated_on, board_asked, board_said, you_said, we_did, "
            "published_on, raised_on, told_due_on, version) values ($1, (select id from programme where name = "
            "'LIIA'), $2, 'family', '', $3, '', $4, '', '', '', 'open', '', '', '', '', '', '', '', '2022-04-01', '', "
            "1)",
            {by + "-action", std::int64_t{by == "canary" ? 1 : 2}, "Some work", account->id});
        session.execute(
            "insert into family_concern (action_id, body, sender, email, place_code, received_on, delete_on) values "
            "($1, $2, $3, $4, $5, $6, $7)",
            {by + "-action", "School of the " + by, name, address, by == "canary" ? "E09000009" : "E09000010",
             by == "canary" ? "2022-04-21" : "2022-04-22", by == "canary" ? "2022-12-21" : "2022-12-22"});
        session.execute(
            "insert into notice (id, programme_id, kind, title, body, organisation, place, link, closes_on, state, "
            "seen_by, reason, team_changed, published_on, sender, address, sent_on, waiting_since, version) values "
            "($1, (select id from programme where name = 'LIIA'), 'request', $2, 'More of it.', '', '', '', "
            "'2022-07-01', 'waiting', 'members', '', '', '', $3, $4, $5, $5, 1)",
            {by + "-notice", "Question of the " + by, name, address, by == "canary" ? "2022-04-23" : "2022-04-24"});
        session.execute("insert into organisation (id, name, folded_name, kind) values ($1, $2, $3, 'other')",
                        {by + "-organisation", std::string(name) + " Limited", by + "limited"});
        session.execute(
            "insert into staged_upload (id, event_id, kind, file_name, content, decisions, expires_at) "
            "values ($1, (select id from event where slug = 'summit'), 'responses', 'export.csv', $2, '', $3)",
            {by + "-upload",
             store::Blob{"Name,Email,Your view\n" + std::string(name) + "," + address + ",View of the " + by + "\n"},
             iso_instant(clock.now() + std::chrono::hours(2))});
      });
    }
  }
  void write(const std::function<void(store::Session&)>& work) {
    const auto done = database().write([&](store::Session& session) -> Outcome {
      work(session);
      return Success{};
    });
    if (!done.ok()) FAIL(done.error().message << " " << done.error().detail);
  }

  HandClock clock{test::noon()};
  figures::Summaries summaries{database()};
  web::Router router{app::site(database(), clock, summaries)};
  test::Visitor visitor{router};
};

}  // namespace muster::privacy
