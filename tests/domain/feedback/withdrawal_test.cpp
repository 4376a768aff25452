// Withdrawing an answer: the code, the steps of the figures, and that nothing of one answer can be read from them.
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/feedback/withdrawal_service.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "domain/feedback/summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;

struct WithdrawalRound : Feedback {
  explicit WithdrawalRound(const std::string& text = form_text) {
    publish(text);
    REQUIRE(open_round(database(), now(), "summit").ok());
  }
  /// Sends an answer; its code.
  std::string send(const std::string& key) {
    const auto sent = submit(database(), clock.now(), round().short_code, {{"helpful", {"helpful"}}}, key);
    REQUIRE(sent.ok());
    CHECK_FALSE(sent->repeated);
    return sent->receipt;
  }
  std::vector<std::string> send_many(int count) {
    std::vector<std::string> receipts;
    for (int at = 0; at < count; ++at) receipts.push_back(send("key " + std::to_string(at)));
    return receipts;
  }
  Outcome take_back(const std::string& receipt) {
    return withdraw(database(), clock.now(), text("select id from round"), receipt);
  }
  bool in_figures(const std::string& receipt) {
    return figure(
               "select count(*) from response a join response_receipt r on r.response_id = a.id where a.released = "
               "1 and r.receipt_hash = '" +
               fingerprint(text("select salt from round") + receipt) + "'") == 1;
  }
  std::set<std::string> ids_in_figures() {
    std::set<std::string> ids;
    const auto read = database().read([&](store::Session& session) -> Outcome {
      session.each("select id from response where released = 1", {},
                   [&](const store::Row& row) { ids.insert(row.text(0)); });
      return Success{};
    });
    REQUIRE(read.ok());
    return ids;
  }
};

std::string with_names() {
  auto text = form_text;
  text.erase(text.find("  anonymous\n"), std::string("  anonymous\n").size());
  return text;
}

}  // namespace

TEST_CASE("a code is read however it was typed, and only a code") {
  const auto receipt = new_receipt();
  CHECK(receipt.size() == 14);
  CHECK(receipt_from(receipt) == receipt);
  std::string loud;
  for (const char letter : receipt)
    loud += letter == '-' ? std::string("  ") : std::string(1, static_cast<char>(std::toupper(letter)));
  CHECK(receipt_from(" " + loud + " ") == receipt);
  CHECK(receipt_from(receipt.substr(0, 4) + "\u2013" + receipt.substr(5)) == receipt);  // a program made a dash of it
  CHECK(new_receipt() != receipt);
  for (const std::string bad : {"", "abcd", "abcd-efgh-jkm", "abcd-efgh-jkmnp", "abcd-efgh-jkm\n", "abcd-efgh-jk%_"})
    CHECK_FALSE(receipt_from(bad));
  CHECK_FALSE(receipt_from(std::string(100000, ' ') + receipt));
}

TEST_CASE("an answer that no figure holds goes at once, and its code is spent") {
  WithdrawalRound summit;
  const auto receipts = summit.send_many(3);
  REQUIRE(summit.take_back(receipts[1]).ok());
  CHECK(summit.stored() == 2);
  CHECK(summit.take_back(receipts[1]).error().kind == ErrorKind::bad_input);
  CHECK(summit.take_back("abcd-efgh-jkmn").error().kind == ErrorKind::bad_input);
  CHECK(summit.take_back("not a code").error().kind == ErrorKind::bad_input);
  CHECK(summit.stored() == 2);
  // The form that was sent stays sent.
  const auto again =
      submit(summit.database(), summit.clock.now(), summit.round().short_code, {{"helpful", {"helpful"}}}, "key 1");
  REQUIRE(again.ok());
  CHECK(again->repeated);
  CHECK(again->receipt.empty());
  CHECK(summit.stored() == 2);
}

TEST_CASE("answers leave the figures of an anonymous round five at a time") {
  WithdrawalRound summit;
  const auto receipts = summit.send_many(15);
  REQUIRE(summit.released() == 10);
  std::vector<std::string> counted;
  std::copy_if(receipts.begin(), receipts.end(), std::back_inserter(counted),
               [&](const auto& receipt) { return summit.in_figures(receipt); });
  REQUIRE(counted.size() == 10);
  for (std::size_t at = 0; at < 4; ++at) {
    REQUIRE(summit.take_back(counted[at]).ok());
    CHECK(summit.released() == 10);
    CHECK(summit.stored() == 15);
  }
  REQUIRE(summit.take_back(counted[4]).ok());
  CHECK(summit.released() == 10);
  // Those who came last may be among the five, so they leave when five others join.
  for (int at = 0; at < 4; ++at) summit.send("later " + std::to_string(at));
  CHECK(summit.released() == 10);
  CHECK(summit.stored() == 19);
  summit.send("the fifth");
  CHECK(summit.released() == 10);
  CHECK(summit.stored() == 15);
  CHECK(summit.figure("select count(*) from withdrawn_response") == 0);
}

