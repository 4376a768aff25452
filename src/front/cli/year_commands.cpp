// year: the events of a programme's year, and what came of all of them.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/programme_year_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace muster::cli {
namespace {

struct ProgrammeYearWish {
  std::string event;
  int year = 0;  ///< 0: the newest that has events
  bool json = false;
  bool csv = false;
};

void print_event_of_year(Console& console, const figures::Summary& summary) {
  const auto key = figures::year_headline(summary);
  console.out << "  " << iso_date(summary.event.date) << "  " << summary.event.title << ": "
              << counted(summary.people, "delegate", "delegates");
  if (summary.round == figures::RoundState::closed)
    console.out << ", " << counted(summary.responses, "answer", "answers");
  if (summary.round == figures::RoundState::open) console.out << ", the form is open";
  if (key) console.out << "; " << key->label << ": " << grouped(key->people) << " of " << grouped(key->base);
  console.out << "\n";
}

Outcome tell_year(Console& console, const ProgrammeYearWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  figures::Summaries summaries(*database);
  const auto wanted = wish.year == 0 ? std::nullopt : std::optional(wish.year);
  MUSTER_TRY(year, figures::programme_year(*database, summaries, console.now(), event.programme_id, wanted));
  if (wish.json) {
    console.out << figures::to_json(year);
  } else if (wish.csv) {
    console.out << figures::to_csv(year);
  } else {
    console.out << figures::headline_of(year) << "\n";
    if (!year.events.empty()) console.out << figures::lead_of(year) << "\n";
    for (const auto& each : year.events) print_event_of_year(console, *each);
  }
  return Success{};
}

}  // namespace

void add_year_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("year", "The events of a programme's year, and what came of all of them");
  const auto wish = std::make_shared<ProgrammeYearWish>();
  command->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  command->add_option("YEAR", wish->year, "Four digits (default: the newest year that has events)")
      ->check(CLI::Range(1900, 9999));
  auto* json = command->add_flag("--json", wish->json, "As JSON");
  command->add_flag("--csv", wish->csv, "As CSV, a row for each event")->excludes(json);
  command->callback([&console, wish] { console.finish(tell_year(console, *wish)); });
}

}  // namespace muster::cli
