// Pages a second over HTTP at 64 connections, beside nginx serving a file of the same size in the same minute.
#include <muster/platform/net/server.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "measure.hpp"
#include "peers.hpp"

namespace {

constexpr std::size_t page_bytes = 8000;

}  // namespace

int main() {
  using namespace muster::web;
  std::ofstream nowhere("/dev/null");
  auto* const before = std::cerr.rdbuf(nowhere.rdbuf());  // a log line for each request goes out, as it does in earnest
  const auto folder = std::filesystem::temp_directory_path() / ("muster-edge-bench-" + std::to_string(getpid()));
  const auto nginx = muster::bench::nginx_with_page(folder, page_bytes);
  Router router;
  router.get("/page", everybody, [](const Request&) { return html(std::string(page_bytes, 'x')); });
  muster::net::ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.token_key = std::string(32, 'k');
  auto server = muster::net::Server::start(options, std::move(router));
  if (!server.ok()) {
    std::cout << server.error().message << '\n';
    return 1;
  }
  const std::string visit = "-H 'Cookie: muster_visit=AAAAAAAAAAAAAAAAAAAAAAAAAA'";
  const std::string load = "-t1 -c64 -d5s ";
  const double theirs = muster::bench::wrk(load + nginx->url).rate;
  const double ours = muster::bench::wrk(load + visit + " " + (*server)->address() + "/page").rate;
  (*server)->stop();
  std::cerr.rdbuf(before);
  std::filesystem::remove_all(folder);
  if (ours == 0 || theirs == 0) {
    std::cout << "edge: wrk or nginx is missing\n";
    return 1;
  }
  muster::bench::print("pages a second, 64 connections, 8 kB", ours, "/s", theirs, "nginx with a file");
  muster::bench::print("memory of the edge at its peak", muster::bench::peak_megabytes(), "MB", 60, "the limit");
  return 0;
}
