#pragma once
// One request that Muster sends to another server: to a receiver of its news, to a directory that knows who works
// where. Where it may go is judged before a byte is sent, so that nobody who types an address can reach what stands
// behind this machine.

#include <muster/kit/base/result.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace muster::outbound {

/// Where calls may lead, by the administrator's word.
struct Reach {
  /// Names ("hooks.internal"), addresses ("192.168.4.7") and networks ("10.1.0.0/16") that may be called though they
  /// stand on this machine or in a network of its own; they alone may be called without TLS too.
  std::vector<std::string> allowed;
  /// A file of certificates (PEM) that are believed beside the system's own; empty: none.
  std::string authority;
};

struct Call {
  std::string method = "GET";
  std::string address;  ///< "https://hooks.example.org/muster?key=1": without user, password or fragment
  std::vector<std::pair<std::string, std::string>> headings;
  std::string body;
  std::chrono::milliseconds longest{10000};    ///< from the connection to the last byte of the answer
  std::size_t most = std::size_t{256} << 10U;  ///< bytes of the answer's body
};

struct Heard {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headings;  ///< as they came
  std::string body;
};

/// Sends it and reads the answer, whatever its status; a redirect is an answer like another and is not followed. The
/// name is resolved once, every address that it has is judged, and the first of those that takes a connection is spoken
/// to; a certificate must be that name's. Errors: bad_input where the address is malformed or leads where no call may
/// go (before anything is sent), unavailable where nobody answers in time, in TLS, or in as many bytes; the message
/// says which, and never the address's path or query.
[[nodiscard]] Result<Heard> call(const Call& call, const Reach& reach);

/// Whether an address as it is typed could be called: https, or an allowed name; no user, password or fragment; no
/// numeric address of this machine or of a network that is not public, and no name of this machine, that is not
/// allowed; at most 2,000 letters. Other names are not resolved. Errors: bad_input.
[[nodiscard]] Outcome check_address(const std::string& address, const Reach& reach);

/// Each entry of `Reach::allowed` is a name, an address or a network. Errors: wrong_usage, naming the first that is
/// not.
[[nodiscard]] Outcome check_reach(const Reach& reach);

}  // namespace muster::outbound
