// A mail to delegates: whom it goes to, what each gets, and that it goes once.
#include "delegates_by_hand.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <cctype>

namespace muster::booking {
namespace {

using test::holds;
using test::location;

const std::string list = "/events/summit/delegates";
const std::string mails = "select count(*) from outbox where kind = 'delegates'";

struct Writer : DelegatesByHand {
  /// Somebody with an address of their own.
  std::string reachable(const std::string& surname) {
    const auto added =
        add_delegate(database(), audit(), "summit", {"Pat", surname, folded(surname) + "@mail.example", "", "Camden"});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  /// What the outbox would send next, as letter_of makes it.
  mail::RenderedMessage next_letter() {
    mail::Kinds kinds;
    add_mail(kinds, database());
    const auto claimed = mail::claim(database(), clock.now());
    REQUIRE((claimed.ok() && claimed->has_value()));
    const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
    REQUIRE((letter.ok() && letter->has_value()));
    return **letter;
  }
  static std::string folded(std::string text) {
    for (auto& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return text;
  }
};

}  // namespace

TEST_CASE("a mail is looked at before it is sent, goes to those who have an address, and stands beside each") {
  Writer site;
  const auto one = site.reachable("Abara");
  const auto two = site.reachable("Bhogal");
  const auto none = site.book("Carbery");
  CHECK(holds(site.visitor.get(list), "formaction=\"" + list + "/mail"));
  const auto asked = site.visitor.post(list + "/mail?q=a", {{"row[]", one}, {"row[]", two}, {"row[]", none}});
  CHECK(asked.status == 200);
  CHECK(holds(asked, "A mail to 2 people"));
  CHECK(holds(asked, "Pat Abara and Pat Bhogal."));
  CHECK(holds(asked, "1 other person has no e-mail address, and gets no mail."));
  CHECK(holds(asked, "Look at the mail"));
  const std::vector<std::pair<std::string, std::string>> rows{{"row[]", one}, {"row[]", two}, {"row[]", none}};
  auto written = rows;
  written.insert(written.end(), {{"asked", "yes"}, {"subject", ""}, {"text", "We begin at nine.\r\n\r\n<b>Soon</b>"}});
  const auto refused = site.visitor.post(list + "/mail?q=a", written);
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Write the subject of the mail"));
  CHECK(holds(refused, "We begin at nine."));
  written[4].second = "Friday: where and when";
  const auto shown = site.visitor.post(list + "/mail?q=a", written);
  CHECK(shown.status == 200);
  CHECK(holds(shown, "<h2>Friday: where and when</h2>"));
  CHECK(holds(shown, "<p>Dear Pat Abara,</p>"));
  CHECK(holds(shown, "&lt;b&gt;Soon&lt;/b&gt;"));
  CHECK(holds(shown, "Send 2 mails"));
  CHECK(site.figure(mails) == 0);

  auto sent = rows;
  sent.insert(sent.end(), {{"subject", "Friday: where and when"},
                           {"text", "We begin at nine."},
                           {"seen", "2"},
                           {"message", test::field_value(shown.body, "message")}});
  const auto done = site.visitor.post(list + "/mail/send?q=a", sent);
  REQUIRE(done.status == 303);
  CHECK(location(done).find("q=a") != std::string::npos);
  CHECK(holds(site.visitor.get(location(done)), "‘Friday: where and when’ goes to 2 people."));
  CHECK(site.figure(mails) == 2);
  SECTION("pressing twice sends once") {
    CHECK(site.visitor.post(list + "/mail/send?q=a", sent).status == 303);
    CHECK(site.figure(mails) == 2);
  }
  SECTION("each gets it under their own name, and it stands in the sheet") {
    const auto letter = site.next_letter();
    CHECK(letter.letter.subject == "Friday: where and when");
    CHECK(letter.letter.text.find("Dear Pat ") != std::string::npos);
    CHECK(letter.letter.text.find("You get this mail because you are on the list of The summit") != std::string::npos);
    CHECK(holds(site.visitor.get(list + "?person=" + one), "‘Friday: where and when’"));
    CHECK_FALSE(holds(site.visitor.get(list + "?person=" + none), "‘Friday: where and when’"));
  }
  SECTION("a list that changed meanwhile is looked at once more") {
    sent.back().second = "another";
    sent[5].second = "5";
    const auto again = site.visitor.post(list + "/mail/send", sent);
    CHECK(again.status == 409);
    CHECK(holds(again, "The list changed meanwhile"));
    CHECK(site.figure(mails) == 2);
  }
  SECTION("its words go with the mail, and with whoever they name") {
    const auto gone = site.database().write([&](store::Session& session) -> Result<std::size_t> {
      const auto found = messages_concerning(
          session, [](const std::string& words) { return words.find("nine") != std::string::npos; });
      forget_messages(session, found);
      return found.size();
    });
    CHECK((gone.ok() && *gone == 1));
    CHECK(site.figure("select count(*) from delegate_message") == 0);
  }
}

TEST_CASE("those who were invited are reminded, in words that can be changed") {
  Writer site;
  const auto invited = add_delegate(site.database(), site.audit(), "summit",
                                    {"Pat", "Attwater", "a@mail.example", "", "Camden"}, State::invited);
  REQUIRE(invited.ok());
  const auto page = site.visitor.get(list);
  CHECK(holds(page, "Remind<span class=\"govuk-visually-hidden\"> Pat Attwater</span>"));
  const auto asked = site.visitor.post(list + "/mail", {{"row[]", invited->person_id}, {"about", "reminder"}});
  CHECK(holds(asked, "value=\"Will you come to The summit?\""));
  CHECK(holds(asked, "We have not had your answer yet."));
  const auto from_sheet = site.visitor.get(list + "/mail?to=" + invited->person_id);
  CHECK(holds(from_sheet, "A mail to 1 person"));
  CHECK_FALSE(holds(from_sheet, "We have not had your answer yet."));
}

TEST_CASE("nobody ticked, nobody with an address and somebody who is gone are said, and nothing is sent") {
  Writer site;
  const auto none = site.book("Carbery");
  CHECK(site.visitor.post(list + "/mail", {}).status == 422);
  CHECK(site.visitor.post(list + "/mail", {{"row[]", none}}).status == 409);
  CHECK(site.visitor.post(list + "/mail", {{"row[]", "nobody"}}).status == 404);
  const auto sent = send_message(site.database(), site.audit(), "summit", {"", {"Hello", "You"}, {{none}, {}}, {}});
  REQUIRE_FALSE(sent.ok());
  CHECK(sent.error().kind == ErrorKind::conflict);
  CHECK(site.figure("select count(*) from delegate_message") == 0);
}

TEST_CASE("a mail to many is put into the outbox by a job, each once whatever happens between") {
  Writer site;
  constexpr std::int64_t many = most_mails_at_once + 60;
  for (std::int64_t at = 0; at < many; ++at) (void)site.reachable("Surname" + std::to_string(at));
  const auto all = site.visitor.get(list + "/mail");
  CHECK(holds(all, "A mail to 260 people"));
  const auto done = site.visitor.post(
      list + "/mail/send", {{"subject", "Friday"}, {"text", "We begin at nine."}, {"seen", "260"}, {"message", "m1"}});
  REQUIRE(done.status == 303);
  CHECK(location(done).starts_with("/jobs/"));
  CHECK(site.figure(mails) == 0);
  struct StoppedProgress : Progress {
    void begin(std::string_view, std::int64_t) override {}
    void reach(std::int64_t) override { stop = true; }
    [[nodiscard]] bool cancelled() const override { return stop; }
    bool stop = false;
  } stopped;
  const auto keep = [](store::Session&) -> Outcome { return Success{}; };
  CHECK_FALSE(queue_mails(site.database(), site.clock.now(), "m1", stopped, keep).ok());
  const auto before = site.figure(mails);
  CHECK(before > 0);
  CHECK(before < many);
  REQUIRE(queue_mails(site.database(), site.clock.now(), "m1", unwatched(), keep).ok());
  CHECK(site.figure(mails) == many);
  CHECK(site.figure("select count(distinct recipient) from outbox") == many);
  REQUIRE(queue_mails(site.database(), site.clock.now(), "m1", unwatched(), keep).ok());
  CHECK(site.figure(mails) == many);
  // The same request once more is the same mail.
  const auto again = site.visitor.post(
      list + "/mail/send", {{"subject", "Friday"}, {"text", "We begin at nine."}, {"seen", "260"}, {"message", "m1"}});
  CHECK(again.status == 303);
  CHECK(site.figure("select count(*) from delegate_message") == 1);
  CHECK(site.figure("select count(*) from delegate_message_to") == 0);
}

TEST_CASE("a mail to many is none before all whom it is for are written down, and none is left of one that died") {
  Writer site;
  constexpr std::int64_t many = 1200;
  for (std::int64_t at = 0; at < many; ++at) (void)site.reachable("Surname" + std::to_string(at));
  const auto works = site.database().counts().works;
  const auto sent = send_message(site.database(), site.audit(), "summit", {"m1", {"Friday", "At nine."}, {}, many});
  REQUIRE(sent.ok());
  CHECK(sent->id == "m1");
  // Its row, three pieces of those it is for, and the moment at which it is a mail.
  CHECK(site.database().counts().works - works == 5);
  CHECK(site.figure("select count(*) from delegate_message_to") == many);
  const auto keep = [](store::Session&) -> Outcome { return Success{}; };
  // As a process leaves it that dies before the last of them.
  const auto dies = site.database().write([](store::Session& session) -> Outcome {
    session.execute("update delegate_message set ready = 0");
    return Success{};
  });
  REQUIRE(dies.ok());
  REQUIRE(queue_mails(site.database(), site.clock.now(), "m1", unwatched(), keep).ok());
  CHECK(site.figure(mails) == 0);
  REQUIRE(discard_unready_messages(site.database(), site.clock.now()).ok());
  CHECK(site.figure("select count(*) from delegate_message_to") == many);  // its process may live
  const auto again = send_message(site.database(), site.audit(), "summit", {"m1", {"Friday", "At nine."}, {}, many});
  REQUIRE(again.ok());
  REQUIRE(queue_mails(site.database(), site.clock.now(), "m1", unwatched(), keep).ok());
  CHECK(site.figure("select count(distinct recipient) from outbox") == many);
  CHECK(site.figure(mails) == many);
  REQUIRE(discard_unready_messages(site.database(), site.clock.now() + std::chrono::minutes(11)).ok());
  CHECK(site.figure("select count(*) from delegate_message_to") == 0);
  CHECK(site.figure("select count(*) from delegate_message") == 1);
}

TEST_CASE("whoever is erased while a mail to many goes into the outbox gets none, and all others one") {
  Writer site;
  constexpr std::int64_t many = 260;
  std::string first;
  for (std::int64_t at = 0; at < many; ++at) {
    const auto id = site.reachable("Surname" + std::to_string(at));
    if (first.empty() || id > first) first = id;  // the last in the order in which they go
  }
  REQUIRE(send_message(site.database(), site.audit(), "summit", {"m1", {"Friday", "At nine."}, {}, many}).ok());
  bool gone = false;
  const auto keep = [&](store::Session& session) -> Outcome {
    if (!std::exchange(gone, true)) session.execute("delete from delegate_message_to where person_id = $1", {first});
    return Success{};
  };
  REQUIRE(queue_mails(site.database(), site.clock.now(), "m1", unwatched(), keep).ok());
  CHECK(site.figure(mails) == many - 1);
}

}  // namespace muster::booking
