// 100,000 answers in and out: an export as Microsoft Forms writes it, read, judged and saved; then the answers as
// files. Each is measured in a process of its own, for memory is counted from the beginning of one.
#include "generated_answers.hpp"
#include "measure.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_export_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using namespace muster;

const store::AuditContext bench_run{"bench", SystemClock().now()};

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

std::unique_ptr<store::Database> database_of(const std::string& folder, std::size_t rows, store::Database::Mode mode) {
  return must(store::Database::open(folder + "/" + std::to_string(rows) + ".db", mode, std::chrono::seconds(5)));
}

bench::Measurement imported(const std::string& folder, std::size_t rows) {
  return bench::measured([&] {
    auto database = database_of(folder, rows, store::Database::Mode::create);
    must(app::load_london(*database, bench_run));
    must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
    must(feedback::publish_form(*database, bench_run, "bench", bench::form_text, "bench.form"));
    feedback::ResponseFile file{"export.csv", bench::generated_export(rows)};
    return bench::seconds([&] {
      const auto done = must(feedback::import_responses(*database, bench_run, "bench", std::move(file)));
      if (done.added + done.empty != static_cast<std::int64_t>(rows)) std::exit(1);
    });
  });
}

/// What came in becomes figures, and may be taken away, once the form is closed.
void close(const std::string& folder, std::size_t rows) {
  bench::measured([&] {
    auto database = database_of(folder, rows, store::Database::Mode::must_exist);
    must(feedback::close_round(*database, bench_run, "bench"));
    return 0.0;
  });
}

bench::Measurement exported(const std::string& folder, std::size_t rows, const std::string& format) {
  return bench::measured([&] {
    auto database = database_of(folder, rows, store::Database::Mode::must_exist);
    return bench::seconds(
        [&] { must(feedback::export_responses(*database, bench_run.at, "bench", {format}, unwatched())); });
  });
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const auto small = imported(folder, 25'000);
  const auto large = imported(folder, 100'000);
  close(folder, 25'000);
  close(folder, 100'000);
  bench::print("import 100,000 answers", large.seconds, "s", 4.0, "the limit, 4 s");
  bench::print("peak memory while importing", large.megabytes, "MB", 150.0, "the limit, 150 MB");
  bench::print("time per answer at 100,000", large.seconds / 100'000 * 1e6, "us", small.seconds / 25'000 * 1e6,
               "per answer at 25,000");
  for (const std::string format : {"csv", "xlsx"}) {
    const auto few = exported(folder, 25'000, format);
    const auto many = exported(folder, 100'000, format);
    bench::print("export 100,000 answers as " + format, many.seconds, "s", few.seconds * 4, "four times 25,000");
    bench::print("peak memory of that", many.megabytes, "MB", few.megabytes, "of 25,000");
  }
  std::filesystem::remove_all(folder);
  return 0;
}
