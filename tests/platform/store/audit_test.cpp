// The trace of changes: kept with the change or not at all, newest first.
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/audit.hpp>

#include "support/catch.hpp"
#include "support/observed_database.hpp"
#include "support/temporary_folder.hpp"

namespace muster::store {
namespace {

struct AuditFixture {
  AuditFixture() {
    auto opened = Database::open(folder.file("muster.db"), Database::Mode::create, std::chrono::seconds(1));
    REQUIRE(opened.ok());
    database = std::move(opened).value();
  }
  std::vector<AuditEntry> of(const std::string& subject_id, std::int64_t limit = 10) const {
    const auto found = database->read(
        [&](Session& session) -> Result<std::vector<AuditEntry>> { return audit_entries(session, subject_id, limit); });
    REQUIRE(found.ok());
    return *found;
  }
  muster::test::TemporaryFolder folder;
  std::unique_ptr<Database> database;
};

std::string actions(const ListPage<AuditEntry>& page) {
  std::string all;
  for (const auto& change : page.rows) all += change.action + "; ";
  return all;
}

const Instant first = *parse_instant("2022-06-10T09:00:00Z");

}  // namespace

TEST_CASE("a trace says who, when, what, and which fields") {
  AuditFixture kept;
  REQUIRE(kept.database
              ->write([](Session& session) -> Outcome {
                write_audit(session, {"command line", first}, "event added", "event", "e1", {"title", "date"});
                write_audit(session, {"organiser's page", first + std::chrono::seconds(1)}, "event changed", "event",
                            "e1");
                write_audit(session, {"organiser's page", first + std::chrono::seconds(2)}, "import applied", "import",
                            "i1");
                return Success{};
              })
              .ok());
  const auto of_event = kept.of("e1");
  REQUIRE(of_event.size() == 2);
  CHECK(of_event[0].action == "event changed");
  CHECK(of_event[0].fields.empty());
  CHECK(of_event[1].actor == "command line");
  CHECK(of_event[1].at == first);
  CHECK(of_event[1].subject == "event");
  CHECK(of_event[1].fields == std::vector<std::string>{"title", "date"});
  CHECK(kept.of("").size() == 3);
  CHECK(kept.of("", 1).front().action == "import applied");
  CHECK(kept.of("e2").empty());
}

TEST_CASE("a change that did not happen leaves no trace") {
  AuditFixture kept;
  CHECK_FALSE(kept.database
                  ->write([](Session& session) -> Outcome {
                    write_audit(session, {"command line", first}, "event added", "event", "e1");
                    return conflict("no");
                  })
                  .ok());
  CHECK(kept.of("").empty());
}

TEST_CASE("changes are listed newest first, by kind and by who made them, to those whose work they belong to") {
  const AuditFixture kept;
  const auto listed = [&](const std::optional<std::vector<std::string>>& scopes, const ListQuery& query) {
    const auto page = kept.database->read(
        [&](Session& session) -> Result<ListPage<AuditEntry>> { return listed_audit_entries(session, scopes, query); });
    REQUIRE(page.ok());
    return *page;
  };
  REQUIRE(kept.database
              ->write([](Session& session) -> Outcome {
                write_audit(session, {"ada", first, "Ours"}, "event added", "event", "e1", {"title"});
                write_audit(session, {"cai", first + std::chrono::hours(1), "Ours"}, "note added", "note", "n1");
                write_audit(session, {"ada", first + std::chrono::hours(2), "Theirs"}, "note deleted", "note", "n2");
                write_audit(session, {"command line", first + std::chrono::hours(3)}, "region added", "region", "r");
                return Success{};
              })
              .ok());
  const ListQuery newest{.sort = "at", .descending = true};
  CHECK(actions(listed(std::nullopt, newest)) == "region added; note deleted; note added; event added; ");
  CHECK(actions(listed(std::vector<std::string>{"Ours"}, newest)) == "note added; event added; ");
  CHECK(listed(std::vector<std::string>{}, newest).all == 0);
  CHECK(actions(listed(std::nullopt, {.filters = {{"subject", "note"}}, .sort = "at"})) ==
        "note added; note deleted; ");
  const auto hers = listed(std::nullopt, {.filters = {{"actor", "ada"}}, .sort = "at"});
  CHECK(actions(hers) == "event added; note deleted; ");
  CHECK(hers.choices.at("subject") == std::map<std::string, std::int64_t>{{"event", 1}, {"note", 1}});
  CHECK(actions(listed(std::nullopt, {.search = "title"})) == "event added; ");
}

TEST_CASE("what belongs to a programme that is renamed is found by its new name, and the trail is not written anew") {
  const AuditFixture kept;
  const auto write = [&](const std::string& scope, int traces) {
    REQUIRE(kept.database
                ->write([&](Session& session) -> Outcome {
                  for (int at = 0; at < traces; ++at)
                    write_audit(session, {"ada", first, scope}, "note added", "note", "n" + std::to_string(at));
                  return Success{};
                })
                .ok());
  };
  const auto found = [&](const std::string& scope) {
    const auto page = kept.database->read([&](Session& session) -> Result<ListPage<AuditEntry>> {
      return listed_audit_entries(session, std::vector<std::string>{scope}, {.sort = "at"});
    });
    REQUIRE(page.ok());
    return page->all;
  };
  const auto mark = [&](const std::string& scope) {
    return kept.database->read([&](Session& session) -> Result<std::string> { return change_mark(session, scope); })
        .value();
  };
  write("Ours", 40);
  write("Theirs", 3);
  muster::test::ObservedDatabase observed(*kept.database);
  const auto rename = [&](const std::string& from, const std::string& to) {
    REQUIRE(observed
                .write([&](Session& session) -> Outcome {
                  rename_scope(session, from, to);
                  return Success{};
                })
                .ok());
  };
  const auto before = mark("Ours");
  rename("Ours", "Anew");
  CHECK(observed.most_rows() == 1);
  CHECK(found("Anew") == 40);
  CHECK(found("Ours") == 0);
  CHECK(mark("Anew") == before);
  write("Anew", 1);
  CHECK(mark("Anew") != before);
  // Another one takes the name that is free now: it sees nothing of what was there.
  write("Ours", 2);
  CHECK(found("Ours") == 2);
  CHECK(found("Anew") == 41);
  // A name whose programme is gone: its traces do not become another's.
  rename("Theirs", "Ours");
  CHECK(found("Ours") == 3);
  CHECK(found("Theirs") == 0);
}

}  // namespace muster::store
