#pragma once
// The options of the server, made of the settings of `muster serve`; and every error in those.

#include <muster/domain/directory/provider.hpp>
#include <muster/front/app/settings.hpp>
#include <muster/platform/mail/mailer.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/outbound/call.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::cli {

[[nodiscard]] net::ServerOptions server_options(const app::Settings& settings);
/// Keeps what large things may take of the disk where all processes find it.
[[nodiscard]] Outcome keep_room(store::Database& database, const app::Settings& settings);
/// Where mail goes, or nothing where no server is named.
[[nodiscard]] Result<std::optional<mail::MailerSettings>> mail_settings(const app::Settings& settings);
/// Where calls to other servers may lead.
[[nodiscard]] Result<outbound::Reach> outbound_reach(const app::Settings& settings);
/// The directories of the file that the settings name; none where they name none.
[[nodiscard]] Result<std::vector<directory::Provider>> directories(const app::Settings& settings);
/// What works and is unwise, each a sentence: secrets in a file that everybody on the machine can read.
[[nodiscard]] std::vector<std::string> warnings(const app::Settings& settings);
/// The address as it may stand in links.
[[nodiscard]] Result<std::string> checked_address(const std::string& address);
/// Refuses an open network on which everybody could read who is signed in.
[[nodiscard]] Outcome checked_network(const net::ServerOptions& edge);
/// All that is wrong, each a sentence: names, numbers, ports, files, and whether database, mail server and directories
/// are there.
[[nodiscard]] std::vector<std::string> errors(const app::Settings& settings);

}  // namespace muster::cli
