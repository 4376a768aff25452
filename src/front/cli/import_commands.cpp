// import delegates|responses|notes|undo. A dry run unless --apply; a verdict for every row either way.
#include "commands.hpp"
#include "import_text.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/booking/list_state.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/front/app/imports.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct ImportOptions {
  std::string event;
  std::string round;  ///< of responses
  std::string file;
  std::string decisions;
  bool apply = false;
  bool json = false;
  std::vector<std::string> leave_out;  ///< "undecided", "refused"

  [[nodiscard]] intake::RowsToSkip leaving() const {
    const auto named = [&](const char* word) {
      return std::find(leave_out.begin(), leave_out.end(), word) != leave_out.end();
    };
    return {named("undecided"), named("refused")};
  }
};

std::string left_text(std::int64_t left) { return left == 0 ? "" : counted(left, "row", "rows") + " left out. "; }

std::string held_text(std::int64_t held) {
  return held == 0 ? ""
                   : counted(held, "booking", "bookings") + " left cancelled, waiting or otherwise not registered. ";
}

std::string undo_hint(const std::string& import_id) {
  return "Take it back with: muster import undo " + import_id + "\n";
}

/// Prints a forecast as JSON or as text.
template <class Forecast>
void print(Console& console, const ImportOptions& wanted, const Forecast& forecast, const std::string& import_id) {
  if (wanted.json)
    print_json(console.out, forecast, {wanted.event, wanted.file, import_id});
  else
    print_text(console.out, forecast);
  if (wanted.json) console.out << "\n";
}

/// Imports with a line that says how far it is; what a failed import has left is deleted.
template <class Import>
auto watched(Console& console, store::Database& database, const Import& import) {
  TerminalProgress progress(console.progress_err);
  auto done = import(intake::Watch{&progress, {}});
  progress.clear();
  if (!done.ok()) (void)intake::discard_unfinished(database, console.now(), app::kinds());
  return done;
}

/// The file that was named, with what was decided about it where its kind takes decisions.
template <class File>
Result<File> named_file(const ImportOptions& wanted) {
  File file;
  file.name = wanted.file;
  MUSTER_TRY(bytes, read_file(wanted.file));
  file.bytes = std::move(bytes);
  if constexpr (requires { file.decisions_name; }) {
    if (wanted.decisions.empty()) return file;
    MUSTER_TRY(decisions, read_file(wanted.decisions));
    file.decisions = std::move(decisions);
    file.decisions_name = wanted.decisions;
  }
  return file;
}

template <class Forecast>
const Forecast& value_of(const Forecast& forecast) {
  return forecast;
}
template <class Forecast>
const Forecast& value_of(const std::shared_ptr<const Forecast>& forecast) {
  return *forecast;
}

/// Shows what a plan would do. With --apply it is carried out by `import(plan, watch)`, and `done_words` say what came
/// of it.
template <class Plan, class Import, class Words>
Outcome shown_and_done(Console& console, const ImportOptions& wanted, store::Database& database, Plan plan,
                       const Import& import, const Words& done_words) {
  const auto forecast = plan.forecast;
  if (!wanted.apply) {
    print(console, wanted, value_of(forecast), "");
    if (!wanted.json) console.out << "Nothing is saved yet. Add --apply to import.\n";
    return Success{};
  }
  MUSTER_TRY(done,
             watched(console, database, [&](const intake::Watch& watch) { return import(std::move(plan), watch); }));
  print(console, wanted, value_of(forecast), done.id);
  if (!wanted.json) console.out << "Imported: " << done_words(done) << left_text(done.left) << undo_hint(done.id);
  return Success{};
}

Outcome import_delegates(Console& console, const ImportOptions& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(file, named_file<booking::DelegateFile>(wanted));
  MUSTER_TRY(plan, booking::plan_delegates(*database, console.now(), wanted.event, std::move(file)));
  const auto& remarks = plan.forecast.remarks;
  const bool invites = std::find(remarks.begin(), remarks.end(), booking::to_invite_remark) != remarks.end();
  return shown_and_done(
      console, wanted, *database, std::move(plan),
      [&](booking::DelegatePlan judged, const intake::Watch& watch) {
        return booking::import_delegates(*database, console.audit(), wanted.event, std::move(judged), wanted.leaving(),
                                         watch);
      },
      [invites](const booking::DelegateImport& done) {
        return (invites ? counted(done.booked, "person to be invited", "people to be invited")
                        : counted(done.booked, "delegate newly booked", "delegates newly booked")) +
               ", " + grouped(done.already_booked) + " there already. " + held_text(done.held_back);
      });
}

