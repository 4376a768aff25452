// The log as a program reads it: every line of a busy session has one shape, and error pages lead to theirs.
#include <map>
#include <optional>
#include <set>

#include "platform/net/torture.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

namespace {

using Line = std::map<std::string, std::string>;

/// key=value and key="value", one blank between; nothing where a line is anything else.
std::optional<Line> parsed(std::string_view text) {
  Line line;
  while (!text.empty()) {
    const auto sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0) return std::nullopt;
    const auto key = text.substr(0, sign);
    if (key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string_view::npos) return std::nullopt;
    text.remove_prefix(sign + 1);
    const bool quoted = text.starts_with('"');
    if (quoted) text.remove_prefix(1);
    const auto end = quoted ? text.find('"') : std::min(text.find(' '), text.size());
    if (end == std::string_view::npos) return std::nullopt;
    if (!line.emplace(key, text.substr(0, end)).second) return std::nullopt;
    text.remove_prefix(end + (quoted ? 1 : 0));
    if (text.empty()) break;
    if (!text.starts_with(' ') || text.size() == 1) return std::nullopt;
    text.remove_prefix(1);
  }
  if (line["time"].size() != 20 || line["event"].empty()) return std::nullopt;
  return line;
}

std::vector<Line> lines_of(const std::string& log) {
  std::vector<Line> lines;
  std::istringstream in(log);
  for (std::string text; std::getline(in, text);) {
    INFO(text);
    const auto line = parsed(text);
    CHECK(line);
    if (line) lines.push_back(*line);
  }
  return lines;
}

std::string reference_in(const std::string& answer) {
  const std::string words = "Reference for the people who run this site: <b>";
  const auto at = answer.find(words);
  if (at == std::string::npos) return {};
  return answer.substr(at + words.size(), answer.find('<', at + words.size()) - at - words.size());
}

}  // namespace

TEST_CASE("every line of a busy session can be read by a program, and each request has its own id") {
  auto options = RunningServer::options();
  options.trusted_proxies = {"127.0.0.1"};
  RunningServer running(options);
  for (const auto& [name, bytes] : torture_cases(running.host)) running.exchange(bytes);
  for (int turn = 0; turn < 20; ++turn) {
    running.get("/page/Sentinella?name=Sentinella", "User-Agent: Sentinella\r\nX-Forwarded-For: 203.0.113.9\r\n");
    running.exchange(running.good_post());
    running.get("/fails");
    running.get("/held");
    running.get("/no/such/Sentinella");
  }
  running.server->stop();
  const auto log = running.log.text.str();
  const auto lines = lines_of(log);
  std::set<std::string> ids;
  std::size_t requests = 0;
  std::size_t failures = 0;
  for (const auto& line : lines) {
    if (line.at("event") == "failure") {
      ++failures;
      CHECK(line.at("reason") == "the ?disk??is gone");
      CHECK(line.at("route") == "/fails");
    }
    if (line.at("event") != "request") continue;
    ++requests;
    ids.insert(line.at("id"));
    for (const auto* key : {"method", "route", "status", "ms", "end"}) CHECK(line.contains(key));
    CHECK(line.contains("bytes") == (line.at("method") != "POST"));
  }
  CHECK(requests > 200);
  CHECK(ids.size() == requests);
  CHECK(failures == 20);
  for (const auto* personal : {"Sentinella", "203.0.113.9", "127.0.0.1", "Ann"})
    CHECK(log.find(personal) == std::string::npos);
}

TEST_CASE("an error page shows the reference under which the log tells of it") {
  auto options = RunningServer::options();
  options.workers = options.queue = 1;
  RunningServer running(options);
  std::map<std::string, std::string> shown;  // reference to status
  for (const auto* path : {"/fails", "/held"}) {
    const auto answer = running.get(path);
    shown[reference_in(answer)] = answer.substr(9, 3);
  }
  CHECK(reference_in(running.get("/no/such")).empty());
  std::vector<Client> clients;
  for (int turn = 0; turn < 4; ++turn) {
    clients.emplace_back(running.host).send(running.request("/slow", "Connection: close\r\n"));
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
  }
  for (auto& client : clients) {
    const auto answer = client.receive_answer();
    if (has_status(answer, 503)) shown[reference_in(answer)] = "503";
    CHECK(answer.find("@reference@") == std::string::npos);
  }
  running.server->stop();
  CHECK(shown.size() == 4);
  CHECK_FALSE(shown.contains(""));
  for (const auto& line : lines_of(running.log.text.str())) {
    if (line.at("event") != "request") continue;
    const auto found = shown.find(line.at("id"));
    if (found != shown.end()) CHECK(line.at("status") == found->second);
    if (line.at("status")[0] == '5') CHECK(found != shown.end());
  }
}
