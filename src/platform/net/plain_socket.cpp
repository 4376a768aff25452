// TCP without TLS.
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "wire_socket.hpp"

namespace muster::net {

namespace {

TransferResult outcome(ssize_t moved, Progress blocked) {
  if (moved >= 0) return {Progress::done, static_cast<std::size_t>(moved)};
  const bool again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
  return {again ? blocked : Progress::failed, 0};
}

class PlainSocket final : public WireSocket {
 public:
  explicit PlainSocket(int handle) : handle_(handle) {}
  PlainSocket(const PlainSocket&) = delete;
  PlainSocket& operator=(const PlainSocket&) = delete;
  ~PlainSocket() override { close(handle_); }

  [[nodiscard]] int handle() const override { return handle_; }
  [[nodiscard]] bool encrypted() const override { return false; }
  Progress greet() override { return Progress::done; }

  TransferResult read(char* into, std::size_t size) override {
    const auto got = recv(handle_, into, size, 0);
    return got == 0 ? TransferResult{Progress::ended, 0} : outcome(got, Progress::readable);
  }

  TransferResult write(std::string_view bytes) override {
    return outcome(send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL), Progress::writable);
  }

  void end_writing() override { shutdown(handle_, SHUT_WR); }

 private:
  int handle_;
};

}  // namespace

std::unique_ptr<WireSocket> plain_socket(int handle) { return std::make_unique<PlainSocket>(handle); }

}  // namespace muster::net
