// Contact details: apart from the answers on every way in, in steps like the figures, and gone on their day.
#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/withdrawal_service.hpp>

#include "domain/feedback/summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;

const std::string touch_text = R"(form touch "Keep in touch"
  anonymous
  delete personal after 90 days

page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"

page "Keep in touch"
  address   "Your e-mail address"  email  personal
  news      "What may we send you?"  pick any  personal
            [ ] report "The report"
            [ ] dates  "The dates"
)";

struct Touch : Feedback {
  explicit Touch(const std::string& form = touch_text) {
    publish(form);
    REQUIRE(open_round(database(), now(), "summit").ok());
  }
  std::string send(int number) {
    const auto who = "guest" + std::to_string(number);
    const auto sent =
        submit(database(), clock.now(), round().short_code,
               {{"helpful", {"helpful"}}, {"address", {who + "@example.org"}}, {"news", {"report"}}}, "key " + who);
    REQUIRE(sent.ok());
    REQUIRE(sent->errors.empty());
    return sent->receipt;
  }
  void send_many(int count) {
    for (int at = 0; at < count; ++at) (void)send(at);
  }
  std::int64_t kept() { return figure("select count(*) from personal_answer"); }
  std::int64_t listed() {
    const auto id = event_id();
    const auto found = database().read([&](store::Session& session) -> Result<std::int64_t> {
      return static_cast<std::int64_t>(listed_personal(session, *round_of_event(session, id), {}).rows.size());
    });
    REQUIRE(found.ok());
    return *found;
  }
  std::string event_id() { return text("select id from event where slug = 'summit'"); }
  std::int64_t drop(std::int64_t most = 1000) {
    std::int64_t went = 0;
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  went = drop_due_personal(session, clock.now(), most);
                  return Success{};
                })
                .ok());
    return went;
  }
};

}  // namespace

TEST_CASE("contact details are stored apart, and no answer holds them") {
  Touch summit;
  summit.send_many(1);
  CHECK(summit.text("select answers from response") == R"({"helpful":{"codes":["helpful"],"texts":[]}})");
  CHECK(summit.text("select answers from personal_answer") ==
        R"({"address":{"codes":[],"texts":["guest0@example.org"]},"news":{"codes":["report"],"texts":[]}})");
  // Whoever gives none has no row.
  summit.answer("another key");
  CHECK(summit.stored() == 2);
  CHECK(summit.kept() == 1);
  // What is refused leaves nothing, apart or not.
  const auto wrong = submit(summit.database(), summit.clock.now(), summit.round().short_code,
                            {{"helpful", {"helpful"}}, {"address", {"not an address"}}}, "a third key");
  REQUIRE(wrong.ok());
  CHECK(wrong->errors.size() == 1);
  CHECK(summit.kept() == 1);
}

TEST_CASE("contact details join their list as answers join the figures") {
  Touch summit;
  summit.send_many(9);
  CHECK(summit.listed() == 0);
  (void)summit.send(9);
  CHECK(summit.listed() == 5);
  (void)summit.send(10);
  CHECK(summit.listed() == 5);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.listed() == 11);
  // Fewer than five that come after a closing stay out of the list, as they stay out of the figures.
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  (void)summit.send(11);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.listed() == 11);
}

TEST_CASE("the page of contact details does not tell whether the latest person left some") {
  Touch summit;
  const auto page = [&] { return summit.visitor.get("/events/summit/form/contacts").body; };
  const auto of_nobody = page();
  CHECK(holds(summit.visitor.get("/events/summit/form/contacts"), "join the list with others, five at a time"));
  summit.answer("who leaves none");
  CHECK(page() == of_nobody);
  (void)summit.send(1);
  CHECK(page() == of_nobody);
}

