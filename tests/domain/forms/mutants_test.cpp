// Every slip of one token in a shipped form is met with a few words, near the slip, and never with the grammar's own
// insides.

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>

using namespace muster;

namespace {

struct TokenRange {
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Words, texts in quotes and single signs; comments and blanks are between them.
std::vector<TokenRange> tokens_of(const std::string& text) {
  std::vector<TokenRange> out;
  std::size_t at = 0;
  while (at < text.size()) {
    auto end = at + 1;
    if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    if (text[at] == '"')
      end = text.find('"', end) + 1;
    else if (std::string("()[]*:,").find(text[at]) == std::string::npos)
      end = std::min(text.find_first_of(" \n\"()[]*:,#", at), text.size());
    out.push_back({at, end - at});
    at = end;
  }
  return out;
}

struct Mutant {
  std::string what;
  std::string token;
  std::string text;
  std::size_t line = 1;  ///< of the slip, in the mutant
};

/// One letter of a word left out, doubled or taken for another, by turns.
std::string misspelt(std::string token, std::size_t turn) {
  const auto letter = token.find_first_of("abcdefghijklmnopqrstuvwxyz");
  if (letter == std::string::npos) return token + "x";
  const auto at = std::min(token.size() - 1, letter + token.size() / 2);
  if (turn % 3 == 0) return token.erase(at, 1);
  if (turn % 3 == 1) return token.insert(at, 1, token[at]);
  token[at] = token[at] == 'x' ? 'y' : 'x';
  return token;
}

std::vector<Mutant> mutants(const std::string& text) {
  static const std::vector<std::string> others{"page", "(",    "]",        "\"Other\"", "other",
                                               "4",    "also", "pick one", "ask if",    "scale"};
  std::vector<Mutant> out;
  const auto tokens = tokens_of(text);
  for (std::size_t one = 0; one < tokens.size(); ++one) {
    const auto [offset, length] = tokens[one];
    const auto token = text.substr(offset, length);
    const auto head = text.substr(0, offset);
    const auto tail = text.substr(offset + length);
    const auto line = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n')) + 1;
    out.push_back({"deleted " + token, token, head + tail, line});
    out.push_back({"doubled " + token, token, head + token + " " + token + tail, line});
    if (one + 1 < tokens.size()) {
      const auto& next = tokens[one + 1];
      const auto between = text.substr(offset + length, next.offset - offset - length);
      out.push_back(
          {"swapped " + token, token,
           head + text.substr(next.offset, next.length) + between + token + text.substr(next.offset + next.length),
           line});
    }
    out.push_back({"misspelt " + token, token, head + misspelt(token, one) + tail, line});
    for (const auto& other : others) {
      if (other != token) out.push_back({"put " + other + " for " + token, token, head + other + tail, line});
    }
    out.push_back({"a space of a word processor behind " + token, token, head + token + "\u00a0" + tail, line});
    if (token.front() >= 'a' && token.front() <= 'z') {
      auto capital = token;
      capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
      out.push_back({"a capital in " + token, token, head + capital + tail, line});
      out.push_back({"a colon behind " + token, token, head + token + ":" + tail, line});
    }
    if (token.front() == '"') {
      out.push_back({"no first quote " + token, token, head + token.substr(1) + tail, line});
      out.push_back({"no last quote " + token, token, head + token.substr(0, length - 1) + tail, line});
      out.push_back({"smart quotes " + token, token, head + "“" + token.substr(1, length - 2) + "”" + tail, line});
    }
  }
  return out;
}

/// The lines of the form's part (a setting, a scale, a question, a page's title) that holds `line`, and one more on
/// each side: a slip in the last line of a part is often seen on the first of the next.
std::pair<std::size_t, std::size_t> part_of(const std::string& text, std::size_t line) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto is_blank = [&](std::size_t at) { return lines[at - 1].find_first_not_of(" \t\r") == std::string::npos; };
  auto first = line;
  auto last = line;
  while (first > 1 && !is_blank(first - 1)) --first;
  while (last < lines.size() && !is_blank(last + 1)) ++last;
  while (last < lines.size() && is_blank(last + 1)) ++last;
  return {first, last + 1};
}

/// The code that stands first on a line.
std::string word_at_start(const std::string& text, std::size_t line) {
  std::istringstream lines(text);
  std::string found;
  for (std::size_t at = 0; at < line; ++at) std::getline(lines, found);
  std::istringstream words(found);
  std::string word;
  words >> word;
  return word;
}

std::string words_of(const Error& error) {
  std::string out;
  for (const auto& one : error.diagnostics) out += one_line(one) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a slip of one token in a shipped form brings at most three messages, in words, where it stands") {
  const bool show = std::getenv("MUSTER_SHOW") != nullptr;
  std::size_t tried = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(test::source_dir()) + "/forms")) {
    if (entry.path().extension() != ".form") continue;
    const auto text = read_file(entry.path().string());
    REQUIRE(text.ok());
    for (const auto& mutant : mutants(*text)) {
      ++tried;
      const auto form = forms::parse_form(mutant.text, "m");
      if (form.ok()) {
        if (show) std::cout << "VALID line " << mutant.line << " " << mutant.what << "\n";
        continue;
      }
      const auto& found = form.error().diagnostics;
      const auto words = words_of(form.error());
      const auto [first, last] = part_of(mutant.text, mutant.line);
      const auto written = word_at_start(mutant.text, mutant.line);
      const bool near = std::any_of(found.begin(), found.end(), [&](const auto& one) {
        // A code that is another word now is missed where it is named, and what it is now stands in the hint.
        return (one.line >= first && one.line <= last) ||
               one.message.find("\"" + mutant.token + "\"") != std::string::npos ||
               (!written.empty() && one.hint.find(written) != std::string::npos);
      });
      const bool inside = words.find("boost") != std::string::npos || words.find("::") != std::string::npos ||
                          words.find("N5") != std::string::npos;
      if (show) {
        std::cout << (found.size() > 3 ? "MANY " : "") << (near ? "" : "FAR ") << (inside ? "TYPE " : "") << "line "
                  << mutant.line << " " << mutant.what << "\n"
                  << words << "\n";
        continue;
      }
      INFO(entry.path().filename().string() << " line " << mutant.line << ": " << mutant.what << "\n" << words);
      REQUIRE(found.size() <= 3);
      REQUIRE(near);
      REQUIRE_FALSE(inside);
    }
  }
  CHECK(tried > 4000);
}
