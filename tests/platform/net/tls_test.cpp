// TLS on a real socket with a certificate made for the test.
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <chrono>
#include <filesystem>
#include <functional>

#include "platform/net/tls_files.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

namespace {

/// A visitor who speaks TLS and takes any certificate.
struct TlsClient {
  int handle;
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* session = nullptr;
  bool greeted = false;

  TlsClient(const std::string& host, int newest) : handle(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(host.substr(host.rfind(':') + 1))));
    REQUIRE(connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_max_proto_version(context, newest);
    SSL_CTX_set_security_level(context, 0);
    session = SSL_new(context);
    SSL_set_fd(session, handle);
    greeted = SSL_connect(session) == 1;
  }
  ~TlsClient() {
    SSL_free(session);
    SSL_CTX_free(context);
    close(handle);
  }
  /// When the certificate that was shown ends.
  [[nodiscard]] std::time_t ends() const {
    X509* shown = SSL_get1_peer_certificate(session);
    std::tm ends{};
    ASN1_TIME_to_tm(X509_get0_notAfter(shown), &ends);
    X509_free(shown);
    return timegm(&ends);
  }
  [[nodiscard]] std::string receive_once() const {
    char piece[16384];
    const int got = SSL_read(session, piece, sizeof piece);
    return {piece, static_cast<std::size_t>(std::max(got, 0))};
  }
  void send(const std::string& bytes) const { SSL_write(session, bytes.data(), static_cast<int>(bytes.size())); }
  [[nodiscard]] std::string receive_all() const {
    std::string all;
    char piece[16384];
    for (int got = 0; (got = SSL_read(session, piece, sizeof piece)) > 0;)
      all.append(piece, static_cast<std::size_t>(got));
    return all;
  }
};

std::time_t shown_end(const RunningServer& running) { return TlsClient(running.host, TLS1_3_VERSION).ends(); }

bool comes_to(const std::function<bool()>& state) {
  for (int turn = 0; turn < 100; ++turn) {
    if (state()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

std::string metrics(const RunningServer& running) {
  const TlsClient client(running.host, TLS1_3_VERSION);
  client.send(running.request("/metrics", "Connection: close\r\n"));
  return client.receive_all();
}

}  // namespace

TEST_CASE("pages come over TLS 1.2 and 1.3, and over nothing older") {
  const Certificate files;
  auto options = RunningServer::options();
  options.tls_certificate = files.certificate;
  options.tls_key = files.key;
  RunningServer running(options);
  CHECK(running.server->address().starts_with("https://127.0.0.1:"));
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const TlsClient client(running.host, version);
    REQUIRE(client.greeted);
    CHECK(SSL_version(client.session) == version);
    client.send(running.request("/page/1") + running.request("/client", "Connection: close\r\n"));
    const auto answers = client.receive_all();
    CHECK(answers_in(answers) == 2);
    CHECK(answers.ends_with("127.0.0.1 encrypted"));
    CHECK(answers.find("Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n") != std::string::npos);
    CHECK(answers.find("Set-Cookie: __Host-muster_visit=") != std::string::npos);
  }
  CHECK_FALSE(TlsClient(running.host, TLS1_1_VERSION).greeted);
  const TlsClient bad(running.host, TLS1_3_VERSION);
  bad.send("BAD\r\n\r\n");
  const auto answer = bad.receive_all();
  CHECK(has_status(answer, 400));
  CHECK(answer.find("Strict-Transport-Security") != std::string::npos);
  CHECK(running.pages == 2);
}

TEST_CASE("a large answer and a whole form pass through TLS") {
  const Certificate files;
  auto options = RunningServer::options();
  options.tls_certificate = files.certificate;
  options.tls_key = files.key;
  RunningServer running(options);
  const TlsClient reader(running.host, TLS1_3_VERSION);
  reader.send(running.request("/large", "Connection: close\r\n"));
  CHECK(reader.receive_all().size() > (std::size_t{4} << 20));
  const TlsClient sender(running.host, TLS1_3_VERSION);
  auto form = running.good_post();
  // Over TLS the visit's cookie has the name that browsers guard.
  form.replace(form.find("muster_visit"), 12, "__Host-muster_visit");
  sender.send(form + running.request("/page/1", "Connection: close\r\n"));
  CHECK(sender.receive_all().find("saved Ann") != std::string::npos);
  CHECK(running.saved == 1);
}

TEST_CASE("a visitor who does not speak TLS, or stops in the middle of its greeting, is let go") {
  const Certificate files;
  auto options = RunningServer::options();
  options.tls_certificate = files.certificate;
  options.tls_key = files.key;
  options.head_time = std::chrono::milliseconds(400);
  RunningServer running(options);
  Client plain(running.host);
  plain.send(running.request("/page/1"));
  CHECK(plain.receive_all().find("HTTP/1.1 200") == std::string::npos);
  Client silent(running.host);
  CHECK(silent.is_closed_within(std::chrono::seconds(2)));
  CHECK(running.pages == 0);
}

TEST_CASE("files that are no certificate, or do not belong together, give a sentence") {
  const Certificate files;
  auto options = RunningServer::options();
  options.tls_certificate = files.certificate;
  const auto half = Server::start(options, {});
  REQUIRE_FALSE(half.ok());
  CHECK(half.error().message == "TLS needs both --tls-certificate and --tls-key.");
  options.tls_key = "/nowhere.pem";
  const auto missing = Server::start(options, {});
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().message.starts_with("The key /nowhere.pem cannot be read"));
  options.tls_certificate = options.tls_key = files.key;
  const auto no_certificate = Server::start(options, {});
  REQUIRE_FALSE(no_certificate.ok());
  CHECK(no_certificate.error().message.find("It must be a PEM file.") != std::string::npos);
}

