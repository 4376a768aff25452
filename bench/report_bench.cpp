// A report of 42 answers and of 100,000 in every format, from the summary on; and how large the files become.
#include "generated_answers.hpp"
#include "measure.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/shipped.hpp>

#include <algorithm>
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

void must(const Outcome& outcome) {
  if (outcome.ok()) return;
  std::fprintf(stderr, "%s\n", outcome.error().message.c_str());
  std::exit(1);
}

std::unique_ptr<store::Database> filled(const std::string& folder, std::size_t rows) {
  auto database = must(store::Database::open(folder + "/" + std::to_string(rows) + ".db", store::Database::Mode::create,
                                             std::chrono::seconds(5)));
  must(app::load_london(*database, bench_run));
  must(events::add_event(*database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
  must(feedback::publish_form(*database, bench_run, "bench", bench::form_text, "bench.form"));
  must(feedback::import_responses(*database, bench_run, "bench", {"export.csv", bench::generated_export(rows)}));
  must(feedback::close_round(*database, bench_run, "bench"));
  return database;
}

struct Written {
  double seconds = 0;
  std::size_t bytes = 0;
};

/// The best of a few times: the machine does other things too.
Written written(const app::Text& definition, const figures::Summary& summary, report::Format format, int times) {
  Written out{1e9, 0};
  for (int time = 0; time < times; ++time) {
    const auto took = bench::seconds(
        [&] { out.bytes = must(report::write_report(definition.body, definition.source, summary, format)).size(); });
    out.seconds = std::min(out.seconds, took);
  }
  return out;
}

}  // namespace

int main() {
  std::string folder = (std::filesystem::temp_directory_path() / "muster-bench-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const auto definition = must(app::report_text("post-event"));
  for (const std::size_t rows : {std::size_t{42}, std::size_t{100'000}}) {
    const bool few = rows == 42;
    auto database = filled(folder, rows);
    figures::Summaries summaries(*database);
    const auto summary = must(summaries.of("bench", bench_run.at));
    const auto of = " of " + std::to_string(rows);
    for (const auto format : report::formats) {
      const auto name = std::string(report::extension(format));
      const auto made = written(definition, *summary, format, few ? 5 : 2);
      const double limit = few ? 0.3 : 3.0;
      bench::print("report" + of + " as " + name, made.seconds, "s", limit,
                   few ? "the limit, 0.3 s" : "the limit, 3 s");
      bench::print("its size", static_cast<double>(made.bytes) / 1e6, "MB", 1.0, "one megabyte");
    }
  }
  std::filesystem::remove_all(folder);
  return 0;
}
