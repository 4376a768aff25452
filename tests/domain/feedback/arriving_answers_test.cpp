// Answers that come together are saved together, and each fares as if it had come alone.
#include <muster/domain/feedback/later_submission_service.hpp>

#include <algorithm>
#include <atomic>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <thread>
#include <vector>

#include "../../../src/domain/feedback/round/answers_together_service.hpp"
#include "domain/feedback/asked_people.hpp"

namespace muster::feedback {
namespace {

/// One person with a filled form, as it stands on its way into the store.
struct Person {
  Round seen;
  forms::TypedAnswers typed{};
  SentForm sent;
  forms::CheckedAnswers checked = forms::check_answers(*seen.form, typed);
};

/// All in one transaction.
std::vector<Result<Submission>> saved(Feedback& summit, const std::deque<Person>& people) {
  std::vector<SentAnswers> answers;
  for (const auto& person : people)
    answers.emplace_back(summit.clock.now(), person.seen, person.typed, person.checked, person.sent);
  std::vector<const SentAnswers*> together;
  for (const auto& one : answers) together.push_back(&one);
  auto said = summit.database().write([&](store::Session& session) -> Result<std::vector<Result<Submission>>> {
    return save_together(session, together);
  });
  REQUIRE(said.ok());
  return *std::move(said);
}

const forms::TypedAnswers helped{{"helpful", {"helpful"}}};

std::set<std::string> topics(Feedback& summit) {
  std::set<std::string> found;
  const auto id = summit.round().id;
  REQUIRE(summit.database()
              .read([&](store::Session& session) -> Outcome {
                for (const auto& answers : released_answers(session, id))
                  found.insert(answers.at("topic").texts.front());
                return Success{};
              })
              .ok());
  return found;
}

}  // namespace

TEST_CASE("answers that come together join the figures in steps of five, and five at least stay back") {
  Feedback summit;
  summit.open();
  const auto seen = summit.round();
  int next = 0;
  std::size_t before = 0;
  for (const int many : {3, 9, 1, 30, 4, 2}) {
    std::deque<Person> people;
    for (int person = 0; person < many; ++person, ++next)
      people.push_back({seen,
                        {{"helpful", {"helpful"}}, {"topic", {"T" + std::to_string(next)}}},
                        {"key " + std::to_string(next), {}, {}}});
    for (const auto& one : saved(summit, people)) {
      REQUIRE(one.ok());
      CHECK(one->as_seen);
      CHECK_FALSE(one->receipt.empty());
    }
    CHECK(summit.stored() == next);
    const auto expected = next < 10 ? 0U : static_cast<unsigned>((next - 5) / 5 * 5);
    CHECK(topics(summit).size() == expected);
    CHECK((expected == before || expected >= before + 5));
    before = expected;
  }
  // Who stays back is drawn by random keys: of those who wait none has a smaller one than whoever joined last.
  CHECK(summit.figure("select count(*) from response where released = 0") == next - static_cast<int>(before));
  CHECK(summit.figure("select count(*) from response_receipt r join response a on a.round_id = r.round_id and a.id = "
                      "r.response_id") == next);
  CHECK(summit.figure("select count(*) from submission_key") == next);
}

TEST_CASE("a form that is sent twice at one time is one answer") {
  Feedback summit;
  summit.open();
  const auto seen = summit.round();
  const auto said = saved(summit, {{seen, helped, {"same"}}, {seen, helped, {"other"}}, {seen, helped, {"same"}}});
  REQUIRE(said.size() == 3);
  for (const auto& one : said) REQUIRE(one.ok());
  CHECK(said[0]->repeated != said[2]->repeated);
  CHECK_FALSE(said[1]->repeated);
  CHECK(summit.stored() == 2);
}

TEST_CASE("who is refused leaves nothing, and does those who came with them no harm") {
  AskedPeople summit;
  const auto links = summit.send_and_deliver(LinkMail::link);
  const auto seen = summit.round();
  const auto& first = links.at("delegate1@mail.example");
  const auto& second = links.at("delegate2@mail.example");
  const auto said = saved(summit, {{seen, helped, {"a", {}, first}},
                                   {seen, helped, {"b", {}, first}},
                                   {seen, helped, {"c", {}, "no such link"}},
                                   {seen, {}, {"d", {}, second}},
                                   {seen, helped, {"e", {}, second}}});
  CHECK(said[0].ok() != said[1].ok());  // one link is one answer, whoever of the two is looked at first
  REQUIRE_FALSE(said[2].ok());
  CHECK(said[2].error().kind == ErrorKind::conflict);
  REQUIRE(said[3].ok());
  CHECK_FALSE(said[3]->errors.empty());
  REQUIRE(said[4].ok());
  CHECK_FALSE(said[4]->repeated);
  CHECK(summit.stored() == 2);
  CHECK(summit.figure("select count(*) from submission_key") == 2);
  CHECK(summit.figure("select count(*) from spent_link") == 2);
  CHECK(summit.figure("select count(*) from response_receipt") == 2);
  // The form of whoever was refused can still be sent.
  const auto again = summit.answer_by(links.at("delegate3@mail.example"), "c");
  REQUIRE(again.ok());
  CHECK_FALSE(again->repeated);
}

TEST_CASE("in the file, answers that came together lie as their random keys do, not as they came", "[sqlite]") {
  Feedback summit;
  summit.open();
  const auto seen = summit.round();
  std::deque<Person> people;
  for (int person = 0; person < 8; ++person)  // of one page of the file: within it rows stay where they were put
    people.push_back({seen,
                      {{"helpful", {"helpful"}}, {"topic", {"Topic" + std::to_string(100 + person)}}},
                      {"key " + std::to_string(person), {}, {}}});
  REQUIRE(saved(summit, people).size() == 8);
  std::vector<std::string> by_key;
  REQUIRE(summit.database()
              .read([&](store::Session& session) -> Outcome {
                session.each("select answers from response order by id", {}, [&](const store::Row& row) {
                  const auto& answers = row.text(0);
                  by_key.push_back(answers.substr(answers.find("Topic"), 8));
                });
                return Success{};
              })
              .ok());
  REQUIRE(summit.database().forget_deleted() == store::Database::WipeResult::all);
  std::ifstream file(summit.database().location(), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  // SQLite fills a page from its end.
  std::vector<std::size_t> places;
  for (const auto& topic : by_key) places.push_back(bytes.find(topic));
  CHECK(std::ranges::is_sorted(places, std::ranges::greater()));
}

TEST_CASE("a round that is another one than was seen says so, and what holds now counts") {
  Feedback summit;
  summit.open();
  const auto seen = summit.round();
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  auto said = saved(summit, {{seen, helped, {"a"}}});
  REQUIRE_FALSE(said.front().ok());
  CHECK(said.front().error().message.find("has closed") != std::string::npos);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  said = saved(summit, {{seen, helped, {"a"}}});
  REQUIRE(said.front().ok());
  CHECK_FALSE(said.front()->as_seen);
}

TEST_CASE("whoever waits is told once, and none bears what another met") {
  Feedback summit;
  summit.open();
  const auto seen = summit.round();
  constexpr int threads = 8;
  constexpr int each = 25;
  std::deque<Person> people;
  for (int person = 0; person < threads * each; ++person)
    people.push_back({seen, helped, {"key " + std::to_string(person), {}, {}}});
  // No store takes such a text: the transaction in which it stands fails.
  people[17].seen.id = std::string("a\0b", 3);
  std::vector<std::atomic<int>> told(people.size());
  std::atomic<int> failed{0};
  {
    ArrivingAnswers arriving(summit.database());
    std::vector<std::thread> senders;
    for (int thread = 0; thread < threads; ++thread)
      senders.emplace_back([&, thread] {
        for (int turn = 0; turn < each; ++turn) {
          const auto at = static_cast<std::size_t>(thread * each + turn);
          const auto& person = people[at];
          arriving.submit(summit.clock.now(), person.seen, person.typed, person.checked, person.sent,
                          [&told, &failed, at](const TakeSubmission& take) {
                            if (!take().ok()) ++failed;
                            ++told[at];
                          });
        }
      });
    for (auto& sender : senders) sender.join();
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  const auto all_told = [&] { return std::ranges::all_of(told, [](const auto& times) { return times == 1; }); };
  while (!all_told() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  CHECK(all_told());
  CHECK(failed == 1);
  CHECK(summit.stored() == threads * each - 1);
}

}  // namespace muster::feedback
