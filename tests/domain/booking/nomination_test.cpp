// Names that an organisation's lead puts forward: in their order within the seats there are, decided for many at once,
// with the mails shown first; and whoever asks themselves is put to their lead.
#include "domain/booking/public_site.hpp"

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/nomination_forgetting_sql.hpp>
#include <muster/domain/booking/nomination_service.hpp>

namespace muster::booking {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

ListedName named(const std::string& id, std::int64_t place, State state) { return {id, id, id, "", place, state, {}}; }

struct NominationSite : PublicSite {
  NominationSite() { add_pages(router, database(), clock, {}); }
  /// Seats of Camden's own, among `all`.
  void share(std::int64_t all, std::int64_t camden) {
    SeatRules rules;
    rules.seats = all;
    rules.kinds = {{"local authority", all, 0, 0, 0, false}};
    rules.organisations = {{text("select id from organisation where name = 'Camden'"), camden}};
    const auto set = set_seat_rules(database(), audit(), summit, rules, std::nullopt);
    if (!set.ok()) FAIL(set.error().message);
  }
  /// Asks a lead by the desk, and returns the path of their page.
  std::string asked(const std::string& lines = "Camden, Gwen Abara, gwen@example.org") {
    const Fields form{{"leads", lines}, {"shown", "yes"}};
    CHECK(test::location(visitor.post(here + "/leads/ask", form)).starts_with(here + "/leads?done=asked"));
    return list_in(about(mails(), "whom does Camden send?"));
  }
  static std::string list_in(const mail::Letter& letter) {
    const auto at = letter.text.find("/nominate/");
    return at == std::string::npos ? std::string() : letter.text.substr(at, std::string("/nominate/").size() + 26);
  }
  web::Reply put(const std::string& list, const std::string& surname) {
    return visitor.post(list, {{"first_name", "Pat"}, {"last_name", surname}, {"email", surname + "@example.org"}});
  }
  std::string person(const std::string& surname) {
    return text("select id from person where last_name = '" + surname + "'");
  }
  std::string booking(const std::string& surname) {
    return text("select b.id from booking b join person p on p.id = b.person_id where p.last_name = '" + surname + "'");
  }
  std::string state(const std::string& surname) {
    return text("select b.state from booking b join person p on p.id = b.person_id where p.last_name = '" + surname +
                "'");
  }
  const std::string here = "/events/summit/nominations";
};

}  // namespace

TEST_CASE("as many names as there are seats stand as nominated, in the lead's order") {
  const std::vector<ListedName> names{named("c", 3, State::nominated), named("a", 1, State::applied),
                                      named("gone", 2, State::booked), named("asks", 0, State::applied),
                                      named("b", 4, State::applied)};
  const auto changes = restated(names, 2);
  // The first place is a's; c keeps the second seat, and b has none.
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].first.booking_id == "a");
  CHECK(changes[0].second == State::nominated);
  // A seat less: c lets go before a takes.
  const auto fewer = restated(names, 1);
  REQUIRE(fewer.size() == 2);
  CHECK(fewer[0].first.booking_id == "c");
  CHECK(fewer[0].second == State::applied);
  CHECK(fewer[1].first.booking_id == "a");
  // Without seats of their own there is no limit, and whoever asks themselves is not named by that.
  CHECK(restated(names, std::nullopt).size() == 2);
}

TEST_CASE("leads are read a line each, and what is none is told with its line") {
  const auto read =
      read_leads("Camden, Gwen Abara, gwen@example.org\n\nRoyal Borough, of Somewhere\tA B\ta@example.org\n");
  REQUIRE(read.ok());
  REQUIRE(read->size() == 2);
  CHECK((*read)[1].organisation == "Royal Borough, of Somewhere");
  CHECK(read_leads("Camden, Gwen Abara").error().message.starts_with("Line 1:"));
  CHECK(read_leads("\nCamden, Gwen Abara, nowhere").error().message.starts_with("Line 2:"));
  CHECK_FALSE(read_leads(" \n").ok());
}

