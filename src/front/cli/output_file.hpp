#pragma once
// The file that a command writes: refused where something stands, before the work and after it, unless --replace is
// said.

#include <muster/kit/base/file.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace muster::cli {

/// Lines of a CSV end with two characters, of which a terminal needs one.
[[nodiscard]] std::string without_returns(std::string_view bytes);

struct OutputFile {
  std::string path;  ///< "-" is standard output; empty where none is asked for
  bool replace = false;
  Readers readers = Readers::owner;

  /// Whether it can be written there at all; asked before the work.
  [[nodiscard]] Outcome check() const;
  [[nodiscard]] Outcome write(std::string_view bytes) const;
  /// Refuses a name that ends as another kind of file than one of these: "cloud.png" for "svg". A name without an
  /// ending says nothing.
  [[nodiscard]] Outcome ends_as(const std::vector<std::string>& endings) const;
  /// For what is too large to be held: `fill` is given what takes its bytes, and the file has its name when all is
  /// there.
  using Take = std::function<Outcome(std::string_view bytes)>;
  [[nodiscard]] Outcome write_in_pieces(const std::function<Outcome(const Take& take)>& fill) const;
  [[nodiscard]] bool is_standard_output() const { return path == "-"; }
};

/// Adds --replace, which says that what stands there may go.
void add_replace(CLI::App& command, bool& replace);
/// Adds --output, which must be given, and --replace.
void add_output(CLI::App& command, OutputFile& output, const std::string& about);

}  // namespace muster::cli
