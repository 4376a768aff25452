// turnout: who was invited, booked, came and answered, of one event or of a programme's year.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/turnout_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/csv_lines.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct TurnoutWish {
  std::string event;
  int year = 0;  ///< 0: of the event alone
  bool json = false;
};

void print(Console& console, const figures::Turnout& turnout, const std::string& of, bool json) {
  if (json) {
    console.out << figures::turnout_json(turnout, of);
    return;
  }
  console.out << of << ": " << figures::turnout_headline(turnout) << "\n";
  for (const auto& table : figures::turnout_tables(turnout))
    console.out << "\n" << tabular::csv_lines(table.heading, table.rows);
  if (!turnout.answers_note.empty()) console.out << "\n" << turnout.answers_note << "\n";
}

Outcome tell_turnout(Console& console, const TurnoutWish& wish) {
  MUSTER_TRY(database, console.database());
  if (wish.year == 0) {
    MUSTER_TRY(found, figures::event_turnout(*database, wish.event, console.now()));
    print(console, found.turnout, found.event.slug, wish.json);
    return Success{};
  }
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(found, figures::year_turnout(*database, event.programme_id, wish.year, console.now()));
  print(console, found.turnout, std::to_string(found.year), wish.json);
  return Success{};
}

}  // namespace

void add_turnout_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("turnout", "Who was invited, booked, came and answered");
  const auto wish = std::make_shared<TurnoutWish>();
  command->add_option("EVENT", wish->event, "Short name of an event")->required();
  command->add_option("--year", wish->year, "All events of its programme in that year instead, each person once")
      ->check(CLI::Range(1900, 9999));
  command->add_flag("--json", wish->json, "As JSON");
  command->callback([&console, wish] { console.finish(tell_turnout(console, *wish)); });
}

}  // namespace muster::cli
