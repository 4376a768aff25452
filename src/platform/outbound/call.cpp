// Judges the address, connects to what was judged, and reads no longer than is allowed.
#include <muster/platform/outbound/call.hpp>
#include <muster/platform/outbound/tls_library.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HostEntry.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/X509Certificate.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <condition_variable>
#include <istream>
#include <mutex>
#include <ostream>
#include <string_view>
#include <thread>

#include "connect.hpp"
#include "reach.hpp"

namespace muster::outbound {

namespace {

namespace net = Poco::Net;

constexpr std::size_t longest_address = 2000;
constexpr int certificate_depth = 9;

Error unavailable(std::string message) { return {ErrorKind::unavailable, std::move(message), {}, {}}; }

/// What an address says; only `host` and `port` may be told to others.
struct Target {
  bool encrypted = true;
  std::string host;  ///< without brackets
  std::uint16_t port = 0;
  std::string path;
};

Error is_closed(const std::string& host) {
  return bad_input(host +
                   " leads to this machine or into a network that is not public. An administrator can allow it "
                   "(outbound-allowed).");
}

/// Whether a name is one of this machine itself, whatever servers of names say of it (RFC 6761, 6.3).
bool is_own_name(const std::string& host) {
  std::string lower = host;
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return lower == "localhost" || lower.ends_with(".localhost");
}

/// Whether it ends in a number, as only an IPv4 address does: 127.1 and 0x7f000001 are ways to write one too.
bool ends_in_number(std::string_view host) {
  const auto last = host.substr(host.rfind('.') + 1);
  const bool digits = !last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos;
  return digits || last.starts_with("0x") || last.starts_with("0X");
}

Result<Target> parse(const std::string& address, const Reach& reach) {
  if (address.size() > longest_address) return bad_input("An address has at most 2,000 letters; this one has more.");
  if (std::ranges::any_of(address, [](unsigned char byte) { return byte <= 0x20 || byte >= 0x7f; }))
    return bad_input("An address holds no spaces and no letters with accents: write it as https://example.org/path.");
  Poco::URI parsed;
  try {
    parsed = address;
  } catch (const Poco::Exception&) {
    return bad_input("This is not an address. Write it as https://example.org/path.");
  }
  Target target;
  target.host = parsed.getHost();
  target.encrypted = parsed.getScheme() == "https";
  if (target.host.empty() || (!target.encrypted && parsed.getScheme() != "http"))
    return bad_input("This is not an address. Write it as https://example.org/path.");
  if (!parsed.getUserInfo().empty())
    return bad_input("The address holds a user or password. Leave them out: whoever sees the address would read them.");
  if (!parsed.getFragment().empty()) return bad_input("The address ends with a part after #. Leave it out.");
  if (target.host.front() == '[') target.host = target.host.substr(1, target.host.size() - 2);
  const auto typed_number = parse_network(target.host);
  const bool named = names_host(reach, target.host) || (typed_number && names_address(reach, typed_number->address));
  if (!target.encrypted && !named)
    return bad_input(
        "The address must begin with https://: without it anybody on the way could read and change what is sent.");
  if (!typed_number && ends_in_number(target.host))
    return bad_input("Write a numeric address as four numbers, as https://192.0.2.7/path.");
  const bool closed = typed_number ? !is_public(typed_number->address)
                                   : is_own_name(target.host) && !names_address(reach, net::IPAddress("127.0.0.1"));
  if (closed && !named) return is_closed(target.host);
  target.port = parsed.getPort();
  target.path = parsed.getPathAndQuery();
  if (target.path.empty()) target.path = "/";
  return target;
}

/// All addresses that the name has: none of them is of a network where no call may go.
Result<std::vector<net::IPAddress>> judged(const Target& target, const Reach& reach) {
  std::vector<net::IPAddress> found;
  if (const auto number = parse_network(target.host)) {
    found.push_back(number->address);
  } else {
    try {
      found = net::DNS::hostByName(target.host).addresses();
    } catch (const Poco::Exception&) {
      return unavailable("The name " + target.host + " leads nowhere: no server of names knows it.");
    }
  }
  if (found.empty()) return unavailable("The name " + target.host + " has no address.");
  if (!names_host(reach, target.host)) {
    // One closed address among open ones would be reached at some other time.
    for (const auto& address : found)
      if (!is_public(address) && !names_address(reach, address)) return is_closed("The name " + target.host);
  }
  return found;
}

/// Ends a connection when its time is over, whatever the other side sends meanwhile.
class Deadline {
 public:
  Deadline(const net::StreamSocket& wire, std::chrono::steady_clock::time_point end)
      : thread_([this, wire, end](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          if (!woken_.wait_until(lock, stop, end, [] { return false; }) && !stop.stop_requested()) {
            over_ = true;
            try {
              net::StreamSocket(wire).shutdown();
            } catch (const Poco::Exception&) {
              return;  // the other side was first
            }
          }
        }) {}
  [[nodiscard]] bool over() {
    const std::scoped_lock lock(mutex_);
    return over_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool over_ = false;
  std::jthread thread_;
};

net::Context::Ptr context_of(const Reach& reach) {
  start_tls_library();
  net::Context::Ptr context = new net::Context(net::Context::TLS_CLIENT_USE, "", "", reach.authority,
                                               net::Context::VERIFY_STRICT, certificate_depth, true);
  context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
  context->enableExtendedCertificateVerification(true);
  return context;
}

std::string host_heading(const Target& target) {
  const bool number = target.host.find(':') != std::string::npos;
  const auto host = number ? "[" + target.host + "]" : target.host;
  const bool usual = target.port == (target.encrypted ? 443 : 80);
  return usual ? host : host + ":" + std::to_string(target.port);
}

void send(net::HTTPClientSession& session, const Target& target, const Call& call) {
  net::HTTPRequest request(call.method, target.path, net::HTTPMessage::HTTP_1_1);
  request.set("Host", host_heading(target));
  request.set("User-Agent", "Muster");
  request.set("Connection", "close");
  for (const auto& [name, value] : call.headings) request.set(name, value);
  if (!call.body.empty() || call.method != "GET")
    request.setContentLength(static_cast<std::streamsize>(call.body.size()));
  session.sendRequest(request) << call.body << std::flush;
}

/// At most `most` bytes of the answer, or nothing where there are more.
std::optional<std::string> read_body(std::istream& stream, std::size_t most) {
  std::string body;
  std::array<char, 8192> piece{};
  while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
    body.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    if (body.size() > most) return std::nullopt;
  }
  return body;
}

Result<Heard> hear(net::HTTPClientSession& session, const Target& target, std::size_t most) {
  net::HTTPResponse response;
  auto& stream = session.receiveResponse(response);
  Heard heard{static_cast<int>(response.getStatus()), {response.begin(), response.end()}, {}};
  auto body = read_body(stream, most);
  if (!body) return unavailable(target.host + " answers with more bytes than are read of an answer.");
  if (response.hasContentLength() && response.getContentLength64() != static_cast<Poco::Int64>(body->size()))
    return unavailable(target.host + " broke its answer off.");
  heard.body = std::move(*body);
  return heard;
}

}  // namespace

namespace {

/// A file that cannot be used would refuse every call, each at its own time.
Outcome check_authority(const std::string& file) {
  if (file.empty()) return Success{};
  try {
    if (!net::X509Certificate::readPEM(file).empty()) return Success{};
  } catch (const Poco::Exception&) {
    // told below, as a file without any
  }
  return Error{ErrorKind::wrong_usage,
               "The file " + file +
                   " holds no certificate that can be read. Give a PEM file of authorities (outbound-authority).",
               {},
               {}};
}

}  // namespace

Outcome check_reach(const Reach& reach) {
  for (const auto& text : reach.allowed) {
    const bool name = !text.empty() && std::ranges::all_of(text, [](unsigned char letter) {
      return std::isalnum(letter) != 0 || letter == '-' || letter == '.';
    });
    if (!name && !parse_network(text))
      return Error{ErrorKind::wrong_usage,
                   "\"" + text + "\" is no name, address or network. Write hooks.internal, 192.168.4.7 or 10.1.0.0/16.",
                   {},
                   {}};
  }
  return check_authority(reach.authority);
}

Outcome check_address(const std::string& address, const Reach& reach) {
  MUSTER_CHECK(parse(address, reach));
  return Success{};
}

Result<Heard> call(const Call& call, const Reach& reach) {
  MUSTER_TRY(target, parse(call.address, reach));
  MUSTER_TRY(addresses, judged(target, reach));
  const Poco::Timespan time(std::chrono::microseconds(call.longest).count());
  const auto end = std::chrono::steady_clock::now() + call.longest;
  auto connection = connected(addresses, target.port, end);
  if (!connection) return unavailable("Nobody answers at " + host_heading(target) + ".");
  auto& wire = *connection;
  Deadline deadline(wire, end);
  try {
    wire.setNoDelay(true);  // heading and body are written apart: the second would wait for the first's receipt
    wire.setReceiveTimeout(time);
    wire.setSendTimeout(time);
    // Poco's own session for TLS takes no socket that is connected already.
    net::HTTPClientSession session(
        target.encrypted ? net::SecureStreamSocket::attach(wire, target.host, context_of(reach)) : wire);
    session.setTimeout(time);
    send(session, target, call);
    return hear(session, target, call.most);
  } catch (const net::SSLException&) {
    if (deadline.over()) return unavailable(host_heading(target) + " took too long to answer.");
    return unavailable("The connection to " + host_heading(target) +
                       " is not safe: its certificate is not one of that name, has ended, or is nobody's whom this "
                       "machine believes; or it speaks no TLS 1.2.");
  } catch (const Poco::TimeoutException&) {
    return unavailable(host_heading(target) + " took too long to answer.");
  } catch (const Poco::Exception&) {
    if (deadline.over()) return unavailable(host_heading(target) + " took too long to answer.");
    return unavailable(host_heading(target) + " broke the connection off, or answered in no HTTP.");
  }
}

}  // namespace muster::outbound
