// Answers saved a second over HTTP at 64 connections by the program as it is installed, each on disk before its reply;
// beside nginx with a file of the reply's size, beside the disk's bare rate of syncs, beside a peer's published rate.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include "measure.hpp"
#include "peers.hpp"

namespace {

namespace fs = std::filesystem;
using muster::bench::Background;

constexpr int our_port = 18088;
/// LimeSurvey 6.14 on two such cores, tuned (php-fpm with opcache, MariaDB): completed responses a second.
constexpr double limesurvey_rate = 38;
constexpr double times_ahead = 200;
constexpr double memory_limit = 60;      // MB
constexpr double processor_limit = 120;  // us for each answer
constexpr double wait_limit = 25;        // ms, of 99 in 100

/// The disk under `folder` as it is without us: one page is written and synced after the other.
struct BareSyncs {
  double rate = 0;     ///< a second
  double most_ms = 0;  ///< of 99 in 100
};

BareSyncs bare_syncs(const fs::path& folder) {
  constexpr std::size_t rounds = 500;
  const std::string page(4096, 'x');
  const auto file = (folder / "syncs").string();
  const int handle = open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (handle < 0) return {};
  std::vector<double> took;
  for (std::size_t at = 0; at < rounds; ++at)
    took.push_back(muster::bench::seconds([&] {
      if (pwrite(handle, page.data(), page.size(), static_cast<off_t>(at * page.size())) < 0) return;
      static_cast<void>(fdatasync(handle));
    }));
  close(handle);
  std::ranges::sort(took);
  return {rounds / std::accumulate(took.begin(), took.end(), 0.0), took[rounds * 99 / 100] * 1000};
}

/// A visitor's cookie, and the token that goes with it.
struct Visitor {
  std::string cookie;
  std::string token;
};

Visitor visit(const std::string& address) {
  const auto page = muster::bench::said_by("curl -si " + address);
  const auto after = [&](const std::string& mark, char end) {
    const auto at = page.find(mark);
    return at == std::string::npos ? std::string()
                                   : page.substr(at + mark.size(), page.find(end, at + mark.size()) - at - mark.size());
  };
  return {after("Set-Cookie: ", ';'), after("name=\"token\" value=\"", '"')};
}

std::string body_of_answer(const Visitor& visitor) {
  return "token=" + visitor.token +
         "&_page=3&_send=1&helpful=helpful&stood_out=The+table+about+early+help%2C+and+how+frankly+people+spoke."
         "&words[]=informative&words[]=useful&words[]=warm&took_part=yes&discussions=More+time+for+questions."
         "&format[]=in_person&better=A+bigger+room.&topics=Alternative+provision+and+transport.";
}

/// wrk's script: every request is another person's answer, so every one has a key of its own.
void write_script(const fs::path& file, const Visitor& visitor) {
  std::ofstream(file) << "local n = 0\nlocal headers = {['Content-Type'] = 'application/x-www-form-urlencoded',\n"
                         "  ['Cookie'] = '"
                      << visitor.cookie << "'}\nlocal body = '" << body_of_answer(visitor)
                      << "&_key=' .. os.time() .. '-'\n"
                         "request = function() n = n + 1; return wrk.format('POST', nil, headers, body .. n) end\n";
}

std::int64_t kept(const std::string& file) {
  auto database =
      muster::store::Database::open(file, muster::store::Database::Mode::must_exist, std::chrono::seconds(30));
  if (!database.ok()) return -1;
  const auto round = muster::feedback::settle_event_round(**database, muster::SystemClock().now(), "bench");
  return round.ok() && round->has_value() ? (*round)->responses : -1;
}

int run(const fs::path& folder, const std::string& muster) {
  const auto file = (folder / "bench.db").string();
  const auto command = muster + " --database " + file + " ";
  const auto said = muster::bench::said_by(command + "init && " + command +
                                           "event add bench --title Bench --date 2026-06-10 --form "
                                           "london-send-summit-2022 && " +
                                           command + "event open bench && " + command + "event list");
  const auto at = said.find("/f/");
  if (at == std::string::npos) {
    std::cout << "submit: no form was opened: " << said << '\n';
    return 1;
  }
  const auto path = said.substr(at, said.find_first_of(" .\n", at) - at);
  const auto syncs = bare_syncs(folder);
  const auto address = "http://127.0.0.1:" + std::to_string(our_port) + path;
  const Background serve({muster, "--database", file, "serve", "--listen", "127.0.0.1:" + std::to_string(our_port)},
                         (folder / "log").string());
  if (!muster::bench::answers("http://127.0.0.1:" + std::to_string(our_port) + "/healthz")) return 1;
  const auto visitor = visit(address);
  write_script(folder / "answers.lua", visitor);
  const auto reply = muster::bench::said_by("curl -si -b '" + visitor.cookie + "' -d '" + body_of_answer(visitor) +
                                            "&_key=first' " + address);
  if (!reply.starts_with("HTTP/1.1 303")) {
    std::cout << "submit: the first answer was not taken: " << reply << '\n';
    return 1;
  }
  const auto nginx = muster::bench::nginx_with_page(folder / "nginx", reply.size());
  const auto theirs = muster::bench::wrk("-t1 -c64 -d5s " + nginx->url);
  const double their_processor = nginx->process->processor_seconds() / static_cast<double>(theirs.requests) * 1e6;
  const double before = serve.processor_seconds();
  const auto ours =
      muster::bench::wrk("-t1 -c64 -d10s --latency -s " + (folder / "answers.lua").string() + " " + address);
  const double memory = serve.peak_megabytes();
  const double own_memory = serve.own_megabytes();
  const double processor = (serve.processor_seconds() - before) / static_cast<double>(ours.requests) * 1e6;
  const auto in_store = kept(file);
  if (ours.requests == 0 || ours.refused > 0 || in_store < ours.requests + 1) {
    std::cout << "submit: " << ours.requests << " replies, " << ours.refused << " not taken, " << in_store
              << " in the store\n";
    return 1;
  }
  using muster::bench::print;
  print("answers saved a second, 64 connections", ours.rate, "/s", times_ahead * limesurvey_rate,
        "200 times LimeSurvey 6.14, 38/s");
  print("  the same", ours.rate, "/s", theirs.rate / 4, "a quarter of nginx's rate, a file of the reply's size");
  print("  the same", ours.rate, "/s", syncs.rate, "bare syncs of the disk");
  print("  half of the people waited", ours.half_ms, "ms", 210, "LimeSurvey's half, 210 ms");
  print("  99 of 100 waited at most", ours.most_ms, "ms", wait_limit, "the limit, 25 ms");
  // Who comes while others' answers are written waits for their sync and for that of the own.
  print("  the same", ours.most_ms, "ms", 2 * syncs.most_ms, "two bare syncs, of which 99 of 100 are as quick");
  // Of the processors' time and not of the clock's: other programs on the machine make neither figure longer.
  print("  processor time for each", processor, "us", processor_limit, "the limit, 120 us");
  print("  the same", processor, "us", their_processor, "nginx' processor time for each");
  print("memory of the server at its peak", memory, "MB", memory_limit, "the limit, 60 MB");
  print("  of that its own, not pages of programs", own_memory, "MB", memory_limit, "the limit, 60 MB");
  std::cout << "  " << ours.requests << " replies, " << in_store << " answers in the store: none lost\n";
  return 0;
}

}  // namespace

int main() {
  // Beside the program, not in /tmp: that may be memory, where a sync costs nothing.
  const auto here = fs::canonical("/proc/self/exe").parent_path();
  const auto muster = fs::exists(here / "muster") ? here / "muster" : here.parent_path() / "muster";
  const auto folder = here / ("submit-bench-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const int status = run(folder, muster.string());
  fs::remove_all(folder);
  return status;
}
