// From settings to the options of the server.
#include "serve_settings.hpp"

#include <muster/domain/directory/directories_call.hpp>
#include <muster/domain/intake/upload_room_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/platform/jobs/result_room_service.hpp>
#include <muster/platform/store/disk_reserve.hpp>
#include <muster/platform/store/reach.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <string_view>

namespace muster::cli {
namespace {

Error misuse(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

void note(std::vector<std::string>& found, const Error& error) {
  for (const auto& one : error.diagnostics) found.push_back(one.message);
  if (error.diagnostics.empty())
    found.push_back(error.message + (error.detail.empty() ? "" : " (" + error.detail + ")"));
}

}  // namespace

net::ServerOptions server_options(const app::Settings& settings) {
  net::ServerOptions edge;
  edge.listen = settings.text("listen");
  edge.open_to_network = settings.yes("open-to-network");
  edge.hosts = settings.list("host");
  edge.tls_certificate = settings.text("tls-certificate");
  edge.tls_key = settings.text("tls-key");
  edge.redirect_listen = settings.text("redirect-http");
  edge.redirect_to = settings.text("public-address");
  edge.trusted_proxies = settings.list("trusted-proxy");
  edge.connections_per_address = settings.number("connections-per-address");
  edge.requests_per_second = settings.number("requests-per-second");
  if (const auto heavy = settings.number("heavy-pages"); heavy > 0) edge.heavy = heavy;
  return edge;
}

Outcome keep_room(store::Database& database, const app::Settings& settings) {
  const auto bytes = [&](const char* name) {
    constexpr int bits_of_megabyte = 20;
    return static_cast<std::int64_t>(settings.number(name)) << bits_of_megabyte;
  };
  MUSTER_CHECK(intake::keep_upload_limits(database, {bytes("waiting-uploads")}));
  MUSTER_CHECK(jobs::keep_result_limits(database, {bytes("job-files")}));
  return store::keep_disk_reserve(database, bytes("disk-reserve"));
}

Result<std::optional<mail::MailerSettings>> mail_settings(const app::Settings& settings) {
  if (settings.text("mail-server").empty()) return std::optional<mail::MailerSettings>{};
  mail::MailerSettings mail;
  MUSTER_TRY(server, mail::parse_mail_server(settings.text("mail-server")));
  mail.server = std::move(server);
  mail.server.authority = settings.text("mail-authority");
  mail.server.password = settings.text("mail-password");
  if (std::error_code error;
      !mail.server.authority.empty() && !std::filesystem::is_regular_file(mail.server.authority, error))
    return misuse("There is no file " + mail.server.authority + " (" + settings.value("mail-authority").from + ").");
  if (!mail.server.user.empty() && mail.server.password.empty())
    return misuse("The mail server wants a password: put it in the environment as MUSTER_MAIL_PASSWORD.");
  if (settings.text("mail-from").empty())
    return misuse("Say who mail comes from: --mail-from \"Our network <muster@example.org>\".");
  MUSTER_TRY(from, mail::parse_mailbox(settings.text("mail-from")));
  mail.from = std::move(from);
  return std::optional(std::move(mail));
}

Result<outbound::Reach> outbound_reach(const app::Settings& settings) {
  outbound::Reach reach;
  reach.allowed = settings.list("outbound-allowed");
  reach.authority = settings.text("outbound-authority");
  MUSTER_CHECK(outbound::check_reach(reach));
  return reach;
}

Result<std::vector<directory::Provider>> directories(const app::Settings& settings) {
  const auto& file = settings.text("directories");
  if (file.empty()) return std::vector<directory::Provider>{};
  const auto text = read_file(file);
  if (!text.ok()) return misuse("The file " + file + " cannot be read (" + settings.value("directories").from + ").");
  return directory::parse_providers(*text, file);
}

std::vector<std::string> warnings(const app::Settings& settings) {
  const auto& file = settings.text("directories");
  std::error_code error;
  const auto state = file.empty() ? std::filesystem::file_status() : std::filesystem::status(file, error);
  if (error || (state.permissions() & std::filesystem::perms::others_read) == std::filesystem::perms::none) return {};
  const auto named = directories(settings);
  if (!named.ok() || std::ranges::all_of(*named, &std::string::empty, &directory::Provider::secret)) return {};
  return {"Everybody on this machine can read " + file +
          ", which holds secrets of directories. Let its owner alone read it: chmod 600 " + file};
}

Result<std::string> checked_address(const std::string& address) {
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  const auto host = address.substr(std::min(address.size(), address.find("//") + 2));
  const bool plain = std::ranges::all_of(host, [](unsigned char letter) {
    return std::isalnum(letter) != 0 ||
           std::string_view(".-:[]").find(static_cast<char>(letter)) != std::string_view::npos;
  });
  if (web && !host.empty() && plain) return address;
  return misuse("\"" + address + "\" is no public address. Write it as https://muster.example.org.");
}

Outcome checked_network(const net::ServerOptions& edge) {
  if (!edge.open_to_network || !edge.tls_certificate.empty() || !edge.trusted_proxies.empty()) return Success{};
  return misuse(
      "On an open network everybody could read who is signed in. Give --tls-certificate and --tls-key, or "
      "name the proxy that speaks TLS with --trusted-proxy.");
}

std::vector<std::string> errors(const app::Settings& settings) {
  constexpr auto patience = std::chrono::seconds(5);
  auto found = settings.errors();
  const auto edge = server_options(settings);
  for (const auto& error : net::Server::errors(edge)) note(found, error);
  if (const auto network = checked_network(edge); !network.ok()) note(found, network.error());
  if (!edge.redirect_to.empty())
    if (const auto address = checked_address(edge.redirect_to); !address.ok()) note(found, address.error());
  const auto mail = mail_settings(settings);
  if (!mail.ok()) note(found, mail.error());
  if (mail.ok() && *mail)
    if (const auto reached = mail::reach_mail_server((*mail)->server); !reached.ok()) note(found, reached.error());
  const auto reach = outbound_reach(settings);
  if (!reach.ok()) note(found, reach.error());
  const auto named = directories(settings);
  if (!named.ok()) note(found, named.error());
  if (reach.ok() && named.ok())
    for (auto& error : directory::directory_errors(*named, *reach, SystemClock().now()))
      found.push_back(std::move(error));
  if (const auto reached = store::reach(settings.text("database"), patience); !reached.ok())
    note(found, reached.error());
  return found;
}

}  // namespace muster::cli
