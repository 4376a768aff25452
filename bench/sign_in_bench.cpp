// Whether asking for a link tells who has an account: the time of the reply for known addresses as a ratio to that for
// unknown ones, with the rank sum test of Mann and Whitney beside it.
#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/account_service.hpp>
#include <muster/domain/access/link_service.hpp>
#include <muster/kit/base/id.hpp>

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <vector>

#include "measure.hpp"

namespace {

using namespace muster;

constexpr int rounds = 1000;

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return (all[all.size() / 2] + all[(all.size() - 1) / 2]) / 2;
}

/// The share of pairs in which the first is slower, and how many standard errors that is from one half
/// (Mann and Whitney 1947; ties count one half).
std::pair<double, double> rank_sum(const std::vector<double>& first, const std::vector<double>& second) {
  double slower = 0;
  for (const double left : first)
    for (const double right : second) slower += left > right ? 1.0 : (left == right ? 0.5 : 0.0);
  const auto n = static_cast<double>(first.size());
  const auto m = static_cast<double>(second.size());
  return {slower / (n * m), (slower - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12)};
}

web::Request request_for(const std::string& email) {
  web::Request request;
  request.method = web::Method::post;
  request.path = "/sign-in";
  request.token = new_id();
  request.form.add("token", request.token);
  request.form.add("email", email);
  return request;
}

/// Waits until no request is throttled any more: only the first are alike.
class TurningClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return now_; }
  void turn() { now_ += std::chrono::hours(2); }

 private:
  Instant now_{std::chrono::sys_days(std::chrono::year(2026) / 3 / 1)};
};

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / ("muster-sign-in-bench-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  int status = 0;
  {
    auto database =
        store::Database::open((folder / "muster.db").string(), store::Database::Mode::create, std::chrono::seconds(5));
    if (!database.ok()) return 3;
    TurningClock clock;
    std::vector<std::string> known;
    std::vector<std::string> unknown;
    for (int at = 0; at < 50; ++at) {
      known.push_back("member-" + std::to_string(at) + "@example.org");
      unknown.push_back("nobody-" + std::to_string(at) + "@example.org");
      if (!access::give_role(**database, {"bench", clock.now()}, known.back(), access::Role::lead, "").ok()) return 3;
    }
    web::Router router;
    access::add_pages(router, **database, clock, {true}, std::make_shared<access::Limits>());
    std::vector<double> of_known;
    std::vector<double> of_unknown;
    web::Reply replies[2];
    std::mt19937 chance(1);
    const auto ask = [&](bool has_account) {
      const auto& emails = has_account ? known : unknown;
      auto request = request_for(emails[chance() % emails.size()]);
      auto& reply = replies[has_account ? 0 : 1];
      const double took = bench::seconds([&] { reply = router.handle(std::move(request)); });
      (has_account ? of_known : of_unknown).push_back(took * 1e6);
    };
    for (int round = 0; round < rounds; ++round) {
      const bool known_first = chance() % 2 == 0;
      ask(known_first);
      ask(!known_first);
      clock.turn();
    }
    const auto [share, errors] = rank_sum(of_known, of_unknown);
    bench::print("asking for a link, address with an account", median(of_known), "us", median(of_unknown),
                 "an address without one");
    std::printf("%-46s %10.3f      (0.5: no telling; %.1f standard errors from it, n = 2 x %d)\n",
                "  how often the known one is slower", share, errors, rounds);
    const bool alike = replies[0].status == replies[1].status && replies[0].body == replies[1].body &&
                       replies[0].headers == replies[1].headers;
    std::printf("%-46s %10s\n", "  status, headers and body", alike ? "equal" : "DIFFERENT");
    const double ratio = median(of_known) / median(of_unknown);
    if (!alike || ratio < 0.9 || ratio > 1.1) status = 1;
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return status;
}
