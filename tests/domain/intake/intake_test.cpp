// What is the same for every kind of import, tried with one that is declared here.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/intake/intake_pages.hpp>
#include <muster/domain/intake/staged_service.hpp>

#include "domain/intake/mailing_list.hpp"
#include "domain/intake/mailing_pages.hpp"
#include "support/summit_store.hpp"

namespace muster::intake {
namespace {

using test::holds;
using test::location;

constexpr const char* home = "/events/summit/mailing/import";
const std::string heading = "Name,E-mail,Topic\n";

struct MailingSite : test::SummitStore {
  MailingSite() {
    REQUIRE(
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", ""}).ok());
    run("create table mailing_member (id text primary key, event_id text, name text, email text, topic text)");
    kinds.add(mailing::mailing_kind());
    add_pages(router, database(), clock, kinds);
    mailing::add_member_pages(router, database());
  }
  void run(const std::string& sql) {
    const auto done = database().write([&](store::Session& session) -> Outcome {
      session.execute(sql);
      return Success{};
    });
    REQUIRE(done.ok());
  }
  [[nodiscard]] const Kind& kind() const { return kinds.named("mailing"); }
  Result<ImportResult> import(const std::string& bytes, const RowsToSkip& leaving = {},
                              const std::string& decisions = "",
                              const std::optional<std::string>& expected = std::nullopt) {
    MUSTER_TRY(file, read_incoming("list.csv", bytes));
    file.decisions = decisions;
    return apply(database(), audit(), kind(), "summit", file, leaving, expected);
  }
  std::string upload(const std::string& bytes) {
    const auto reply = visitor.post(home, {}, {{"file", "list.csv", bytes}});
    INFO(reply.body);
    REQUIRE(reply.status == 303);
    return location(reply);
  }
  std::int64_t members() { return figure("select count(*) from mailing_member"); }

  HandClock clock{test::noon()};
  Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
};

}  // namespace

TEST_CASE("a kind that somebody declares has all its pages") {
  MailingSite mailing;
  CHECK(holds(mailing.visitor.get(home), "File with members"));
  const auto address = mailing.upload(heading + "Ada,ada@x.example,news\nCai,cai,news\nEve,eve@x.example,gossip\n");
  const auto page = mailing.visitor.get(address);
  CHECK(page.status == 200);
  CHECK(holds(page, "<h1>1 of 3 rows is ready</h1>"));
  CHECK(holds(page, "Topics nobody knows"));
  REQUIRE(mailing.visitor
              .post(address + "/decide", {{"q-1-typed", "gossip"}, {"q-1", "is:news"}, {"cell-3-1", "cai@x.example"}})
              .status == 303);
  const auto decided = mailing.visitor.get(address);
  CHECK(holds(decided, "<h1>3 new members</h1>"));
  const auto done =
      mailing.visitor.post(address + "/apply", {{"expected", test::field_value(decided.body, "expected")}});
  REQUIRE(done.status == 303);
  CHECK(mailing.members() == 3);
  CHECK(holds(mailing.visitor.get(location(done)), "3 members imported from list.csv."));
  const auto import = location(done).substr(location(done).find('=') + 1);
  CHECK(holds(mailing.visitor.get(std::string(home) + "/undo/" + import), "Undo the import of list.csv?"));
  REQUIRE(mailing.visitor.post(std::string(home) + "/undo/" + import, {}).status == 303);
  CHECK(mailing.members() == 0);
}

TEST_CASE("a list that somebody declares has its page, order, filter, search and files") {
  MailingSite mailing;
  const std::string list = "/events/summit/mailing";
  CHECK(holds(mailing.visitor.get(list), "Nobody yet"));
  REQUIRE(mailing.import(heading + "Cai,cai@x.example,news\nAda,ada@x.example,jobs\nEve,eve@x.example,news\n").ok());
  const auto page = mailing.visitor.get(list);
  CHECK(page.body.find("ada@x.example") < page.body.find("cai@x.example"));
  const auto filtered = mailing.visitor.get(list + "?topic=news&sort=-name");
  CHECK_FALSE(holds(filtered, "ada@x.example"));
  CHECK(filtered.body.find("eve@x.example") < filtered.body.find("cai@x.example"));
  const auto found = mailing.visitor.get(list + "?q=ad");
  CHECK(holds(found, "ada@x.example"));
  CHECK_FALSE(holds(found, "eve@x.example"));
  CHECK(holds(mailing.visitor.get(list + ".csv?topic=jobs"), "Ada,ada@x.example,jobs"));
  CHECK(mailing.visitor.get(list + ".xlsx").body.starts_with("PK"));
}

TEST_CASE("rows that are not clear stop the others unless somebody leaves them out") {
  MailingSite mailing;
  const auto list = heading + "Ada,ada@x.example,news\nCai,cai,news\nEve,eve@x.example,gossip\n";
  const auto stopped = mailing.import(list);
  REQUIRE_FALSE(stopped.ok());
  CHECK(stopped.error().diagnostics.size() == 2);
  CHECK_FALSE(mailing.import(list, {true, false}).ok());
  CHECK_FALSE(mailing.import(list, {false, true}).ok());
  CHECK(mailing.members() == 0);
  const auto done = mailing.import(list, {true, true});
  REQUIRE(done.ok());
  CHECK(done->left == 2);
  CHECK(done->import.rows == 1);
  CHECK(mailing.members() == 1);
}

TEST_CASE("a decisions file mends cells and leaves rows out, and is refused where it names what is not there") {
  MailingSite mailing;
  const auto list = heading + "Ada,ada@x.example,news\nCai,cai,news\nEve,eve@x.example,gossip\n";
  const auto done = mailing.import(list, {}, "typed,means\n\"row 3, E-mail\",cai@x.example\nrow 4,leave out\n");
  REQUIRE(done.ok());
  CHECK(mailing.members() == 2);
  const auto wrong =
      mailing.import(heading + "Zoe,zoe@x.example,news\n", {}, "typed,means\n\"row 2, Topik\",x\nrow 9,leave out\n");
  REQUIRE_FALSE(wrong.ok());
  REQUIRE(wrong.error().diagnostics.size() == 2);
  CHECK(wrong.error().diagnostics[0].line == 2);
  CHECK(wrong.error().diagnostics[0].hint.find("Topic") != std::string::npos);
  CHECK(wrong.error().diagnostics[1].message == "there is no row 9");
}

TEST_CASE("rows are judged before the writers' line, and once more where something changed meanwhile") {
  MailingSite mailing;
  auto kind = mailing::mailing_kind();
  int judged = 0;
  int changes = 1;
  const auto judge = kind.judge;
  kind.judge = [&](store::Session& session, Instant now, const Target& target, const Sheet& sheet) {
    ++judged;
    auto found = judge(session, now, target, sheet);
    // Nobody can write where the rows are judged inside the line: a write here would wait for itself.
    if (changes-- > 0) {
      const auto done = mailing.database().write([&](store::Session& writer) -> Outcome {
        store::write_audit(writer, MailingSite::audit(), "something changed", "event", "summit");
        return Success{};
      });
      REQUIRE(done.ok());
    }
    return found;
  };
  const auto file = read_incoming("list.csv", heading + "Ada,ada@x.example,news\n");
  REQUIRE(apply(mailing.database(), MailingSite::audit(), kind, "summit", *file, {}, std::nullopt).ok());
  CHECK(judged == 2);
  CHECK(mailing.members() == 1);
}

TEST_CASE("what was seen is what is imported, or nothing is") {
  MailingSite mailing;
  const auto list = heading + "Ada,ada@x.example,news\nCai,cai@x.example,news\n";
  const auto seen = forecast(mailing.database(), test::noon(), mailing.kind(), "summit", *read_incoming("a.csv", list));
  REQUIRE(seen.ok());
  REQUIRE(mailing.import(heading + "Ada,ada@x.example,news\n").ok());
  const auto stale = mailing.import(list, {}, "", seen->fingerprint());
  REQUIRE_FALSE(stale.ok());
  CHECK(stale.error().kind == ErrorKind::conflict);
  CHECK(mailing.members() == 1);
}

TEST_CASE("a waiting file keeps its cells and the numbers of its rows to the letter") {
  MailingSite mailing;
  const std::string name = " \"Ada\", the\n=1st ";
  const auto address =
      mailing.upload(heading + "\n\"" + " \"\"Ada\"\", the\n=1st " + "\",'+44,news\nCai,cai@x.example,news\n");
  const auto id = address.substr(address.rfind('/') + 1);
  const auto kept = staged(mailing.database(), test::noon(), mailing.kind(), "summit", id);
  REQUIRE(kept.ok());
  CHECK(kept->file.table.rows.at(0)[0] == name);
  CHECK(kept->file.table.line_of == std::vector<std::size_t>{3, 4});
  CHECK(kept->file.table.dialect.starts_with("CSV"));
  CHECK_FALSE(
      staged(mailing.database(), test::noon() + staged_for + std::chrono::seconds(1), mailing.kind(), "summit", id)
          .ok());
}

TEST_CASE("two people who decide at one moment do not undo each other unseen") {
  MailingSite mailing;
  const auto address = mailing.upload(heading + "Ada,ada@x.example,gossip\nCai,cai@x.example,news\n");
  const auto id = address.substr(address.rfind('/') + 1);
  const auto decide = [&](const std::string& typed, const std::string& means) {
    return decide_staged(mailing.database(), test::noon(), mailing.kind(), "summit", id, {{typed, means}});
  };
  REQUIRE(decide("gossip", "news").ok());
  REQUIRE(decide("row 3", "leave out").ok());
  const auto both = staged(mailing.database(), test::noon(), mailing.kind(), "summit", id);
  CHECK(both->decisions.size() == 2);
  CHECK(both->forecast.left_out == std::set<std::size_t>{3});
}

TEST_CASE("uploads whose time is over go when the next one comes") {
  MailingSite mailing;
  mailing.upload(heading + "Ada,ada@x.example,news\n");
  mailing.clock.advance(staged_for + std::chrono::seconds(1));
  mailing.upload(heading + "Cai,cai@x.example,news\n");
  CHECK(mailing.figure("select count(*) from staged_upload") == 1);
}

}  // namespace muster::intake
