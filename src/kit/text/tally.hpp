#pragma once
// Counts by key, and the one form among many in which a word is shown.

#include <muster/kit/text/words.hpp>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "units.hpp"

namespace muster::text {

/// How people wrote one word.
class Forms {
 public:
  /// `typed_so` is false where the capital at its beginning says nothing.
  void add(const std::string& surface, bool typed_so);
  /// The form used most, whatever its capitals; ties to British spelling, to the shorter, then alphabetical; then its
  /// usual capitals.
  [[nodiscard]] std::string best() const;

 private:
  struct Form {
    std::int64_t times = 0;
    std::map<std::string, std::int64_t> spelled;
  };
  std::map<std::string, Form> forms_;  ///< by lower case
};

class Tally {
 public:
  /// Texts are to come in ascending order.
  void add(const std::string& key, std::size_t text, const std::string& surface, bool typed_so);
  /// Sorted by people, then times, then alphabet.
  [[nodiscard]] std::vector<WordCount> counts(const Merges& merges) const;

 private:
  struct Entry {
    Forms forms;
    WordCount count;
  };
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace muster::text
