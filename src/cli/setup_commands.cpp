// init, demo, backup, restore.
#include "commands.hpp"

#include <muster/app/erasure.hpp>
#include <muster/app/setup.hpp>
#include <muster/base/number.hpp>
#include <muster/events/event_service.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace muster::cli {
namespace {

void init(Console& console) {
  auto database = console.database(store::Database::Mode::create);
  if (!database.ok()) return console.fail(database.problem());
  if (const auto loaded = app::load_london(**database, console.doing()); !loaded.ok())
    return console.fail(loaded.problem());
  console.out << console.shown() << " is ready, with London's 33 places and their organisations.\n"
              << "Next: muster event add SLUG --title TITLE --date YYYY-MM-DD, then muster serve\n";
}

void demo(Console& console) {
  auto database = console.database(store::Database::Mode::create);
  if (!database.ok()) return console.fail(database.problem());
  if (events::find_event(**database, app::example_event).ok()) {
    return console.fail(conflict("The example summit is in " + console.shown() +
                                 " already. Nothing was changed; for a fresh one name another file with --database."));
  }
  if (const auto loaded = app::load_london(**database, console.doing()); !loaded.ok())
    return console.fail(loaded.problem());
  if (const auto loaded = app::load_example(**database, console.doing()); !loaded.ok())
    return console.fail(loaded.problem());
  console.out << "The first London SEND Summit is in " << console.shown() << " (names are invented).\n"
              << "Next: muster summary " << app::example_event << ", or muster serve\n";
}

void backup(Console& console, const std::string& file) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.problem());
  const auto copied = (*database)->backup(file);
  if (!copied.ok()) return console.fail(copied.problem());
  console.out << console.shown() << " is copied to " << file << ", checked and whole.\n";
}

void restore(Console& console, const std::string& file) {
  const bool replaced = std::filesystem::exists(console.location);
  const auto restored = store::restore(file, console.location);
  if (!restored.ok()) return console.fail(restored.problem());
  console.out << console.shown() << " now holds what " << file << " held.";
  if (replaced) console.out << " What stood there before is kept as " << console.shown() << ".before-restore.";
  console.out << "\n";
  // A backup still knows who was erased since.
  auto database = console.database();
  if (!database.ok()) return console.fail(database.problem());
  const auto again = app::settle_erasures(**database, console.doing());
  if (!again.ok()) return console.fail(again.problem());
  if (*again > 0) {
    console.out << counted(*again, "person who was erased is", "people who were erased are") << " erased again.\n";
  }
}

}  // namespace

void add_setup_commands(CLI::App& program, Console& console) {
  program.add_subcommand("init", "Make a database with London's places and organisations")->callback([&console] {
    init(console);
  });
  program.add_subcommand("demo", "Load the example summit")->callback([&console] { demo(console); });

  auto* save = program.add_subcommand("backup", "Copy the database to FILE while it is in use");
  auto* saved = save->add_option("FILE", "The new file")->required();
  save->callback([&console, saved] { backup(console, saved->as<std::string>()); });

  auto* bring_back = program.add_subcommand("restore", "Put the backup FILE in the database's place");
  auto* brought = bring_back->add_option("FILE", "A file made by muster backup")->required();
  bring_back->callback([&console, brought] { restore(console, brought->as<std::string>()); });
}

}  // namespace muster::cli
