// Questions of a booking page: asked of whoever books, kept beside their name, and nowhere else.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/person_sql.hpp>

namespace muster::booking {
namespace {

constexpr const char* coming = R"(form coming "Coming to the day"

page "Coming to the day"
  arrives*  "How do you come?"  pick one
            if missing "Say how you come"
            ( ) train "By train"
            ( ) other ... "Another way"

  stations  "Which stations suit you?"  pick any
            ask if arrives = train
            [ ] west "Westminster"
            [ ] east "Stratford"

  email     "Which newsletters do you read?"  text up to 40
)";

struct AskingSite : PublicSite {
  AskingSite() { ask(coming); }
  void ask(const std::string& text) {
    const auto asked = ask_on_booking(database(), audit(), summit, text);
    if (!asked.ok()) FAIL(asked.error().message);
    version = asked->asked.version;
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> answered(const std::string& surname) {
    auto all = fields(surname);
    all.insert(all.end(), {{"questions", std::to_string(version)},
                           {"q.arrives", "train"},
                           {"q.stations[]", "west"},
                           {"q.stations[]", "east"},
                           {"q.email", "The Bulletin"}});
    return all;
  }
  std::string person() { return text("select person_id from booking"); }
  std::int64_t version = 0;
};

}  // namespace

TEST_CASE_METHOD(AskingSite, "the booking page asks the organisers' questions between where one comes from and needs") {
  const auto page = visitor.get("/b/" + code + "/book");
  CHECK(test::holds(page, "Five short parts"));
  const auto at = [&](const std::string& words) { return page.body.find(words); };
  CHECK(at("Where you come from") < at("Coming to the day"));
  CHECK(at("Coming to the day") < at("What you need on the day"));
  CHECK(test::holds(page, "name=\"q.arrives\""));
  // The script knows the field by the name that it has here.
  CHECK(test::holds(page, "data-when=\"q.arrives="));
}

TEST_CASE_METHOD(AskingSite, "what is missing is said beside the other fields, and what was typed stays") {
  auto typed = answered("Lind");
  std::erase_if(typed, [](const auto& field) { return field.first == "q.arrives" || field.first == "first_name"; });
  const auto refused = visitor.post("/b/" + code + "/book", typed);
  CHECK(refused.status == 422);
  CHECK(test::holds(refused, "href=\"#q-arrives\">Say how you come"));
  CHECK(test::holds(refused, "Give your first name"));
  CHECK(test::holds(refused, "value=\"The Bulletin\""));
  CHECK(in_state("booked") == 0);
  CHECK(mails().empty());
}

TEST_CASE_METHOD(AskingSite,
                 "answers stand with the booking: on the own page, in the sheet, the file and the person's data") {
  CHECK(visitor.post("/b/" + code + "/book", answered("Lind")).status == 200);
  REQUIRE(figure("select count(*) from booking_answers") == 1);
  const auto own = link_in(mails().at(0));
  const auto page = visitor.get(own);
  CHECK(test::holds(page, "Westminster; Stratford"));
  const auto file = export_delegates(database(), summit, "csv");
  REQUIRE(file.ok());
  CHECK(file->find("How do you come?,Which stations suit you?,Which newsletters do you read?") != std::string::npos);
  CHECK(file->find("By train,\"Westminster; Stratford\",The Bulletin") != std::string::npos);
  CHECK(export_delegates(database(), summit, "csv", Contacts::left_out)->find("Bulletin") == std::string::npos);
  const auto id = person();
  const auto held = database().read(
      [&](store::Session& session) -> Result<std::vector<PersonBooking>> { return bookings_of(session, id); });
  REQUIRE(held->at(0).answers.size() == 3);
  CHECK(held->at(0).answers[0].answer == "By train");

  // They are changed by the own link, and what was answered stands there first.
  CHECK(test::holds(visitor.get(own + "/change"), "value=\"The Bulletin\""));
  std::vector<std::pair<std::string, std::string>> changed{{"first_name", "Pat"},
                                                           {"last_name", "Lind"},
                                                           {"questions", std::to_string(version)},
                                                           {"q.arrives", "other"},
                                                           {"q.arrives.other", "By boat"}};
  CHECK(visitor.post(own + "/change", changed).status == 303);
  CHECK(test::holds(visitor.get(own), "Another way: By boat"));
  CHECK_FALSE(test::holds(visitor.get(own), "Westminster"));
}

TEST_CASE_METHOD(AskingSite, "questions that change while somebody types are asked once more, and nothing is saved") {
  auto typed = answered("Lind");
  ask(std::string(coming) + "\n  why*  \"Why do you come?\"  lines 2\n");
  const auto missing = visitor.post("/b/" + code + "/book", typed);
  CHECK(missing.status == 422);
  CHECK(test::holds(missing, "Why do you come?"));
  typed.emplace_back("q.why", "To learn");
  const auto refused = visitor.post("/b/" + code + "/book", typed);
  CHECK(refused.status == 409);
  CHECK(test::holds(refused, "The questions of this page were changed while you filled it in"));
  CHECK(test::holds(refused, "value=\"The Bulletin\""));
  CHECK(test::holds(refused, "name=\"questions\" value=\"2\""));
  CHECK(in_state("booked") == 0);
  ask("");
  CHECK(visitor.post("/b/" + code + "/book", typed).status == 409);
  std::erase_if(typed, [](const auto& field) { return field.first == "questions"; });
  CHECK(visitor.post("/b/" + code + "/book", typed).status == 200);
  CHECK(figure("select count(*) from booking_answers") == 0);
}

TEST_CASE_METHOD(AskingSite, "all ticks go along while the organisation is asked about") {
  auto typed = answered("Lind");
  for (auto& [name, value] : typed)
    if (name == "organisation") value = "king";
  const auto which = visitor.post("/b/" + code + "/book", typed);
  REQUIRE(test::holds(which, "Which organisation?"));
  CHECK(test::holds(which, "value=\"west\""));
  CHECK(test::holds(which, "value=\"east\""));
  typed.emplace_back("which_asked", "yes");
  const auto again = visitor.post("/b/" + code + "/book", typed);
  CHECK(test::holds(again, "value=\"west\""));
  CHECK(test::holds(again, "value=\"east\""));
}

TEST_CASE_METHOD(AskingSite,
                 "a code keeps its meaning once somebody answered, and questions without names are refused") {
  CHECK(visitor.post("/b/" + code + "/book", answered("Lind")).status == 200);
  const auto refused =
      ask_on_booking(database(), audit(), summit,
                     "form coming \"Coming\"\n\npage \"P\"\n  arrives \"How old are you?\" number 1 to 99\n");
  REQUIRE_FALSE(refused.ok());
  CHECK_FALSE(refused.error().diagnostics.empty());
  const auto anonymous =
      ask_on_booking(database(), audit(), summit, "form a \"A\"\n  anonymous\n\npage \"P\"\n  why \"Why?\" lines 2\n");
  REQUIRE_FALSE(anonymous.ok());
  CHECK(anonymous.error().message.find("beside a name") != std::string::npos);
  CHECK(booking_questions(database(), summit)->answered == 1);
  CHECK(ask_on_booking(database(), audit(), summit, "", 7).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(AskingSite, "whoever gets the place, or is erased, takes no answers along") {
  BookingPage page;
  page.way = BookingWay::open;
  page.substitutes = Substitutes::until;
  page.substitutes_until = *parse_date("2022-06-20");
  REQUIRE(set_booking_page(database(), audit(), summit, page).ok());
  CHECK(visitor.post("/b/" + code + "/book", answered("Lind")).status == 200);
  const auto own = link_in(mails().at(0));
  CHECK(visitor.post(own + "/substitute", {{"first_name", "Ana"}, {"last_name", "Silva"}, {"email", "ana@example.org"}})
            .status == 200);
  CHECK(figure("select count(*) from booking_answers") == 0);
  const auto theirs = link_in(about(mails(), "your place is booked"));
  CHECK(test::holds(visitor.get(theirs), "The organisers ask you something too."));
}

TEST_CASE_METHOD(AskingSite, "a merge keeps both answers, and gives them back") {
  CHECK(visitor.post("/b/" + code + "/book", answered("Lind")).status == 200);
  CHECK(visitor.post("/b/" + code + "/book", answered("Lindt")).status == 200);
  const auto kept =
      text("select person_id from booking b join person p on p.id = b.person_id where p.last_name = 'Lind'");
  const auto gone = text("select id from person where last_name = 'Lindt'");
  const auto merged = merge_delegates(database(), audit(), summit,
                                      {kept, gone, figure("select version from person where id = $1", {kept}),
                                       figure("select version from person where id = $1", {gone})});
  if (!merged.ok()) FAIL(merged.error().message);
  CHECK(figure("select count(*) from booking_answers") == 2);
  REQUIRE(undo_change(database(), audit(), summit, merged->id).ok());
  CHECK(figure("select count(distinct booking_id) from booking_answers where booking_id = origin") == 2);
}

}  // namespace muster::booking