TEST_CASE_METHOD(NominationSite,
                 "a lead names people in order: the organisation's seats are kept for the first, the rest would wait") {
  share(10, 2);
  // The mail stands there before it goes.
  const auto shown = visitor.post(here + "/leads/ask", {{"leads", "Camden, Gwen Abara, gwen@example.org"}});
  CHECK(test::holds(shown, "London SEND Summit: whom does Camden send?"));
  CHECK(test::holds(shown, "2 seats are for Camden, and 2 are still to name."));
  CHECK(mails().empty());
  const auto list = asked();
  REQUIRE(list.size() > 20);
  for (const auto* name : {"Lind", "Okoro", "Silva"}) CHECK(test::location(put(list, name)) == list + "?done=named");
  CHECK(state("Lind") == "nominated");
  CHECK(state("Silva") == "applied");
  CHECK(test::holds(visitor.get(list), "all of them are taken or named"));
  // Nobody hears of it yet.
  CHECK(mails().empty());
  CHECK(visitor.post(list + "/move", {{"name", booking("Silva")}, {"by", "-1"}}).status == 303);
  CHECK(state("Silva") == "nominated");
  CHECK(state("Okoro") == "applied");
  CHECK(visitor.post(list + "/take-back", {{"name", booking("Lind")}}).status == 303);
  CHECK(state("Okoro") == "nominated");
  CHECK(state("Lind") == "cancelled");
  CHECK(mails().empty());
  // And once more, at the end of the list.
  CHECK(put(list, "Lind").status == 303);
  CHECK(state("Lind") == "applied");
  CHECK(figure("select count(*) from person where last_name = 'Lind'") == 1);
  // Whoever books by themselves finds those seats taken.
  CHECK(book("Later").status == 200);
  CHECK(state("Later") == "waiting");
}

TEST_CASE("a seat is kept for a name where the organisation has seats of its own, and nowhere else") {
  const auto zone = *Zone::named("Europe/London");
  CHECK(standing_words(named("a", 1, State::nominated), 2, zone).starts_with("A seat is kept."));
  CHECK(standing_words(named("a", 1, State::nominated), std::nullopt, zone) == "Named; the programme decides.");
}

TEST_CASE_METHOD(NominationSite,
                 "a seat that comes free, or is there no more, is told by the names of a list at once") {
  share(10, 2);
  const auto list = asked();
  CHECK(book("Early").status == 200);
  const auto own = link_in(about(mails(), "your place is booked"));
  for (const auto* name : {"Lind", "Okoro"}) CHECK(put(list, name).status == 303);
  CHECK(state("Okoro") == "applied");
  // Somebody gives their place back.
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  CHECK(state("Okoro") == "nominated");
  // The organisers have one seat less for them, and more again.
  SeatRules rules;
  rules.seats = 10;
  rules.kinds = {{"local authority", 10, 0, 0, 0, false}};
  const auto camden = text("select id from organisation where name = 'Camden'");
  rules.organisations = {{camden, 1}};
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, 1).ok());
  CHECK(state("Lind") == "nominated");
  CHECK(state("Okoro") == "applied");
  rules.organisations = {{camden, 3}};
  REQUIRE(set_seat_rules(database(), audit(), summit, rules, 2).ok());
  CHECK(state("Okoro") == "nominated");
  CHECK_FALSE(test::holds(visitor.get(list), "No seat is left for this name"));
}

TEST_CASE_METHOD(NominationSite,
                 "names to decide about stand in their lead's order, and whom none placed behind them") {
  share(10, 2);
  open(BookingWay::ask);
  const auto list = asked();
  for (const auto* name : {"Silva", "Okoro", "Lind"}) CHECK(put(list, name).status == 303);
  (void)book("Abbott");
  const auto order = [&](const std::string& address) {
    const auto shown = visitor.get(address).body;
    std::vector<std::pair<std::size_t, std::string>> at;
    for (const auto* name : {"Abbott", "Lind", "Okoro", "Silva"})
      at.emplace_back(shown.find(std::string("Pat ") + name), name);
    std::ranges::sort(at);
    std::string names;
    for (const auto& [where, name] : at) names += name + " ";
    return names;
  };
  CHECK(order(here) == "Silva Okoro Lind Abbott ");
  CHECK(order(here + "?sort=place") == "Silva Okoro Lind Abbott ");
  CHECK(order(here + "?sort=name") == "Abbott Lind Okoro Silva ");
}

