// indicators import, list and export. A dry run unless --apply.
#include "commands.hpp"
#include "output_file.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>
#include <muster/domain/indicators/indicator_words.hpp>
#include <muster/domain/indicators/own_figures_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <set>

namespace muster::cli {
namespace {

struct IndicatorWish {
  std::string event;
  std::string file;
  std::string decisions;
  std::string region;
  std::string indicator;
  std::string format = "csv";
  std::string programme;
  std::string change;
  indicators::FigureByHand figure;
  bool apply = false;
  bool leave_refused = false;
  bool leave_undecided = false;
  OutputFile output;
};

constexpr std::size_t most_named = 50;

void print_rows(Console& console, const std::string& file, const indicators::IndicatorList& list) {
  using indicators::Verdict;
  std::map<Verdict, std::int64_t> rows;
  std::size_t named = 0;
  for (const auto& row : list.rows) {
    ++rows[row.verdict];
    if (row.verdict != Verdict::refused && row.verdict != Verdict::undecided) continue;
    if (++named > most_named) continue;
    console.out << one_line(indicators::stop_of(row, file)) << "\n";
  }
  if (named > most_named)
    console.out << "... and " << grouped(static_cast<std::int64_t>(named - most_named)) << " more\n";
  std::set<std::string> asked;
  for (const auto& release : list.releases) {
    if (!release.unit.empty() || !asked.insert(release.code).second) continue;
    console.out << "Say what \"" << release.title << "\" counts by --decisions with a line: " << release.title
                << ",number (or per cent, pounds)\n";
  }
  for (const auto& remark : list.remarks) console.out << remark << "\n";
  console.out << counted(static_cast<std::int64_t>(list.rows.size()), "row", "rows") << ": "
              << grouped(rows[Verdict::fresh]) << " new, " << grouped(rows[Verdict::revised]) << " revised, "
              << grouped(rows[Verdict::same]) << " there already, " << grouped(rows[Verdict::elsewhere])
              << " of areas elsewhere, " << grouped(rows[Verdict::empty]) << " empty, "
              << grouped(rows[Verdict::undecided]) << " undecided, " << grouped(rows[Verdict::refused])
              << " refused.\n";
}

Outcome import_figures(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  indicators::IndicatorFile file{wish.file, "", "", wish.decisions};
  MUSTER_TRY(bytes, read_file(wish.file));
  file.bytes = std::move(bytes);
  if (!wish.decisions.empty()) {
    MUSTER_TRY(decisions, read_file(wish.decisions));
    file.decisions = std::move(decisions);
  }
  MUSTER_TRY(plan, indicators::plan_indicators(*database, console.now(), wish.event, std::move(file)));
  print_rows(console, wish.file, *plan.forecast);
  if (!wish.apply) {
    console.out << "Nothing is saved yet. Add --apply to import.\n";
    return Success{};
  }
  TerminalProgress progress(console.progress_err);
  const auto done =
      indicators::import_indicators(*database, console.audit(), wish.event, std::move(plan),
                                    {wish.leave_undecided, wish.leave_refused}, intake::Watch{&progress, {}});
  progress.clear();
  if (!done.ok()) return done.error();
  console.out << "Imported: " << counted(done->added, "value", "values") << ". "
              << (done->left == 0 ? std::string() : counted(done->left, "row", "rows") + " left out. ")
              << "Take it back with: muster import undo " << done->id << "\n";
  return Success{};
}

/// A file that comes in without an event.
Outcome take_figures(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, indicators::programme_for_figures(*database, wish.programme));
  indicators::IndicatorFile file{wish.file, "", "", wish.decisions};
  MUSTER_TRY(bytes, read_file(wish.file));
  file.bytes = std::move(bytes);
  if (!wish.decisions.empty()) {
    MUSTER_TRY(decisions, read_file(wish.decisions));
    file.decisions = std::move(decisions);
  }
  MUSTER_TRY(list, indicators::judge_own_file(*database, programme, file));
  print_rows(console, wish.file, list);
  if (!wish.apply) {
    console.out << "Nothing is saved yet. Add --apply to import.\n";
    return Success{};
  }
  MUSTER_TRY(done, indicators::import_own_file(*database, console.audit(), programme, file,
                                               {wish.leave_undecided, wish.leave_refused}));
  console.out << "Imported: " << counted(done.added, "value", "values") << ". "
              << (done.left == 0 ? std::string() : counted(done.left, "row", "rows") + " left out. ")
              << "Take it back with: muster indicators undo " << done.id << "\n";
  return Success{};
}

Outcome set_figure(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, indicators::programme_for_figures(*database, wish.programme));
  MUSTER_TRY(done, indicators::set_figure(*database, console.audit(), programme, wish.figure));
  console.out << done.indicator << ". " << done.what << "\nTake it back with: muster indicators undo " << done.id
              << "\n";
  return Success{};
}

