// How slowly an answer may be taken, told without a network or a clock: the kernel's buffers would hide it.
#include "../../../src/platform/net/connection.hpp"

#include "support/catch.hpp"

namespace muster::net {
namespace {

using namespace std::chrono_literals;

/// Reads one request, and takes so many bytes of the answer each time it is asked.
class SlowSocket final : public WireSocket {
 public:
  explicit SlowSocket(std::size_t piece) : piece_(piece) {}
  [[nodiscard]] int handle() const override { return -1; }
  [[nodiscard]] bool encrypted() const override { return false; }
  Progress greet() override { return Progress::done; }
  TransferResult read(char* into, std::size_t size) override {
    if (request_.empty()) return {Progress::readable, 0};
    const auto bytes = request_.copy(into, size);
    request_.erase(0, bytes);
    return {Progress::done, bytes};
  }
  TransferResult write(std::string_view bytes) override {
    if (std::exchange(taken_, !taken_)) return {Progress::writable, 0};
    return {Progress::done, std::min(bytes.size(), piece_)};
  }
  void end_writing() override {}

 private:
  std::size_t piece_;
  bool taken_ = false;
  std::string request_ = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
};

/// How many pieces of an answer of 16 MB are taken, one every `each`, before the connection is overdue; all of it: 0.
int pieces_until_overdue(std::size_t piece, std::chrono::milliseconds each) {
  Site site;
  site.hosts = {"a"};
  Connection::Time now{};
  const Pace pace;
  Connection connection(std::make_unique<SlowSocket>(piece), "192.0.2.1", site, pace, now);
  std::string scratch(4096, '\0');
  connection.turn(now, scratch);
  REQUIRE(connection.has_request());
  (void)connection.take();
  web::Reply reply{200, "text/plain", std::string(std::size_t{16} << 20, 'x'), {}};
  connection.send(std::move(reply), "now", WithBody::yes, AfterReply::close, {}, now);
  int pieces = 1;
  while (connection.phase() == Connection::Phase::writing) {
    now += each;
    if (connection.overdue(now)) return pieces;
    connection.turn(now, scratch);
    ++pieces;
  }
  return 0;
}

}  // namespace

TEST_CASE("an answer is taken at 8 kB a second at the least once its first minute is over") {
  constexpr std::size_t piece = std::size_t{64} << 10;
  // Each piece comes in its own minute, so only the rate of all can end it.
  CHECK(pieces_until_overdue(piece, 30s) == 3);
  CHECK(pieces_until_overdue(piece, 9s) > 10);
  CHECK(pieces_until_overdue(piece, 9s) < 100);
  CHECK(pieces_until_overdue(piece, 7s) == 0);
  CHECK(pieces_until_overdue(4 * piece, 30s) == 0);
  // A piece that is too small is no progress at all.
  CHECK(pieces_until_overdue(100, 1s) == 60);
}

}  // namespace muster::net
