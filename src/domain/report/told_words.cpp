// A lead's own words stay the lead's: only what the catalogue knows is said in another language.
#include "told_words.hpp"

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <cctype>

namespace muster::report {
namespace {

/// Whether anything is said beside the figures.
bool says_something(std::string_view typed) {
  bool in_braces = false;
  for (const char byte : typed) {
    if (byte == '{' || byte == '}') in_braces = byte == '{';
    if (!in_braces && (std::isalpha(static_cast<unsigned char>(byte)) != 0 || (byte & 0x80) != 0)) return true;
  }
  return false;
}

/// Of one heading or paragraph, the marks and room around it kept.
std::string told_paragraph(std::string_view text) {
  const auto begin = text.find_first_not_of("# \n");
  if (begin == std::string_view::npos) return std::string(text);
  const auto end = text.find_last_not_of(" \n") + 1;
  return std::string(text.substr(0, begin)) + told_words(std::string(text.substr(begin, end - begin))) +
         std::string(text.substr(end));
}

}  // namespace

std::string told_words(const std::string& typed) {
  if (tells_english()) return typed;
  auto told = told_if_known(typed);
  if (told == typed && says_something(typed)) leave_in_english(typed);
  return told;
}

std::string told_markdown(std::string_view text) {
  if (tells_english()) return std::string(text);
  std::string out;
  while (!text.empty()) {
    // A heading ends with its line, all else at an empty one.
    const auto begin = text.find_first_not_of('\n');
    const bool heading = begin != std::string_view::npos && text[begin] == '#';
    auto end = heading ? text.find('\n', begin) : text.find("\n\n", begin == std::string_view::npos ? 0 : begin);
    end = end == std::string_view::npos ? text.size() : end + 1;
    out += told_paragraph(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace muster::report