TEST_CASE("contact details of a form with names are listed at once, and the page says so") {
  auto named = touch_text;
  named.erase(named.find("  anonymous\n"), 12);
  Touch summit(named);
  CHECK(holds(summit.visitor.get("/events/summit/form/contacts"), "They come here as people send them."));
  (void)summit.send(1);
  CHECK(summit.listed() == 1);
  CHECK_FALSE(holds(summit.visitor.get("/events/summit/form/contacts"), "five at a time"));
}

TEST_CASE("no figure and no file of answers knows of contact details") {
  Touch summit;
  summit.send_many(12);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto id = summit.event_id();
  const auto given = summit.database().read([&](store::Session& session) -> Result<RoundAnswers> {
    return answers_of(session, *round_of_event(session, id));
  });
  REQUIRE(given.ok());
  CHECK(given->versions.form().question("address") == nullptr);
  for (const auto* file : {"answers.csv", "answers.json", "answers.sps", "answers.xlsx?rows=whole"}) {
    INFO(file);
    const auto reply = summit.visitor.get(std::string("/events/summit/") + file);
    CHECK(reply.status == 200);
    CHECK(reply.body.find("example.org") == std::string::npos);
    CHECK(reply.body.find("e-mail") == std::string::npos);
  }
}

TEST_CASE("those who may see contact details find them in a list and a file, and delete what somebody asks for") {
  Touch summit;
  summit.send_many(10);
  CHECK(holds(summit.visitor.get("/events/summit/form"), "/events/summit/form/contacts"));
  auto page = summit.visitor.get("/events/summit/form/contacts");
  CHECK(page.status == 200);
  CHECK(holds(page, "5 people left contact details"));
  CHECK(holds(page, "They are deleted 90 days after the form has closed."));
  CHECK(holds(page, "The report"));
  const auto file = summit.visitor.get("/events/summit/form/contacts.csv");
  CHECK(file.status == 200);
  CHECK(test::times(file.body, "@example.org") == 5);
  CHECK(holds(file, "Your e-mail address,What may we send you?"));
  const auto row = summit.text("select id from personal_answer where released = 1 order by id limit 1");
  const auto ask = summit.visitor.get("/events/summit/form/contacts/delete?row=" + row);
  CHECK(holds(ask, "Delete these contact details?"));
  // Whoever deletes sees whose details they are.
  CHECK(holds(ask, "Your e-mail address: guest"));
  CHECK(holds(ask, "What may we send you?: The report"));
  CHECK(summit.visitor.post("/events/summit/form/contacts/delete", {{"row", row}}).status == 303);
  CHECK(summit.kept() == 9);
  CHECK(summit.figure("select count(*) from audit where action = 'contact details deleted'") == 1);
  // Pressed twice, or of another round: nothing more goes.
  CHECK(summit.visitor.get("/events/summit/form/contacts/delete?row=" + row).status == 303);
  CHECK(summit.visitor.get("/events/summit/form/contacts/delete?row=nobody").status == 303);
  CHECK(summit.visitor.post("/events/summit/form/contacts/delete", {{"row", row}}).status == 303);
  CHECK(summit.visitor.post("/events/summit/form/contacts/delete", {{"row", "' or 1 = 1"}}).status == 303);
  CHECK(summit.kept() == 9);
  CHECK(summit.stored() == 10);
}

TEST_CASE("contact details go when the days that the form promised are over") {
  Touch summit;
  summit.send_many(7);
  summit.clock.advance(std::chrono::days(400));
  CHECK(summit.drop() == 0);  // the form is open
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  summit.clock.advance(std::chrono::days(90));
  CHECK(summit.drop() == 0);  // the last day counts whole
  summit.clock.advance(std::chrono::days(1));
  CHECK(summit.drop(3) == 3);
  CHECK(summit.drop(3) == 3);
  CHECK(summit.drop(3) == 1);
  CHECK(summit.kept() == 0);
  CHECK(summit.stored() == 7);
}

TEST_CASE("a form that is opened again keeps contact details no longer") {
  Touch summit;
  summit.send_many(6);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  summit.clock.advance(std::chrono::days(80));
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  summit.clock.advance(std::chrono::days(5));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.drop() == 0);
  summit.clock.advance(std::chrono::days(6));
  CHECK(summit.drop() == 6);
}

