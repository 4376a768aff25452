// The build passes the folder to this file alone.
#include "support/source_dir.hpp"

namespace muster::test {

const std::string& source_dir() {
  static const std::string folder = MUSTER_SOURCE_DIR;
  return folder;
}

}  // namespace muster::test
