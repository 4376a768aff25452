// Somebody who knows whose link was used, and when, and reads all that the desk shows and the database holds, learns
// nothing of who answered what.
#include <algorithm>
#include <random>
#include <set>

#include "domain/feedback/asked_people.hpp"

namespace muster::feedback {
namespace {

constexpr int people = 37;

std::vector<std::string> rows(Feedback& summit, const std::string& sql) {
  std::vector<std::string> found;
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    session.each(sql, {}, [&](const store::Row& row) { found.push_back(row.text(0)); });
    return Success{};
  });
  REQUIRE(read.ok());
  return found;
}

/// The topics in the figures: each person wrote one of their own.
std::set<std::string> topics_in_figures(Feedback& summit) {
  const auto id = summit.round().id;
  std::set<std::string> topics;
  const auto read = summit.database().read([&](store::Session& session) -> Outcome {
    for (const auto& answers : released_answers(session, id)) topics.insert(answers.at("topic").texts.front());
    return Success{};
  });
  REQUIRE(read.ok());
  return topics;
}

std::string address_of(int person) { return "delegate" + std::to_string(person) + "@mail.example"; }

struct AnsweredRound : AskedPeople {
  AnsweredRound() : AskedPeople(people), links(send_and_deliver(LinkMail::link)) {
    for (int person = 1; person <= people; ++person) order.push_back(person);
    std::mt19937 random(11);
    std::shuffle(order.begin(), order.end(), random);
  }
  void answer_next() {
    const auto person = order.at(answered++);
    const auto sent = answer_by(links.at(address_of(person)), "key " + std::to_string(person),
                                {{"helpful", {"helpful"}}, {"topic", {"T" + std::to_string(1000 + person)}}});
    REQUIRE(sent.ok());
  }
  /// As the clock does it while the round is open, or as closing does.
  void forget_order(bool closing) {
    std::map<std::string, SeenAnswers> seen;
    REQUIRE((closing ? close_round(database(), now(), "summit") : forget_arrivals(database(), seen)).ok());
  }
  std::map<std::string, std::string> links;
  std::vector<int> order;
  std::size_t answered = 0;
};

}  // namespace

TEST_CASE("what is told while people answer by links moves by five or more, and always leaves five in doubt") {
  AnsweredRound round;
  std::set<std::string> before;
  std::int64_t used = 0;
  while (round.answered < people) {
    round.answer_next();
    const auto now = topics_in_figures(round);
    const auto figures = round.figures();
    REQUIRE(figures.in_fives);
    CHECK(figures.used % 5 == 0);
    CHECK((figures.used == used || figures.used == used + 5));
    used = figures.used;
    // Known: exactly who answered up to here. The answers shown are fewer by five at least, in steps of five, so whose
    // they are is open among at least five more people than there are answers in the step.
    CHECK((now.size() == before.size() || now.size() >= before.size() + 5));
    CHECK((now.empty() || now.size() + 5 <= round.answered));
    before = now;
    const auto counted = told_count(round.round(), round.round().responses);
    CHECK(counted % 5 == 0);
    const auto page = round.visitor.get("/events/summit/form");
    CHECK(test::holds(page, counted == 0 ? std::string("Fewer than five answers so far.")
                                         : std::to_string(counted) + " answers or a few more so far."));
  }
}

TEST_CASE("a look at a reminder tells neither who has answered nor how many since") {
  AnsweredRound round;
  round.rest();
  std::set<std::int64_t> told;
  for (int step = 0; step < 4; ++step) {
    round.answer_next();
    const auto forecast = forecast_links(round.database(), round.clock.now(), "summit", LinkMail::reminder);
    REQUIRE(forecast.ok());
    CHECK(forecast->at_most);
    CHECK(forecast->name == "Gwen Abara");
    told.insert(forecast->mails);
  }
  CHECK(told == std::set<std::int64_t>{people});
  // Nor does the list of mail: reminders stand in nobody's.
  round.send_and_deliver(LinkMail::reminder);
  CHECK(round.figure("select count(*) from outbox where kind = 'answer link' and programme_id is null") == people - 4);
}

TEST_CASE("used links and answers share no key, no time and no order") {
  AnsweredRound round;
  while (round.answered < people) round.answer_next();
  const bool closed = GENERATE(false, true);
  round.forget_order(closed);
  const auto links = rows(round, "select link_id from spent_link");
  const auto answers = rows(round, "select id from response");
  REQUIRE(links.size() == people);
  REQUIRE(answers.size() == people);
  for (const auto& link : links) CHECK(std::ranges::find(answers, link) == answers.end());
  for (const auto& text : rows(round, "select answers from response"))
    CHECK(std::ranges::none_of(links, [&](const auto& link) { return text.find(link) != std::string::npos; }));
  CHECK(round.figure("select count(*) from audit where subject_id in (select link_id from spent_link)") == 0);
  CHECK(round.figure("select count(*) from audit where subject_id in (select id from response)") == 0);
  // Both lie in the order of random keys. Matched in that order they agree for one person in all of them, as chance has
  // it; in the order in which they came they would agree for everybody.
  const auto by_link = rows(round,
                            "select l.person_id from spent_link s join answer_link l on l.round_id = s.round_id and "
                            "l.id = s.link_id order by s.round_id, s.link_id");
  const auto by_key = rows(round, "select answers from response order by round_id, id");
  std::map<std::string, std::string> topic_of;
  for (int person = 1; person <= people; ++person) {
    const auto id = round.text("select id from person where email = '" + address_of(person) + "'");
    topic_of[id] = "T" + std::to_string(1000 + person);
  }
  int right = 0;
  for (std::size_t at = 0; at < by_link.size(); ++at)
    right += by_key[at].find(topic_of.at(by_link[at])) != std::string::npos ? 1 : 0;
  CHECK(right < people / 3);
}

TEST_CASE("after a turn of the clock used links lie in the file in the order of their keys", "[sqlite]") {
  AnsweredRound round;
  while (round.answered < people) round.answer_next();
  const bool closed = GENERATE(false, true);
  round.forget_order(closed);
  const auto bytes = round.files().at("muster.db");
  // A row of two texts of 26 letters, as SQLite writes it: three bytes of heading, then the texts.
  const auto place = [&, id = round.round().id](const std::string& link) {
    return bytes.find("\x03\x41\x41" + id + link);
  };
  constexpr std::size_t page = 4096;
  const auto links = rows(round, "select link_id from spent_link order by link_id");
  std::size_t pairs = 0;
  for (std::size_t at = 1; at < links.size(); ++at) {
    const auto before = place(links[at - 1]);
    const auto here = place(links[at]);
    REQUIRE(before != std::string::npos);
    REQUIRE(here != std::string::npos);
    if (before / page != here / page) continue;
    ++pairs;
    CHECK(before > here);  // within a page SQLite fills from the end
  }
  CHECK(pairs > 10);
}

}  // namespace muster::feedback
