// picture add, list, remove.
#include "commands.hpp"

#include <muster/domain/report/picture_service.hpp>
#include <muster/kit/base/file.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PictureWish {
  std::string event;
  std::string name;
  std::string file;
  std::string shows;
};

Outcome add(Console& console, const PictureWish& wish) {
  MUSTER_TRY(bytes, read_file(wish.file, draw::largest_upload));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(kept, report::add_picture(*database, console.audit(), wish.event, wish.name, wish.shows, bytes));
  console.out << "Reports show it by ::: image " << kept.name << " (" << kept.photograph.width << " by "
              << kept.photograph.height << " pixels).\n";
  return Success{};
}

Outcome list_pictures(Console& console, const PictureWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(all, report::pictures_of(*database, wish.event));
  for (const auto& each : all)
    console.out << each.name << "  " << each.photograph.width << " by " << each.photograph.height << "  "
                << each.alternative << "\n";
  if (all.empty()) console.out << "There is no picture yet.\n";
  return Success{};
}

Outcome remove(Console& console, const PictureWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(report::remove_picture(*database, console.audit(), wish.event, wish.name));
  console.out << "The picture is taken away. Frozen editions still show it.\n";
  return Success{};
}

}  // namespace

void add_picture_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("picture", "Photographs that reports of a programme show");
  family->require_subcommand(1);
  const auto wish = std::make_shared<PictureWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*doing)(Console&, const PictureWish&)) {
    auto* made = family->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  constexpr const char* known_by = "Short name, by which reports show it";
  auto* adding = command("add", "Bring a PNG or JPEG along", add);
  adding->add_option("NAME", wish->name, known_by)->required();
  adding->add_option("FILE", wish->file, "The picture, 12 MB at most")->required();
  adding->add_option("--shows", wish->shows, "What it shows, for whoever has the report read out")->required();
  command("list", "The pictures there are", list_pictures);
  command("remove", "Take one away", remove)->add_option("NAME", wish->name, known_by)->required();
}

}  // namespace muster::cli
