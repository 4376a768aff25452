// SMTP by Poco. Only the dialogue is Poco's: the message's bytes are our own writer's.
#include "smtp_delivery.hpp"

#include <muster/platform/outbound/tls_library.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Timespan.h>

#include <sstream>

namespace muster::mail {
namespace {

namespace net = Poco::Net;

constexpr int timeout_seconds = 20;
constexpr int permanent = 5;
constexpr int certificate_depth = 9;

net::Context::Ptr tls_context(const MailServer& server) {
  outbound::start_tls_library();
  net::Context::Ptr context = new net::Context(net::Context::TLS_CLIENT_USE, "", "", server.authority,
                                               net::Context::VERIFY_STRICT, certificate_depth, true);
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  context->enableExtendedCertificateVerification(true);
  return context;
}

/// Poco's own session would hold the certificate against the server's number instead of its name.
class Session final : public net::SMTPClientSession {
 public:
  using SMTPClientSession::SMTPClientSession;
  bool change_to_tls(const std::string& host, const net::Context::Ptr& context) {
    std::string said;
    if (sendCommand("STARTTLS", said) / 100 != 2) return false;
    socket() = net::SecureStreamSocket::attach(socket(), host, context);
    return true;
  }
  /// By PLAIN, or by LOGIN where the server knows no other: both give the password away, so only ever inside TLS.
  void authenticate(const std::string& user, const std::string& password) {
    std::string offered;
    login("localhost", offered);
    const bool login_only = offered.find("PLAIN") == std::string::npos && offered.find("LOGIN") != std::string::npos;
    login("localhost", login_only ? AUTH_LOGIN : AUTH_PLAIN, user, password);
  }
};

class Dialogue {
 public:
  explicit Dialogue(const MailServer& server) : server_(server), session_(connected(server)) {
    session_.setTimeout(Poco::Timespan(timeout_seconds, 0));
  }

  Delivery send(const std::string& sender, const std::string& recipient, const std::string& bytes) {
    session_.login("localhost");
    const bool change = server_.security == Security::starttls ||
                        (server_.security == Security::on_machine && !server_.authority.empty());
    if (change && !session_.change_to_tls(server_.host, tls_context(server_)))
      return {DeliveryOutcome::later, "The mail server offers no TLS, so nothing was sent over the open network."};
    // What the server said before TLS does not count.
    if (change) session_.login("localhost");
    if (!server_.user.empty()) {
      if (!change && server_.security != Security::tls)
        return {DeliveryOutcome::later,
                "The mail server wants a password, and without TLS it would be sent in the open."};
      session_.authenticate(server_.user, server_.password);
    }
    std::string said;
    if (const int status = session_.sendCommand("MAIL FROM:<" + sender + ">", said); status / 100 != 2)
      return {DeliveryOutcome::later, said};
    if (const int status = session_.sendCommand("RCPT TO:<" + recipient + ">", said); status / 100 != 2)
      return {status / 100 == permanent ? DeliveryOutcome::bounced : DeliveryOutcome::later, said};
    session_.sendData();
    in_data_ = true;
    std::istringstream message(bytes);
    session_.sendMessage(message);
    return {DeliveryOutcome::sent, ""};
  }

  [[nodiscard]] bool in_data() const { return in_data_; }
  void close() { session_.close(); }

 private:
  static net::StreamSocket connected(const MailServer& server) {
    const net::SocketAddress address(server.host, server.port);
    const Poco::Timespan timeout(timeout_seconds, 0);
    if (server.security != Security::tls) {
      net::StreamSocket socket;
      socket.connect(address, timeout);
      return socket;
    }
    net::SecureStreamSocket socket(tls_context(server));
    socket.setPeerHostName(server.host);
    socket.connect(address, timeout);
    return socket;
  }

  const MailServer& server_;
  Session session_;
  bool in_data_ = false;
};

}  // namespace

Delivery deliver(const MailServer& server, const std::string& sender, const std::string& recipient,
                 const std::string& bytes) {
  bool in_data = false;
  try {
    Dialogue dialogue(server);
    try {
      auto delivery = dialogue.send(sender, recipient, bytes);
      try {
        dialogue.close();
      } catch (const Poco::Exception&) {  // NOLINT(bugprone-empty-catch)
        // What was accepted stays accepted, however the session ended.
      }
      return delivery;
    } catch (const net::SMTPException& refused) {
      in_data = dialogue.in_data();
      if (in_data && refused.code() / 100 == permanent) return {DeliveryOutcome::refused, refused.message()};
      return {DeliveryOutcome::later, refused.displayText()};
    }
  } catch (const Poco::Exception& error) {
    return {DeliveryOutcome::later, error.displayText()};
  } catch (const std::exception& error) {
    return {DeliveryOutcome::later, error.what()};
  }
}

}  // namespace muster::mail
