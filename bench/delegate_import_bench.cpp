// Importing a generated delegate list, whole: read, judge, save. Limits: 100,000 rows under 5 s and 300 MB on two
// cores; near-linear: the time for each row at 100,000 beside that at 25,000. Peer: the same rows written to a bare
// SQLite table in the same run.
#include "measure.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/id.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using namespace muster;

const store::AuditContext bench_run{"bench", SystemClock().now()};

/// Rows like those that boroughs send: a few hundred given names and surnames, some people twice, spaces left over.
std::string generated_list(std::size_t rows) {
  constexpr std::array organisations{"Barnet", "Camden ", "Towerhamlets",         "AfC",
                                     "NHS",    "sutton",  "Kensington & Chelsea", "LIIA"};
  std::string list = "First Name,Surname,Borough/Organisation,Email\r\n";
  for (std::size_t at = 0; at < rows; ++at) {
    const auto person = at % 20 == 19 ? at - 7 : at;  // every twentieth row repeats an earlier one
    list += "Given" + std::to_string(person % 311) + (at % 9 == 0 ? " ," : ",") + "Family" +
            std::to_string(person / 3) + "," + organisations[person % organisations.size()] + ",p" +
            std::to_string(person) + "@example.org\r\n";
  }
  return list;
}

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

double import_seconds(const std::string& folder, std::size_t rows) {
  auto database = must(store::Database::open(folder + "/" + std::to_string(rows) + ".db", store::Database::Mode::create,
                                             std::chrono::seconds(5)));
  must(app::load_london(*database, bench_run));
  must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
  booking::DelegateFile file{"list.csv", generated_list(rows), ""};
  return bench::seconds([&] {
    const auto done = must(booking::import_delegates(*database, bench_run, "bench", std::move(file), std::nullopt));
    if (done.rows != static_cast<std::int64_t>(rows)) std::exit(1);
  });
}

/// The same number of rows, already split, written one by one to a bare table in one transaction.
double bare_seconds(const std::string& folder, std::size_t rows) {
  auto database =
      must(store::Database::open(folder + "/bare.db", store::Database::Mode::create, std::chrono::seconds(5)));
  return bench::seconds([&] {
    must(database->write([&](store::Session& session) -> Outcome {
      session.execute(
          "create table bare (id text primary key, first_name text, last_name text, organisation text, email text)");
      for (std::size_t at = 0; at < rows; ++at) {
        const auto number = std::to_string(at);
        session.execute(
            "insert into bare values ($1, $2, $3, $4, $5)",
            {new_id(), "Given" + number, "Family" + number, std::string("Barnet"), "p" + number + "@example.org"});
      }
      return Success{};
    }));
  });
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const double small = import_seconds(folder, 25'000);
  const double large = import_seconds(folder, 100'000);
  bench::print("import 100,000 delegates", large, "s", 5.0, "the limit, 5 s");
  bench::print("peak memory while importing", bench::peak_megabytes(), "MB", 300.0, "the limit, 300 MB");
  bench::print("time per row at 100,000", large / 100'000 * 1e6, "us", small / 25'000 * 1e6, "per row at 25,000");
  bench::print("import 100,000 delegates", large, "s", bare_seconds(folder, 100'000), "bare inserts of as many rows");
  std::filesystem::remove_all(folder);
  return 0;
}
