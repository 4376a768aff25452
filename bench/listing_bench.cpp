// Lists of 100,000 rows as pages: any page, sort, filter and search, the counts on the chips and the page's markup
// included. Limit: 50 ms of server time each (the median of nine).
#include "measure.hpp"

#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/privacy/privacy_pages.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/dashboard/change_pages.hpp>
#include <muster/platform/store/audit.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace muster;

constexpr std::int64_t rows = 100'000;
constexpr double limit = 50.0;
const store::AuditContext bench_run{"bench", SystemClock().now()};

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

std::string generated_list() {
  constexpr std::array organisations{"Barnet", "Camden", "Tower Hamlets",          "AfC",
                                     "NHS",    "Sutton", "Kensington and Chelsea", "LIIA"};
  std::string list = "First Name,Surname,Borough/Organisation,Email\r\n";
  for (std::int64_t at = 0; at < rows; ++at) {
    const auto number = std::to_string(at);
    list += "Given" + std::to_string(at % 311) + ",Family" + number + "," + organisations[at % organisations.size()] +
            ",p" + number + "@example.org\r\n";
  }
  return list;
}

void fill(store::Database& database) {
  must(app::load_london(database, bench_run));
  must(events::add_event(database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
  must(booking::import_delegates(database, bench_run, "bench", {"list.csv", generated_list(), ""}, std::nullopt));
  // Another programme, so that the people of one are to be told from those of all.
  must(events::add_event(database, bench_run, {"other", "Other", "2026-11-06", "london", "", "in person", "Another"}));
  must(booking::import_delegates(
      database, bench_run, "other",
      {"other.csv", "First Name,Surname,Borough/Organisation,Email\r\nGiven1,Other,Barnet,other@example.org\r\n", ""},
      std::nullopt));
  constexpr std::array subjects{"event", "person", "note", "import", "round"};
  must(database.write([&](store::Session& session) -> Outcome {
    for (std::int64_t at = 0; at < rows; ++at) {
      const std::string subject = subjects[at % subjects.size()];
      store::write_audit(session, {"account " + std::to_string(at % 40), bench_run.at - std::chrono::seconds(at)},
                         subject + " changed", subject, std::to_string(at), {"title", "state"});
    }
    return Success{};
  }));
}

void measure(const web::Router& router, const std::string& what, const std::string& path,
             const std::vector<std::pair<std::string, std::string>>& query) {
  std::vector<double> times;
  for (int turn = 0; turn < 9; ++turn) {
    web::Request request;
    request.path = path;
    // Signed in, so that what belongs to other programmes is kept out as it would be.
    request.visitor.id = "bench";
    request.visitor.rights = {{"Our network", {"people", "changes", "contacts"}}};
    request.visitor.opens = [](const web::Visitor&, web::Method, const std::string&) { return true; };
    for (const auto& [name, value] : query) request.query.add(name, value);
    times.push_back(bench::seconds([&] {
      if (const auto reply = router.handle(request); reply.status != 200) {
        std::fprintf(stderr, "%s: status %d\n", what.c_str(), reply.status);
        std::exit(1);
      }
    }));
  }
  std::sort(times.begin(), times.end());
  bench::print(what, times[times.size() / 2] * 1000, "ms", limit, "the limit, 50 ms");
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const char* elsewhere = std::getenv("MUSTER_BENCH_DATABASE");
  auto database = must(store::Database::open(elsewhere != nullptr ? elsewhere : folder + "/list.db",
                                             store::Database::Mode::create, std::chrono::seconds(30)));
  fill(*database);
  SystemClock clock;
  web::Router router;
  booking::add_pages(router, *database, clock);
  privacy::add_privacy_pages(router, *database, clock);
  dashboard::add_change_pages(router, *database);
  const std::string delegates = "/events/bench/delegates";
  measure(router, "delegates, first page", delegates, {});
  measure(router, "delegates, page 500", delegates, {{"page", "500"}});
  measure(router, "delegates, last page", delegates, {{"page", "1000"}});
  measure(router, "delegates, by organisation, page 500", delegates, {{"sort", "organisation"}, {"page", "500"}});
  measure(router, "delegates, by kind backwards, page 300", delegates, {{"sort", "-kind"}, {"page", "300"}});
  measure(router, "delegates, of a kind, page 100", delegates, {{"kind", "local authority"}, {"page", "100"}});
  measure(router, "delegates, one found", delegates, {{"q", "family77777"}});
  measure(router, "delegates, nobody found", delegates, {{"q", "zzz"}});
  measure(router, "delegates, all found, page 500", delegates, {{"q", "family"}, {"page", "500"}});
  measure(router, "delegates, two words, by organisation", delegates,
          {{"q", "given7 barnet"}, {"sort", "organisation"}});
  measure(router, "people, one found", "/people", {{"q", "family77777"}});
  measure(router, "people, all found, page 500", "/people", {{"q", "family"}, {"page", "500"}});
  measure(router, "people, of an organisation", "/people", {{"q", "barnet"}});
  measure(router, "changes, first page", "/changes", {});
  measure(router, "changes, page 500", "/changes", {{"page", "500"}});
  measure(router, "changes, of a kind, page 100", "/changes", {{"subject", "note"}, {"page", "100"}});
  measure(router, "changes, by one person", "/changes", {{"actor", "account 7"}});
  measure(router, "changes, searched", "/changes", {{"q", "round"}, {"sort", "at"}});
  std::filesystem::remove_all(folder);
  return 0;
}
