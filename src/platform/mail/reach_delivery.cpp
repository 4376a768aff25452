// Whether the mail server lets itself be spoken to, for those who check their settings before they serve.
#include <muster/platform/mail/mailer.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

namespace muster::mail {

Outcome reach_mail_server(const MailServer& server) {
  constexpr int patience = 10;
  const auto name = server.host + ":" + std::to_string(server.port);
  try {
    Poco::Net::StreamSocket socket;
    socket.connect(Poco::Net::SocketAddress(server.host, server.port), Poco::Timespan(patience, 0));
    return Success{};
  } catch (const Poco::Exception& error) {
    return unavailable("The mail server " + name + " cannot be reached. See that name and port are right.",
                       error.displayText());
  }
}

}  // namespace muster::mail