Outcome import_responses(Console& console, const ImportOptions& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_TRY(file, named_file<feedback::ResponseFile>(wanted));
  MUSTER_TRY(plan, feedback::plan_responses(*database, console.now(), about, std::move(file)));
  return shown_and_done(
      console, wanted, *database, std::move(plan),
      [&](feedback::ResponsePlan judged, const intake::Watch& watch) {
        return feedback::import_responses(*database, console.audit(), about, std::move(judged), wanted.leaving(),
                                          watch);
      },
      [](const feedback::ResponseImport& done) {
        return counted(done.added, "new response", "new responses") + ", " + grouped(done.known) + " imported before. ";
      });
}

Outcome import_notes(Console& console, const ImportOptions& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(file, named_file<feedback::NoteFile>(wanted));
  MUSTER_TRY(plan, feedback::plan_notes(*database, console.now(), wanted.event, file));
  return shown_and_done(
      console, wanted, *database, std::move(plan),
      [&](feedback::NotePlan judged, const intake::Watch& watch) {
        return feedback::import_notes(*database, console.audit(), wanted.event, std::move(judged), wanted.leaving(),
                                      watch);
      },
      [](const feedback::NoteImport& done) {
        return counted(done.added, "new note", "new notes") + ", " + grouped(done.known) + " noted before. ";
      });
}

void undo(Console& console, const std::string& import_id) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  TerminalProgress progress(console.progress_err);
  const auto undone = intake::undo_import(**database, console.audit(), app::kinds(), import_id, {&progress, {}, {}});
  progress.clear();
  if (!undone.ok()) return console.fail(undone.error());
  const auto& words = app::kinds().named(undone->import.kind).words;
  console.out << "The import of " << undone->import.file_name
              << " is taken back: " << counted(undone->removed.gone, words.one, words.many) << " removed.\n";
  for (const auto& kept : undone->removed.kept) console.out << "Kept: " << kept << "\n";
}

using Import = Outcome (*)(Console&, const ImportOptions&);

CLI::App* add_kind(CLI::App& import, Console& console, const std::string& kind, const std::string& description,
                   const std::shared_ptr<ImportOptions>& wanted, Import run) {
  auto* command = import.add_subcommand(kind, description);
  command->add_option("EVENT", wanted->event, "Short name of the event")->required();
  command->add_option("FILE", wanted->file, "CSV or XLSX; - reads standard input")->required();
  command->add_flag("--apply", wanted->apply, "Save; without it only the verdicts are shown");
  command->add_flag("--json", wanted->json, "Verdicts as JSON");
  command
      ->add_option("--leave-out", wanted->leave_out,
                   "Import the other rows where some are undecided or refused; may stand twice")
      ->check(CLI::IsMember({"undecided", "refused"}))
      ->allow_extra_args(false);  // each --leave-out has one
  command->callback([&console, wanted, run] { console.finish(run(console, *wanted)); });
  return command;
}

}  // namespace

void add_import_commands(CLI::App& program, Console& console) {
  auto* import = program.add_subcommand("import", "Take in delegates, responses or notes from CSV or XLSX");
  import->require_subcommand(1);
  auto wanted = std::make_shared<ImportOptions>();
  const auto with_decisions = [&wanted](CLI::App* command) {
    command->add_option("--decisions", wanted->decisions, "CSV or XLSX with columns typed, means");
  };
  with_decisions(add_kind(*import, console, "delegates", "The delegate list", wanted, import_delegates));
  auto* responses =
      add_kind(*import, console, "responses", "Answers exported from another form program", wanted, import_responses);
  with_decisions(responses);
  responses->add_option("--round", wanted->round, round_help);
  add_kind(*import, console, "notes", "What was noted at the tables", wanted, import_notes);
  add_attendance_import(*import, console);
  auto* undoing = import->add_subcommand("undo", "Take one import back");
  auto* id = undoing->add_option("IMPORT", "Its number, printed when it was applied")->required();
  undoing->callback([&console, id] { undo(console, id->as<std::string>()); });
}

}  // namespace muster::cli
