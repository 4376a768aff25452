// privacy run|report|keep, person find|export|erase.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/people/person_sql.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/privacy/person_file_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

constexpr std::size_t most_found = 1000;

Outcome run_now(Console& console, bool confirmed) {
  MUSTER_TRY(database, console.database());
  const auto requested = confirmed ? privacy::RunTrigger::confirmed : privacy::RunTrigger::by_hand;
  MUSTER_TRY(done, privacy::run_retention(*database, console.audit(), requested));
  if (done.end == privacy::RunEnd::held) {
    return conflict(privacy::held_words(console.now(), *done.last) + " Confirm with: muster privacy run --confirm");
  }
  if (done.end == privacy::RunEnd::noted) {
    console.out << "This is the first run: it deletes nothing and notes the time, so that a clock that jumps is seen "
                   "later. To delete what is due now: muster privacy run --confirm\n";
    return Success{};
  }
  console.out << "Deleted: " << privacy::went_words(done.run) << ".\n";
  if (done.wiped == store::Database::WipeResult::later) console.out << privacy::later_words << "\n";
  return Success{};
}

Outcome report(Console& console) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(state, privacy::retention_state(*database, console.now()));
  if (state.held) console.out << privacy::held_words(console.now(), state.runs.front().at) << "\n";
  for (const auto& kind : state.kinds) {
    console.out << kind.name << ": " << kind.title << ", " << kind.period
                << (kind.days && !kind.counted_from.empty() ? " " + kind.counted_from : "");
    if (kind.next) console.out << "; next: " << grouped(kind.next_count) << " on " << iso_date(*kind.next);
    console.out << "\n";
  }
  if (state.runs.empty()) console.out << "The job has not run yet.\n";
  for (const auto& run : state.runs) {
    console.out << iso_instant(run.at) << "  " << privacy::went_words(run) << " (" << run.by << ")\n";
  }
  return Success{};
}

Outcome keep(Console& console, const std::string& kind, const std::string& days) {
  const auto number = parse_integer(days);
  if (!number && days != "kept") {
    return Error{ErrorKind::wrong_usage, "\"" + days + "\" is no number of days; or write kept.", {}, {}};
  }
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(privacy::keep_for(*database, console.audit(), kind, number));
  console.out << kind << (number ? " is kept for " + counted(*number, "day", "days") : std::string(" is kept"))
              << ".\n";
  return Success{};
}

Outcome find(Console& console, const std::string& name) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(found, database->read([&](store::Session& session) -> Result<std::vector<people::PersonRecord>> {
    return people::find_people(session, name, most_found);
  }));
  if (found.empty()) return not_found("Nobody's name, e-mail address or organisation holds \"" + name + "\".");
  for (const auto& person : found) {
    console.out << person.id << "  " << people::full_name(person)
                << (person.organisation.empty() ? "" : ", " + person.organisation) << "\n";
  }
  return Success{};
}

Outcome export_person(Console& console, const std::string& id, const OutputFile& output) {
  MUSTER_CHECK(output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(file, privacy::person_file(*database, id));
  const bool html = output.path.ends_with(".html") || output.path.ends_with(".htm");
  MUSTER_CHECK(output.write(html ? privacy::person_html(file) : privacy::person_json(file)));
  if (!output.is_standard_output()) console.out << "All that is held of this person is in " << output.path << ".\n";
  return Success{};
}

Outcome erase(Console& console, const std::string& id) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(erased, privacy::erase_person(*database, console.audit(), id));
  console.out << "The person is erased. Bookings of past events that count on without a name: "
              << grouped(erased.bookings_kept) << "; of events to come, removed: " << grouped(erased.bookings_removed)
              << ".\n";
  if (erased.uploads_dropped > 0) {
    console.out << counted(erased.uploads_dropped, "waiting file was", "waiting files were")
                << " dropped: choose them again.\n";
  }
  if (erased.results_dropped > 0) {
    console.out << counted(erased.results_dropped, "file that a job had made was", "files that jobs had made were")
                << " deleted: make them again.\n";
  }
  for (const auto& event : erased.notes) console.out << "A note of " << event << " names the person: look at it.\n";
  if (erased.account) console.out << "Their account is gone, with its roles and sessions.\n";
  if (erased.mail_dropped > 0) {
    console.out << counted(erased.mail_dropped, "message to or about them was", "messages to or about them were")
                << " deleted from the outbox.\n";
  }
  for (const auto& where : erased.words) console.out << "The name still stands in " << where << ": look at it.\n";
  if (erased.wiped == store::Database::WipeResult::later) console.out << privacy::later_words << "\n";
  for (const auto& copy : erased.copies) console.out << copy << " still holds what was there before: delete it.\n";
  console.out << "Backups made before still hold the person"
              << (privacy::erasure_file(database->location()).empty()
                      ? ": keep the table erasure with them (docs/operations.md, Backup and restore).\n"
                      : "; restoring one erases them again.\n");
  return Success{};
}

}  // namespace

void add_privacy_commands(CLI::App& program, Console& console) {
  auto* privacy = program.add_subcommand("privacy", "How long personal data is kept");
  privacy->require_subcommand(1);
  auto* running = privacy->add_subcommand("run", "Delete what is over its period now");
  auto confirmed = std::make_shared<bool>(false);
  running->add_flag("--confirm", *confirmed, "The clock is right, though it is far from the last run");
  running->callback([&console, confirmed] { console.finish(run_now(console, *confirmed)); });
  privacy->add_subcommand("report", "Periods, what goes next, and what went")->callback([&console] {
    console.finish(report(console));
  });
  auto* keeping = privacy->add_subcommand("keep", "Set how long a kind of data is kept");
  auto* kind = keeping->add_option("KIND", "A kind as muster privacy report names it")->required();
  auto* days = keeping->add_option("DAYS", "A number of days, or kept")->required();
  keeping->callback(
      [&console, kind, days] { console.finish(keep(console, kind->as<std::string>(), days->as<std::string>())); });

  auto* person = program.add_subcommand("person", "What is held of one person");
  person->require_subcommand(1);
  auto* finding = person->add_subcommand("find", "Look people up by name");
  auto* name = finding->add_option("NAME", "Part of a name, e-mail address or organisation")->required();
  finding->callback([&console, name] { console.finish(find(console, name->as<std::string>())); });
  auto* exporting = person->add_subcommand("export", "Write all that is held of a person");
  auto* exported = exporting->add_option("ID", "As muster person find prints it, or an e-mail address")->required();
  auto output = std::make_shared<OutputFile>();
  add_output(*exporting, *output, "The new file, .json or .html; - writes JSON to standard output");
  exporting->callback(
      [&console, exported, output] { console.finish(export_person(console, exported->as<std::string>(), *output)); });
  auto* erasing = person->add_subcommand("erase", "Erase a person permanently");
  auto* gone = erasing->add_option("ID", "As muster person find prints it, or an e-mail address")->required();
  erasing->callback([&console, gone] { console.finish(erase(console, gone->as<std::string>())); });
}

}  // namespace muster::cli
