#pragma once
// Other people's servers in front of Muster, as a careful host would set them, each in a folder of its own.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

namespace muster::net::raw {

/// A port that nobody listened on a moment ago.
inline int free_port() {
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

/// A program that stands before Muster until the end of the test. Its log has one line for each request: who answered
/// it ("-..." or "<..." where Muster was not asked), the method and the path.
class Front {
 public:
  std::filesystem::path folder;
  std::string host = "127.0.0.1:" + std::to_string(free_port());

  explicit Front(const std::string& name)
      : folder(std::filesystem::temp_directory_path() / ("muster-" + name + "-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder);
  }
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;
  virtual ~Front() {
    if (process_ > 0) {
      kill(process_, SIGTERM);
      waitpid(process_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  virtual void start(const std::string& behind) = 0;

  /// Lines of the log that went to Muster, and among them those for the second request.
  struct ForwardedCounts {
    int all = 0;
    int smuggled = 0;
  };
  [[nodiscard]] ForwardedCounts passed() const {
    ForwardedCounts passed;
    std::ifstream log(folder / "access.log");
    for (std::string text; std::getline(log, text);) {
      if (text.starts_with("-") || text.starts_with("<") || text.starts_with("[")) continue;
      ++passed.all;
      if (text.find("/page/smuggled") != std::string::npos) ++passed.smuggled;
    }
    return passed;
  }

 protected:
  /// What it prints goes to `output` in its folder.
  void run(const std::string& program, std::vector<std::string> words, const std::string& output) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const auto file = (folder / output).string();
    posix_spawn_file_actions_addopen(&actions, 1, file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    words.insert(words.begin(), program);
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::string system = "/usr/sbin/" + program;
    const auto& found = std::filesystem::exists(system) ? system : program;
    REQUIRE(posix_spawnp(&process_, found.c_str(), &actions, nullptr, pointers.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    for (int turn = 0; turn < 200; ++turn) {
      try {
        const Client probe(host);
        return;
      } catch (const std::exception&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    }
    FAIL(program << " did not start");
  }

 private:
  pid_t process_ = 0;
};

class Nginx final : public Front {
 public:
  Nginx() : Front("nginx") {}
  void start(const std::string& behind) override {
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
    run("nginx", {"-p", folder.string() + "/", "-c", "nginx.conf", "-e", "error.log"}, "output.log");
  }
};

class Haproxy final : public Front {
 public:
  Haproxy() : Front("haproxy") {}
  void start(const std::string& behind) override {
    std::ofstream config(folder / "haproxy.cfg");
    config << "global\n  maxconn 256\n  log stdout format raw local0\n"
              "defaults\n  mode http\n  log global\n  log-format \"%s %HM %HP\"\n"
              "  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\n  timeout http-request 5s\n"
              "  retries 0\n  option http-buffer-request\n  option forwardfor\n  http-reuse always\n"
              "frontend front\n  bind "
           << host << "\n  http-request set-header X-Forwarded-Proto http\n  default_backend muster\n"
           << "backend muster\n  server muster " << behind << "\n";
    config.close();
    run("haproxy", {"-db", "-f", (folder / "haproxy.cfg").string()}, "access.log");
  }
};

}  // namespace muster::net::raw
