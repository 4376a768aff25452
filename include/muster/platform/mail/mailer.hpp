#pragma once
// Who empties the outbox, and the mail server it is handed to.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace muster::mail {

enum class Security {
  tls,        ///< encrypted from the first byte ("smtps://")
  starttls,   ///< must change to TLS before anything is said ("smtp://")
  on_machine  ///< a server on this machine: TLS only where its authority is named
};

struct MailServer {
  std::string host;
  std::uint16_t port = 587;
  Security security = Security::starttls;
  std::string user;  ///< empty: no signing in
  std::string password;
  std::string authority;  ///< PEM file of a certificate to trust besides the system's; may be empty
};

/// "smtp://user@mail.example.org:587", "smtps://mail.example.org", "smtp://localhost:2525". Ports are 587 and 465 where
/// none is named. The password never stands in it.
[[nodiscard]] Result<MailServer> parse_mail_server(std::string_view text);

/// Whether a server listens there. Nothing is sent, no password either.
[[nodiscard]] Outcome reach_mail_server(const MailServer& server);

struct MailerSettings {
  MailServer server;
  Mailbox from;
  std::string site;  ///< public address, without a slash at its end: "https://muster.example.org"
};

/// Sends what the outbox holds, in a thread of its own, until it is destroyed. Several processes may do so at once.
class Mailer {
 public:
  /// `log_error` gets a sentence when something fails that people must know of; never an address. Everything given by
  /// reference must outlive it.
  [[nodiscard]] static std::unique_ptr<Mailer> start(store::Database& database, const Clock& clock, const Kinds& kinds,
                                                     MailerSettings settings,
                                                     std::function<void(const std::string&)> log_error);
  virtual ~Mailer() = default;
};

/// Sends one message that is due; false where none was.
[[nodiscard]] Result<bool> send_next(store::Database& database, const Clock& clock, const Kinds& kinds,
                                     const MailerSettings& settings);

}  // namespace muster::mail
