#pragma once
// Time and memory of a piece of work, and how a figure is printed: always as a ratio to what stands beside it.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace muster::bench {

/// Seconds of wall clock that `work` took.
template <class Work>
double seconds(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Seconds that processors worked for this process in `work`, in the program and in the system: other programs on the
/// machine add nothing to it.
template <class Work>
double processor_seconds(Work&& work) {
  const auto used = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  };
  const auto before = used();
  work();
  return used() - before;
}

/// The most memory this process has held so far, in megabytes (1,000,000 bytes).
inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024.0 / 1e6;
}

struct Measurement {
  double seconds = 0;
  double megabytes = 0;
};

/// What `work`, which gives its seconds, took in a process of its own: memory is counted from the beginning of one.
template <class Work>
Measurement measured(Work&& work) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) std::exit(1);
  std::fflush(stdout);  // else the child prints once more what waits to be printed
  const auto child = ::fork();
  if (child == 0) {
    Measurement out;
    out.seconds = work();
    out.megabytes = peak_megabytes();
    std::exit(::write(pipe[1], &out, sizeof out) == sizeof out ? 0 : 1);
  }
  Measurement out;
  if (::read(pipe[0], &out, sizeof out) != sizeof out) std::exit(1);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(pipe[0]);
  ::close(pipe[1]);
  return out;
}

/// One line: what, how much, and its ratio to the peer or limit.
inline void print(const std::string& what, double figure, const std::string& unit, double beside,
                  const std::string& beside_what) {
  std::printf("%-46s %10.3f %-4s %8.3f x %s (%.3f)\n", what.c_str(), figure, unit.c_str(), figure / beside,
              beside_what.c_str(), beside);
}

}  // namespace muster::bench
