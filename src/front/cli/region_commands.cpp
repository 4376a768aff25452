// region load, organisation load.
#include "commands.hpp"

#include <muster/domain/people/people_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/tabular/table.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace muster::cli {
namespace {

std::string said(const people::LoadResult& loaded, const std::string& what) {
  return std::to_string(loaded.added) + " " + what + " added, " + std::to_string(loaded.changed) + " changed, " +
         std::to_string(loaded.unchanged) + " as before.\n";
}

/// "south-west.csv" -> "South West"
std::string name_from(const std::string& slug) {
  std::string name = slug;
  bool first = true;
  for (char& letter : name) {
    if (letter == '-' || letter == '_')
      letter = ' ';
    else if (first && letter >= 'a' && letter <= 'z')
      letter = static_cast<char>(letter - 'a' + 'A');
    first = letter == ' ';
  }
  return name;
}

Result<people::LoadResult> load_region(Console& console, const std::string& file, const std::string& name) {
  MUSTER_TRY(database, console.database(store::Database::Mode::create));
  MUSTER_TRY(bytes, read_file(file));
  MUSTER_TRY(table, tabular::read_table(bytes, file));
  const auto slug = std::filesystem::path(file).stem().string();
  MUSTER_TRY(region, people::read_region(table, slug, name.empty() ? name_from(slug) : name, file));
  return people::load_region(*database, console.audit(), region);
}

Result<people::LoadResult> load_organisations(Console& console, const std::string& file) {
  MUSTER_TRY(database, console.database(store::Database::Mode::create));
  MUSTER_TRY(bytes, read_file(file));
  MUSTER_TRY(table, tabular::read_table(bytes, file));
  return people::load_organisations(*database, console.audit(), table, file);
}

void report(Console& console, const Result<people::LoadResult>& loaded, const std::string& what) {
  if (!loaded.ok()) return console.fail(loaded.error());
  console.out << said(*loaded, what);
}

}  // namespace

void add_region_commands(CLI::App& program, Console& console) {
  auto* region = program.add_subcommand("region", "Regions: files of places");
  region->require_subcommand(1);
  auto* load = region->add_subcommand("load", "Load or update a region; the file's name is its short name");
  auto* file =
      load->add_option("FILE", "CSV or XLSX: code, name, short, part, area, tile_column, tile_row")->required();
  auto* name = load->add_option("--name", "The region's name (default: from the file's name)");
  load->callback([&console, file, name] {
    report(console, load_region(console, file->as<std::string>(), name->count() > 0 ? name->as<std::string>() : ""),
           "places");
  });

  auto* organisation = program.add_subcommand("organisation", "Organisations that people come from");
  organisation->require_subcommand(1);
  auto* take = organisation->add_subcommand("load", "Load or update organisations");
  auto* list = take->add_option("FILE", "CSV or XLSX: name, kind, serves, aliases")->required();
  take->callback(
      [&console, list] { report(console, load_organisations(console, list->as<std::string>()), "organisations"); });
}

}  // namespace muster::cli