TEST_CASE("the rest of what was withdrawn goes when the round closes, and no code is left") {
  WithdrawalRound summit;
  const auto receipts = summit.send_many(12);
  const auto counted =
      std::find_if(receipts.begin(), receipts.end(), [&](const auto& receipt) { return summit.in_figures(receipt); });
  REQUIRE(counted != receipts.end());
  REQUIRE(summit.take_back(*counted).ok());
  REQUIRE(summit.stored() == 12);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.stored() == 11);
  CHECK(summit.released() == 11);
  CHECK(summit.figure("select responses from round_closing") == 11);
  for (const auto* table : {"response_receipt", "withdrawn_response"})
    CHECK(summit.figure(std::string("select count(*) from ") + table) == 0);
  CHECK(summit.take_back(receipts[11]).error().kind == ErrorKind::conflict);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.take_back(receipts[11]).error().kind == ErrorKind::bad_input);
  CHECK(summit.stored() == 11);
}

TEST_CASE("a round with names lets an answer go at once") {
  WithdrawalRound summit(with_names());
  const auto receipts = summit.send_many(2);
  REQUIRE(summit.released() == 2);
  REQUIRE(summit.take_back(receipts[0]).ok());
  CHECK(summit.released() == 1);
  CHECK(summit.stored() == 1);
}

TEST_CASE("withdrawing leaves no trace but the answer's absence") {
  WithdrawalRound summit;
  const auto receipts = summit.send_many(2);
  const auto before = summit.figure("select count(*) from audit");
  REQUIRE(summit.take_back(receipts[0]).ok());
  CHECK(summit.figure("select count(*) from audit") == before);
  for (const auto& [name, bytes] : summit.files()) CHECK(bytes.find(receipts[1]) == std::string::npos);
}

TEST_CASE("no two figures differ by fewer than five people, whoever withdraws and when") {
  // An attacker looks after every step, and compares any two views. From one view to the next those who join are nobody
  // or five at least, and so are those who leave, but for the last withdrawals at the closing: they go together with
  // five who join. Figures of fewer than five answers are shown to nobody.
  std::size_t last_withdrawals = 0;
  std::size_t steps = 0;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    std::mt19937 random(seed);
    WithdrawalRound summit;
    std::vector<std::string> receipts;
    std::vector<std::set<std::string>> views;
    const auto look = [&] {
      auto now = summit.ids_in_figures();
      if (now.size() >= 5 && (views.empty() || now != views.back())) views.push_back(std::move(now));
    };
    const auto eager = 2 + random() % 6;  // of ten steps so many withdraw, once the first have come
    for (int step = 0; step < 45; ++step) {
      if (step > 12 && !receipts.empty() && random() % 10 < eager) {
        const auto at = random() % receipts.size();
        REQUIRE(summit.take_back(receipts[at]).ok());
        receipts.erase(receipts.begin() + static_cast<std::ptrdiff_t>(at));
      } else {
        receipts.push_back(summit.send("seed " + std::to_string(seed) + " step " + std::to_string(step)));
      }
      look();
    }
    const auto while_open = views.size();
    REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
    look();
    const auto missing = [](const std::set<std::string>& from, const std::set<std::string>& in) {
      return std::count_if(from.begin(), from.end(), [&](const auto& id) { return !in.contains(id); });
    };
    for (std::size_t before = 0; before < views.size(); ++before) {
      for (std::size_t after = before + 1; after < views.size(); ++after) {
        const auto left = missing(views[before], views[after]);
        const auto joined = missing(views[after], views[before]);
        INFO("seed " << seed << ": " << left << " left, " << joined << " joined");
        CHECK(left + joined >= 5);
        if (after != before + 1) continue;
        ++steps;
        CHECK((joined == 0 || joined >= 5));
        if (after == while_open && left > 0 && left < 5) {
          ++last_withdrawals;
          CHECK(joined >= 5);
        } else {
          CHECK((left == 0 || left >= 5));
        }
      }
    }
  }
  CHECK(steps > 50);
  CHECK(last_withdrawals > 0);  // the case was met
}