TEST_CASE("a renewed certificate is shown to new visitors, and those who are here notice nothing") {
  const Certificate files;
  RunningServer running(with_tls(files));
  const auto first = shown_end(running);
  const TlsClient here(running.host, TLS1_3_VERSION);
  here.send(running.request("/echo/before"));
  CHECK(here.receive_once().find("before") != std::string::npos);
  CHECK(metrics(running).find("\nmuster_certificate_end_seconds " + std::to_string(first) + "\n") != std::string::npos);
  files.make(90);
  CHECK(comes_to([&] { return shown_end(running) > first + 80L * 86400; }));
  here.send(running.request("/echo/after"));
  CHECK(here.receive_once().find("after") != std::string::npos);
  CHECK(here.ends() == first);
  const auto now = std::to_string(shown_end(running));
  CHECK(metrics(running).find("\nmuster_certificate_end_seconds " + now + "\n") != std::string::npos);
  running.server->stop();
  CHECK(running.log.text.str().find(" event=certificate result=\"renewed\" ends=\"20") != std::string::npos);
}

TEST_CASE("a broken or ended certificate leaves the old one in use, and the log says why, once") {
  const Certificate files;
  RunningServer running(with_tls(files));
  const auto first = shown_end(running);
  const auto refused = [&](const std::string& count) {
    return comes_to([&] {
      return metrics(running).find("muster_refused_certificates_total " + count + "\n") != std::string::npos;
    });
  };
  files.spoil();
  CHECK(refused("1"));
  CHECK(shown_end(running) == first);
  files.age();
  CHECK(refused("2"));
  CHECK(shown_end(running) == first);
  std::filesystem::remove(files.key);
  CHECK(refused("3"));
  CHECK(shown_end(running) == first);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(refused("3"));
  files.make(30);
  CHECK(comes_to([&] { return shown_end(running) != first; }));
  running.server->stop();
  const auto log = running.log.text.str();
  CHECK(log.find("event=certificate result=\"kept\" ends=") != std::string::npos);
  CHECK(log.find("reason=\"The certificate " + files.certificate + " cannot be read.") != std::string::npos);
  CHECK(log.find("reason=\"The certificate " + files.certificate + " ended at ") != std::string::npos);
  CHECK(log.find("reason=\"The key " + files.key + " cannot be read") != std::string::npos);
}

TEST_CASE("told to, the server reads the certificate again without waiting") {
  const Certificate files;
  auto options = with_tls(files);
  options.certificate_time = std::chrono::hours(1);
  RunningServer running(options);
  const auto first = shown_end(running);
  files.make(90);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(shown_end(running) == first);
  running.server->renew_certificate();
  CHECK(comes_to([&] { return shown_end(running) != first; }));
}
