// report, export.
#include "commands.hpp"
#include "output_file.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/front/app/shipped.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct ReportOptions {
  std::string event;
  std::string round;
  std::string definition;  // empty: the event's own words, or the shipped ones where it has none
  std::string format;
  std::string charts;
  std::string language;  // empty: as the form was written, in English
  OutputFile output;
};

/// The format that was asked for, or the one that the output's name ends with.
std::string format_of(const std::string& format, const std::string& output, const std::string& otherwise) {
  if (!format.empty()) return format;
  const auto dot = output.rfind('.');
  return dot == std::string::npos ? otherwise : output.substr(dot + 1);
}

/// The definition that was named, or the one that the event's own page shows.
Result<app::Text> definition_of(store::Database& database, const ReportOptions& wanted) {
  if (!wanted.definition.empty()) return app::report_text(wanted.definition);
  const std::string usual = "post-event";
  MUSTER_TRY(shipped, app::report_text(usual));
  MUSTER_TRY(held, report::event_definition(database, wanted.event, usual, shipped.body));
  return app::Text{held.source(), std::move(held.text)};
}

Outcome write(Console& console, ReportOptions wanted, std::string& text) {
  MUSTER_CHECK(wanted.output.check());
  MUSTER_TRY(format, report::parse_format(format_of(wanted.format, wanted.output.path, "html")));
  MUSTER_TRY(charts, report::parse_charts(wanted.charts));
  if (charts == report::Charts::native && format != report::Format::docx && format != report::Format::pptx)
    return bad_input(
        "Charts that can be changed are in docx and pptx alone. Leave --charts out, or choose one of these.");
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  wanted.event = std::move(about);
  MUSTER_CHECK(report::check_language(*database, wanted.event, wanted.language));
  MUSTER_TRY(definition, definition_of(*database, wanted));
  text = definition.body;
  figures::Summaries summaries(*database);
  TerminalProgress progress(console.progress_err);
  progress.begin("steps", 2);
  progress.reach(0);
  MUSTER_TRY(in_english, report::report_data(*database, summaries, wanted.event, console.now()));
  MUSTER_TRY(loaded, report::told_in(std::move(in_english), *database, wanted.event, wanted.language));
  progress.reach(1);
  MUSTER_TRY(logo, report::report_logo(*database, wanted.event));
  MUSTER_TRY(document, report::report_document(definition.body, definition.source, loaded.data(), format));
  document.logo = std::move(logo);
  MUSTER_TRY(bytes, report::write_document(document, format, charts));
  progress.clear();
  MUSTER_CHECK(wanted.output.write(bytes));
  if (const auto& left = document.left_in_english; !left.empty()) {
    // Where Muster has no words of its own in the language, nearly all of them stand here.
    constexpr std::size_t most = 12;
    console.err << "These stay as first written, for want of a translation:\n";
    for (std::size_t at = 0; at < left.size() && at < most; ++at) console.err << "- " << left[at] << "\n";
    if (left.size() > most)
      console.err << "- and " << left.size() - most << " more; the page of the report has the whole list\n";
  }
  if (!wanted.output.is_standard_output()) console.out << "The report is in " << wanted.output.path << ".\n";
  return Success{};
}

struct ExportOptions {
  std::string event;
  std::string round;
  std::string what;
  std::string format;
  OutputFile output;
  bool whole_rows = false;
  std::string question;
};

Outcome export_data(Console& console, ExportOptions wanted) {
  MUSTER_CHECK(wanted.output.check());
  const auto format = format_of(wanted.format, wanted.output.path, "csv");
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  wanted.event = std::move(about);
  TerminalProgress progress(console.progress_err);
  auto bytes = wanted.what == "delegates"      ? booking::export_delegates(*database, wanted.event, format)
               : wanted.what == "needs-counts" ? booking::export_needs_counts(*database, wanted.event, format)
               : wanted.what == "responses"
                   ? feedback::export_answers(*database, console.now(), wanted.event,
                                              {format, wanted.whole_rows, wanted.question}, progress)
                   : feedback::export_notes(*database, wanted.event, format);
  if (!bytes.ok()) return bytes.error();
  progress.clear();
  MUSTER_CHECK(wanted.output.write(*bytes));
  if (!wanted.output.is_standard_output())
    console.out << "The " << wanted.what << " are in " << wanted.output.path << ".\n";
  return Success{};
}

}  // namespace

void add_report_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("report", "Write the post-event report");
  auto wanted = std::make_shared<ReportOptions>();
  command->add_option("EVENT", wanted->event, "Short name of the event")->required();
  command->add_option("--round", wanted->round, round_help);
  command->add_option("--definition", wanted->definition,
                      "A shipped report's name or a file (default: the event's own words)");
  command->add_option("--format", wanted->format,
                      "html, docx, pdf, pptx, xlsx, md or json (default: the output's ending)");
  command->add_option(
      "--charts", wanted->charts,
      "Of a Word file or slides: drawn, or native to have charts that can be changed there (default: drawn)");
  command->add_option("--language", wanted->language,
                      "A language of the form, such as cy (default: as the form was written, in English)");
  // Said while the line is read, because neither an event nor an output is needed then.
  command->add_flag_callback(
      "--list",
      [&console] {
        for (const auto& [name, text] : app::shipped_texts("reports", ".report"))
          console.out << name << "\n    " << report::about_definition(text) << "\n";
        throw CLI::Success();
      },
      "List the definitions that come with Muster, with what each is for");
  add_output(*command, wanted->output, "The new file; - writes to standard output");
  command->callback([&console, wanted] {
    std::string text;
    const auto written = write(console, *wanted, text);
    if (!written.ok()) console.fail(written.error(), text);
  });

  auto* exporting = program.add_subcommand("export", "Write delegates, responses or notes as a table");
  auto data = std::make_shared<ExportOptions>();
  exporting->add_option("EVENT", data->event, "Short name of the event")->required();
  exporting->add_option("WHAT", data->what, "delegates, responses, notes or needs-counts (for the caterer)")
      ->required()
      ->check(CLI::IsMember({"delegates", "responses", "notes", "needs-counts"}));
  exporting->add_option("--round", data->round, round_help);
  exporting->add_option("--format", data->format,
                        "csv or xlsx; responses also json or sps, for SPSS (default: the output's ending)");
  add_output(*exporting, data->output, "The new file; - writes to standard output");
  exporting->add_flag("--whole-rows", data->whole_rows, "Responses: single forms, one a row; not for passing on");
  exporting->add_option("--question", data->question, "Responses as CSV: what was written to this question");
  exporting->callback([&console, data] { console.finish(export_data(console, *data)); });
}

}  // namespace muster::cli
