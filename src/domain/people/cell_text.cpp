// A cell that cannot be taken costs itself, never the person beside it.
#include "cell_text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

constexpr std::size_t longest_email = 254;      // RFC 5321
constexpr std::size_t longest_local_part = 64;  // RFC 5321
constexpr std::size_t most_choices = 4;
constexpr std::size_t longest_told = 60;  // characters of a cell that are repeated in a sentence

constexpr auto nothings = std::to_array<std::string_view>(
    {"na", "none", "nil", "nothing", "tbc", "tba", "tbd", "unknown", "notknown", "notapplicable", "notgiven",
     "notprovided", "noemail", "noemailaddress", "noorganisation", "null", "no", "inforequested"});

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code < 0x20U || code == 0x7FU;
}

bool has_control(std::string_view text) { return std::any_of(text.begin(), text.end(), is_control); }

bool is_too_long(const std::string& text, std::size_t longest) {
  return text.size() > longest && character_count(text) > longest;
}

std::string length_of(const std::string& text) {
  return grouped(static_cast<std::int64_t>(character_count(text))) + " characters";
}

/// The pieces of a cell that could be addresses.
std::vector<std::string> pieces_with_at(const std::string& text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  while (begin < text.size()) {
    auto end = text.find_first_of(" \t\r\n,;|/<>()[]\"'", begin);
    if (end == std::string::npos) end = text.size();
    auto piece = text.substr(begin, end - begin);
    if (lower_case(piece).starts_with("mailto:")) piece.erase(0, 7);
    while (!piece.empty() && (piece.back() == '.' || piece.back() == ':')) piece.pop_back();
    if (piece.find('@') != std::string::npos) pieces.push_back(std::move(piece));
    begin = end + 1;
  }
  return pieces;
}

}  // namespace

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > longest_local_part || text.size() > longest_email) return false;
  const auto domain = text.substr(at + 1);
  if (domain.find('@') != std::string_view::npos || domain.find('.') == std::string_view::npos) return false;
  if (domain.front() == '.' || domain.back() == '.' || domain.front() == '-') return false;
  if (text.find("..") != std::string_view::npos || text.front() == '.' || text[at - 1] == '.') return false;
  return !has_control(text) && text.find_first_of(" ,;:<>()[]\"\\") == std::string_view::npos;
}

std::string why_text_refused(const std::string& text, const std::string& what, std::size_t longest) {
  if (text.empty()) return {};
  if (!is_valid_text(text)) return "the " + what + " is not UTF-8";
  if (has_control(text)) return "the " + what + " holds a line break or another control character";
  if (is_too_long(text, longest)) return "the " + what + " has more than " + std::to_string(longest) + " characters";
  return {};
}

bool says_nothing(std::string_view text) {
  const auto folded = folded_name(text);
  return folded.empty() || std::find(nothings.begin(), nothings.end(), folded) != nothings.end();
}

std::string line_taken(std::string text, const std::string& what, std::size_t column,
                       std::vector<CellFinding>& findings) {
  if (text.empty()) return text;
  if (!is_valid_text(text)) {
    findings.push_back({CellFinding::Kind::left_out, column, "the " + what + " is not text, and is left out", {}});
    return {};
  }
  if (is_too_long(text, longest_cell)) {
    findings.push_back({CellFinding::Kind::left_out,
                        column,
                        "the " + what + " has " + length_of(text) + ", more than " + std::to_string(longest_cell) +
                            ", and is left out",
                        {}});
    return {};
  }
  if (has_control(text)) {
    std::string line;
    for (const char byte : text) {
      if (!is_control(byte))
        line += byte;
      else if (!line.empty() && line.back() != ' ')
        line += ' ';
    }
    findings.push_back({CellFinding::Kind::tidied, column, "a line break in the " + what + " became a space", {}});
    return trimmed(line);
  }
  return text;
}

std::string address_taken(const std::string& text, std::size_t column, std::vector<CellFinding>& findings) {
  // Microsoft Forms writes this word where it does not know who answered.
  if (text.empty() || text == "anonymous" || is_email(text)) return text == "anonymous" ? std::string() : text;
  const auto told = [&] {
    return is_valid_text(text) && character_count(text) <= longest_told ? "‘" + text + "’" : "the cell";
  };
  const auto pieces = pieces_with_at(text);
  std::vector<std::string> found;
  for (const auto& piece : pieces) {
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const std::string& each) { return lower_case(each) == lower_case(piece); });
    if (is_email(piece) && !known) found.push_back(piece);
  }
  if (found.size() == 1 && std::all_of(pieces.begin(), pieces.end(), is_email)) {
    findings.push_back({CellFinding::Kind::tidied, column, "the e-mail address was read from " + told(), {}});
    return found.front();
  }
  if (found.size() > 1) {
    if (found.size() > most_choices) found.resize(most_choices);
    findings.push_back(
        {CellFinding::Kind::addresses, column, "there are several e-mail addresses in one cell", std::move(found)});
  } else if (says_nothing(text)) {
    findings.push_back({CellFinding::Kind::left_out, column, told() + " is no e-mail address, and is left out", {}});
  } else {
    findings.push_back(
        {CellFinding::Kind::no_address, column, told() + " is not a complete e-mail address", std::move(found)});
  }
  return {};
}

}  // namespace muster::people