Outcome list_changes(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, indicators::programme_for_figures(*database, wish.programme));
  MUSTER_TRY(all, indicators::own_releases(*database, programme));
  for (const auto& one : all)
    console.out << one.id << "  " << iso_instant(one.entered_at) << "  " << one.indicator << ". " << one.what
                << (one.reason.empty() ? "" : ". Why: " + one.reason) << "\n";
  if (all.empty()) console.out << "No figure was taken in without an event or set by hand.\n";
  return Success{};
}

Outcome undo_change(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(programme, indicators::programme_for_figures(*database, wish.programme));
  MUSTER_CHECK(indicators::take_back(*database, console.audit(), programme, wish.change));
  console.out << "Taken back. Where a figure stood before, it holds again.\n";
  return Success{};
}

Outcome list_figures(Console& console, const IndicatorWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, indicators::collection(*database, event.programme_id, wish.region, wish.indicator));
  for (const auto& indicator : all.indicators) {
    console.out << indicator.code << "  " << indicator.title << "\n  " << headline(indicator) << "\n";
    for (const auto& words :
         {beside_nation(indicator), places_words(indicator, newest_year(indicator)),
          wish.indicator.empty() ? std::string() : projection_words(indicator), source_words(indicator)})
      if (!words.empty()) console.out << "  " << words << "\n";
  }
  if (all.indicators.empty())
    console.out << event.programme << " keeps no published figures yet. Next: muster indicators import " << wish.event
                << " FILE\n";
  return Success{};
}

Outcome export_figures(Console& console, const IndicatorWish& wish) {
  MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, indicators::collection(*database, event.programme_id, wish.region, wish.indicator));
  MUSTER_TRY(bytes, indicators::exported(all, wish.format));
  MUSTER_CHECK(wish.output.write(bytes));
  if (!wish.output.is_standard_output()) console.out << "The figures are in " << wish.output.path << ".\n";
  return Success{};
}

using IndicatorDoing = Outcome (*)(Console&, const IndicatorWish&);

CLI::App* indicator_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                            const std::shared_ptr<IndicatorWish>& wish, IndicatorDoing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("EVENT", wish->event, "Short name of an event of the network")->required();
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

CLI::App* own_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                      const std::shared_ptr<IndicatorWish>& wish, IndicatorDoing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("--programme", wish->programme, "Name of the programme; may be left out where there is one");
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

void add_taking_options(CLI::App& taking, const std::shared_ptr<IndicatorWish>& wish) {
  taking.add_option("FILE", wish->file, "CSV or XLSX with area code, year, indicator, value; - reads standard input")
      ->required();
  taking.add_flag("--apply", wish->apply, "Save; without it only the verdicts are shown");
  taking.add_option("--decisions", wish->decisions, "CSV or XLSX with columns typed, means: what an indicator counts");
  taking
      .add_option_function<std::vector<std::string>>(
          "--leave-out",
          [wish](const std::vector<std::string>& words) {
            wish->leave_refused = std::find(words.begin(), words.end(), "refused") != words.end();
            wish->leave_undecided = std::find(words.begin(), words.end(), "undecided") != words.end();
          },
          "Import the other rows where some are undecided or refused; may stand twice")
      ->check(CLI::IsMember({"undecided", "refused"}))
      ->allow_extra_args(false);
}

}  // namespace

void add_indicator_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("indicators", "Published figures of places by year");
  family->require_subcommand(1);
  const auto wish = std::make_shared<IndicatorWish>();
  auto* taking = indicator_command(*family, console, "import", "Take in a table of figures", wish, import_figures);
  add_taking_options(*taking, wish);
  auto* own = own_command(*family, console, "take", "Take in a table of figures without an event", wish, take_figures);
  add_taking_options(*own, wish);
  auto* setting = own_command(*family, console, "set", "Set one figure by hand", wish, set_figure);
  setting->add_option("INDICATOR", wish->figure.indicator, "Short name of the indicator")->required();
  setting->add_option("AREA", wish->figure.area, "Code or name of a place, the region or the nation")->required();
  setting->add_option("YEAR", wish->figure.year, "2024, 2023/24")->required();
  setting->add_option("VALUE", wish->figure.value, "A number, or the mark in its place")->required();
  setting->add_option("--reason", wish->figure.reason, "Why it is not as it was published")->required();
  (void)own_command(*family, console, "changes", "What came in without an event or was set by hand", wish,
                    list_changes);
  own_command(*family, console, "undo", "Take such a change back", wish, undo_change)
      ->add_option("CHANGE", wish->change, "As `indicators changes` names it")
      ->required();
  auto* listing = indicator_command(*family, console, "list", "Each indicator in words", wish, list_figures);
  auto* giving = indicator_command(*family, console, "export", "All figures as a file", wish, export_figures);
  for (auto* command : {listing, giving}) {
    command->add_option("--region", wish->region, "Short name of a region; else the network's first");
    command->add_option("--indicator", wish->indicator, "One indicator alone, by its short name");
  }
  giving->add_option("--format", wish->format, "csv or xlsx")->check(CLI::IsMember({"csv", "xlsx"}));
  add_output(*giving, wish->output, "The new file; - is standard output");
}

}  // namespace muster::cli
