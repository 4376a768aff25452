#pragma once
// Names of places and organisations in what is quoted: one of a few people from there may be known by them.

#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// Pure; safe to read from many threads.
class PlaceMask {
 public:
  PlaceMask() = default;
  /// `names` as they are written, with their capitals; those of fewer than four letters are left out.
  explicit PlaceMask(std::vector<std::string> names);
  /// The text with each of the names, where it stands as words of its own, as […]. A longer name goes first.
  [[nodiscard]] std::string masked(std::string_view text) const;

 private:
  std::vector<std::string> names_;  ///< the longest first
};

}  // namespace muster::feedback