TEST_CASE_METHOD(NominationSite, "the programme decides about many at once, in the leads' order, and all are told") {
  share(10, 2);
  const auto list = asked();
  for (const auto* name : {"Lind", "Okoro", "Silva"}) CHECK(put(list, name).status == 303);
  CHECK(test::holds(visitor.get(here), "3 names wait for you to decide."));
  const Fields all{{"row[]", person("Silva")}, {"row[]", person("Lind")}, {"row[]", person("Okoro")}};
  const auto asked_first = visitor.post(here + "/offer", all);
  CHECK(test::holds(asked_first, "Offer a seat to 3 people?"));
  CHECK(test::holds(asked_first, "Pat Lind and Pat Okoro"));
  CHECK(test::holds(asked_first, "No seat is left: on the waiting list: 1."));
  CHECK(test::holds(asked_first, "London SEND Summit: a place is free for you"));
  CHECK(state("Lind") == "nominated");
  CHECK(mails().empty());
  auto sure = all;
  sure.emplace_back("asked", "yes");
  CHECK(test::location(visitor.post(here + "/offer", sure)) == here + "?done=3");
  CHECK(state("Lind") == "offered");
  CHECK(state("Okoro") == "offered");
  CHECK(state("Silva") == "waiting");
  const auto letters = mails();
  CHECK(letters.size() == 4);
  const auto told = about(letters, "what became of your names");
  CHECK(told.text.find("Pat Silva: on the waiting list.") != std::string::npos);
  const auto own = link_in(about(letters, "a place is free for you"));
  CHECK(test::holds(visitor.get(list), "Is offered a place until"));
  // Who leaves it lets the next one in, by themselves.
  CHECK(visitor.post(own + "/refuse", {}).status == 303);
  CHECK(state("Silva") == "offered");
  // The other window of the desk is told, and nothing is done twice.
  CHECK(visitor.post(here + "/offer", sure).status == 409);
  CHECK(test::holds(visitor.get("/events/summit/delegates?person=" + person("Silva")), "Nominated"));
}

TEST_CASE_METHOD(NominationSite,
                 "whom the programme does not take hears nothing, the lead does, and the next moves up") {
  share(10, 1);
  const auto list = asked();
  for (const auto* name : {"Lind", "Okoro"}) CHECK(put(list, name).status == 303);
  const Fields declined{{"row[]", person("Lind")}, {"asked", "yes"}};
  CHECK(visitor.post(here + "/decline", declined).status == 303);
  CHECK(state("Lind") == "cancelled");
  CHECK(state("Okoro") == "nominated");
  const auto letters = mails();
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].text.find("Pat Lind: has no place.") != std::string::npos);
  const Fields booked{{"row[]", person("Okoro")}, {"asked", "yes"}};
  CHECK(visitor.post(here + "/book", booked).status == 303);
  CHECK(state("Okoro") == "booked");
  CHECK(test::holds(visitor.get(link_in(about(mails(), "your place is booked"))), "Pat Okoro"));
}

TEST_CASE_METHOD(NominationSite,
                 "whoever asks for a place is put to their lead, and becomes a nomination when they say so") {
  open(BookingWay::ask);
  share(10, 2);
  const auto list = asked();
  CHECK(book("Lind").status == 200);
  CHECK(book("Okoro").status == 200);
  CHECK(book("Alone", "Barnet").status == 200);
  const auto letters = mails();
  CHECK(letters.size() == 5);
  CHECK(about(letters, "somebody of Camden asks for a place")
            .text.find(" of Camden ask for a place at London SEND Summit") != std::string::npos);
  CHECK(state("Lind") == "applied");
  CHECK(test::holds(visitor.get(list), "They ask for a place"));
  CHECK(visitor.post(list + "/answer", {{"name", booking("Lind")}, {"forward", "yes"}}).status == 303);
  CHECK(visitor.post(list + "/answer", {{"name", booking("Okoro")}, {"forward", "no"}}).status == 303);
  CHECK(state("Lind") == "nominated");
  CHECK(state("Okoro") == "cancelled");
  // Who asked themselves has a page, and is told; who has no lead is the programme's.
  const auto told = mails();
  REQUIRE(told.size() == 1);
  CHECK(told[0].text.find("does not put the name forward this time") != std::string::npos);
  CHECK(state("Alone") == "applied");
  CHECK(visitor.post(list + "/answer", {{"name", booking("Okoro")}, {"forward", "yes"}}).status == 409);
  const auto decided =
      decide_nominations(database(), audit(), summit, {person("Lind"), person("Alone")}, NominationAnswer::book);
  REQUIRE(decided.ok());
  CHECK(decided->done.size() == 2);
  CHECK(state("Lind") == "booked");
  CHECK(state("Alone") == "booked");
}

