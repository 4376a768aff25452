#pragma once
// A certificate made for the test, and a server that uses it.

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

namespace muster::net::raw {

struct Certificate {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("muster-tls-" + std::to_string(getpid()));
  std::string certificate = folder / "certificate.pem";
  std::string key = folder / "key.pem";

  Certificate() {
    std::filesystem::create_directories(folder);
    make(2);
    std::filesystem::copy_file(certificate, certificate + ".first");
  }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  ~Certificate() { std::filesystem::remove_all(folder); }

  /// Puts a new pair in place, as a renewing program does: each file whole, one after the other.
  void make(int days) const {
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days " +
        std::to_string(days) + " -keyout " + key + ".new -out " + certificate + ".new 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    std::filesystem::rename(certificate + ".new", certificate);
    std::filesystem::rename(key + ".new", key);
  }
  /// The first certificate, but that it ended yesterday; the openssl program makes none such.
  void age() const {
    constexpr auto close = [](FILE* file) { return std::fclose(file); };
    const std::unique_ptr<FILE, int (*)(FILE*)> from(std::fopen((certificate + ".first").c_str(), "r"), close);
    const std::unique_ptr<X509, void (*)(X509*)> made(PEM_read_X509(from.get(), nullptr, nullptr, nullptr), X509_free);
    REQUIRE(made != nullptr);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), -86400);
    REQUIRE(i2d_re_X509_tbs(made.get(), nullptr) > 0);  // else the old bytes are written
    const std::unique_ptr<FILE, int (*)(FILE*)> into(std::fopen((certificate + ".new").c_str(), "w"), close);
    REQUIRE(PEM_write_X509(into.get(), made.get()) == 1);
    REQUIRE(std::fflush(into.get()) == 0);
    std::filesystem::rename(certificate + ".new", certificate);
  }
  void spoil() const { std::ofstream(certificate, std::ios::trunc) << "-----BEGIN CERTIFICATE-----\ncut"; }
};

inline ServerOptions with_tls(const Certificate& files) {
  auto options = RunningServer::options();
  options.tls_certificate = files.certificate;
  options.tls_key = files.key;
  options.certificate_time = std::chrono::milliseconds(50);
  return options;
}

}  // namespace muster::net::raw
