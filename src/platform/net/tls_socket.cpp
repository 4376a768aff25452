// TLS 1.2 and later by OpenSSL on a non-blocking socket. Poco's SecureStreamSocket hides which side must be waited for
// and keeps its own time limits; the event loop needs to know the one and owns the other.
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <limits>

#include "wire_socket.hpp"

namespace muster::net {

namespace {

// Forward secrecy and authenticated encryption only; TLS 1.3's own list is fine as it is.
constexpr const char* ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSession {
  void operator()(SSL* session) const { SSL_free(session); }
};

class TlsSocket final : public WireSocket {
 public:
  TlsSocket(int handle, SSL* session) : handle_(handle), session_(session) {}
  TlsSocket(const TlsSocket&) = delete;
  TlsSocket& operator=(const TlsSocket&) = delete;
  ~TlsSocket() override {
    session_.reset();
    close(handle_);
  }

  [[nodiscard]] int handle() const override { return handle_; }
  [[nodiscard]] bool encrypted() const override { return true; }

  Progress greet() override {
    ERR_clear_error();
    const int done = SSL_accept(session_.get());
    return done == 1 ? Progress::done : reason(done);
  }

  TransferResult read(char* into, std::size_t size) override {
    ERR_clear_error();
    std::size_t got = 0;
    const int done = SSL_read_ex(session_.get(), into, size, &got);
    return done == 1 ? TransferResult{Progress::done, got} : TransferResult{reason(done), 0};
  }

  TransferResult write(std::string_view bytes) override {
    ERR_clear_error();
    std::size_t sent = 0;
    const int done = SSL_write_ex(session_.get(), bytes.data(), bytes.size(), &sent);
    return done == 1 ? TransferResult{Progress::done, sent} : TransferResult{reason(done), 0};
  }

  void end_writing() override {
    ERR_clear_error();
    if (SSL_is_init_finished(session_.get()) == 1 && !broken_) SSL_shutdown(session_.get());
    shutdown(handle_, SHUT_WR);
  }

 private:
  Progress reason(int done) {
    switch (SSL_get_error(session_.get(), done)) {
      case SSL_ERROR_WANT_READ:
        return Progress::readable;
      case SSL_ERROR_WANT_WRITE:
        return Progress::writable;
      case SSL_ERROR_ZERO_RETURN:
        return Progress::ended;
      default:
        broken_ = true;
        return Progress::failed;
    }
  }

  int handle_;
  bool broken_ = false;
  std::unique_ptr<SSL, FreeSession> session_;
};

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned int offered_length, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  const int fits = SSL_select_next_proto(&found, length, ours, sizeof ours - 1, offered, offered_length);
  *chosen = found;
  return fits == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

class Identity final : public TlsIdentity {
 public:
  explicit Identity(std::unique_ptr<SSL_CTX, FreeContext> context) : context_(std::move(context)) {
    std::tm ends{};
    const X509* certificate = SSL_CTX_get0_certificate(context_.get());
    if (certificate != nullptr && ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &ends) == 1)
      ends_ = Instant{std::chrono::seconds(timegm(&ends))};
  }

  std::unique_ptr<WireSocket> wrap(int handle) override {
    SSL* session = SSL_new(context_.get());
    if (session == nullptr || SSL_set_fd(session, handle) != 1) {
      SSL_free(session);
      close(handle);
      return nullptr;
    }
    return std::make_unique<TlsSocket>(handle, session);
  }
  [[nodiscard]] Instant ends() const override { return ends_; }

 private:
  std::unique_ptr<SSL_CTX, FreeContext> context_;
  Instant ends_{};
};

Error error(const std::string& message) {
  char text[256] = {};
  ERR_error_string_n(ERR_get_error(), text, sizeof text);
  ERR_clear_error();
  return {ErrorKind::bad_input, message, text, {}};
}

}  // namespace

Result<std::unique_ptr<TlsIdentity>> read_tls_identity(const std::string& certificate, const std::string& key) {
  ERR_clear_error();
  std::unique_ptr<SSL_CTX, FreeContext> context(SSL_CTX_new(TLS_server_method()));
  if (!context) return error("TLS cannot be set up on this machine.");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  if (SSL_CTX_set_cipher_list(context.get(), ciphers) != 1) return error("TLS cannot be set up on this machine.");
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1)
    return error("The certificate " + certificate + " cannot be read. It must be a PEM file.");
  if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1)
    return error("The key " + key + " cannot be read, or does not belong to " + certificate + ".");
  if (SSL_CTX_check_private_key(context.get()) != 1)
    return error("The key " + key + " does not belong to the certificate " + certificate + ".");
  return std::unique_ptr<TlsIdentity>(std::make_unique<Identity>(std::move(context)));
}

}  // namespace muster::net
