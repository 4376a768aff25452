#pragma once
// A client that sends what it is told, byte for byte, and a server to send it to.

#include <muster/domain/site/frame.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/web/token.hpp>
#include <muster/platform/web/view.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace muster::net::raw {

using Clock = std::chrono::steady_clock;

class Client {
 public:
  /// `receive_buffer` is the kernel's, for those who read slowly; 0 leaves it as it is. `from` is an address of this
  /// machine to come from.
  explicit Client(const std::string& host, int receive_buffer = 0, const char* from = nullptr)
      : handle_(socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) setsockopt(handle_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (from != nullptr && (inet_pton(AF_INET, from, &address.sin_addr) != 1 ||
                            bind(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0))
      throw std::runtime_error(std::string("there is no address ") + from);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(host.substr(host.rfind(':') + 1))));
    if (connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("nobody listens on " + host);
  }
  Client(Client&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  Client& operator=(Client&&) = delete;
  ~Client() {
    if (handle_ >= 0) close(handle_);
  }

  /// False where the other side has closed.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void finish_sending() const { shutdown(handle_, SHUT_WR); }

  /// Bytes that have come, up to `most`; waits `patience` at most. "" at the end, after a reset or when nothing came.
  std::string receive(std::chrono::milliseconds patience, std::size_t most = 65536) {
    pollfd wanted{handle_, POLLIN, 0};
    if (poll(&wanted, 1, static_cast<int>(patience.count())) <= 0) return {};
    std::string bytes(most, '\0');
    const auto got = recv(handle_, bytes.data(), most, 0);
    ended_ = got <= 0;
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }
  /// Everything until the other side closes.
  std::string receive_all(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    std::string all;
    while (!ended_) {
      const auto piece = receive(patience);
      if (piece.empty()) break;
      all += piece;
    }
    return all;
  }
  /// One answer with its whole body, as its Content-Length says; keeps what stands behind it.
  std::string receive_answer(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    while (true) {
      const auto end = waiting_.find("\r\n\r\n");
      if (end != std::string::npos) {
        const auto length = waiting_.find("Content-Length: ");
        const auto whole = end + 4 + (length < end ? std::stoul(waiting_.substr(length + 16)) : 0);
        if (waiting_.size() >= whole) {
          auto answer = waiting_.substr(0, whole);
          waiting_.erase(0, whole);
          return answer;
        }
      }
      const auto piece = receive(patience);
      if (piece.empty()) return std::exchange(waiting_, {});
      waiting_ += piece;
    }
  }
  /// Whether the other side closes within `patience`.
  bool is_closed_within(std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    while (!ended_ && Clock::now() < end)
      receive(std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()) + std::chrono::milliseconds(1));
    return ended_;
  }

 private:
  int handle_;
  bool ended_ = false;
  std::string waiting_;
};

/// What the server writes to the log while this stands, and no other server. Read it when the server has stopped.
struct LogCapture {
  std::ostringstream text;
  std::streambuf* before = std::cerr.rdbuf(text.rdbuf());
  ~LogCapture() { std::cerr.rdbuf(before); }
};

inline const std::string key(32, 'k');
inline const std::string visit(26, 'A');

inline std::string good_body() { return "name=Ann&token=" + web::token_for(visit, key); }

/// A server that counts what reaches its pages.
struct RunningServer {
  LogCapture log;
  std::atomic<int> pages{0};
  std::atomic<int> saved{0};
  std::atomic<int> smuggled{0};
  std::atomic<int> heavy_now{0};
  std::atomic<int> heavy_most{0};
  std::atomic<bool> heavy_may_end{true};
  std::unique_ptr<Server> server;
  std::string host;

  static ServerOptions options() {
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.token_key = key;
    options.body_limit = 100000;
    options.waits_turn = [](const web::Route& route, const web::Fields&) { return route.pattern == "/report/{id}"; };
    return options;
  }

  explicit RunningServer(const ServerOptions& options = RunningServer::options()) {
    web::Router router;
    router.set_error_page(site::error_page);
    router.get("/page/{id}", web::everybody, [this](const web::Request& request) {
      ++pages;
      if (request.capture("id") == "smuggled") ++smuggled;
      return web::html("a page");
    });
    router.get("/echo/{id}", web::everybody,
               [](const web::Request& request) { return web::html(request.capture("id")); });
    router.get("/client", web::everybody, [](const web::Request& request) {
      return web::html(request.client_address + (request.encrypted ? " encrypted" : " plain"));
    });
    router.get("/large", web::everybody,
               [large = std::make_shared<const std::string>(4U << 20, 'x')](const web::Request&) {
                 return web::Reply{200, "application/octet-stream", {}, {}, large};
               });
    router.get("/heavy", web::everybody, [](const web::Request&) {
      return web::Reply{200, "application/octet-stream", std::string(std::size_t{1} << 20, 'x'), {}};
    });
    router.get("/fails", web::everybody,
               [](const web::Request&) -> web::Reply { throw std::runtime_error("the \"disk\"\nis gone"); });
    router.get("/held", web::everybody, [](const web::Request& request) {
      return site::error_page(request, {ErrorKind::unavailable, "The disk is full.", {}, {}});
    });
    router.get("/slow", web::everybody, [](const web::Request&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      return web::html("slow");
    });
    router.get("/report/{id}", web::everybody, [this](const web::Request&) {
      const int now = ++heavy_now;
      for (int seen = heavy_most; now > seen && !heavy_most.compare_exchange_weak(seen, now);) {
      }
      while (!heavy_may_end) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      --heavy_now;
      return web::html("a report");
    });
    router.post("/save", web::everybody, [this](const web::Request& request) {
      ++pages;
      ++saved;
      return web::html("saved " + request.form.get("name"));
    });
    const auto item = [this](const web::Request& request) {
      ++pages;
      const auto* name = request.json ? request.json->find("name") : nullptr;
      return web::html("item " + (name != nullptr && name->text() != nullptr ? *name->text() : "nothing"));
    };
    router.put("/item/{id}", web::everybody, item);
    router.patch("/item/{id}", web::everybody, item);
    router.add(web::Method::delete_, "/item/{id}", web::everybody, item);
    auto started = Server::start(options, std::move(router));
    if (!started.ok()) throw std::runtime_error(started.error().message + " " + started.error().detail);
    server = std::move(started).value();
    host = server->address().substr(server->address().find("//") + 2);
  }

  /// Sends raw bytes, closes the sending side, and returns everything that comes back.
  std::string exchange(const std::string& bytes) const {
    Client client(host);
    client.send(bytes);
    client.finish_sending();
    return client.receive_all();
  }
  std::string get(const std::string& target, const std::string& more = {}) const {
    return exchange(request(target, more));
  }
  [[nodiscard]] std::string request(const std::string& target, const std::string& more = {}) const {
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
  }
  [[nodiscard]] std::string post_head(const std::string& headers) const {
    return "POST /save HTTP/1.1\r\nHost: " + host + "\r\nCookie: muster_visit=" + visit +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\n" + headers + "\r\n";
  }
  std::string post(const std::string& headers, const std::string& body) const {
    return exchange(post_head(headers) + body);
  }
  [[nodiscard]] std::string good_post() const {
    return post_head("Content-Length: " + std::to_string(good_body().size()) + "\r\n") + good_body();
  }
};

inline bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

inline std::size_t answers_in(const std::string& text) {
  std::size_t times = 0;
  for (auto at = text.find("HTTP/1.1 "); at != std::string::npos; at = text.find("HTTP/1.1 ", at + 1)) ++times;
  return times;
}

}  // namespace muster::net::raw
