// edition freeze, list, write.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/language.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct EditionWish {
  std::string event;
  std::string report = "post-event";
  std::string note;
  std::string language;
  std::int64_t number = 0;
  std::string format;
  OutputFile output;
};

Outcome freeze(Console& console, const EditionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(shipped, app::report_text(wish.report));
  MUSTER_TRY(definition, report::event_definition(*database, wish.event, wish.report, shipped.body));
  figures::Summaries summaries(*database);
  MUSTER_TRY(loaded, report::report_data(*database, summaries, wish.event, console.now()));
  MUSTER_TRY(frozen, report::freeze_edition(*database, console.audit(), wish.event, definition, loaded, wish.note,
                                            wish.language));
  console.out << "Edition " << frozen.number << " is frozen.\n";
  for (const auto& change : frozen.changes) console.out << "  " << change << "\n";
  return Success{};
}

Outcome list_editions(Console& console, const EditionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(all, report::editions_of(*database, wish.event, wish.report));
  figures::Summaries summaries(*database);
  MUSTER_TRY(today, summaries.of(wish.event, console.now()));
  for (const auto& edition : all) {
    console.out << edition.number << "  " << iso_instant(edition.frozen_at) << "  " << edition.checksum.substr(0, 12)
                << (edition.interim ? "  interim" : "")
                << (edition.language.empty() ? "" : "  " + language_name(edition.language))
                << (edition.note.empty() ? "" : "  " + edition.note) << "\n";
    MUSTER_TRY(differs, report::differs_today(*database, wish.event, wish.report, edition.number, *today));
    if (!differs.empty()) console.out << "   Today's figures are others:\n";
    for (const auto& difference : differs) console.out << "   " << difference << "\n";
  }
  if (all.empty()) console.out << "No edition of this report is frozen yet.\n";
  return Success{};
}

Outcome write_edition(Console& console, const EditionWish& wish) {
  MUSTER_CHECK(wish.output.check());
  const auto dot = wish.output.path.rfind('.');
  const auto ending = dot == std::string::npos ? std::string("pdf") : wish.output.path.substr(dot + 1);
  MUSTER_TRY(format, report::parse_format(wish.format.empty() ? ending : wish.format));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(bytes, report::edition_file(*database, wish.event, wish.report, wish.number, format));
  MUSTER_CHECK(wish.output.write(bytes));
  if (!wish.output.is_standard_output())
    console.out << "Edition " << wish.number << " is in " << wish.output.path << ".\n";
  return Success{};
}

using Doing = Outcome (*)(Console&, const EditionWish&);

CLI::App* edition_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                          const std::shared_ptr<EditionWish>& wish, Doing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->add_option("--definition", wish->report, "Name of a shipped report (default: post-event)");
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

}  // namespace

void add_edition_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("edition", "Freeze the report, and take what was frozen");
  family->require_subcommand(1);
  const auto wish = std::make_shared<EditionWish>();
  auto* freezing = edition_command(*family, console, "freeze", "Freeze the report as it is now", wish, freeze);
  freezing->add_option("--note", wish->note, "What it holds, or whom it is for");
  freezing->add_option("--language", wish->language, "A language of the form: cy, ur (default: English)");
  edition_command(*family, console, "list", "The editions, the newest first", wish, list_editions);
  auto* writing = edition_command(*family, console, "write", "Write an edition as it was frozen", wish, write_edition);
  writing->add_option("NUMBER", wish->number, "Number of the edition")->required();
  writing->add_option("--format", wish->format, "As of report (default: the output's ending)");
  add_output(*writing, wish->output, "The new file; - writes to standard output");
}

}  // namespace muster::cli
