// Reads the command line and hands over to the command.
#include <muster/front/cli/run.hpp>

#include "commands.hpp"
#include "harmless_stream.hpp"
#include "series_commands.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/plain_text.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>

namespace muster::cli {
namespace {

void add_everything(CLI::App& program, Console& console) {
  program.require_subcommand(1);
  program.set_version_flag("--version", "muster 0.1.0");
  program
      .add_option("--database", console.location, "File that holds the data, or postgresql://... (default muster.db)")
      ->envname("MUSTER_DATABASE");
  program.add_option("--wait", console.wait, "Seconds to wait while another program writes (default 30)")
      ->check(CLI::Range(0, 3600));
  program.fallthrough();
  add_setup_commands(program, console);
  add_region_commands(program, console);
  add_event_commands(program, console);
  add_session_commands(program, console);
  add_room_commands(program, console);
  add_answer_link_commands(program, console);
  add_booking_commands(program, console);
  add_message_commands(program, console);
  add_seat_commands(program, console);
  add_badge_commands(program, console);
  add_table_commands(program, console);
  add_certificate_commands(program, console);
  add_online_commands(program, console);
  add_import_commands(program, console);
  add_indicator_commands(program, console);
  add_membership_commands(program, console);
  add_member_commands(program, console);
  add_bulletin_commands(program, console);
  add_notice_commands(program, console);
  add_action_commands(program, console);
  add_series_commands(program, console);
  add_turnout_commands(program, console);
  add_form_commands(program, console);
  add_summary_commands(program, console);
  add_test_commands(program, console);
  add_representation_commands(program, console);
  add_years_commands(program, console);
  add_year_commands(program, console);
  add_report_commands(program, console);
  add_theme_commands(program, console);
  add_word_commands(program, console);
  add_picture_commands(program, console);
  add_programme_commands(program, console);
  add_edition_commands(program, console);
  add_publication_commands(program, console);
  add_privacy_commands(program, console);
  add_access_commands(program, console);
  add_webhook_commands(program, console);
  add_feed_commands(program, console);
  add_directory_commands(program, console);
  add_route_commands(program, console);
  add_serve_command(program, console);
  take_survey_names(program, console);
}

/// What was typed where a command stands, and the commands there are; empty where nothing was typed.
std::string unknown_command(const CLI::App& program) {
  const auto typed = program.remaining(true);
  if (typed.empty() || typed.front().starts_with('-')) return {};
  const auto* parent = &program;
  while (!parent->get_subcommands().empty()) parent = parent->get_subcommands().front();
  std::vector<std::string> names;
  std::string list;
  for (const auto* each : parent->get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(each->get_name());
    list += (list.empty() ? "" : ", ") + each->get_name();
  }
  if (names.empty()) return {};
  const auto hint = did_you_mean(typed.front(), names);
  return "There is no command \"" + (parent == &program ? "" : parent->get_name() + " ") + typed.front() + "\"" +
         (hint.empty() ? ". There are: " + list + "." : "; " + hint);
}

/// Refuses arguments that are no plain text: what is typed is kept and printed again in many places.
bool are_plain(const std::vector<std::string>& arguments) { return std::ranges::all_of(arguments, is_plain_text); }

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& to_out, std::ostream& to_err) {
  HarmlessStream out(to_out);
  HarmlessStream err(to_err);
  Console console{out, err, to_err};
  if (!are_plain(arguments)) {
    console.fail(
        {ErrorKind::wrong_usage,
         "An argument holds characters that cannot be kept, such as control characters, or bytes that are not UTF-8. "
         "Take them out and try again.",
         {},
         {}});
    return console.status;
  }
  console.location_named = std::ranges::any_of(
      arguments, [](const auto& word) { return word == "--database" || word.starts_with("--database="); });
  CLI::App program("Muster: from delegate list to post-event report", "muster");
  try {
    add_everything(program, console);
    // CLI11 takes the arguments back to front.
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::RequiredError& error) {
    const auto message = unknown_command(program);
    if (message.empty())
      program.exit(error, out, err);
    else
      err << "muster: " << message << "\n";
    return wrong_usage;
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error, out, err);
    return code == 0 ? done : wrong_usage;
  } catch (const store::DatabaseError& error) {
    console.fail(store::error_of(error, console.shown()));
  } catch (const std::exception& error) {
    console.fail(unavailable("Something unexpected happened in Muster. Nothing more was changed.", error.what()));
  }
  out.flush();
  if (!out && console.status == done) {
    console.fail(unavailable("The output could not be written: the disk may be full or the pipe closed."));
  }
  return console.status;
}

}  // namespace muster::cli
