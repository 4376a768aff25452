#pragma once
// How many others of a name a crowd holds by chance: two Sarah Smiths at two councils are two people among thousands,
// two Xanthe Quarnalls hardly are, and in a room of a hundred neither.

#include "likeness.hpp"

#include <cstdint>
#include <unordered_map>

namespace muster::people {

class ChanceNamesakes {
 public:
  void add(const ComparedName& name);

  /// How many of those added are expected to be called as `name` is though they are somebody else, 0 upwards, where
  /// one of them was found to be called so: of n people, n times the shares of the first name and of the surname, as
  /// if people chose one without looking at the other. Shares are those met, drawn towards two in a thousand for a
  /// first name and one in two thousand for a surname, as if a thousand had been met before (additive smoothing; Good,
  /// 1965): a short list tells little of how common a name is.
  [[nodiscard]] double expected(const ComparedName& name) const;

 private:
  double people_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> given_;
  std::unordered_map<std::uint64_t, std::uint32_t> family_;  ///< both parts of a double one too
};

}  // namespace muster::people
