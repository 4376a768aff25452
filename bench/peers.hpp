#pragma once
// The programs that a benchmark runs beside ours: a server in the background, nginx with one file, wrk as the visitors.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace muster::bench {

/// What `command` writes, both streams.
inline std::string said_by(const std::string& command) {
  FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
  std::string said;
  std::array<char, 4096> piece{};
  for (std::size_t got = 0; pipe != nullptr && (got = fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    said.append(piece.data(), got);
  if (pipe != nullptr) pclose(pipe);
  return said;
}

/// A program that runs until this goes out of scope. What it writes goes to `log`.
class Background {
 public:
  Background(const std::vector<std::string>& words, const std::string& log) {
    std::vector<char*> pointers;
    for (const auto& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_addopen(&streams, 1, log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&streams, 1, 2);
    if (posix_spawnp(&process_, pointers[0], &streams, nullptr, pointers.data(), environ) != 0) process_ = 0;
    posix_spawn_file_actions_destroy(&streams);
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;
  ~Background() {
    if (process_ <= 0) return;
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
  }

  /// The most memory it has held, in megabytes (1,000,000 bytes); 0 where it has ended.
  [[nodiscard]] double peak_megabytes() const { return megabytes("VmHWM"); }

  /// What it holds now beside the pages of its program and of the libraries, which the system shares and can drop.
  [[nodiscard]] double own_megabytes() const { return megabytes("RssAnon"); }

  /// Seconds that processors have worked for it so far, in the program and in the system.
  [[nodiscard]] double processor_seconds() const {
    std::ifstream stat("/proc/" + std::to_string(process_) + "/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), {});
    std::istringstream rest(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    std::string skipped;
    for (int field = 3; field < 14; ++field) rest >> skipped;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

 private:
  [[nodiscard]] double megabytes(const std::string& figure) const {
    std::ifstream status("/proc/" + std::to_string(process_) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with(figure + ":")) return std::stod(line.substr(figure.size() + 1)) * 1024 / 1e6;
    return 0;
  }

  pid_t process_ = 0;
};

/// True once `url` gives any reply, within ten seconds.
inline bool answers(const std::string& url) {
  for (int turn = 0; turn < 200; ++turn) {
    if (said_by("curl -s -o /dev/null -w '%{http_code}' " + url) != "000") return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

/// What wrk measured. Times are milliseconds; 0 where it was not asked for them.
struct Throughput {
  double rate = 0;
  long requests = 0;
  long refused = 0;  ///< replies other than 2xx and 3xx, and connections that failed
  double half_ms = 0;
  double most_ms = 0;  ///< of 99 in 100
};

inline Throughput wrk(const std::string& words) {
  Throughput found;
  const auto milliseconds = [](double figure, const std::string& unit) {
    return unit == "us" ? figure / 1000 : unit == "s" ? figure * 1000 : figure;
  };
  std::istringstream lines(said_by("wrk " + words));
  for (std::string line; std::getline(lines, line);) {
    char unit[8] = "";
    double figure = 0;
    long count = 0;
    long more[3] = {0, 0, 0};
    std::sscanf(line.c_str(), "Requests/sec: %lf", &found.rate);
    if (std::sscanf(line.c_str(), " %ld requests in", &count) == 1) found.requests = count;
    if (std::sscanf(line.c_str(), " Non-2xx or 3xx responses: %ld", &count) == 1) found.refused += count;
    if (std::sscanf(line.c_str(), " Socket errors: connect %ld, read %ld, write %ld, timeout %ld", &count, more,
                    more + 1, more + 2) == 4)
      found.refused += count + more[0] + more[1] + more[2];
    if (std::sscanf(line.c_str(), " 50%% %lf%7s", &figure, unit) == 2) found.half_ms = milliseconds(figure, unit);
    if (std::sscanf(line.c_str(), " 99%% %lf%7s", &figure, unit) == 2) found.most_ms = milliseconds(figure, unit);
  }
  return found;
}

/// One nginx worker that serves one file.
struct Nginx {
  std::string url;
  std::unique_ptr<Background> process;
};

inline std::unique_ptr<Nginx> nginx_with_page(const std::filesystem::path& folder, std::size_t bytes) {
  constexpr int port = 18087;
  std::filesystem::create_directories(folder / "files");
  std::ofstream(folder / "files/page") << std::string(bytes, 'x');
  std::ofstream(folder / "nginx.conf")
      << "user root; daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log error.log;\n"
         "events { worker_connections 512; }\nhttp { access_log off; client_body_temp_path a; proxy_temp_path b;\n"
         "fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e; keepalive_requests 1000000;\n"
         "server { listen 127.0.0.1:"
      << port << "; root files; } }\n";
  const std::string program = std::filesystem::exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
  auto nginx = std::make_unique<Nginx>();
  nginx->url = "http://127.0.0.1:" + std::to_string(port) + "/page";
  nginx->process = std::make_unique<Background>(
      std::vector<std::string>{program, "-p", folder.string() + "/", "-c", "nginx.conf", "-e", "error.log"},
      (folder / "log").string());
  answers(nginx->url);
  return nginx;
}

}  // namespace muster::bench