TEST_CASE("the shortest time that a version promised holds for all") {
  Touch summit;
  summit.send_many(1);
  auto shorter = touch_text;
  shorter.replace(shorter.find("after 90"), 8, "after 10");
  summit.publish(shorter);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  summit.clock.advance(std::chrono::days(11));
  CHECK(summit.drop() == 1);
}

TEST_CASE("a code withdraws the answers, and people are told that it leads to nothing else") {
  Touch summit;
  const auto receipt = summit.send(1);
  const auto code = summit.round().short_code;
  CHECK(holds(summit.visitor.get("/f/" + code + "/withdraw"), "The code does not lead to contact details"));
  REQUIRE(withdraw(summit.database(), summit.clock.now(), summit.round().id, receipt).ok());
  CHECK(summit.stored() == 0);
  CHECK(summit.kept() == 1);
}

TEST_CASE("whoever is asked for contact details reads what becomes of them") {
  Touch summit;
  const auto code = summit.round().short_code;
  const auto first = summit.visitor.get("/f/" + code);
  CHECK_FALSE(holds(first, "Contact details are kept apart"));
  const auto one_page = summit.visitor.get("/f/" + code + "?pages=one");
  CHECK(holds(one_page,
              "Contact details are kept apart from your answers: nothing joins the two. They are deleted 90 days after "
              "the form has closed."));
}

TEST_CASE("files of answers and sheets of paper never fill them") {
  Touch summit;
  const auto done = summit.import("Was it helpful?,Your e-mail address\nHelpful,lena@example.org\n");
  REQUIRE(done.ok());
  CHECK(done->added == 1);
  CHECK(summit.kept() == 0);
  CHECK(summit.text("select answers from response") == R"({"helpful":{"codes":["helpful"],"texts":[]}})");
}

TEST_CASE("on paper contact details are torn off, and typed in by themselves") {
  Touch summit;
  const auto sheet = summit.visitor.get("/events/summit/form/paper");
  CHECK(holds(sheet, "Tear this part off"));
  CHECK(holds(sheet, "They are deleted 90 days after the form has closed."));
  CHECK(holds(summit.visitor.get("/events/summit/form/sheets"), "How many sheets"));
  CHECK(holds(summit.visitor.get("/events/summit/form/contacts"), "Type in a part from paper"));
  CHECK(holds(summit.visitor.get("/events/summit/form/contacts/new"), "1 Your e-mail address"));
  const auto here = "/events/summit/form/contacts/new";
  CHECK(summit.visitor.post(here, {{"address", "gwen@example.org"}, {"news", "12"}}).status == 303);
  CHECK(summit.text("select answers from personal_answer").find("\"dates\"") != std::string::npos);
  const auto wrong = summit.visitor.post(here, {{"address", "no address"}, {"news", ""}});
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "value=\"no address\""));
  CHECK(summit.visitor.post(here, {{"address", ""}, {"news", ""}}).status == 422);
  CHECK(summit.kept() == 1);
  CHECK(summit.stored() == 0);
}

TEST_CASE("the order in which parts from paper are typed in is forgotten, also where no answer comes") {
  Touch summit;
  std::map<std::string, SeenAnswers> seen;
  const auto forget = [&] { REQUIRE(forget_arrivals(summit.database(), seen).ok()); };
  forget();
  const auto type_in = [&](const std::string& address) {
    return summit.visitor.post("/events/summit/form/contacts/new", {{"address", address}, {"news", ""}}).status;
  };
  REQUIRE(type_in("gwen@example.org") == 303);
  REQUIRE(type_in("ivor@example.org") == 303);
  const auto before = seen;
  forget();
  CHECK(seen != before);  // so all was written anew
  const auto after = seen;
  forget();
  CHECK(seen == after);
  CHECK(summit.kept() == 2);
}

}  // namespace muster::feedback