TEST_CASE_METHOD(NominationSite, "a lead's page tells nobody who stands in the event, and opens nothing for others") {
  const auto list = asked();
  CHECK(book("Lind").status == 200);
  const auto theirs = booking("Lind");
  (void)mails();
  // Whoever has booked is named as anybody else: the same reply, and the same words on the page.
  CHECK(test::location(put(list, "Lind")) == list + "?done=named");
  CHECK(test::location(put(list, "Silva")) == list + "?done=named");
  const auto page = visitor.get(list).body;
  const std::string words = "Named; the programme decides.";
  REQUIRE(page.find(words) != std::string::npos);
  CHECK(page.find(words, page.find(words) + 1) != std::string::npos);
  CHECK(page.find("Booked.") == std::string::npos);
  CHECK(mails().empty());
  const auto again = put(list, "Lind");
  CHECK(again.status == 422);
  CHECK(test::holds(again, "This address is on your list already."));
  CHECK(visitor.get("/nominate/00000000000000000000000000").status == 404);
  CHECK(visitor.post(list + "/take-back", {{"name", theirs}}).status == 409);
  CHECK(text("select state from booking where id = '" + theirs + "'") == "booked");
  // Who books by that address once more is led to the booking that stands.
  CHECK(book("Lind").status == 200);
  CHECK(about(mails(), "you have a booking already").text.find("Your place is booked") != std::string::npos);
  // The programme learns it, and gives the address no second place.
  const auto named =
      text("select b.person_id from booking b join nomination n on n.booking_id = b.id where n.place = 1");
  for (const auto& decided : {forecast_nominations(database(), clock.now(), summit, {named}, NominationAnswer::book),
                              decide_nominations(database(), audit(), summit, {named}, NominationAnswer::book)}) {
    REQUIRE(decided.ok());
    CHECK(decided->done.empty());
    REQUIRE(decided->refused.size() == 1);
    CHECK(decided->refused[0].first == "Pat Lind");
    CHECK(decided->refused[0].second.find("has a booking of the event already") != std::string::npos);
  }
  REQUIRE(decide_nominations(database(), audit(), summit, {named}, NominationAnswer::decline).ok());
  (void)mails();
  // Another leads the organisation now: the list stays, the first link opens nothing.
  CHECK(put(list, "Okoro").status == 303);
  const auto other = asked("Camden, Ana Silva, ana@example.org");
  CHECK(visitor.get(list).status == 404);
  CHECK(test::holds(visitor.get(other), "Pat Okoro"));
  const auto call = text("select id from nomination_call");
  CHECK(visitor.post(here + "/leads/remind", {{"row[]", call}}).status == 303);
  CHECK(mails().size() == 1);
  CHECK(visitor.post(here + "/leads/remove", {{"row[]", call}}).status == 303);
  CHECK(visitor.get(other).status == 404);
  CHECK(state("Okoro") == "nominated");
  // Nobody leads them now, and the programme decides about them all the same.
  CHECK(test::holds(visitor.get(here), "Pat Okoro"));
  CHECK(test::holds(visitor.get(here + "/leads?done=removed&leads=1"), "wait for you under Nominations"));
  const auto decided = decide_nominations(database(), audit(), summit, {person("Okoro")}, NominationAnswer::book);
  REQUIRE(decided.ok());
  CHECK(decided->done.size() == 1);
  CHECK(state("Okoro") == "booked");
}

