#pragma once
// The attacker of promise 2: everything a thief of the machine can hold, and the ways to match answers to answerers.
// A dump is plain values, so that any database can be put behind it.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace attacker {

/// One answer is known by a mark in its text; the tester put it there.
using Mark = std::string;

struct Dump {
  std::map<std::string, std::vector<std::vector<std::string>>> tables;    ///< every row, in the database's own order
  std::map<std::string, std::vector<std::vector<std::string>>> by_index;  ///< the same through every index
  std::map<std::string, std::string> files;  ///< raw bytes of every file of the database, by name
  std::size_t page_bytes = 4096;             ///< how large the pages of those files are
};

/// An order in which the attacker believes the answers came.
struct Guess {
  std::string strategy;
  std::vector<Mark> order;
};

/// All guesses that a dump and the server's log lines allow. `marks` is what the answers hold, in no order.
std::vector<Guess> guesses(const Dump& dump, const std::string& log, const std::vector<Mark>& marks);

/// How well a guess agrees with the truth.
struct Score {
  std::size_t hits = 0;  ///< answers put exactly where they came
  double rank = 0;       ///< Spearman's rank correlation, -1 to 1
};
Score score(const std::vector<Mark>& guess, const std::vector<Mark>& truth);

/// Whether a score is what luck gives: the 95 % interval of the hit rate (Wilson) holds 1/n, and so does that of the
/// rank correlation hold 0 (normal approximation, standard deviation 1/sqrt(n - 1)).
bool is_chance(const Score& score, std::size_t answers);

}  // namespace attacker