TEST_CASE("where fewer than five join at the closing, others step out with those who withdrew") {
  Round round;
  auto form = std::make_shared<forms::Form>();
  form->anonymous = true;
  round.form = form;
  CHECK(others_to_leave(round, 20, 0, 0) == 0);
  CHECK(others_to_leave(round, 20, 2, 5) == 0);
  CHECK(others_to_leave(round, 20, 2, 0) == 5);
  CHECK(others_to_leave(round, 7, 2, 0) == 5);
  CHECK(others_to_leave(round, 12, 10, 0) == 2);
  CHECK(others_to_leave(round, 4, 1, 0) == 0);
  form->anonymous = false;
  CHECK(others_to_leave(round, 20, 2, 0) == 0);

  WithdrawalRound summit;
  const auto receipts = summit.send_many(10);
  std::vector<std::string> waiting;
  std::string counted;
  for (const auto& receipt : receipts) {
    if (summit.in_figures(receipt))
      counted = receipt;
    else
      waiting.push_back(receipt);
  }
  REQUIRE(waiting.size() == 5);
  for (const auto& receipt : waiting) REQUIRE(summit.take_back(receipt).ok());
  REQUIRE(summit.take_back(counted).ok());
  REQUIRE(summit.released() == 5);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.stored() == 4);
  CHECK(summit.released() == 0);
}

TEST_CASE("who stepped out beside somebody who withdrew is in no figure again, however often the form is closed") {
  WithdrawalRound other;
  const auto codes = other.send_many(10);
  const auto before = other.ids_in_figures();
  REQUIRE(before.size() == 5);
  std::vector<std::string> counted;
  std::vector<std::string> waiting;
  for (const auto& code : codes) (other.in_figures(code) ? counted : waiting).push_back(code);
  // One of those whom everybody saw, and four of the others: five answers are left.
  REQUIRE(other.take_back(counted.front()).ok());
  for (std::size_t at = 0; at < 4; ++at) REQUIRE(other.take_back(waiting[at]).ok());
  const auto shows_no_one = [&] {
    const auto now = other.ids_in_figures();
    const auto left = std::count_if(before.begin(), before.end(), [&](const auto& id) { return !now.contains(id); });
    const auto joined = std::count_if(now.begin(), now.end(), [&](const auto& id) { return !before.contains(id); });
    INFO(left << " left, " << joined << " joined");
    CHECK((now.size() < 5 || left + joined >= 5));
    CHECK((joined == 0 || joined >= 5 || left >= 5));
  };
  REQUIRE(close_round(other.database(), other.now(), "summit").ok());
  CHECK(other.released() == 0);
  CHECK(other.round().responses == 5);
  CHECK(other.round().waiting == 5);
  for (int times = 0; times < 3; ++times) {
    REQUIRE(reopen_round(other.database(), other.now(), "summit").ok());
    REQUIRE(close_round(other.database(), other.now(), "summit").ok());
    CHECK(other.released() == 0);
    CHECK(other.round().responses == 5);
    shows_no_one();
  }
  // Those who come later stand in the figures without them.
  REQUIRE(reopen_round(other.database(), other.now(), "summit").ok());
  for (int at = 0; at < 12; ++at) {
    other.send("later " + std::to_string(at));
    shows_no_one();
  }
  REQUIRE(close_round(other.database(), other.now(), "summit").ok());
  shows_no_one();
  CHECK(other.released() == 13);
  CHECK(other.round().responses == 17);
}

TEST_CASE("who came in two steps and withdrew before the closing cannot be told from the figures before both") {
  WithdrawalRound summit;
  std::vector<std::string> receipts;
  std::set<std::string> before;
  for (int at = 0; at < 25; ++at) {
    receipts.push_back(summit.send("key " + std::to_string(at)));
    if (summit.released() == 10 && before.empty()) before = summit.ids_in_figures();
  }
  REQUIRE(summit.released() == 20);
  std::size_t withdrawn = 0;
  for (const auto& receipt : receipts) {
    const bool counted = summit.in_figures(receipt);
    const auto id = summit.text("select response_id from response_receipt where receipt_hash = '" +
                                fingerprint(summit.round().salt + receipt) + "'");
    if (counted && (before.contains(id) || withdrawn == 8)) continue;
    withdrawn += counted ? 1 : 0;
    REQUIRE(summit.take_back(receipt).ok());
  }
  REQUIRE(withdrawn == 8);
  REQUIRE(summit.released() == 20);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto after = summit.ids_in_figures();
  CHECK(after.size() == 7);
  const auto only_in = [](const std::set<std::string>& one, const std::set<std::string>& other) {
    return std::count_if(one.begin(), one.end(), [&](const auto& id) { return !other.contains(id); });
  };
  CHECK(only_in(before, after) + only_in(after, before) >= 5);
}

