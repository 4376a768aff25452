// serve: the site, until somebody stops it.
#include "commands.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/front/app/mailer.hpp>
#include <muster/front/app/scheduled_work.hpp>
#include <muster/front/app/site.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/log_line.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/store/setting.hpp>

#include <CLI/CLI.hpp>

#include <malloc.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <syncstream>
#include <thread>

namespace muster::cli {
namespace {

/// SIGINT and SIGTERM, blocked in every thread so that the waiting one alone receives them. SIGHUP too where there is a
/// certificate to renew; without one it keeps its meaning, the end of a terminal.
sigset_t awaited_signals(bool has_certificate) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (has_certificate) sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// A job that could not be done, and why, for the log.
void tell(std::string_view job, std::string_view reason) {
  std::osyncstream(std::cerr) << log_line(SystemClock().now(), "job", {{"job", job}, {"reason", reason}}) << std::endl;
}

/// What the command line says besides the address.
struct ServeWish {
  net::ServerOptions edge;
  std::string mail_server;
  std::string mail_from;
  std::string mail_authority;
  std::string public_address;
};

/// Where mail goes, or nothing where no server is named.
Result<std::optional<app::MailSettings>> mail_settings(const ServeWish& wish) {
  if (wish.mail_server.empty()) return std::optional<app::MailSettings>{};
  app::MailSettings settings;
  MUSTER_TRY(server, app::parse_mail_server(wish.mail_server));
  settings.server = std::move(server);
  settings.server.authority = wish.mail_authority;
  const char* password = std::getenv("MUSTER_MAIL_PASSWORD");
  settings.server.password = password == nullptr ? "" : password;
  if (!settings.server.user.empty() && settings.server.password.empty())
    return Problem{ProblemKind::wrong_usage,
                   "The mail server wants a password: put it in the environment as MUSTER_MAIL_PASSWORD.",
                   {},
                   {}};
  if (wish.mail_from.empty())
    return Problem{
        ProblemKind::wrong_usage, "Say who mail comes from: --mail-from \"Our network <muster@example.org>\".", {}, {}};
  MUSTER_TRY(from, mail::parse_mailbox(wish.mail_from));
  settings.from = std::move(from);
  return std::optional(std::move(settings));
}

Result<std::string> checked_address(const std::string& address) {
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  const auto host = address.substr(std::min(address.size(), address.find("//") + 2));
  const bool plain = std::ranges::all_of(host, [](unsigned char letter) {
    return std::isalnum(letter) != 0 ||
           std::string_view(".-:[]").find(static_cast<char>(letter)) != std::string_view::npos;
  });
  if (web && !host.empty() && plain) return address;
  return Problem{ProblemKind::wrong_usage,
                 "\"" + address + "\" is no public address. Write it as https://muster.example.org.",
                 {},
                 {}};
}

/// Where links lead: as said, else by the site's own name, else to this machine.
std::string public_address(const ServeWish& wish, const net::Server& server) {
  if (!wish.public_address.empty()) return wish.public_address;
  const bool encrypted = !wish.edge.tls_certificate.empty() || !wish.edge.trusted_proxies.empty();
  // Who comes straight to this machine needs the port; a proxy's visitors know nothing of it.
  const bool named = wish.edge.open_to_network || !wish.edge.trusted_proxies.empty();
  if (!named || wish.edge.hosts.empty()) return server.address();
  return (encrypted ? "https://" : "http://") + wish.edge.hosts.front();
}

Outcome serve(Console& console, ServeWish wish) {
  const auto signals = awaited_signals(!wish.edge.tls_certificate.empty());
  // Each thread that makes pages would keep free memory of its own. With three stocks to a processor they wait for one
  // another no longer, and the server needs 10 MB less than with one for each.
  mallopt(M_ARENA_MAX, static_cast<int>(3 * std::max(2U, std::thread::hardware_concurrency())));
  if (wish.edge.open_to_network && wish.edge.tls_certificate.empty() && wish.edge.trusted_proxies.empty())
    return Problem{ProblemKind::wrong_usage,
                   "On an open network everybody could read who is signed in. Give --tls-certificate and --tls-key, or "
                   "name the proxy that speaks TLS with --trusted-proxy.",
                   {},
                   {}};
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(key, store::setting_or(*database, "token key", [] { return new_id() + new_id(); }));
  MUSTER_TRY(mail, mail_settings(wish));
  const SystemClock clock;
  // Somebody may have put an older file in place by hand, without `muster restore`.
  MUSTER_CHECK(privacy::settle_erasures(*database, {"clock", clock.now()}));
  figures::Summaries summaries(*database);
  wish.edge.token_key = key;
  wish.edge.redirect_to = wish.public_address;
  MUSTER_TRY(server, net::Server::start(wish.edge, app::site(*database, clock, summaries, {mail.has_value()})));
  MUSTER_TRY(site, checked_address(public_address(wish, *server)));
  MUSTER_CHECK(access::keep_site_address(*database, site));
  std::unique_ptr<app::Mailer> mailer;
  if (mail) {
    mail->site = site;
    mailer = app::Mailer::start(*database, clock, *mail, [](const std::string& reason) {
      std::osyncstream(std::cerr) << log_line(SystemClock().now(), "mail", {{"reason", reason}}) << std::endl;
    });
  }
  console.out << "Muster serves " << console.shown() << " at " << server->address() << " (stop with Ctrl-C)"
              << std::endl;
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
  server->stop();
  console.out << "Stopped.\n";
  return Done{};
}

}  // namespace

void add_serve_command(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("serve", "Serve the site on this machine");
  auto wish = std::make_shared<ServeWish>();
  command
      ->add_option("--public-address", wish->public_address, "Address in links, for example https://muster.example.org")
      ->envname("MUSTER_PUBLIC_ADDRESS");
  command
      ->add_option("--mail-server", wish->mail_server,
                   "smtp://user@host:587 or smtps://host; password in MUSTER_MAIL_PASSWORD")
      ->envname("MUSTER_MAIL_SERVER");
  command->add_option("--mail-from", wish->mail_from, "Sender: \"Our network <muster@example.org>\"")
      ->envname("MUSTER_MAIL_FROM");
  command
      ->add_option("--mail-authority", wish->mail_authority, "PEM file of a certificate to trust for the mail server")
      ->check(CLI::ExistingFile);
  command->add_option("--listen", wish->edge.listen, "Address and port (default 127.0.0.1:8080)");
  command->add_flag("--open-to-network", wish->edge.open_to_network,
                    "Let --listen be an address that other machines can reach");
  command->add_option("--host", wish->edge.hosts, "Name by which people reach this site, as muster.example.org");
  command->add_option("--tls-certificate", wish->edge.tls_certificate, "File with the certificate and its chain (PEM)");
  command->add_option("--tls-key", wish->edge.tls_key, "File with the certificate's private key (PEM)");
  command->add_option("--redirect-http", wish->edge.redirect_listen,
                      "Address and port where plain HTTP is sent on to TLS, as 0.0.0.0:80");
  command->add_option("--connections-per-address", wish->edge.connections_per_address,
                      "Connections that one address may hold open (default 4000)");
  command->add_option("--requests-per-second", wish->edge.requests_per_second,
                      "Requests of one address in the long run (default 500, 20 times as many at once; 0: no limit)");
  command->add_option("--trusted-proxy", wish->edge.trusted_proxies,
                      "Address or network whose X-Forwarded-For and X-Forwarded-Proto are believed");
  command->callback([&console, wish] { console.finish(serve(console, *wish)); });
}

}  // namespace muster::cli
