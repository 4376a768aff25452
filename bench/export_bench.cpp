// All answers of a round of 100,000 written as files, each in a process of its own: processor time and memory beside
// their limits, 1 s and 60 MB.
#include "generated_answers.hpp"
#include "measure.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using namespace muster;

constexpr std::size_t rows = 100'000;
const store::AuditContext bench_run{"bench", SystemClock().now()};

template <class Kept>
auto must(Kept kept) {
  if (!kept.ok()) {
    std::fprintf(stderr, "%s\n", kept.error().message.c_str());
    std::exit(1);
  }
  return kept;
}

std::unique_ptr<store::Database> opened(const std::string& file) {
  return *must(store::Database::open(file, store::Database::Mode::create, std::chrono::seconds(5)));
}

void fill(const std::string& file) {
  const auto database = opened(file);
  must(app::load_london(*database, bench_run));
  must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
  must(feedback::publish_form(*database, bench_run, "bench", bench::form_text, "bench.form"));
  must(feedback::import_responses(*database, bench_run, "bench", {"export.csv", bench::generated_export(rows)}));
  must(feedback::close_round(*database, bench_run, "bench"));
}

void write(const std::string& file, const std::string& what, const feedback::AnswersWanted& wanted) {
  const auto made = bench::measured([&] {
    const auto database = opened(file);
    return bench::processor_seconds(
        [&] { must(feedback::export_answers(*database, bench_run.at, "bench", wanted, unwatched())); });
  });
  bench::print("100,000 answers as " + what, made.seconds, "s", 1, "the limit, 1 s of a processor");
  bench::print("  the process's memory at its peak", made.megabytes, "MB", 60, "the limit, 60 MB");
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const auto file = folder + "/answers.db";
  // In a process of its own: what a process has once held counts in the peak of its children.
  (void)bench::measured([&] {
    fill(file);
    return 0.0;
  });
  for (const std::string format : {"csv", "xlsx"}) {
    write(file, format, {format, false, {}});
    write(file, format + ", a row for each form", {format, true, {}});
  }
  std::filesystem::remove_all(folder);
  return 0;
}
