// Measures at a size and at eight times that size.
#include "growth.hpp"

#include "counted_memory.hpp"

#include <algorithm>
#include <ctime>

namespace growth {
namespace {

constexpr std::size_t times_as_much = 8;
constexpr std::size_t most_times_the_work = 24;
constexpr std::size_t memory_beside = std::size_t{256} << 10;  // tables that are made once, vectors that just doubled
constexpr double time_beside = 0.005;                          // seconds: what is quicker is not worth a doubt
constexpr double measurable = 0.001;
constexpr int tries = 5;

double thread_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Cost {
  double seconds = 0;
  std::size_t asked = 0;
  std::size_t most = 0;
};

Cost cost_of(const Work& work, const std::string& input) {
  const counted_memory::Peak peak;
  const auto asked = counted_memory::asked();
  const auto began = thread_time();
  work(input);
  return {thread_time() - began, counted_memory::asked() - asked, peak.bytes()};
}

bool is_too_much(std::size_t large, std::size_t small) { return large > most_times_the_work * small + memory_beside; }

std::string told(const char* what, double large, double small, std::size_t bytes) {
  return std::string(what) + " grew " + std::to_string(large / std::max(small, 1e-9)) + " times from " +
         std::to_string(bytes) + " bytes to eight times as many (" + std::to_string(small) + " to " +
         std::to_string(large) + ")";
}

}  // namespace

std::string fault_of(const Input& input, const Work& work, std::size_t first, std::size_t largest_first) {
  (void)cost_of(work, input(first));  // what is made once
  auto small_input = input(first);
  auto small = cost_of(work, small_input);
  while (small.seconds < measurable && first * 2 <= largest_first) {
    first *= 2;
    small_input = input(first);
    small = cost_of(work, small_input);
  }
  const auto large_input = input(first * times_as_much);
  auto large = cost_of(work, large_input);
  if (is_too_much(large.asked, small.asked))
    return told("the memory that was asked for", static_cast<double>(large.asked), static_cast<double>(small.asked),
                first);
  if (is_too_much(large.most, small.most))
    return told("the memory held at once", static_cast<double>(large.most), static_cast<double>(small.most), first);
  for (int at = 1;; ++at) {
    if (large.seconds <= most_times_the_work * small.seconds + time_beside) return {};
    if (at == tries) return told("the time", large.seconds, small.seconds, first);
    small.seconds = std::max(small.seconds, cost_of(work, small_input).seconds);
    large.seconds = std::min(large.seconds, cost_of(work, large_input).seconds);
  }
}

Input repeated(std::string piece, std::string before, std::string after) {
  return [=](std::size_t bytes) {
    auto out = before;
    while (out.size() + after.size() < bytes) out += piece;
    return out + after;
  };
}

Input numbered(std::string piece, std::string before, std::string after) {
  return [=](std::size_t bytes) {
    auto out = before;
    for (std::size_t number = 0; out.size() + after.size() < bytes; ++number) {
      for (const char byte : piece) {
        if (byte == '#')
          out += std::to_string(number);
        else
          out += byte;
      }
    }
    return out + after;
  };
}

}  // namespace growth
