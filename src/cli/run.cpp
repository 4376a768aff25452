// Reads the command line and hands over to the command.
#include <muster/cli/run.hpp>

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>

namespace muster::cli {
namespace {

void add_everything(CLI::App& program, Console& console) {
  program.require_subcommand(1);
  program.set_version_flag("--version", "muster 0.1.0");
  program.add_option("--database", console.location, "File that holds the data (default muster.db)")
      ->envname("MUSTER_DATABASE");
  program.add_option("--wait", console.wait, "Seconds to wait while another program writes (default 30)")
      ->check(CLI::Range(0, 3600));
  program.fallthrough();
  add_setup_commands(program, console);
  add_region_commands(program, console);
  add_event_commands(program, console);
  add_import_commands(program, console);
  add_form_commands(program, console);
  add_summary_commands(program, console);
  add_report_commands(program, console);
  add_serve_command(program, console);
}

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Console console{out, err};
  CLI::App program("Muster: from delegate list to post-event report", "muster");
  try {
    add_everything(program, console);
    // CLI11 takes the arguments back to front.
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error, out, err);
    return code == 0 ? done : wrong_usage;
  } catch (const store::Failure& failure) {
    console.fail(store::problem_of(failure, console.location));
  } catch (const std::exception& error) {
    console.fail(unavailable("Muster met something it did not expect. Nothing more was changed.", error.what()));
  }
  out.flush();
  if (!out && console.status == done) {
    console.fail(unavailable("The output could not be written: the disk may be full or the pipe closed."));
  }
  return console.status;
}

}  // namespace muster::cli
