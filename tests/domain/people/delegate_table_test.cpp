// Lists as other programs export them, with invented people: what is read of each, and what is said about the file.

#include "support/catch.hpp"
#include "support/golden.hpp"

#include <muster/domain/people/delegate_columns.hpp>

using namespace muster;
using namespace muster::people;

namespace {

/// All that a list was read as.
std::string read_as(const std::string& name) {
  const auto bytes = read_file(muster::test::source_dir() + "/tests/domain/people/data/" + name);
  REQUIRE(bytes.ok());
  const auto table = read_delegate_list(*bytes, name);
  INFO((table.ok() ? std::string() : table.error().message));
  REQUIRE(table.ok());
  const auto columns = recognise_columns(table->heading, name);
  INFO((columns.ok() ? std::string() : columns.error().message));
  REQUIRE(columns.ok());
  std::string out = name + " (" + table->dialect + ", " + columns->program + ")\n";
  for (const auto& note : table->notes) out += "  " + note + "\n";
  const auto preview = judge(*table, *columns, Directory({}), {}, {});
  for (const auto& row : preview.rows) {
    out += "  row " + std::to_string(row.line) + ": " + row.first_name + " | " + row.last_name + " | " +
           row.organisation + " | " + row.place + " | " + row.email + " | " + row.job_title + "\n";
  }
  for (const auto& other : columns->passed_over)
    out += "  not " + table->heading[other.column] + " but " + table->heading[other.taken] + "\n";
  return out;
}

}  // namespace

TEST_CASE("exports of other programs are read as their makers mean them") {
  std::string all;
  for (const auto* name : {"boroughs.xlsx", "teams-attendance.csv", "zoom-webinar.csv", "zoom-participants.csv",
                           "eventbrite-attendees.csv", "pretix-orders.csv", "tito-tickets.csv"})
    all += read_as(name);
  check_golden("domain/people/golden/exports.txt", all);
}
