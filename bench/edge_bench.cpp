// Pages a second over HTTP at 64 connections, beside nginx serving a file of the same size in the same minute.
#include <muster/http/server.hpp>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include "measure.hpp"

namespace {

constexpr std::size_t page_bytes = 8000;
constexpr int nginx_port = 18087;

/// Requests a second that wrk gets from `url`; 0 where it is missing or nobody answers.
double rate(const std::string& url, const std::string& more = {}) {
  const std::string command = "wrk -t1 -c64 -d5s " + more + " " + url + " 2>/dev/null";
  FILE* pipe = popen(command.c_str(), "r");
  double found = 0;
  std::array<char, 256> line{};
  while (pipe != nullptr && fgets(line.data(), line.size(), pipe) != nullptr)
    std::sscanf(line.data(), "Requests/sec: %lf", &found);
  if (pipe != nullptr) pclose(pipe);
  return found;
}

pid_t start_nginx(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "files");
  std::ofstream(folder / "files/page") << std::string(page_bytes, 'x');
  std::ofstream(folder / "nginx.conf")
      << "user root; daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log error.log;\n"
         "events { worker_connections 512; }\nhttp { access_log off; client_body_temp_path a; proxy_temp_path b;\n"
         "fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e; keepalive_requests 1000000;\n"
         "server { listen 127.0.0.1:"
      << nginx_port << "; root files; } }\n";
  const std::string prefix = folder.string() + "/";
  const char* words[] = {"nginx", "-p", prefix.c_str(), "-c", "nginx.conf", "-e", "error.log", nullptr};
  const char* program = std::filesystem::exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
  pid_t process = 0;
  if (posix_spawnp(&process, program, nullptr, nullptr, const_cast<char**>(words), environ) != 0) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  return process;
}

}  // namespace

int main() {
  using namespace muster::http;
  std::ofstream nowhere("/dev/null");
  auto* const before = std::cerr.rdbuf(nowhere.rdbuf());  // a log line for each request goes out, as it does in earnest
  const auto folder = std::filesystem::temp_directory_path() / ("muster-edge-bench-" + std::to_string(getpid()));
  const pid_t nginx = start_nginx(folder);
  Router router;
  router.get("/page", Audience::everyone, [](const Request&) { return html(std::string(page_bytes, 'x')); });
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.token_key = std::string(32, 'k');
  auto server = Server::start(options, std::move(router));
  if (!server.ok()) {
    std::cout << server.problem().message << '\n';
    return 1;
  }
  const std::string visit = "-H 'Cookie: muster_visit=AAAAAAAAAAAAAAAAAAAAAAAAAA'";
  const double theirs = rate("http://127.0.0.1:" + std::to_string(nginx_port) + "/page");
  const double ours = rate((*server)->address() + "/page", visit);
  (*server)->stop();
  std::cerr.rdbuf(before);
  if (nginx > 0) {
    kill(nginx, SIGTERM);
    waitpid(nginx, nullptr, 0);
  }
  std::filesystem::remove_all(folder);
  if (ours == 0 || theirs == 0) {
    std::cout << "edge: wrk or nginx is missing\n";
    return 1;
  }
  muster::bench::print("pages a second, 64 connections, 8 kB", ours, "/s", theirs, "nginx with a file");
  muster::bench::print("memory of the edge at its peak", muster::bench::peak_megabytes(), "MB", 60, "the limit");
  return 0;
}
