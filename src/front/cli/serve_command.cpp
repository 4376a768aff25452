// serve: the site, until somebody stops it.
#include "commands.hpp"
#include "serve_settings.hpp"
#include "service_notice.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/booking/news_person_sql.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/domain/webhooks/courier_calls.hpp>
#include <muster/front/app/form_limits.hpp>
#include <muster/front/app/heavy_pages.hpp>
#include <muster/front/app/job_kinds.hpp>
#include <muster/front/app/mail_kinds.hpp>
#include <muster/front/app/queue_figures.hpp>
#include <muster/front/app/reading_language.hpp>
#include <muster/front/app/scheduled_work.hpp>
#include <muster/front/app/site.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/log_line.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/program_pages.hpp>
#include <muster/platform/jobs/worker.hpp>
#include <muster/platform/mail/mailer.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/outbound/own_site.hpp>
#include <muster/platform/store/setting.hpp>

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <optional>
#include <syncstream>
#include <thread>

namespace muster::cli {
namespace {

/// True where somebody started the program by hand in a terminal that is still open.
bool has_terminal() {
  const int terminal = ::open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);
  if (terminal >= 0) ::close(terminal);
  return terminal >= 0;
}

/// SIGINT and SIGTERM, blocked in every thread so that the waiting one alone receives them. SIGHUP too where there is a
/// certificate to renew, and in a service, whose reload must not end it; else it keeps its meaning, the end of a
/// terminal.
sigset_t awaited_signals(bool has_certificate) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (has_certificate || !has_terminal()) sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// A job that could not be done, and why, for the log.
void tell(std::string_view job, std::string_view reason) {
  std::osyncstream(std::cerr) << log_line(SystemClock().now(), "job", {{"job", job}, {"reason", reason}}) << std::endl;
}

/// What the command line says; settings from elsewhere join it.
struct ServeLine {
  std::map<std::string, std::vector<std::string>> options;  ///< by name of the setting
  std::map<std::string, bool> flags;
  std::string file = app::settings_file;
  bool file_named = false;
  bool check = false;
};

app::Settings settings_of(const ServeLine& line, const Console& console) {
  app::SettingSources sources;
  sources.environment = [](const std::string& name) -> std::optional<std::string> {
    const char* text = std::getenv(name.c_str());
    return text == nullptr ? std::nullopt : std::optional<std::string>(text);
  };
  sources.file = line.file;
  sources.file_named = line.file_named;
  for (const auto& [name, texts] : line.options) {
    if (texts.empty()) continue;
    auto& joined = sources.options[name];
    for (const auto& text : texts) joined += (joined.empty() ? "" : ",") + text;
  }
  for (const auto& [name, given] : line.flags)
    if (given) sources.options[name] = "yes";
  if (console.location_named) sources.options["database"] = console.location;
  return app::Settings::read(sources);
}

Outcome check(Console& console, const app::Settings& settings) {
  console.out << "Database: " << store::shown_location(settings.text("database")) << "\n" << settings.told();
  for (const auto& warning : warnings(settings)) console.err << "muster: Warning: " << warning << "\n";
  const auto found = errors(settings);
  for (const auto& error : found) console.err << "muster: " << error << "\n";
  if (!found.empty())
    return bad_input(counted(static_cast<std::int64_t>(found.size()), "setting does", "settings do") +
                     " not fit. Nothing was served.");
  console.out << "Nothing is wrong with these settings.\n";
  return Success{};
}

/// Where links lead: as said, else by the site's own name, else to this machine.
std::string public_address(const net::ServerOptions& edge, const net::Server& server) {
  if (!edge.redirect_to.empty()) return edge.redirect_to;
  const bool encrypted = !edge.tls_certificate.empty() || !edge.trusted_proxies.empty();
  // Who comes straight to this machine needs the port; a proxy's visitors know nothing of it.
  const bool named = edge.open_to_network || !edge.trusted_proxies.empty();
  if (!named || edge.hosts.empty()) return server.address();
  return (encrypted ? "https://" : "http://") + edge.hosts.front();
}

Outcome serve(Console& console, const app::Settings& settings) {
  if (!settings.errors().empty()) {
    std::string all;
    for (const auto& error : settings.errors()) all += (all.empty() ? "" : "\n        ") + error;
    return Error{ErrorKind::wrong_usage, all, {}, {}};
  }
  auto edge = server_options(settings);
  console.location = settings.text("database");
  const auto signals = awaited_signals(!edge.tls_certificate.empty());
  // Each thread that makes pages would keep free memory of its own. With two arenas a processor they wait for one
  // another no longer, and the server needs 10 MB less than with one for each.
  mallopt(M_ARENA_MAX, static_cast<int>(2 * std::max(2U, std::thread::hardware_concurrency())));
  // Once for what every command begins with, and once more for what makes the site: either would be half of all memory.
  return_program_pages();
  MUSTER_CHECK(checked_network(edge));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(key, store::find_or_make_setting(*database, "token key", [] { return new_id() + new_id(); }));
  MUSTER_TRY(post, mail_settings(settings));
  MUSTER_TRY(reach, outbound_reach(settings));
  MUSTER_TRY(providers, directories(settings));
  for (const auto& warning : warnings(settings)) console.err << "muster: Warning: " << warning << std::endl;
  std::vector<std::string> names;
  for (const auto& provider : providers) names.push_back(provider.name);
  MUSTER_CHECK(directory::keep_directories(*database, names));
  const auto known = std::make_shared<directory::Directories>(std::move(providers), key, reach);
  MUSTER_CHECK(keep_room(*database, settings));
  MUSTER_CHECK(webhooks::keep_reach(*database, reach));
  const SystemClock clock;
  // Somebody may have put an older file in place by hand, without `muster restore`.
  MUSTER_CHECK(privacy::settle_erasures(*database, {"clock", clock.now()}));
  figures::Summaries summaries(*database);
  edge.token_key = key;
  edge.waits_turn = app::waits_turn;
  edge.reading_language = [&](const web::Request& request) { return app::reading_language(*database, clock, request); };
  edge.more_metrics = [&] { return app::queue_figures(*database); };
  edge.longest_form = [&](const web::Request& request) { return app::longest_form(*database, clock, request); };
  MUSTER_TRY(server, net::Server::start(edge, app::site(*database, clock, summaries, {post.has_value(), known})));
  MUSTER_TRY(site, checked_address(public_address(edge, *server)));
  MUSTER_CHECK(access::keep_site_address(*database, site));
  const auto kinds_of_mail = app::mail_kinds(*database);
  std::unique_ptr<mail::Mailer> mailer;
  if (post) {
    post->site = site;
    mailer = mail::Mailer::start(*database, clock, kinds_of_mail, *post, [](const std::string& reason) {
      std::osyncstream(std::cerr) << log_line(SystemClock().now(), "mail", {{"reason", reason}}) << std::endl;
    });
  }
  const auto courier =
      webhooks::Courier::start(*database, clock, {reach, booking::news_person}, [](const std::string& reason) {
        std::osyncstream(std::cerr) << log_line(SystemClock().now(), "webhook", {{"reason", reason}}) << std::endl;
      });
  const auto kinds = app::job_kinds(*database, clock, summaries);
  const auto worker = jobs::Worker::start(*database, clock, kinds, tell);
  return_program_pages();
  console.out << "Muster serves " << console.shown() << " at " << server->address() << " (stop with Ctrl-C)"
              << std::endl;
  std::optional<ServiceNotice> notice;
  notice.emplace("Serves at " + server->address(),
                 [address = server->address()](auto longest) { return outbound::site_answers(address, longest); });
  if (const auto told = settings.told(); !told.empty()) console.out << "Settings:\n" << told << std::flush;
  jobs::Schedule schedule(*database, clock, tell);
  app::add_scheduled_work(schedule, *database);
  // Soon after the start for the first time; not at once, when everybody has waited for the server.
  timespec wait{2, 0};
  const auto next_signal = [&] { return sigtimedwait(&signals, nullptr, &wait); };
  for (int signal = next_signal(); signal != SIGINT && signal != SIGTERM; signal = next_signal()) {
    if (signal == SIGHUP) server->renew_certificate();
    schedule.turn();
    wait.tv_sec = jobs::Schedule::between_turns.count();
  }
  notice.reset();
  server->stop();
  console.out << "Stopped.\n";
  return Success{};
}

}  // namespace

void add_serve_command(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("serve", "Serve the site on this machine");
  auto line = std::make_shared<ServeLine>();
  for (const auto& setting : app::setting_names()) {
    // Every command takes the database; and what stands on a command line can be read by others.
    if (setting.name == "database" || setting.kind == app::SettingKind::secret) continue;
    const auto option = "--" + setting.name;
    if (setting.kind == app::SettingKind::yes_or_no)
      command->add_flag(option, line->flags[setting.name], setting.help);
    else
      command->add_option(option, line->options[setting.name], setting.help)
          ->expected(1, setting.kind == app::SettingKind::list ? -1 : 1);
  }
  command->add_option("--config", line->file,
                      "File of settings (default " + std::string(app::settings_file) +
                          ", where there is one); options and environment go before it");
  command->add_flag("--check", line->check, "Say everything that is wrong with the settings, and do not serve");
  command->callback([&console, line, command] {
    line->file_named = command->get_option("--config")->count() > 0;
    const auto settings = settings_of(*line, console);
    console.finish(line->check ? check(console, settings) : serve(console, settings));
  });
}

}  // namespace muster::cli