TEST_CASE_METHOD(NominationSite, "what is chosen wrongly is told as it is, and names stand where ids would") {
  const auto list = asked();
  CHECK(put(list, "Lind").status == 303);
  Fields many;
  for (int each = 0; each <= 500; ++each) many.emplace_back("row[]", std::to_string(each));
  const auto leads = visitor.post(here + "/leads/remind", many);
  CHECK(leads.status == 422);
  CHECK(test::holds(leads, "Choose at most 500 at once."));
  const auto names = visitor.post(here + "/offer", many);
  CHECK(names.status == 422);
  CHECK(test::holds(names, "Decide about 500 at a time."));
  const auto gone = person("Lind");
  REQUIRE(events::add_event(database(), audit(),
                            {"other", "The other", "2022-06-25", "london", "Coin Street", "in person", "LIIA"})
              .ok());
  const auto decided = decide_nominations(database(), audit(), "other", {gone}, NominationAnswer::book);
  REQUIRE(decided.ok());
  REQUIRE(decided->refused.size() == 1);
  CHECK(decided->refused[0].first == "Pat Lind");
}

TEST_CASE_METHOD(NominationSite,
                 "a forecast writes nothing and waits for no writer; two of one name have their own mails") {
  share(10, 1);
  const auto list = asked();
  for (const auto* name : {"Lind", "Okoro"}) CHECK(put(list, name).status == 303);
  const auto works = database().counts().works;
  const auto forecast =
      forecast_nominations(database(), clock.now(), summit, {person("Okoro"), person("Lind")}, NominationAnswer::offer);
  REQUIRE(forecast.ok());
  CHECK(database().counts().works == works);
  REQUIRE(forecast->done.size() == 2);
  CHECK(forecast->done[0].person_id == person("Lind"));
  CHECK(forecast->done[0].state == State::offered);
  CHECK(forecast->done[1].state == State::waiting);
}

TEST_CASE_METHOD(NominationSite, "after its last day a list is read alone, and a lead goes when the event is over") {
  const Fields form{{"leads", "Camden, Gwen Abara, gwen@example.org"},
                    {"until-day", "12"},
                    {"until-month", "6"},
                    {"until-year", "2022"},
                    {"shown", "yes"}};
  CHECK(visitor.post(here + "/leads/ask", form).status == 303);
  const auto list = list_in(about(mails(), "whom does Camden send?"));
  CHECK(put(list, "Lind").status == 303);
  clock.advance(*parse_instant("2022-06-13T10:00:00Z") - clock.now());
  const auto late = put(list, "Okoro");
  CHECK(late.status == 409);
  CHECK(test::holds(late, "Names could be put forward until Sunday 12 June 2022."));
  CHECK_FALSE(test::holds(visitor.get(list), "Take off the list"));
  for (const auto& [at, left] : {std::pair("2022-06-24T10:00:00Z", 1), {"2022-06-25T10:00:00Z", 0}}) {
    const auto now = *parse_instant(at);
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  (void)drop_ended_leads(session, now);
                  return Success{};
                })
                .ok());
    CHECK(figure("select count(*) from nomination_call") == left);
  }
  CHECK(figure("select count(*) from nomination_link") == 0);
}

TEST_CASE_METHOD(NominationSite, "leads that nobody can ask are told with their reason, and nobody is asked") {
  for (const auto& [lines, words] : {std::pair("Camdem, Gwen Abara, gwen@example.org", "Do you mean Camden?"),
                                     {"Camden, A B, a@example.org\nCamden, C D, c@example.org", "stands there twice"},
                                     {"Camden, Gwen Abara", "Line 1"}}) {
    const auto refused = visitor.post(here + "/leads/ask", {{"leads", lines}, {"shown", "yes"}});
    CHECK(refused.status == 422);
    CHECK(test::holds(refused, words));
  }
  REQUIRE(events::cancel_event(database(), audit(), summit, "Snow.").ok());
  CHECK(visitor.post(here + "/leads/ask", {{"leads", "Camden, A B, a@example.org"}}).status == 409);
  CHECK(mails().empty());
}

