#pragma once
// The program as a user meets it in a terminal, with a folder of its own.

#include <muster/front/cli/run.hpp>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace muster::test {

struct CommandOutput {
  int status = 0;
  std::string out;
  std::string err;
};

class Terminal {
 public:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_.file(name); }
  [[nodiscard]] std::string database() const { return path("test.db"); }

  /// Runs `muster --database <own> ARGUMENTS`.
  [[nodiscard]] CommandOutput type(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--database", database()});
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(arguments, out, err);
    return {status, out.str(), err.str()};
  }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  TemporaryFolder folder_;
};

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace muster::test
