// init, demo, backup, restore.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/store/replace_backup.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace muster::cli {
namespace {

/// Makes the first owner and prints a link; a database that has accounts is left as it is.
Outcome first_owner(store::Database& database, Console& console, const std::string& email,
                    const std::string& programme) {
  MUSTER_TRY(known, access::accounts(database));
  if (!known.empty() && programme.empty()) return Success{};
  MUSTER_TRY(owner, access::give_role(database, console.audit(), email, access::Role::owner, programme));
  MUSTER_TRY(link, link_address(database, console.audit(), owner.email));
  console.out << "Start muster serve, then sign in as " << owner.email << " within 10 minutes, once:\n  " << link
              << "\nAnother link: muster sign-in-link " << owner.email << "\n";
  return Success{};
}

void init(Console& console, const std::string& owner) {
  auto database = console.database(store::Database::Mode::create);
  if (!database.ok()) return console.fail(database.error());
  if (const auto loaded = app::load_london(**database, console.audit()); !loaded.ok())
    return console.fail(loaded.error());
  console.out << console.shown() << " is ready, with London's 33 places and their organisations.\n"
              << "Next: muster event add SLUG --title TITLE --date YYYY-MM-DD, then muster serve\n";
  console.finish(first_owner(**database, console, owner, ""));
}

void demo(Console& console, bool themed) {
  auto database = console.database(store::Database::Mode::create);
  if (!database.ok()) return console.fail(database.error());
  if (events::find_event(**database, app::example_event).ok()) {
    return console.fail(conflict("The example summit is in " + console.shown() +
                                 " already. Nothing was changed; for a fresh one name another file with --database."));
  }
  if (const auto loaded = app::load_london(**database, console.audit()); !loaded.ok())
    return console.fail(loaded.error());
  if (const auto loaded = app::load_example(**database, console.audit()); !loaded.ok())
    return console.fail(loaded.error());
  if (themed) {
    if (const auto told = app::load_example_themes(**database, console.audit()); !told.ok())
      return console.fail(told.error());
  }
  console.out << "The first London SEND Summit is in " << console.shown() << " (names are invented).\n"
              << "Next: muster summary " << app::example_event << ", or muster serve\n";
  console.finish(first_owner(**database, console, "organiser@example.org", app::example_programme));
}

void ten_summits(Console& console) {
  auto database = console.database(store::Database::Mode::create);
  if (!database.ok()) return console.fail(database.error());
  if (events::find_event(**database, app::ten_summits_newest).ok()) {
    return console.fail(conflict("The ten summits are in " + console.shown() +
                                 " already. Nothing was changed; for fresh ones name another file with --database."));
  }
  if (const auto loaded = app::load_london(**database, console.audit()); !loaded.ok())
    return console.fail(loaded.error());
  if (const auto loaded = app::load_ten_summits(**database, console.audit()); !loaded.ok())
    return console.fail(loaded.error());
  console.out << "Ten summits, 2016 to 2025, are in " << console.shown() << " (all of it is invented).\n"
              << "Next: muster years " << app::ten_summits_newest << ", or muster serve\n";
  console.finish(first_owner(**database, console, "organiser@example.org", app::ten_summits_programme));
}

void backup(Console& console, const std::string& file, bool replace) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  const auto copied = replace ? store::replace_backup(**database, file) : (*database)->backup(file);
  if (!copied.ok()) return console.fail(copied.error());
  console.out << console.shown() << " is copied to " << file << ", checked and whole.\n";
}

void restore(Console& console, const std::string& file) {
  const bool replaced = std::filesystem::exists(console.location);
  const auto restored = store::restore(file, console.location);
  if (!restored.ok()) return console.fail(restored.error());
  console.out << console.shown() << " now holds what " << file << " held.";
  if (replaced)
    console.out << " The database that was there before is kept as " << console.shown() << ".before-restore.";
  console.out << "\n";
  // A backup still knows who was erased since.
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  const auto again = privacy::settle_erasures(**database, console.audit());
  if (!again.ok()) return console.fail(again.error());
  if (*again > 0) {
    console.out << counted(*again, "person who was erased is", "people who were erased are") << " erased again.\n";
  }
}

}  // namespace

void add_setup_commands(CLI::App& program, Console& console) {
  auto* making = program.add_subcommand("init", "Make a database with London's places and organisations");
  auto owner = std::make_shared<std::string>("owner@localhost");
  making->add_option("--owner", *owner, "E-mail address of the first owner (default owner@localhost)");
  making->callback([&console, owner] { init(console, *owner); });
  auto* example = program.add_subcommand("demo", "Load the example summit");
  auto ten = std::make_shared<bool>(false);
  example->add_flag("--ten-summits", *ten, "Load ten invented summits instead, 2016 to 2025");
  auto themed = std::make_shared<bool>(false);
  example->add_flag("--themes", *themed, "With a codebook, so that what people wrote stands by its themes");
  example->callback([&console, ten, themed] { *ten ? ten_summits(console) : demo(console, *themed); });

  auto* save = program.add_subcommand("backup", "Copy the database to FILE while it is in use");
  auto* saved = save->add_option("FILE", "The new file")->required();
  auto replace = std::make_shared<bool>(false);
  add_replace(*save, *replace);
  save->callback([&console, saved, replace] { backup(console, saved->as<std::string>(), *replace); });

  auto* bring_back = program.add_subcommand("restore", "Put the backup FILE in the database's place");
  auto* brought = bring_back->add_option("FILE", "A file made by muster backup")->required();
  bring_back->callback([&console, brought] { restore(console, brought->as<std::string>()); });
}

}  // namespace muster::cli
