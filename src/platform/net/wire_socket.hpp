#pragma once
// One connection to a visitor, plain or under TLS, that never waits.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace muster::net {

/// What came of a try: `readable` and `writable` say what must be waited for before the next one.
enum class Progress { done, readable, writable, ended, failed };

struct TransferResult {
  Progress progress = Progress::failed;
  std::size_t bytes = 0;
};

class WireSocket {
 public:
  virtual ~WireSocket() = default;
  [[nodiscard]] virtual int handle() const = 0;
  [[nodiscard]] virtual bool encrypted() const = 0;
  /// Agrees on TLS; done at once without it.
  virtual Progress greet() = 0;
  virtual TransferResult read(char* into, std::size_t size) = 0;
  /// May take fewer bytes than given.
  virtual TransferResult write(std::string_view bytes) = 0;
  /// Tells the other side that nothing more comes.
  virtual void end_writing() = 0;
};

/// Takes over an open, non-blocking handle.
[[nodiscard]] std::unique_ptr<WireSocket> plain_socket(int handle);

/// Certificate and key, read once.
class TlsIdentity {
 public:
  virtual ~TlsIdentity() = default;
  /// Takes over an open, non-blocking handle. Nothing where memory fails; the handle is then closed.
  [[nodiscard]] virtual std::unique_ptr<WireSocket> wrap(int handle) = 0;
  /// When browsers will no longer believe it.
  [[nodiscard]] virtual Instant ends() const = 0;
};

/// Errors: files that cannot be read, or that do not belong together.
[[nodiscard]] Result<std::unique_ptr<TlsIdentity>> read_tls_identity(const std::string& certificate,
                                                                     const std::string& key);

}  // namespace muster::net
