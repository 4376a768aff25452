// representation: who answered beside who registered, and the answers weighted to the delegates.
#include "commands.hpp"

#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/weighting_service.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct RepresentationWish {
  std::string event;
  std::string round;
  bool json = false;
};

Outcome tell_representation(Console& console, const RepresentationWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wish.event, wish.round));
  figures::Summaries summaries(*database);
  MUSTER_TRY(all, figures::event_answerers(*database, about, console.now()));
  MUSTER_TRY(weights, figures::event_weighting(*database, summaries, console.now(), about));
  if (wish.json)
    console.out << figures::answerers_json(all, weights, about);
  else
    console.out << "Who answered, beside who registered\n"
                << figures::answerers_text(all) << "\nWeighted to the delegates\n"
                << figures::weighting_text(weights);
  return Success{};
}

}  // namespace

void add_representation_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand(
      "representation", "Who answered beside who registered, and the answers weighted to the delegates");
  const auto wish = std::make_shared<RepresentationWish>();
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->add_option("--round", wish->round, round_help);
  command->add_flag("--json", wish->json, "As JSON");
  command->callback([&console, wish] { console.finish(tell_representation(console, *wish)); });
}

}  // namespace muster::cli
