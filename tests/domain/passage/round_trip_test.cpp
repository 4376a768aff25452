// Ten years written out and read elsewhere: every report and every edition is what it was, byte for byte.
#include "two_databases.hpp"

#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster {
namespace {

using test::by_test;

void load_ten_years(store::Database& database) {
  REQUIRE(app::load_london(database, by_test()).ok());
  REQUIRE(app::load_ten_summits(database, by_test()).ok());
  for (const std::string slug : {"network-summit-2016", "network-summit-2025"}) {
    const auto shipped = app::report_text("post-event");
    const auto definition = report::event_definition(database, slug, "post-event", shipped->body);
    figures::Summaries summaries(database);
    const auto loaded = report::report_data(database, summaries, slug, test::noon());
    REQUIRE(loaded.ok());
    REQUIRE(report::freeze_edition(database, by_test(), slug, *definition, *loaded, "For the board").ok());
  }
}

/// Compares what a reader may have of each year.
void check_same_reports(store::Database& before, store::Database& after) {
  for (int year = 2016; year <= 2025; ++year) {
    const auto slug = "network-summit-" + std::to_string(year);
    INFO(slug);
    for (const auto format : {report::Format::markdown, report::Format::json, report::Format::docx})
      CHECK((test::report_of(before, slug, format) == test::report_of(after, slug, format)));
  }
  for (const std::string slug : {"network-summit-2016", "network-summit-2025"}) {
    for (const auto format : report::formats) {
      const auto frozen = report::edition_file(before, slug, "post-event", 1, format);
      const auto carried = report::edition_file(after, slug, "post-event", 1, format);
      REQUIRE(frozen.ok());
      REQUIRE(carried.ok());
      CHECK((*frozen == *carried));
    }
    figures::Summaries summaries(after);
    const auto today = summaries.of(slug, test::noon());
    REQUIRE(today.ok());
    const auto differs = report::differs_today(after, slug, "post-event", 1, **today);
    REQUIRE(differs.ok());
    CHECK(differs->empty());
  }
}

std::string without_first_line(const std::string& file) { return file.substr(file.find('\n') + 1); }
std::string rows_of(const std::string& file) {
  const auto rows = without_first_line(file);
  return rows.substr(0, rows.rfind("{\"end\""));
}

}  // namespace

TEST_CASE("ten years are read into another database, and every report and edition is byte for byte the same") {
  test::TemporaryFolder folder;
  const auto before = test::new_file(folder, "before.db");
  load_ten_years(*before);
  const auto file = test::written_out(*before, "ten summits (invented)");
  const auto path = test::in_file(folder, "ten.json", file);

  SECTION("into one with London in it, on the database that the tests run on") {
    test::TestDatabase after;
    const auto read = passage::read_programme(after.database(), by_test(), path);
    INFO((read.ok() ? std::string() : read.error().message));
    REQUIRE(read.ok());
    CHECK(read->known == 0);
    check_same_reports(*before, after.database());
    // A person knows the programmes in whose events they stand.
    CHECK(test::number_of(after.database(), "select count(*) from person where programmes = ''") == 0);
    CHECK(test::number_of(after.database(), "select count(*) from booking where search_text = ''") == 0);
    // The same file a second time.
    const auto again = passage::read_programme(after.database(), by_test(), path);
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().kind == ErrorKind::conflict);
    CHECK_THAT(again.error().message, Catch::Contains("has a programme \"Ten summits (invented)\" already"));
  }
  SECTION("into one without anything, from which it is written out with the same rows") {
    const auto after = test::new_file(folder, "after.db");
    REQUIRE(passage::read_programme(*after, by_test(), path).ok());
    check_same_reports(*before, *after);
    CHECK((rows_of(test::written_out(*after, "Ten summits (invented)")) == rows_of(file)));
  }
}

TEST_CASE("the example with its notes and needs comes to whoever waits for it with a role, under their programme") {
  test::TemporaryFolder folder;
  const auto before = test::new_file(folder, "before.db");
  REQUIRE(app::load_london(*before, by_test()).ok());
  REQUIRE(app::load_example(*before, by_test()).ok());
  const auto path = test::in_file(folder, "one.json", test::written_out(*before, app::example_programme));
  const auto slug = folded_name(app::example_programme);
  test::TestDatabase after;
  // An empty programme of that name, with somebody who owns it, takes it in.
  REQUIRE(after.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("insert into programme (id, slug, name) values ('waiting', $1, 'Waiting')", {slug});
                session.execute("insert into account (id, email, added_at) values ('lead', 'lead@example.org', '')");
                session.execute(
                    "insert into account_role (account_id, programme_id, role) values ('lead', 'waiting', "
                    "'owner')");
                return Success{};
              })
              .ok());
  const auto read = passage::read_programme(after.database(), by_test(), path);
  INFO((read.ok() ? std::string() : read.error().message));
  REQUIRE(read.ok());
  CHECK(test::texts_of(after.database(), "select programme_id from event") == "waiting\n");
  CHECK(test::texts_of(after.database(), "select name from programme where id = 'waiting'") ==
        std::string(app::example_programme) + "\n");
  for (const auto format : {report::Format::markdown, report::Format::docx})
    CHECK((test::report_of(*before, app::example_event, format) ==
           test::report_of(after.database(), app::example_event, format)));
  CHECK(test::texts_of(after.database(), "select access_needs from delegate_needs order by event_id, person_id") ==
        test::texts_of(*before, "select access_needs from delegate_needs order by event_id, person_id"));
}

}  // namespace muster
