#pragma once
// A PDF as another program reads it: poppler's structure tree, words and properties.

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <muster/kit/base/file.hpp>

#include <cstdlib>
#include <string>

namespace muster::test {

/// What `program`, with its options, prints of the PDF; it and warnings on standard error come last.
inline std::string read_by(const std::string& program, const std::string& pdf) {
  const TemporaryFolder folder;
  const auto file = folder.file("read.pdf");
  const auto said = folder.file("said.txt");
  REQUIRE(write_file(file, pdf).ok());
  const auto to_output = program.starts_with("pdfinfo") ? "" : " -";
  REQUIRE(std::system((program + " " + file + to_output + " >" + said + " 2>&1").c_str()) == 0);
  auto text = read_file(said);
  REQUIRE(text.ok());
  return *text;
}

/// Elements of the structure tree, each with its depth as spaces: "Document\n  H1 (block)\n...".
inline std::string structure_of(const std::string& pdf) { return read_by("pdfinfo -struct-text", pdf); }

/// The file with every object in clear: "/Alt (...)" is an alternative text. Fails where the file is damaged.
inline std::string alternatives_of(const std::string& pdf) {
  const auto clear = read_by("qpdf --qdf --object-streams=disable", pdf);
  std::string found;
  for (auto at = clear.find("/Alt ("); at != std::string::npos; at = clear.find("/Alt (", at + 1))
    found += clear.substr(at, clear.find('\n', at) - at) + "\n";
  return found;
}

}  // namespace muster::test
