// Lists as other programs export them, with invented people: what is read of each, and what is said about the file.

#include "support/catch.hpp"
#include "support/golden.hpp"

#include <muster/domain/people/delegate_columns.hpp>

using namespace muster;
using namespace muster::people;

namespace {

/// What is said of a row that is not taken as a matter of course; organisations are known to nobody here.
std::string said_of(const DelegatePreview& preview, std::size_t line) {
  for (const auto& verdict : preview.verdicts) {
    if (preview.rows[verdict.row].line != line) continue;
    if (verdict.kind == VerdictKind::fresh || verdict.kind == VerdictKind::unknown_organisation) return {};
    return " (" + std::string(verdict_name(verdict.kind)) + ": " + verdict.reason + ")";
  }
  return {};
}

Result<DelegateColumns> columns_read(const tabular::Table& table, const std::string& name) {
  auto columns = columns_of(table.heading, {}, table.origins);
  if (are_complete(columns)) return columns;
  return missing_columns(columns, table.heading, name);
}

/// All that a list was read as.
std::string read_as(const std::string& name) {
  const auto bytes = read_file(muster::test::source_dir() + "/tests/domain/people/data/" + name);
  REQUIRE(bytes.ok());
  const auto table = read_delegate_list(*bytes, name);
  INFO((table.ok() ? std::string() : table.error().message));
  REQUIRE(table.ok());
  const auto columns = columns_read(*table, name);
  INFO((columns.ok() ? std::string() : columns.error().message));
  REQUIRE(columns.ok());
  std::string out = name + " (" + table->dialect + ", " + columns->program + ")\n";
  for (const auto& note : table->notes) out += "  " + note + "\n";
  const auto preview = judge(*table, *columns, Directory({}), {}, {});
  for (const auto& row : preview.rows) {
    out += "  row " + std::to_string(row.line) + ": " + row.first_name + " | " + row.last_name + " | " +
           row.organisation + " | " + row.place + " | " + row.email + " | " + row.job_title +
           said_of(preview, row.line) + "\n";
  }
  for (const auto& other : columns->passed_over)
    out += "  not " + table->heading[other.column] + " but " + table->heading[other.taken] + "\n";
  return out;
}

}  // namespace

TEST_CASE("exports of other programs are read as their makers mean them") {
  std::string all;
  for (const auto* name :
       {"boroughs.xlsx", "teams-attendance.csv", "zoom-webinar.csv", "zoom-participants.csv", "zoom-registrations.csv",
        "zoom-callers.csv", "eventbrite-attendees.csv", "eventbrite-older.csv", "pretix-orders.csv", "tito-tickets.csv",
        "outlook-tracking.csv", "merged-cells.csv"})
    all += read_as(name);
  check_golden("domain/people/golden/exports.txt", all);
}

TEST_CASE("the columns that say where a row comes from are nobody's to leave out, and may hold organisations") {
  const auto columns = columns_of({"Name", "Colour", "Sheet"}, {}, {2});
  CHECK(columns.left_out == std::vector<std::string>{"Colour"});
  REQUIRE(columns.proposals.size() == 1);
  CHECK(columns.proposals.front().column == 2);
  CHECK(columns.proposals.front().field == DelegateField::organisation);
  CHECK(columns_of({"Name", "Borough", "Section"}, {}, {2}).proposals.empty());
  CHECK(columns_of({"Name", "Sheet"}, {{1, DelegateField::organisation}}, {1}).organisation == std::size_t{1});
  // A column that the file itself calls so is one like any other.
  CHECK(columns_of({"Name", "Organisation", "Sheet"}).left_out == std::vector<std::string>{"Sheet"});
}

TEST_CASE("a list whose rows hold several people is refused in words, never read as one of them") {
  for (const auto& heading : std::vector<tabular::Row>{
           {"Organisation", "Delegate 1 name", "Delegate 2 name"},
           {"Organisation", "Name 1", "E-mail 1", "Name 2", "E-mail 2"},
           {"Name", "Role", "Name", "Role", "Organisation"},
           {"School", "Attendee 1 first name", "Attendee 1 Surname", "Attendee 2 first name", "Attendee 2 Surname"}}) {
    const auto columns = columns_of(heading);
    CHECK(columns.several_people.size() == 2);
    const auto error = several_people(columns, heading, "list.csv");
    CHECK(error.message.find("a row holds several people, in \"") != std::string::npos);
  }
  CHECK(columns_of({"Name", "Emergency contact 1 name", "Emergency contact 2 name"}).several_people.empty());
  CHECK(columns_of({"First name", "Surname 1", "Surname 2", "Organisation"}).several_people.empty());
  CHECK(columns_of({"Name", "Address 1", "Address 2", "Organisation"}).several_people.empty());
  CHECK(columns_of({"Name 1", "Name 2", "Organisation"}, {{0, DelegateField::full_name}, {1, std::nullopt}})
            .several_people.empty());
}
