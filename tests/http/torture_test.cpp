// Malformed and ambiguous requests, straight to the server and through nginx in front of it.
#include "http/torture.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::http;
using namespace muster::http::raw;

namespace {

/// A port that nobody listened on a moment ago.
int free_port() {
  const int handle = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(handle, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  close(handle);
  return ntohs(address.sin_port);
}

/// nginx as a careful host would set it before Muster, in a folder of its own, until the end of the test.
struct Nginx {
  std::filesystem::path folder;
  int port = free_port();
  std::string host = "127.0.0.1:" + std::to_string(port);
  pid_t process = 0;

  void start(const std::string& behind) {
    folder = std::filesystem::temp_directory_path() / ("muster-nginx-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream config(folder / "nginx.conf");
    config << "daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log error.log;\n"
              "events { worker_connections 256; }\n"
              "http { access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;\n"
              "  uwsgi_temp_path uwsgi; scgi_temp_path scgi; client_header_timeout 5s; client_body_timeout 5s;\n"
              "  log_format short '$upstream_status $request_method $uri';\n"
              "  upstream muster { server "
           << behind
           << "; keepalive 4; }\n"
              "  server { listen "
           << host
           << "; access_log access.log short;\n"
              "    location / { proxy_pass http://muster; proxy_http_version 1.1; proxy_set_header Connection \"\";\n"
              "      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;\n"
              "      proxy_set_header X-Forwarded-Proto http; proxy_next_upstream off;\n"
              "      proxy_ignore_client_abort on; } } }\n";
    config.close();
    const std::string prefix = folder.string() + "/";
    const char* words[] = {"nginx", "-p", prefix.c_str(), "-c", "nginx.conf", "-e", "error.log", nullptr};
    const char* program = std::filesystem::exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
    REQUIRE(posix_spawnp(&process, program, nullptr, nullptr, const_cast<char**>(words), environ) == 0);
    for (int turn = 0; turn < 200; ++turn) {
      try {
        Client probe(host);
        return;
      } catch (const std::exception&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
    FAIL("nginx did not start");
  }
  ~Nginx() {
    if (process > 0) {
      kill(process, SIGTERM);
      waitpid(process, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }

  /// Lines of the log that went to Muster, and among them those for the second request.
  struct Passed {
    int all = 0;
    int smuggled = 0;
  };
  [[nodiscard]] Passed passed() const {
    Passed passed;
    std::ifstream log(folder / "access.log");
    for (std::string text; std::getline(log, text);) {
      if (text.starts_with("-")) continue;
      ++passed.all;
      if (text.find("/page/smuggled") != std::string::npos) ++passed.smuggled;
    }
    return passed;
  }
};

int answered(const Running& running) {
  Client client(running.host);
  client.send(running.request("/metrics", "Connection: close\r\n"));
  const auto text = client.receive_all();
  const auto at = text.find("\nmuster_request_seconds_count ");
  return std::stoi(text.substr(at + 30));
}

}  // namespace

TEST_CASE("a malformed or ambiguous request is refused, its connection closed, and no page is reached") {
  Running running;
  const auto cases = torture_cases(running.host);
  CHECK(cases.size() >= 60);
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    Client client(running.host);
    client.send(bytes);
    client.finish_sending();
    const auto answer = client.receive_all();
    // 501 and 505 are what the standard names for methods and versions that nobody knows.
    const bool refused = answer.starts_with("HTTP/1.1 4") || has_status(answer, 501) || has_status(answer, 505);
    CHECK((answer.empty() || refused));
    CHECK(answers_in(answer) <= 1);
    if (refused) {
      CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
      CHECK(answer.find("\r\nContent-Security-Policy: default-src 'self';") != std::string::npos);
    }
    CHECK(client.is_closed_within(std::chrono::seconds(3)));
    CHECK(running.pages == 0);
  }
  CHECK(has_status(running.exchange(running.good_post()), 200));
  CHECK(running.saved == 1);
}

TEST_CASE("the same requests in drops of one byte are refused just the same") {
  Running running;
  for (const auto& [name, bytes] : torture_cases(running.host)) {
    if (bytes.size() > 600) continue;
    INFO(name);
    Client client(running.host);
    for (std::size_t at = 0; at < bytes.size() && client.send(bytes.substr(at, 1)); ++at) {
    }
    client.finish_sending();
    const auto answer = client.receive_all();
    CHECK((answer.empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 50")));
    CHECK(answers_in(answer) <= 1);
    CHECK(running.pages == 0);
  }
}

TEST_CASE("nginx in front and Muster behind see the same requests") {
  Nginx nginx;
  auto options = Running::options();
  options.trusted_proxies = {"127.0.0.1"};
  options.hosts = {nginx.host};
  Running running(options);
  nginx.start(running.host);
  int probes = 0;
  for (const auto& [name, bytes] : torture_cases(nginx.host)) {
    INFO(name);
    const int before = answered(running);
    const auto passed_before = nginx.passed();
    const int saved_before = running.saved;
    Client client(nginx.host);
    client.send(bytes);
    client.finish_sending();
    client.receive_all();
    // The probe shares nginx's connections to Muster with what went before: a byte left over would spoil its answer.
    const std::string word = "probe" + std::to_string(++probes);
    Client probe(nginx.host);
    probe.send("GET /echo/" + word + " HTTP/1.1\r\nHost: " + nginx.host + "\r\nConnection: close\r\n\r\n");
    const auto answer = probe.receive_all();
    CHECK(has_status(answer, 200));
    CHECK(answer.ends_with("\r\n\r\n" + word));
    const auto passed = nginx.passed();
    CHECK(answered(running) - before - 1 == passed.all - passed_before.all);
    CHECK(running.smuggled == passed.smuggled);
    CHECK(running.saved - saved_before <= 1);
  }
  // Otherwise nginx refused everything by itself, and nothing was shown.
  CHECK(nginx.passed().all > probes + 15);
}
