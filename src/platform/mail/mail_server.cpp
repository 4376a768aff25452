// The address of a mail server, as people write it.
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/mailer.hpp>

namespace muster::mail {

Result<MailServer> parse_mail_server(std::string_view text) {
  // What stands before an @ is not said again: it may hold a password.
  const auto at = text.rfind('@');
  const auto shown = at == std::string_view::npos ? std::string(text) : "..." + std::string(text.substr(at));
  const Error malformed{ErrorKind::wrong_usage,
                        "\"" + shown +
                            "\" is not a mail server. Write it as smtp://user@mail.example.org:587 or "
                            "smtps://mail.example.org; the password stands in MUSTER_MAIL_PASSWORD.",
                        {},
                        {}};
  MailServer server;
  std::string_view rest = text;
  if (rest.starts_with("smtps://")) {
    server.security = Security::tls;
    server.port = 465;
    rest.remove_prefix(8);
  } else if (rest.starts_with("smtp://")) {
    rest.remove_prefix(7);
  } else {
    return malformed;
  }
  if (const auto sign = rest.rfind('@'); sign != std::string_view::npos) {
    server.user = rest.substr(0, sign);
    rest.remove_prefix(sign + 1);
    if (server.user.empty() || server.user.find(':') != std::string::npos) return malformed;
  }
  if (const auto colon = rest.rfind(':'); colon != std::string_view::npos) {
    const auto port = parse_integer(rest.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) return malformed;
    server.port = static_cast<std::uint16_t>(*port);
    rest = rest.substr(0, colon);
  }
  server.host = rest;
  for (const char letter : text)
    if (static_cast<unsigned char>(letter) <= 0x20 || letter == 0x7f) return malformed;
  if (!check_address("postmaster@" + server.host).ok()) return malformed;
  // Names and passwords never leave this machine in the open.
  if (server.security == Security::starttls && server.user.empty() &&
      (server.host == "localhost" || server.host.starts_with("127.")))
    server.security = Security::on_machine;
  return server;
}

}  // namespace muster::mail
