// Importing a generated delegate list, whole: read, judge, save. Limits: 100,000 rows under 5 s and 300 MB on two
// cores; near-linear: the time for each row at 100,000 beside that at 25,000. Peer: the same rows written to a bare
// SQLite table in the same run. Once more with names of letters alone, among which slips are looked for.
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

enum class Names { numbered, spelt };

/// "Quintambel": a name for a number, in letters.
std::string spelt(std::size_t number) {
  constexpr std::array syllables{"an",  "bel", "cor",  "da",  "fen", "gar", "hol", "jo",
                                 "lin", "mor", "quin", "ras", "tam", "ver", "wil", "zel"};
  std::string name;
  for (auto rest = number + syllables.size(); rest > 0; rest /= syllables.size())
    name += syllables.at(rest % syllables.size());
  return name;
}

/// Rows like those that boroughs send: a few hundred given names and surnames, some people twice, spaces left over.
std::string generated_list(std::size_t rows, Names names) {
  const auto name = [&](const std::string& kind, std::size_t number) {
    return names == Names::spelt ? spelt(number) : kind + std::to_string(number);
  };
  constexpr std::array organisations{"Barnet", "Camden ", "Towerhamlets",         "AfC",
                                     "NHS",    "sutton",  "Kensington & Chelsea", "LIIA"};
  std::string list = "First Name,Surname,Borough/Organisation,Email\r\n";
  for (std::size_t at = 0; at < rows; ++at) {
    const auto person = at % 20 == 19 ? at - 7 : at;  // every twentieth row repeats an earlier one
    list += name("Given", person % 311) + (at % 9 == 0 ? " ," : ",") + name("Family", person / 3) + "," +
            organisations[person % organisations.size()] + ",p" + std::to_string(person) + "@example.org\r\n";
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

bench::Measurement imported(const std::string& folder, std::size_t rows, Names names) {
  return bench::measured([&] {
    auto database =
        must(store::Database::open(folder + "/" + std::to_string(rows) + (names == Names::spelt ? "s.db" : ".db"),
                                   store::Database::Mode::create, std::chrono::seconds(5)));
    must(app::load_london(*database, bench_run));
    must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
    booking::DelegateFile file{"list.csv", generated_list(rows, names), ""};
    return bench::seconds([&] {
      const auto done = must(booking::import_delegates(*database, bench_run, "bench", std::move(file), std::nullopt));
      if (done.rows != static_cast<std::int64_t>(rows)) std::exit(1);
    });
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
  const auto small = imported(folder, 25'000, Names::numbered);
  const auto large = imported(folder, 100'000, Names::numbered);
  const auto letters = imported(folder, 100'000, Names::spelt);
  bench::print("import 100,000 delegates", large.seconds, "s", 5.0, "the limit, 5 s");
  bench::print("peak memory while importing", large.megabytes, "MB", 300.0, "the limit, 300 MB");
  bench::print("import 100,000, names of letters alone", letters.seconds, "s", 5.0, "the limit, 5 s");
  bench::print("peak memory of that", letters.megabytes, "MB", 300.0, "the limit, 300 MB");
  bench::print("time per row at 100,000", large.seconds / 100'000 * 1e6, "us", small.seconds / 25'000 * 1e6,
               "per row at 25,000");
  bench::print("import 100,000 delegates", large.seconds, "s", bare_seconds(folder, 100'000),
               "bare inserts of as many rows");
  std::filesystem::remove_all(folder);
  return 0;
}
