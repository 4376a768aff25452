// The summary of a round of 100,000 answers: asked for the first time, again, with a filter, and after five more have
// come; beside the limits.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/database.hpp>

#include <array>
#include <filesystem>
#include <iostream>
#include <random>

#include "measure.hpp"
#include "peers.hpp"

namespace {

namespace fs = std::filesystem;
using namespace muster;

constexpr int answers = 100'000;

constexpr std::array words{"informative", "useful",     "warm",    "rushed",    "inspiring", "long",  "friendly",
                           "helpful",     "thoughtful", "crowded", "practical", "hopeful",   "noisy", "well organised"};
constexpr std::array pieces{
    "more time for questions",  "a bigger room",         "the talk about early help", "parents should speak first",
    "lunch was late",           "alternative provision", "transport to school",       "waiting for a plan",
    "the young people’s panel", "clearer slides",        "less reading aloud",        "somewhere nearer to a station"};

template <class List>
std::string one_of(std::mt19937& random, const List& list) {
  return list[random() % list.size()];
}

/// Some people write something, few of them alike.
void write(forms::Answers& out, const std::string& question, std::mt19937& random) {
  if (random() % 10 >= 3) return;
  std::string text = one_of(random, pieces);
  for (auto more = random() % 3; more > 0; --more) text += ", and " + one_of(random, pieces);
  out[question].texts = {text + " (" + std::to_string(random() % 5000) + ")"};
}

forms::Answers random_answers(std::mt19937& random) {
  forms::Answers out;
  const std::array<std::string, 4> helpful{"helpful", "helpful", "helpful", "mainly"};
  out["helpful"].codes = {one_of(random, helpful)};
  const std::array<std::string, 3> yes{"yes", "partly", "no"};
  out["took_part"].codes = {one_of(random, yes)};
  const std::array<std::string, 3> format{"in_person", "both", "online"};
  out["format"].codes = {one_of(random, format)};
  out["words"].texts = {one_of(random, words)};
  if (random() % 2 == 0) out["words"].texts.push_back(one_of(random, words));
  for (const auto* question : {"stood_out", "discussions", "better", "topics"}) write(out, question, random);
  return out;
}

int run(const fs::path& folder, const std::string& muster) {
  const auto file = (folder / "bench.db").string();
  const auto command = muster + " --database " + file + " ";
  const auto said =
      bench::said_by(command + "init && " + command +
                     "event add bench --title Bench --date 2026-06-10 --form london-send-summit-2022 && " + command +
                     "event open bench");
  auto database = store::Database::open(file, store::Database::Mode::must_exist, std::chrono::seconds(30));
  if (!database.ok()) {
    std::cout << "summary: " << said << '\n';
    return 1;
  }
  std::mt19937 random(1);
  const auto put = [&](int count) {
    const auto done = (*database)->write([&](store::Session& session) -> Outcome {
      const auto round = session.first("select id from round")->text(0);
      for (int at = 0; at < count; ++at) {
        session.execute("insert into response (id, round_id, answers, released, version) values ($1, $2, $3, 1, 1)",
                        {new_id(), round, forms::to_json(random_answers(random))});
      }
      session.execute("update event set version = version + 1");
      return Success{};
    });
    return done.ok();
  };
  if (!put(answers)) {
    std::cout << "summary: the answers were not kept\n";
    return 1;
  }
  const auto now = SystemClock().now();
  const auto peak = bench::measured([&] {
    figures::Summaries summaries(**database);
    return bench::seconds([&] { (void)summaries.of("bench", now); });
  });
  figures::Summaries summaries(**database);
  std::int64_t counted = 0;
  const auto asked = [&](const std::string& where) {
    return bench::seconds([&] {
      const auto found = summaries.of("bench", now, {.where = where, .by_reader_of_answers = true, .in_full = true});
      counted = found.ok() ? (*found)->counted_responses : -1;
    });
  };
  const auto processor = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto in = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return in(usage.ru_utime) + in(usage.ru_stime);
  };
  const auto worked = processor();
  const auto first = asked("");
  const auto of_processors = processor() - worked;
  if (counted != answers) {
    std::cout << "summary: " << counted << " answers counted\n";
    return 1;
  }
  const auto worked_before = processor();
  const auto again = asked("");
  const auto of_processors_again = processor() - worked_before;
  const auto more = put(5) ? asked("") : 0;
  if (counted != answers + 5) {
    std::cout << "summary: " << counted << " answers counted\n";
    return 1;
  }
  using bench::print;
  print("summary of 100,000 answers, first time", first * 1e3, "ms", 500, "the limit, 0.5 s");
  print("  processors worked for it", of_processors * 1e3, "ms", 1000, "the limit on two of them");
  print("  again", again * 1e3, "ms", 10, "the limit, 10 ms");
  print("  processors worked for it", of_processors_again * 1e3, "ms", 10, "the limit, 10 ms");
  print("  after five more answers", more * 1e3, "ms", 500, "the limit of a first time");
  print("memory at its peak", peak.megabytes, "MB", 377, "what it took before, 377 MB");
  return first < 0.5 && again < 0.01 ? 0 : 1;
}

}  // namespace

int main() {
  const fs::path folder = fs::current_path() / "build/bench/summary";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const int status = run(folder, "build/release/muster");
  fs::remove_all(folder);
  return status;
}