TEST_CASE_METHOD(NominationSite,
                 "whoever is named hears nothing of it before the decision, whoever types their address") {
  for (const auto way : {BookingWay::ask, BookingWay::open}) {
    open(way);
    const auto list = asked();
    const std::string name = way == BookingWay::ask ? "Lind" : "Okoro";
    CHECK(put(list, name).status == 303);
    CHECK(book(name).status == 200);
    const auto letter = about(mails(), "you asked for a place");
    CHECK(letter.text.find("put forward") == std::string::npos);
    CHECK(state(name) == "nominated");
    const auto own = visitor.get(link_in(letter));
    CHECK(test::holds(own, "You asked for a place"));
    CHECK_FALSE(test::holds(own, "put forward"));
    CHECK_FALSE(test::holds(own, "Nominated"));
    // Once more, as of everybody's booking.
    CHECK(book(name).status == 200);
    CHECK(about(mails(), "you have a booking already").text.find("put forward") == std::string::npos);
  }
}

TEST_CASE_METHOD(NominationSite, "an offer says who put the name forward") {
  const auto list = asked();
  CHECK(put(list, "Lind").status == 303);
  REQUIRE(decide_nominations(database(), audit(), summit, {person("Lind")}, NominationAnswer::offer).ok());
  CHECK(about(mails(), "a place is free for you").text.find("Camden put your name forward. A place is free") !=
        std::string::npos);
}

TEST_CASE_METHOD(NominationSite, "whoever asks is told that their lead hears their name, before and after") {
  open(BookingWay::ask);
  CHECK_FALSE(test::holds(visitor.get("/b/" + code + "/book"), "Where yours has one, they are told your name"));
  (void)asked();
  CHECK(test::holds(visitor.get("/b/" + code + "/book"), "Where yours has one, they are told your name"));
  const auto sent = book("Lind");
  CHECK(test::holds(sent, "The lead of Camden is told your name and asked first, and the programme decides then."));
  CHECK(test::holds(book("Alone", "Barnet"), "An organiser decides, and nothing is booked before."));
  const auto letters = mails();
  std::string own;
  for (const auto& letter : letters)
    if (letter.text.find("the lead of Camden is told your name") != std::string::npos) own = link_in(letter);
  REQUIRE_FALSE(own.empty());
  CHECK(test::holds(visitor.get(own), "the lead of Camden is told your name"));
}

TEST_CASE_METHOD(NominationSite,
                 "nothing is called a booking that never was one, and a lead's old tab is told the truth") {
  open(BookingWay::ask);
  const auto list = asked();
  CHECK(book("Lind").status == 200);
  (void)mails();
  CHECK(visitor.post(list + "/answer", {{"name", booking("Lind")}, {"forward", "no"}}).status == 303);
  const auto refused = about(mails(), "you have no place");
  CHECK(refused.text.find("Your booking is cancelled") == std::string::npos);
  CHECK(refused.text.find("Camden does not put the name forward this time.") != std::string::npos);
  const auto page = visitor.get(link_in(refused));
  CHECK(test::holds(page, "Camden does not put the name forward this time. If something has changed since"));
  const auto stale = visitor.post(list + "/answer", {{"name", booking("Lind")}, {"forward", "yes"}});
  CHECK(stale.status == 409);
  CHECK(test::holds(stale, "this is answered already, by the link of your list."));

  CHECK(book("Okoro").status == 200);
  std::string own;
  for (const auto& letter : mails())
    if (const auto link = link_in(letter); !link.empty()) own = link;
  CHECK(visitor.post(own + "/leave", {}).status == 303);
  const auto left = about(mails(), "you are not coming");
  CHECK(left.text.find("Your wish for a place was taken back. Nothing was booked") != std::string::npos);
  const auto late = visitor.post(list + "/answer", {{"name", booking("Okoro")}, {"forward", "yes"}});
  CHECK(late.status == 409);
  CHECK(test::holds(late, "they do not ask for a place any more."));
}

TEST_CASE_METHOD(NominationSite, "a last day for names after the event is refused before the mail is shown") {
  const auto refused = visitor.post(here + "/leads/ask", {{"leads", "Camden, Gwen Abara, gwen@example.org"},
                                                          {"until-day", "25"},
                                                          {"until-month", "6"},
                                                          {"until-year", "2022"}});
  CHECK(refused.status == 422);
  CHECK(test::holds(refused, "Names are put forward before the event</a>"));
}

}  // namespace muster::booking
