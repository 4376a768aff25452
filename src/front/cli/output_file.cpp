// Looked at twice: nobody waits for a report that may not be written, and what came meanwhile stays all the same.
#include "output_file.hpp"

#include <muster/kit/base/new_file.hpp>
#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/standing_file.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace muster::cli {

std::string without_returns(std::string_view bytes) {
  std::string lines;
  lines.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (bytes[at] != '\r' || at + 1 == bytes.size() || bytes[at + 1] != '\n') lines += bytes[at];
  return lines;
}

Outcome OutputFile::check() const {
  if (path.empty() || is_standard_output()) return Success{};
  const auto found = look_at_standing(path);
  if (!found.there || found.writes_through) return Success{};
  return replace ? may_replace_document(path) : Outcome(already_there(path));
}

Outcome OutputFile::ends_as(const std::vector<std::string>& endings) const {
  const auto ending = lower_case(std::filesystem::path(path).extension().string());
  if (path.empty() || is_standard_output() || ending.size() < 2) return Success{};
  if (std::find(endings.begin(), endings.end(), ending.substr(1)) != endings.end()) return Success{};
  std::vector<std::string> shown;
  for (const auto& each : endings) shown.push_back("." + each);
  return bad_input("Nothing is written to " + path + ": what this command writes there would be no " +
                   ending.substr(1) + " file. Choose a name that ends with " + listed(shown, " or ") + ".");
}

Outcome OutputFile::write(std::string_view bytes) const {
  if (is_standard_output() && isatty(STDOUT_FILENO) == 1) {
    if (sort_of(bytes) != FileSort::text)
      return bad_input(
          "This is no text that a terminal could show. Name a file with --output, or send it on with a pipe.");
    return write_file(path, harmless_on_terminal(without_returns(bytes)));
  }
  if (replace && !is_standard_output()) MUSTER_CHECK(may_replace_document(path, bytes));
  return write_file(path, bytes, replace ? IfExists::replace : IfExists::keep, readers);
}

Outcome OutputFile::write_in_pieces(const std::function<Outcome(const Take& take)>& fill) const {
  if (path.empty() || is_standard_output()) return bad_input("Name a file: this is not written to standard output.");
  if (replace) MUSTER_CHECK(may_replace_document(path));
  MUSTER_TRY(file, NewFile::begin(path, readers));
  MUSTER_CHECK(fill([&](std::string_view bytes) { return file.write(bytes); }));
  return file.finish(replace ? IfExists::replace : IfExists::keep);
}

void add_replace(CLI::App& command, bool& replace) {
  command.add_flag("--replace", replace, "Replace the file where there is one already");
}

void add_output(CLI::App& command, OutputFile& output, const std::string& about) {
  command.add_option("--output", output.path, about)->required();
  add_replace(command, output.replace);
}

}  // namespace muster::cli
