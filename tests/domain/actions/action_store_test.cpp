// Actions and concerns in the store: who sees what, what is published, what goes by itself.
#include <muster/domain/actions/actions_mail.hpp>
#include <muster/domain/actions/forgetting_sql.hpp>

#include "action_store.hpp"

namespace muster::actions {

TEST_CASE_METHOD(ActionStore, "actions are numbered, changed by version, and have their history") {
  auto first = wanted("Ask for figures", "2022-07-01");
  first.event_id = event_id;
  first.owner_id = lead_id;
  first.place_code = "E09000007";
  const auto id = added(first);
  CHECK(sheet(added(wanted("Write to all schools"))).action.number == 2);
  auto now = sheet(id).action;
  CHECK(now.number == 1);
  CHECK(now.source == Source::event);
  CHECK(sheet(id).book.owner_of(now) == "lena@example.org");
  CHECK(sheet(id).book.place_name(now.place_code) == "Camden");
  now.title = "Ask all boroughs for figures";
  now.event_id.clear();
  const auto later = audit(test::noon() + std::chrono::hours(1));
  CHECK(change_action(database(), later, programme, now).ok());
  CHECK(change_action(database(), audit(), programme, now).error().kind == ErrorKind::conflict);
  const auto after = sheet(id);
  CHECK(after.action.source == Source::team);
  REQUIRE(after.history.size() == 2);
  CHECK(after.history.front().fields == std::vector<std::string>{"title", "event"});
  auto wrong = wanted("x");
  wrong.owner_id = "nobody";
  CHECK(add_action(database(), audit(), wrong).error().field == "owner");
  // Whoever opens no action cannot be its owner.
  const auto door = access::give_role(database(), audit(), "door@example.org", access::Role::door, "LIIA");
  REQUIRE(door.ok());
  CHECK_FALSE(book().owners.contains(door->id));
  wrong.owner_id = door->id;
  CHECK(add_action(database(), audit(), wrong).error().field == "owner");
  wrong = wanted("x");
  wrong.event_id = "none";
  CHECK(add_action(database(), audit(), wrong).error().field == "event");
  wrong = wanted("x");
  wrong.place_code = "E99";
  CHECK(add_action(database(), audit(), wrong).error().field == "place");
  CHECK(sheet_of(database(), "another", id, {}).error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(ActionStore, "what a family wrote is read by its owner and whoever may assign, and by nobody else") {
  const auto id = sent();
  const Reader lead{lead_id, false};
  const auto before = sheet(id, lead);
  CHECK(before.has_concern);
  CHECK_FALSE(before.concern);
  CHECK(before.action.title == "Concern 1 from a family");
  CHECK(before.action.place_code.empty());
  CHECK(book().concerns_without_owner == 1);
  auto action = before.action;
  action.owner_id = lead_id;
  action.place_code = "E09000007";  // it stays the family's
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  CHECK(book().concerns_without_owner == 0);
  const auto after = sheet(id, lead);
  REQUIRE(after.concern);
  CHECK(after.concern->sender == "Morwenna Pike");
  CHECK(after.action.place_code.empty());
  CHECK_FALSE(sheet(id, {"somebody", false}).concern);
  CHECK(set_status(database(), audit(), programme, id, Status::done, {"somebody", false}).error().kind ==
        ErrorKind::not_allowed);
  CHECK(set_status(database(), audit(), programme, id, Status::done, lead).ok());
  CHECK(sheet(id).action.ended_on.has_value());
}

TEST_CASE_METHOD(ActionStore, "what repeats a family word for word is published only where they agreed") {
  const auto id = sent();
  const auto theirs = sheet(id).concern->body;
  REQUIRE(write_answer(database(), audit(), programme, id, version(id), "A family wrote: " + theirs, "We wrote to all",
                       {"", true})
              .ok());
  const auto refused = publish(database(), audit(), programme, id, version(id), true);
  CHECK(refused.error().field == "agreed");
  CHECK(public_page(database(), code)->answers.empty());
  REQUIRE(publish(database(), audit(), programme, id, version(id), true, true).ok());
  CHECK(public_page(database(), code)->answers.size() == 1);
  Concern concern;
  concern.body = "Nobody answered us, for six weeks now!";
  Action answer;
  answer.we_did = "We heard that nobody answered us for six weeks.";
  CHECK(repeats_words(answer, concern));
  answer.we_did = "Nobody answered for six weeks.";
  CHECK_FALSE(repeats_words(answer, concern));
}

TEST_CASE_METHOD(ActionStore, "an answer is published in the team's words, and in nothing else") {
  const auto id = sent();
  CHECK(publish(database(), audit(), programme, id, version(id), true).error().field == "you_said");
  CHECK(write_answer(database(), audit(), programme, id, version(id), "Schools say no", "We wrote to all",
                     {lead_id, false})
            .error()
            .kind == ErrorKind::not_allowed);
  REQUIRE(write_answer(database(), audit(), programme, id, version(id), "Schools say no", "We wrote to all", {"", true})
              .ok());
  CHECK(public_page(database(), code)->answers.empty());
  REQUIRE(publish(database(), audit(), programme, id, version(id), true).ok());
  CHECK(write_answer(database(), audit(), programme, id, version(id), "x", "y", {"", true}).error().kind ==
        ErrorKind::conflict);
  const auto shown = public_page(database(), code);
  REQUIRE(shown.ok());
  REQUIRE(shown->answers.size() == 1);
  CHECK(shown->answers.front().you_said == "Schools say no");
  CHECK(shown->answers.front().event.empty());
  auto page = concern_page();
  page.shows_answers = false;
  REQUIRE(save_page(database(), audit(), page).ok());
  CHECK(public_page(database(), code)->answers.empty());
  CHECK(concern_page().code == code);
  CHECK(save_page(database(), audit(), page).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(ActionStore, "a report of an event has its actions, and of their answers those published") {
  auto one = wanted("Ask for figures");
  one.event_id = event_id;
  const auto id = added(one);
  (void)sent();
  REQUIRE(
      write_answer(database(), audit(), programme, id, version(id), "Figures are missing", "We have them", {"", true})
          .ok());
  const auto reported = [&] {
    return *database().read([&](store::Session& session) -> Result<std::vector<ReportedAction>> {
      return reported_actions(session, event_id);
    });
  };
  REQUIRE(reported().size() == 1);
  CHECK(reported().front().you_said.empty());
  REQUIRE(publish(database(), audit(), programme, id, version(id), true).ok());
  CHECK(reported().front().we_did == "We have them");
}

TEST_CASE_METHOD(ActionStore, "a family's text goes on its day, by hand, and with its sender; the action stays") {
  const auto id = sent("2022-06-01");
  CHECK(sheet(id).concern->delete_on == *parse_date("2022-07-01"));
  const auto drop = [&](const char* day) {
    return *database().write([&](store::Session& session) -> Result<std::int64_t> {
      return drop_due_concerns(session, *parse_instant(std::string(day) + "T09:00:00Z"));
    });
  };
  const auto next =
      database().read([&](store::Session& session) -> Result<std::string> { return next_concern_end(session)->first; });
  CHECK(*next == "2022-07-01");
  CHECK(drop("2022-06-30") == 0);
  CHECK(drop("2022-07-01") == 1);
  CHECK_FALSE(sheet(id).has_concern);
  const auto second = sent();
  CHECK(delete_concern(database(), audit(), programme, second).ok());
  CHECK_FALSE(sheet(second).has_concern);
  CHECK(book().actions.size() == 2);
}

TEST_CASE_METHOD(ActionStore, "the team is told that a family wrote, once a day, and never what") {
  (void)sent();
  CHECK(figure("select count(*) from outbox where kind = 'concern received'") == 1);
  CHECK(figure("select count(*) from outbox where kind = 'concern received' and recipient = 'gwen@example.org'") == 1);
  CHECK(
      figure("select count(*) from outbox where body like '%Pike%' or detail like '%Pike%' or subject like '%Pike%'") ==
      0);
  Concern another;
  another.body = "The bus again.";
  REQUIRE(send_concern(database(), test::noon(), code, another).ok());
  CHECK(figure("select count(*) from outbox where kind = 'concern received'") == 1);
  another.body = "And again.";
  REQUIRE(send_concern(database(), test::noon() + std::chrono::hours(24), code, another).ok());
  CHECK(figure("select count(*) from outbox where kind = 'concern received'") == 2);
}

TEST_CASE_METHOD(ActionStore, "what is sent to the page is refused with a sentence") {
  Concern concern;
  concern.body = "x";
  CHECK(send_concern(database(), test::noon(), "nothing", concern).error().kind == ErrorKind::not_found);
  concern.place_code = "E99";
  CHECK(send_concern(database(), test::noon(), code, concern).error().field == "place");
  concern.place_code.clear();
  auto page = concern_page();
  page.takes = false;
  REQUIRE(save_page(database(), audit(), page).ok());
  CHECK(send_concern(database(), test::noon(), code, concern).error().kind == ErrorKind::conflict);
  CHECK(book().actions.empty());
}

TEST_CASE_METHOD(ActionStore, "notes become actions, all or none") {
  CHECK(*add_actions_from(database(), audit(), "summit", {"Too few places", std::string(300, 'x')}) == 2);
  CHECK(book().actions.front().title.ends_with("…"));
  CHECK(book().actions.front().event_id == event_id);
  CHECK_FALSE(add_actions_from(database(), audit(), "summit", {"One", ""}).ok());
  CHECK(add_actions_from(database(), audit(), "summit", {}).error().kind == ErrorKind::bad_input);
  CHECK(book().actions.size() == 2);
}

TEST_CASE_METHOD(ActionStore, "what goes before the board has its day, and comes off again") {
  const auto id = added(wanted("Pay for transport"));
  CHECK(escalate(database(), audit(), programme, id, version(id), "", "No").error().field == "board_asked");
  REQUIRE(escalate(database(), audit(), programme, id, version(id), "Will you pay?", "").ok());
  CHECK(sheet(id).action.escalated_on.has_value());
  REQUIRE(escalate(database(), audit(), programme, id, version(id), "Will you pay?", "Half of it").ok());
  CHECK(sheet(id).action.board_said == "Half of it");
  REQUIRE(escalate(database(), audit(), programme, id, version(id), "", "").ok());
  CHECK_FALSE(sheet(id).action.escalated_on.has_value());
}

TEST_CASE_METHOD(ActionStore, "the owner of an action that is due gets one mail, without what a family wrote") {
  const auto id = sent();
  auto action = sheet(id).action;
  action.owner_id = lead_id;
  action.due_on = *parse_date("2022-06-20");
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  const auto mails = [&] { return figure("select count(*) from outbox where kind = 'action due'"); };
  REQUIRE(tell_due(database(), *parse_instant("2022-06-19T09:00:00Z")).ok());
  CHECK(mails() == 0);
  const auto due = *parse_instant("2022-06-20T09:00:00Z");
  REQUIRE(tell_due(database(), due).ok());
  REQUIRE(tell_due(database(), due).ok());
  CHECK(mails() == 1);
  mail::Kinds kinds;
  add_mail(kinds, database());
  // What told the team that a family wrote is out of date once somebody sees to it.
  const auto told = mail::claim(database(), due);
  REQUIRE((told.ok() && *told));
  CHECK((*told)->draft.kind == concern_mail);
  const auto late = mail::letter_of(kinds, **told, {due, "https://muster.example.org"});
  REQUIRE(late.ok());
  CHECK_FALSE(*late);
  REQUIRE(mail::settle(database(), due, **told, mail::DeliveryOutcome::dropped, "").ok());
  const auto claimed = mail::claim(database(), due);
  REQUIRE((claimed.ok() && *claimed));
  CHECK((*claimed)->draft.recipient == "lena@example.org");
  const auto letter = mail::letter_of(kinds, **claimed, {due, "https://muster.example.org"});
  REQUIRE((letter.ok() && *letter));
  const auto words = (*letter)->letter.text;
  CHECK(words.find("is due today, Monday 20 June 2022") != std::string::npos);
  CHECK(words.find("https://muster.example.org/programmes/" + programme + "/actions/" + id) != std::string::npos);
  CHECK(words.find("Morwenna") == std::string::npos);
  REQUIRE(set_status(database(), audit(), programme, id, Status::done, {"", true}).ok());
  CHECK_FALSE(*mail::letter_of(kinds, **claimed, {due, "https://muster.example.org"}));
}

TEST_CASE_METHOD(ActionStore,
                 "the team is told of a day on which a later concern waits, though the first has an owner") {
  const auto first = sent();
  Concern concern;
  concern.body = "The bus never comes";
  const auto now = *parse_instant("2022-06-01T09:05:00Z");
  REQUIRE(send_concern(database(), now, code, concern).ok());
  const auto second = book().actions.front().id;
  REQUIRE(second != first);
  auto action = sheet(first).action;
  action.owner_id = lead_id;
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  mail::Kinds kinds;
  add_mail(kinds, database());
  const auto told = mail::claim(database(), now);
  REQUIRE((told.ok() && *told));
  REQUIRE((*told)->draft.kind == concern_mail);
  const auto letter = mail::letter_of(kinds, **told, {now, "https://muster.example.org"});
  REQUIRE((letter.ok() && *letter));
  CHECK((*letter)->letter.text.find("/actions/" + second) != std::string::npos);
  action = sheet(second).action;
  action.owner_id = lead_id;
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  CHECK_FALSE(*mail::letter_of(kinds, **told, {now, "https://muster.example.org"}));
}

TEST_CASE_METHOD(ActionStore,
                 "the board, an answer and its publishing are refused where the action changed meanwhile") {
  const auto id = added(wanted("Pay for transport"));
  const auto seen = version(id);
  REQUIRE(write_answer(database(), audit(), programme, id, seen, "Buses are dear", "We pay", {"", true}).ok());
  CHECK(write_answer(database(), audit(), programme, id, seen, "Mine", "Mine", {"", true}).error().kind ==
        ErrorKind::conflict);
  CHECK(escalate(database(), audit(), programme, id, seen, "Will you pay?", "").error().kind == ErrorKind::conflict);
  CHECK_FALSE(sheet(id).action.escalated_on.has_value());
  // What was looked at is not what is published otherwise.
  const auto looked_at = version(id);
  REQUIRE(
      write_answer(database(), audit(), programme, id, looked_at, "Buses are dear", "We pay half", {"", true}).ok());
  CHECK(publish(database(), audit(), programme, id, looked_at, true).error().kind == ErrorKind::conflict);
  CHECK(public_page(database(), code)->answers.empty());
  CHECK(sheet(id).action.you_said == "Buses are dear");
  REQUIRE(publish(database(), audit(), programme, id, version(id), true).ok());
  CHECK(publish(database(), audit(), programme, id, seen, false).ok());
  CHECK(public_page(database(), code)->answers.empty());
}

TEST_CASE_METHOD(ActionStore, "the same sent again on a day is taken once, by another or on another day anew") {
  Concern concern;
  concern.body = "Our school says no";
  concern.sender = "Morwenna Pike";
  const auto send = [&](const std::string& day) {
    return send_concern(database(), *parse_instant(day + "T09:00:00Z"), code, concern).ok();
  };
  CHECK(send("2022-06-01"));
  CHECK(send("2022-06-01"));
  CHECK(book().actions.size() == 1);
  CHECK(send("2022-06-02"));
  CHECK(book().actions.size() == 2);
  concern.sender = "Jory Pike";
  CHECK(send("2022-06-02"));
  CHECK(book().actions.size() == 3);
}

TEST_CASE_METHOD(ActionStore, "a flood of concerns is refused until the team has taken some of it") {
  const auto id = sent();
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                for (std::int64_t at = 1; at < most_waiting; ++at)
                  session.execute(
                      "insert into action (id, programme_id, number, source, event_id, title, place_code, owner_id, "
                      "goal, starts_on, due_on, status, ended_on, escalated_on, board_asked, board_said, you_said, "
                      "we_did, published_on, raised_on, told_due_on, version) select $1, programme_id, $2, source, "
                      "event_id, title, place_code, owner_id, goal, starts_on, due_on, status, ended_on, "
                      "escalated_on, board_asked, board_said, you_said, we_did, published_on, raised_on, told_due_on, "
                      "version from action where id = $3",
                      {id + std::to_string(at), at + 1, id});
                return Success{};
              })
              .ok());
  Concern concern;
  concern.body = "One more";
  const auto refused = send_concern(database(), test::noon(), code, concern);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(refused.error().message.find("nothing more is taken until the team has taken up") != std::string::npos);
  auto action = sheet(id).action;
  action.owner_id = lead_id;
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  CHECK(send_concern(database(), test::noon(), code, concern).ok());
}

TEST_CASE_METHOD(ActionStore, "another owner is told of a day too, and an action opened again is told of anew") {
  auto action = wanted("Ask", "2022-06-10");
  action.owner_id = lead_id;
  const auto id = added(action);
  const auto mails_after_a_run = [&] {
    REQUIRE(tell_due(database(), *parse_instant("2022-06-20T09:00:00Z")).ok());
    return figure("select count(*) from outbox where kind = 'action due'");
  };
  CHECK(mails_after_a_run() == 1);
  action = sheet(id).action;
  action.owner_id = organiser_id;
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  CHECK(mails_after_a_run() == 2);
  CHECK(mails_after_a_run() == 2);
  action = sheet(id).action;
  action.title = "Ask once more";
  REQUIRE(change_action(database(), audit(), programme, action).ok());
  REQUIRE(set_status(database(), audit(), programme, id, Status::under_way, {"", true}).ok());
  CHECK(mails_after_a_run() == 2);
  REQUIRE(set_status(database(), audit(), programme, id, Status::done, {"", true}).ok());
  CHECK(mails_after_a_run() == 2);
  REQUIRE(set_status(database(), audit(), programme, id, Status::open, {"", true}).ok());
  CHECK(mails_after_a_run() == 3);
}

TEST_CASE_METHOD(ActionStore, "an owner without an account is not noted as told") {
  auto action = wanted("Ask", "2022-06-10");
  action.owner_id = lead_id;
  const auto id = added(action);
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update action set owner_id = 'gone' where id = $1", {id});
                return Success{};
              })
              .ok());
  REQUIRE(tell_due(database(), *parse_instant("2022-06-20T09:00:00Z")).ok());
  CHECK_FALSE(sheet(id).action.told_due_on.has_value());
}

TEST_CASE_METHOD(ActionStore, "whoever leaves owns nothing, and a programme that goes takes all with it") {
  auto action = wanted("Ask");
  action.owner_id = lead_id;
  const auto id = added(action);
  (void)sent();
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                forget_owner(session, lead_id);
                return Success{};
              })
              .ok());
  CHECK(sheet(id).action.owner_id.empty());
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                forget_programme(session, programme);
                return Success{};
              })
              .ok());
  CHECK(figure("select (select count(*) from action) + (select count(*) from family_concern) + "
               "(select count(*) from concern_page)") == 0);
}

}  // namespace muster::actions