TEST_CASE("one who came and one who withdrew are not nothing new: the order of arrival is forgotten all the same",
          "[sqlite]") {
  WithdrawalRound summit;
  const auto code = summit.round().short_code;
  const auto answer = [&](const std::string& key) {
    return submit(summit.database(), summit.clock.now(), code, {{"helpful", {"helpful"}}}, key)->receipt;
  };
  answer("a");
  const auto second = answer("b");
  const auto written = [&] { return summit.figure("select count(*) from response_written"); };
  REQUIRE(summit.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("create table response_written (id text)");
                session.execute(
                    "create trigger response_is_written after insert on response begin insert into response_written "
                    "values (new.id); end");
                return Success{};
              })
              .ok());
  std::map<std::string, SeenAnswers> seen;
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  CHECK(written() == 2);
  REQUIRE(summit.take_back(second).ok());
  answer("c");
  CHECK(summit.stored() == 2);  // as many as before
  CHECK(written() == 3);
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  CHECK(written() == 5);
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  CHECK(written() == 5);
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                events::mark_changed(session, summit.round().event_id);  // somebody came through the door
                return Success{};
              })
              .ok());
  REQUIRE(forget_arrivals(summit.database(), seen).ok());
  CHECK(written() == 5);
}

TEST_CASE("the code is shown once, on the page of thanks, and withdraws without a script") {
  WithdrawalRound summit;
  const auto link = "/f/" + summit.round().short_code;
  const auto first = summit.visitor.get(link);
  CHECK(holds(first, "href=\"" + link + "/withdraw\""));
  const auto key = test::field_value(first.body, "_key");
  const auto sent = summit.visitor.post(
      link, {{"_key", key}, {"_page", "3"}, {"helpful", "helpful"}, {"topic", "Buses"}, {"_send", "yes"}});
  REQUIRE(sent.status == 303);
  std::string cookie;
  for (const auto& [name, value] : sent.headers)
    if (name == "Set-Cookie" && value.starts_with("muster-receipt=")) cookie = value;
  CHECK(cookie.find("Path=" + link + "/thanks; HttpOnly; SameSite=Strict; Max-Age=300") != std::string::npos);
  const auto receipt = cookie.substr(15, 14);
  CHECK(test::location(sent).find(receipt) == std::string::npos);  // addresses are kept and written down
  REQUIRE(receipt_from(receipt) == receipt);

  const auto field = [&](const std::string& typed) {
    return summit.visitor.post(link + "/withdraw", {{"receipt", typed}});
  };
  const auto nothing = field("");
  CHECK(nothing.status == 422);
  CHECK(holds(nothing, "Type the code that you were shown"));
  const auto wrong = field("abcd-efgh-jkmn");
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "This code leads to no answers: it was used already, or was typed wrongly."));
  CHECK(holds(wrong, "abcd-efgh-jkmn"));
  const auto done = field(receipt);
  REQUIRE(done.status == 303);
  CHECK(summit.stored() == 0);
  const auto told = summit.visitor.get(test::location(done));
  CHECK(holds(told, "Your answers are withdrawn."));
  CHECK_FALSE(holds(told, "Buses"));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(holds(summit.visitor.get(link + "/withdraw"), "Nothing can be withdrawn now."));
}

TEST_CASE("a form that is sent hundreds of times, and after its withdrawal too, is one answer or none") {
  WithdrawalRound summit;
  const auto code = summit.round().short_code;
  const forms::TypedAnswers typed{{"helpful", {"helpful"}}};
  std::map<std::string, int> fresh;
  std::string receipt;
  for (int round = 0; round < 100; ++round) {
    for (const auto* key : {"one", "two", "three"}) {
      const auto sent = submit(summit.database(), summit.clock.now(), code, typed, key);
      REQUIRE(sent.ok());
      if (!sent->repeated) ++fresh[key];
      if (!sent->repeated && std::string(key) == "two") receipt = sent->receipt;
    }
  }
  CHECK(fresh == std::map<std::string, int>{{"one", 1}, {"two", 1}, {"three", 1}});
  CHECK(summit.stored() == 3);
  REQUIRE(summit.take_back(receipt).ok());
  for (int round = 0; round < 50; ++round)
    CHECK(submit(summit.database(), summit.clock.now(), code, typed, "two")->repeated);
  CHECK(summit.stored() == 2);
}

}  // namespace muster::feedback
