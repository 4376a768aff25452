// Poco's HTTP server as a mover of bytes. It is not trusted with more: what it lets through is checked in edge.cpp,
// bodies are read and counted here and decoded by our own functions, and no connection is used twice, so that nothing
// left unread can be taken for a second request.
#include "poco_server.hpp"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include <muster/base/date.hpp>

#include <cerrno>
#include <chrono>
#include <iostream>
#include <istream>
#include <ostream>
#include <syncstream>

#include "edge.hpp"

namespace muster::http {

namespace {

namespace net = Poco::Net;

constexpr int threads = 32;
constexpr int queued = 256;
constexpr int timeout_seconds = 15;
constexpr std::size_t drain_factor = 2;

RequestHead head_of(const net::HTTPServerRequest& request) {
  RequestHead head{request.getMethod(), request.getURI(), request.getVersion(), {}};
  for (const auto& [name, value] : request) head.headers.emplace_back(name, value);
  return head;
}

std::string read(std::istream& stream, std::size_t length) {
  // Grows with what arrives: an announced length alone must not claim memory.
  std::string body;
  char piece[1 << 14];
  while (body.size() < length && stream) {
    stream.read(piece, static_cast<std::streamsize>(std::min(sizeof piece, length - body.size())));
    body.append(piece, static_cast<std::size_t>(stream.gcount()));
  }
  return body;
}

/// A browser that is still sending when the connection closes shows its own error instead of our page.
void drain(std::istream& stream, std::size_t limit) {
  char piece[1 << 14];
  for (std::size_t seen = 0; seen < limit && stream; seen += static_cast<std::size_t>(stream.gcount()))
    stream.read(piece, sizeof piece);
}

Answer answer_to(net::HTTPServerRequest& request, const Router& router, const Site& site) {
  const auto head = head_of(request);
  if (const auto refusal = refusal_of(head, site)) {
    if (refusal->status == 413 || refusal->status == 415) drain(request.stream(), drain_factor * site.body_limit);
    return refuse(*refusal);
  }
  std::string body;
  if (const auto length = body_length(head); length > 0) {
    body = read(request.stream(), length);
    if (body.size() < length)
      return refuse({400, "The form arrived cut off, so nothing was changed. Go back and send it again."});
  }
  return answer(head, std::move(body), router, site);
}

void send(const Reply& reply, bool with_body, net::HTTPServerResponse& response) {
  response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(reply.status));
  response.setReason(net::HTTPResponse::getReasonForStatus(response.getStatus()));
  response.setKeepAlive(false);
  for (const auto& [name, value] : reply.headers) response.add(name, value);
  if (reply.status != 304) {
    response.setContentType(reply.content_type);
    response.setContentLength64(static_cast<Poco::Int64>(reply.body.size()));
  }
  auto& stream = response.send();
  if (with_body && reply.status != 304)
    stream.write(reply.body.data(), static_cast<std::streamsize>(reply.body.size()));
  stream.flush();
}

class Handler final : public net::HTTPRequestHandler {
 public:
  Handler(const Router& router, const Site& site) : router_(router), site_(site) {}

  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    const auto begin = std::chrono::steady_clock::now();
    Answer answer;
    try {
      answer = answer_to(request, router_, site_);
    } catch (const std::exception& failure) {
      std::osyncstream(std::cerr) << "failure outside a page: " << failure.what() << '\n';
      answer = refuse({500, "Something in Muster failed. Go back and try again."});
    }
    try {
      send(answer.reply, request.getMethod() != "HEAD", response);
    } catch (const std::exception&) {
      answer.route += " (the visitor left)";
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    std::osyncstream(std::cerr) << iso_instant(SystemClock().now()) << ' ' << logged_method(request.getMethod()) << ' '
                                << answer.route << ' ' << answer.reply.status << ' ' << took.count() << " ms\n";
  }

 private:
  /// Anything can be sent as a method; only known ones are worth a log line.
  static std::string_view logged_method(const std::string& method) {
    if (method == "GET") return "GET";
    if (method == "HEAD") return "HEAD";
    return method == "POST" ? "POST" : "OTHER";
  }

  const Router& router_;
  const Site& site_;
};

class Factory final : public net::HTTPRequestHandlerFactory {
 public:
  Factory(const Router& router, const Site& site) : router_(router), site_(site) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
    return new Handler(router_, site_);  // the library deletes it
  }

 private:
  const Router& router_;
  const Site& site_;
};

net::HTTPServerParams::Ptr parameters() {
  net::HTTPServerParams::Ptr parameters = new net::HTTPServerParams;
  parameters->setKeepAlive(false);
  parameters->setMaxThreads(threads);
  parameters->setMaxQueued(queued);
  parameters->setTimeout(Poco::Timespan(timeout_seconds, 0));
  parameters->setSoftwareVersion("");
  return parameters;
}

class PocoServer final : public Server {
 public:
  PocoServer(const ListenAddress& address, const ServerOptions& options, Router router, const net::ServerSocket& socket)
      : address_("http://" + written(address)),
        router_(std::move(router)),
        site_{allowed_hosts(address), options.token_key, options.body_limit},
        pool_(2, threads),
        server_(new Factory(router_, site_), pool_, socket, parameters()) {
    server_.start();
  }
  ~PocoServer() override { stop(); }

  [[nodiscard]] std::string address() const override { return address_; }

  void stop() override {
    if (stopped_) return;
    stopped_ = true;
    server_.stop();
    pool_.joinAll();
  }

 private:
  std::string address_;
  Router router_;
  Site site_;
  Poco::ThreadPool pool_;
  net::HTTPServer server_;
  bool stopped_ = false;
};

}  // namespace

Result<std::unique_ptr<Server>> start_poco_server(const ListenAddress& wanted, const ServerOptions& options,
                                                  Router router) {
  const std::string place = written(wanted);
  try {
    net::ServerSocket socket;
    // Sharing the port with another process would send half of the answers there.
    socket.bind(net::SocketAddress(wanted.host, wanted.port), true, false);
    socket.listen(queued);
    const ListenAddress bound{wanted.host, socket.address().port()};
    return std::unique_ptr<Server>(std::make_unique<PocoServer>(bound, options, std::move(router), socket));
  } catch (const Poco::Exception& failure) {
    if (failure.code() == EADDRINUSE)
      return Problem{ProblemKind::unavailable,
                     "Another program already listens on " + place + ". Stop it, or choose another port with --listen.",
                     failure.displayText(),
                     {}};
    if (failure.code() == EACCES)
      return Problem{ProblemKind::unavailable,
                     "This user may not listen on " + place + ". Choose a port above 1023 with --listen.",
                     failure.displayText(),
                     {}};
    return Problem{ProblemKind::unavailable, "Muster cannot listen on " + place + ".", failure.displayText(), {}};
  }
}

}  // namespace muster::http
