// serve: the site, until somebody stops it.
#include "commands.hpp"

#include <muster/app/erasure.hpp>
#include <muster/app/retention.hpp>
#include <muster/app/site.hpp>
#include <muster/base/id.hpp>
#include <muster/feedback/round_service.hpp>
#include <muster/http/server.hpp>
#include <muster/report/report_service.hpp>
#include <muster/store/setting.hpp>

#include <CLI/CLI.hpp>

#include <csignal>
#include <ctime>
#include <map>

namespace muster::cli {
namespace {

/// SIGINT and SIGTERM, blocked in every thread so that the waiting one alone receives them.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// The nightly deletion. Says once why it is held, not at every turn.
void run_retention(store::Database& database, Instant now, std::ostream& err, bool& held) {
  const auto done = app::run_retention(database, {"clock", now}, app::RunWish::nightly);
  if (!done.ok()) {
    err << "retention: " << done.problem().message << std::endl;
    return;
  }
  const bool is_held = done->end == app::RunEnd::held;
  if (is_held && !held) err << "retention: " << app::held_words(now, *done->last) << std::endl;
  held = is_held;
}

Outcome serve(Console& console, http::ServerOptions options) {
  const auto signals = stop_signals();
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(key, store::setting_or(*database, "token key", [] { return new_id() + new_id(); }));
  const SystemClock clock;
  // Somebody may have put an older file in place by hand, without `muster restore`.
  MUSTER_CHECK(app::settle_erasures(*database, {"clock", clock.now()}));
  report::Summaries summaries(*database);
  options.token_key = key;
  MUSTER_TRY(server, http::Server::start(options, app::site(*database, clock, summaries)));
  console.out << "Muster serves " << console.shown() << " at " << server->address() << " (stop with Ctrl-C)"
              << std::endl;
  bool retention_held = false;
  std::map<std::string, std::int64_t> arrivals;
  constexpr timespec between_jobs{20, 0};
  while (sigtimedwait(&signals, nullptr, &between_jobs) < 0) {
    // A round that could not be settled now is settled at the next turn, or when somebody looks at it.
    if (const auto settled = feedback::settle_rounds(*database, clock.now()); !settled.ok()) {
      console.err << "settling rounds: " << settled.problem().message << std::endl;
    }
    if (const auto forgotten = feedback::forget_arrivals(*database, arrivals); !forgotten.ok()) {
      console.err << "forgetting the order of answers: " << forgotten.problem().message << std::endl;
    }
    run_retention(*database, clock.now(), console.err, retention_held);
  }
  server->stop();
  console.out << "Stopped.\n";
  return Done{};
}

}  // namespace

void add_serve_command(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("serve", "Serve the site on this machine");
  auto options = std::make_shared<http::ServerOptions>();
  command->add_option("--listen", options->listen, "Address and port (default 127.0.0.1:8080)");
  command->add_flag("--open-to-network", options->open_to_network,
                    "Let --listen be an address that other machines can reach");
  command->add_option("--host", options->hosts, "Name by which people reach this site, as muster.example.org");
  command->add_option("--tls-certificate", options->tls_certificate, "File with the certificate and its chain (PEM)");
  command->add_option("--tls-key", options->tls_key, "File with the certificate's private key (PEM)");
  command->add_option("--trusted-proxy", options->trusted_proxies,
                      "Address or network whose X-Forwarded-For and X-Forwarded-Proto are believed");
  command->callback([&console, options] { console.finish(serve(console, *options)); });
}

}  // namespace muster::cli
