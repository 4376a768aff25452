// Poco's TLS, made ready once.
#include <muster/platform/outbound/tls_library.hpp>

#include <Poco/Net/RejectCertificateHandler.h>
#include <Poco/Net/SSLManager.h>

#include <mutex>

namespace muster::outbound {

void start_tls_library() {
  static std::once_flag once;
  std::call_once(once, [] {
    Poco::Net::initializeSSL();
    // Without a handler a wrong certificate would ask at the console; this one refuses it.
    Poco::Net::SSLManager::instance().initializeClient(nullptr, new Poco::Net::RejectCertificateHandler(false),
                                                       nullptr);
  });
}

}  // namespace muster::outbound
