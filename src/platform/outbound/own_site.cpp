// A request of the plainest kind, to oneself.
#include <muster/platform/outbound/own_site.hpp>
#include <muster/platform/outbound/tls_library.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/URI.h>

#include <memory>

namespace muster::outbound {

namespace {

std::unique_ptr<Poco::Net::HTTPClientSession> session_with(const Poco::URI& address) {
  namespace net = Poco::Net;
  if (address.getScheme() != "https")
    return std::make_unique<net::HTTPClientSession>(address.getHost(), address.getPort());
  start_tls_library();
  const net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", net::Context::VERIFY_NONE));
  return std::make_unique<net::HTTPSClientSession>(address.getHost(), address.getPort(), context);
}

}  // namespace

bool site_answers(const std::string& address, std::chrono::milliseconds longest) {
  try {
    const Poco::URI there(address);
    const auto session = session_with(there);
    session->setTimeout(Poco::Timespan(std::chrono::microseconds(longest).count()));
    Poco::Net::HTTPRequest request("GET", "/healthz", Poco::Net::HTTPMessage::HTTP_1_1);
    // Loopback's names are answered whatever else the site is called.
    request.setHost("127.0.0.1", there.getPort());
    session->sendRequest(request);
    Poco::Net::HTTPResponse response;
    session->receiveResponse(response);
    return response.getStatus() == Poco::Net::HTTPResponse::HTTP_OK;
  } catch (const Poco::Exception&) {
    return false;
  }
}

}  // namespace muster::outbound
