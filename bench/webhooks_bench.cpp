// What people who answer notice while ten thousand news go to another program: how long 99 of 100 answers take to be on
// disk, beside the same without. Both in turns on one machine, so that what else runs there bears on both.
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/webhooks/courier_calls.hpp>
#include <muster/domain/webhooks/news_sql.hpp>
#include <muster/domain/webhooks/receiver_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/database.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "measure.hpp"

namespace {

using namespace muster;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::int64_t news = 10'000;
constexpr double limit = 1.1;
constexpr std::size_t turns = 4;
constexpr auto between_answers = 4ms;  // of each of those who answer
constexpr std::size_t people = 4;
constexpr const char* form = "form bench \"What stays\"\npage \"One\"\n  note \"What do you keep?\" lines 3\n";

template <class T>
T value_of(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "webhooks_bench: %s\n", result.error().message.c_str());
  std::exit(1);
}

/// A receiver in a process of its own that takes two of three.
struct Receiver {
  Receiver() : handle(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof place;
    if (::bind(handle, reinterpret_cast<sockaddr*>(&place), length) != 0 || ::listen(handle, 128) != 0 ||
        ::getsockname(handle, reinterpret_cast<sockaddr*>(&place), &length) != 0)
      std::exit(1);
    port = ntohs(place.sin_port);
    process = ::fork();
    if (process == 0) serve();
    ::close(handle);
  }
  ~Receiver() {
    ::kill(process, SIGTERM);
    ::waitpid(process, nullptr, 0);
  }
  [[noreturn]] void serve() const {
    std::array<char, 16384> bytes{};
    for (int taken = 0;; ++taken) {
      const int visitor = ::accept(handle, nullptr, nullptr);
      if (visitor < 0) continue;
      std::string heard;
      while (!heard.ends_with("}}")) {
        const auto got = ::read(visitor, bytes.data(), bytes.size());
        if (got <= 0) break;
        heard.append(bytes.data(), static_cast<std::size_t>(got));
      }
      const std::string said = taken % 3 == 2 ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                              : "HTTP/1.1 204 Taken\r\nConnection: close\r\n\r\n";
      (void)!::write(visitor, said.data(), said.size());
      ::close(visitor);
    }
  }

  int handle;
  pid_t process = 0;
  int port = 0;
};

/// Milliseconds that each answer took, of people who answer at a steady pace for as long as `goes_on`.
std::vector<double> answers(store::Database& database, const std::string& code, const std::function<bool()>& goes_on) {
  std::vector<std::vector<double>> each(people);
  std::vector<std::thread> threads;
  threads.reserve(people);
  for (auto& mine : each)
    threads.emplace_back([&] {
      const SystemClock clock;
      while (goes_on()) {
        const auto took = bench::seconds([&] {
          if (!feedback::submit(database, clock.now(), code, {{"note", {"kept"}}}, new_id()).ok()) std::exit(1);
        });
        mine.push_back(took * 1000);
        std::this_thread::sleep_for(between_answers);
      }
    });
  for (auto& thread : threads) thread.join();
  std::vector<double> all;
  for (const auto& mine : each) all.insert(all.end(), mine.begin(), mine.end());
  return all;
}

double of_99(std::vector<double> took) {
  std::ranges::sort(took);
  return took[took.size() * 99 / 100];
}

std::int64_t open_news(store::Database& database) {
  return value_of(database.read([](store::Session& session) -> Result<std::int64_t> {
    return session.first("select count(*) from webhook_delivery where state <> 'sent' and attempts = 0", {})
        ->integer(0);
  }));
}

void tell_some(store::Database& database, const std::string& programme, std::int64_t from, std::int64_t to) {
  value_of(database.write([&](store::Session& session) -> Outcome {
    for (auto at = from; at < to; ++at) {
      const auto object = "object" + std::to_string(at);  // none waits for another
      webhooks::tell(session, {webhooks::Kind::round_opened, programme, object, json_object({{"round", object}}),
                               SystemClock().now()});
    }
    return Success{};
  }));
}

}  // namespace

int main() {
  const auto folder = std::filesystem::temp_directory_path() / ("muster-webhooks-" + new_short_code(8));
  std::filesystem::create_directories(folder);
  const Receiver receiver;
  {
    const SystemClock clock;
    const store::AuditContext audit{"bench", clock.now()};
    const auto database =
        value_of(store::Database::open((folder / "bench.db").string(), store::Database::Mode::create, 30s));
    value_of(app::load_london(*database, audit));
    const auto event =
        value_of(events::add_event(*database, audit, {"kept", "Kept", "2030-06-10", "london", "", "in person", ""}));
    const auto round = value_of(feedback::publish_form(*database, audit, "kept", form, "bench.form"));
    value_of(feedback::open_round(*database, audit, "kept"));
    const outbound::Reach reach{{"127.0.0.1"}, {}};
    value_of(webhooks::keep_reach(*database, reach));
    value_of(webhooks::add_receiver(*database, audit,
                                    {.programme_id = event.programme_id,
                                     .name = "Bench",
                                     .address = "http://127.0.0.1:" + std::to_string(receiver.port) + "/news",
                                     .kinds = {webhooks::Kind::round_opened}}));
    std::vector<double> without;
    std::vector<double> with;
    double delivering = 0;
    for (std::size_t turn = 0; turn < turns; ++turn) {
      const auto share = news / static_cast<std::int64_t>(turns);
      tell_some(*database, event.programme_id, share * static_cast<std::int64_t>(turn),
                share * static_cast<std::int64_t>(turn + 1));
      std::vector<double> busy;
      delivering += bench::seconds([&] {
        const auto courier = webhooks::Courier::start(*database, clock, {reach, {}}, [](const std::string& reason) {
          std::fprintf(stderr, "%s\n", reason.c_str());
        });
        const auto until = Steady::now() + 60s;
        std::atomic<bool> goes_on{true};
        std::thread watch([&] {
          while (open_news(*database) > 0 && Steady::now() < until) std::this_thread::sleep_for(100ms);
          goes_on = false;
        });
        busy = answers(*database, round.short_code, [&] { return goes_on.load(); });
        watch.join();
      });
      const auto length = std::chrono::duration<double>(delivering / static_cast<double>(turn + 1));
      with.insert(with.end(), busy.begin(), busy.end());
      const auto end = Steady::now() + std::chrono::duration_cast<Steady::duration>(length);
      const auto calm = answers(*database, round.short_code, [&] { return Steady::now() < end; });
      without.insert(without.end(), calm.begin(), calm.end());
    }
    bench::print("news tried a second beside answers", static_cast<double>(news) / delivering, "/s", 100,
                 "a hundred a second");
    bench::print("answer on disk, 99 of 100, while 10,000 news go", of_99(with), "ms", of_99(without), "without them");
    std::printf("limit %.1f: %s\n", limit, of_99(with) <= limit * of_99(without) ? "kept" : "NOT KEPT");
  }
  std::filesystem::remove_all(folder);
}
