// Lists stand in files of their own so that whoever knows the words can mend them without knowing the program.
#include "lists.hpp"

#include <muster/embedded/word_lists.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::text {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view without_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string_view bytes_of(std::string_view name) {
  const auto& files = embedded::word_lists();
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  if (found == files.end()) throw std::logic_error("no word list " + std::string(name));
  return found->bytes;
}

}  // namespace

std::vector<std::string_view> lines_in(std::string_view name) {
  std::vector<std::string_view> out;
  auto rest = bytes_of(name);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = without_blanks(rest.substr(0, end));
    if (!line.empty() && line.front() != '#') out.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> out;
  for (line = without_blanks(line); !line.empty(); line = without_blanks(line)) {
    const auto end = std::min(line.find_first_of(blanks), line.size());
    out.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return out;
}

WordSet words_in(std::string_view name) {
  WordSet out;
  for (const auto line : lines_in(name)) {
    for (const auto word : words_of_line(line)) out.emplace(word);
  }
  return out;
}

WordMap pairs_in(std::string_view name) {
  WordMap out;
  for (const auto line : lines_in(name)) {
    const auto words = words_of_line(line);
    if (words.size() != 2) throw std::logic_error(std::string(name) + ": no pair: " + std::string(line));
    out.emplace(words[0], words[1]);
  }
  return out;
}

WordGroups groups_in(std::string_view name) {
  WordGroups out;
  for (const auto line : lines_in(name)) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
      throw std::logic_error(std::string(name) + ": no group: " + std::string(line));
    }
    auto& group = out[std::string(line.substr(0, colon))];
    for (const auto word : words_of_line(line.substr(colon + 1))) group.emplace(word);
  }
  return out;
}

}  // namespace muster::text
