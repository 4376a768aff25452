#pragma once
// The certificate in use and the files it came from: it is renewed while visitors are there, and whatever is wrong with
// new files, the old certificate stays.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "wire_socket.hpp"

namespace muster::net {

/// What came of reading the files once more.
struct Renewal {
  std::optional<Error> error;  ///< why the old certificate stays
  Instant ends{};              ///< of the certificate that is now in use
};

/// The line of the log about it.
[[nodiscard]] std::string renewal_line(const Renewal& renewal, Instant now);

/// For one thread at a time.
class CertificateFiles {
 public:
  [[nodiscard]] static Result<std::unique_ptr<CertificateFiles>> read(std::string certificate, std::string key);

  /// For new connections; those that are open keep what they began with.
  [[nodiscard]] TlsIdentity& identity() { return *identity_; }
  /// Looks whether the files are others than those last read. They are read once two looks in a row see the same, since
  /// certificate and key are seldom put in place in the same moment. Nothing where there is nothing new.
  [[nodiscard]] std::optional<Renewal> look(Instant now);
  /// Reads the files, changed or not.
  [[nodiscard]] Renewal read_again(Instant now);

 private:
  /// What tells one state of both files from another; zeros for a file that cannot be seen.
  using Stamp = std::array<std::int64_t, 8>;

  CertificateFiles(std::string certificate, std::string key)
      : certificate_(std::move(certificate)), key_(std::move(key)) {}
  [[nodiscard]] Stamp stamp() const;

  std::string certificate_;
  std::string key_;
  std::unique_ptr<TlsIdentity> identity_;
  Stamp read_{};
  Stamp seen_{};
};

}  // namespace muster::net
