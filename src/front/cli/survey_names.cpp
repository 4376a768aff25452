// A survey of its own stands in addresses behind its programme ("network.transport"); in a command its own name is
// enough.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>

#include <CLI/CLI.hpp>

namespace muster::cli {
namespace {

/// The whole name where one survey alone is called so, and no event; else what was typed.
std::string whole_name(const Console& console, const std::string& typed) {
  const auto database = console.database();
  if (!database.ok() || events::find_event(**database, typed).ok()) return typed;
  const auto surveys = feedback::surveys(**database);
  if (!surveys.ok()) return typed;
  std::string found;
  for (const auto& survey : *surveys) {
    const auto& slug = survey.about.slug;
    if (slug.substr(slug.find('.') + 1) != typed) continue;
    if (!found.empty()) return typed;  // of two programmes: which is meant stands in front of it
    found = slug;
  }
  return found.empty() ? typed : found;
}

}  // namespace

void take_survey_names(CLI::App& program, Console& console) {
  for (auto* command : program.get_subcommands([](CLI::App*) { return true; })) {
    take_survey_names(*command, console);
    for (auto* option : command->get_options()) {
      if (option->get_name(true) != "EVENT" && option->get_name() != "EVENT") continue;
      option->transform(CLI::Validator(
          [&console](std::string& typed) {
            typed = whole_name(console, typed);
            return std::string();
          },
          ""));
    }
  }
}

}  // namespace muster::cli
