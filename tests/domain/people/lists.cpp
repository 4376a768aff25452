// What the tests of the people room share.

#include "lists.hpp"

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/kit/base/file.hpp>

namespace lists {

using namespace muster;
using namespace muster::people;

tabular::Table table(std::string_view csv) {
  auto read = tabular::read_table(csv, "list.csv");
  REQUIRE(read.ok());
  return std::move(read).value();
}

tabular::Table example(const std::string& path) {
  const auto bytes = read_file(muster::test::source_dir() + "/examples/" + path);
  REQUIRE(bytes.ok());
  return table(*bytes);
}

Region region(const std::string& slug) {
  auto read = read_region(example("regions/" + slug + ".csv"), slug, slug == "london" ? "London" : "Lancashire", slug);
  REQUIRE(read.ok());
  return std::move(read).value();
}

Directory directory(const std::string& slug) {
  auto read = read_organisations(example("regions/" + slug + "-organisations.csv"), region(slug), slug);
  REQUIRE(read.ok());
  return Directory(std::move(read).value());
}

DelegatePreview judged(const std::string& rows, const std::vector<KnownPerson>& known, const Decisions& decisions) {
  const auto list = table("First name,Surname,Organisation,E-mail\n" + rows);
  const auto columns = recognise_columns(list.heading, "list.csv");
  REQUIRE(columns.ok());
  return judge(list, *columns, directory("london"), known, decisions);
}

std::string told(const DelegatePreview& preview) {
  std::string out;
  for (const auto& verdict : preview.verdicts) {
    if (verdict.kind == VerdictKind::fresh && verdict.reason.empty() && verdict.cells.empty()) continue;
    out += "row " + std::to_string(preview.rows[verdict.row].line) + ": " + std::string(verdict_name(verdict.kind));
    if (verdict.other_row) out += " row " + std::to_string(preview.rows[*verdict.other_row].line);
    if (!verdict.other_person.empty()) out += " person " + verdict.other_person;
    if (!verdict.other_name.empty()) out += ", " + verdict.other_name;
    if (!verdict.reason.empty()) out += " (" + verdict.reason + ")";
    for (const auto& cell : verdict.cells) out += " [" + cell.words + "]";
    for (const auto& change : verdict.changes)
      out += " {" + std::string(change.field) + ": " + change.was + " -> " + change.now + "}";
    for (const auto& name : verdict.suggestions) out += " " + name + "?";
    out += "\n";
  }
  return out;
}

std::string said(const Error& error) {
  auto out = error.message + "\n";
  for (const auto& diagnostic : error.diagnostics) out += "  " + one_line(diagnostic) + "\n";
  return out;
}

}  // namespace lists
