// Binding, accepting, and how many files may be open.
#include "listen_socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace muster::net {

namespace {

constexpr int backlog = 4096;
constexpr int send_buffer = 128 << 10;

union Address {
  sockaddr any;
  sockaddr_in four;
  sockaddr_in6 six;
};

socklen_t fill(Address& address, const ListenAddress& wanted) {
  std::memset(&address, 0, sizeof address);
  if (inet_pton(AF_INET, wanted.host.c_str(), &address.four.sin_addr) == 1) {
    address.four.sin_family = AF_INET;
    address.four.sin_port = htons(wanted.port);
    return sizeof address.four;
  }
  inet_pton(AF_INET6, wanted.host.c_str(), &address.six.sin6_addr);
  address.six.sin6_family = AF_INET6;
  address.six.sin6_port = htons(wanted.port);
  return sizeof address.six;
}

Error cannot_listen(const ListenAddress& wanted, int error) {
  const std::string place = written(wanted);
  std::string message = "Muster cannot listen on " + place + ".";
  if (error == EADDRINUSE)
    message = "Another program already listens on " + place + ". Stop it, or choose another port with --listen.";
  if (error == EACCES) message = "This user may not listen on " + place + ". Choose a port above 1023 with --listen.";
  if (error == EADDRNOTAVAIL) message = "This machine has no address " + wanted.host + ". Choose one with --listen.";
  return {ErrorKind::unavailable, message, std::strerror(error), {}};
}

std::string peer_name(const Address& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (address.any.sa_family == AF_INET)
    inet_ntop(AF_INET, &address.four.sin_addr, text, sizeof text);
  else if (IN6_IS_ADDR_V4MAPPED(&address.six.sin6_addr))
    inet_ntop(AF_INET, address.six.sin6_addr.s6_addr + 12, text, sizeof text);
  else
    inet_ntop(AF_INET6, &address.six.sin6_addr, text, sizeof text);
  return text;
}

}  // namespace

Handle::~Handle() {
  if (number_ >= 0) close(number_);
}

Result<Listener> listen_on(const ListenAddress& wanted) {
  Address address;
  socklen_t size = fill(address, wanted);
  Handle handle(socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!handle.open()) return cannot_listen(wanted, errno);
  const int yes = 1;
  // Only what waits of an earlier run is taken over: sharing a port would send half of the answers elsewhere.
  setsockopt(handle.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  // Visitors inherit it. The kernel would take megabytes for each one who does not read, and hide from us that nothing
  // moves.
  setsockopt(handle.number(), SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
  if (bind(handle.number(), &address.any, size) != 0 || listen(handle.number(), backlog) != 0)
    return cannot_listen(wanted, errno);
  if (getsockname(handle.number(), &address.any, &size) != 0) return cannot_listen(wanted, errno);
  const auto port = ntohs(address.any.sa_family == AF_INET ? address.four.sin_port : address.six.sin6_port);
  return Listener{std::move(handle), {wanted.host, port}};
}

AcceptResult accept_from(const Handle& listening) {
  Address address;
  std::memset(&address, 0, sizeof address);
  socklen_t size = sizeof address;
  Handle handle(accept4(listening.number(), &address.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!handle.open()) {
    const bool full = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    return {full ? AcceptResult::Kind::no_room : AcceptResult::Kind::nobody, {}, {}};
  }
  const int yes = 1;
  setsockopt(handle.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return {AcceptResult::Kind::visitor, std::move(handle), peer_name(address)};
}

std::size_t connections_that_fit(std::size_t wanted) {
  constexpr rlim_t others = 256;  // the database, the log, files being read
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  if (limit.rlim_cur < wanted + others) {
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + others);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  const auto reserved = std::min<rlim_t>(others, limit.rlim_cur / 2);
  return std::min<std::size_t>(wanted, limit.rlim_cur - reserved);
}

}  // namespace muster::net
