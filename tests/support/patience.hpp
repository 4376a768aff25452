#pragma once
// Sanitised programs are slow; their tests are told by how much to stretch what they measure.

#include <algorithm>
#include <cstdlib>

namespace muster::test {

/// How many times longer than usual things may take: MUSTER_PATIENCE, else 1.
inline int patience() {
  const char* said = std::getenv("MUSTER_PATIENCE");
  return said == nullptr ? 1 : std::max(1, std::atoi(said));
}

}  // namespace muster::test
