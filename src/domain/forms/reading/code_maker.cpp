// Which code a name becomes.
#include <muster/domain/forms/code_maker.hpp>

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::forms {
namespace {

constexpr std::size_t longest = 31;

bool is_plain(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'); }

/// The form language itself tells which of its words are no codes.
bool may_be_code(const std::string& code) {
  return parse_form("form a \"A\"\npage \"P\"\n" + code + " \"L\" text\n", "").ok();
}

}  // namespace

std::string code_like(std::string_view name, char between) {
  std::string out;
  std::size_t at = 0;
  while (at < name.size()) {
    auto end = at;
    while (end < name.size() && name[end] != ' ' && name[end] != '_' && name[end] != '-' && name[end] != '.' &&
           name[end] != '/' && name[end] != ':' && name[end] != ',' && name[end] != ';')
      ++end;
    std::string word;
    for (const char byte : folded_name(name.substr(at, end - at))) {
      if (is_plain(byte)) word += byte;
    }
    if (!word.empty()) out += (out.empty() ? "" : std::string(1, between)) + word;
    at = end + 1;
  }
  return out;
}

std::string CodeMaker::make(std::string_view name) {
  auto code = code_like(name.substr(0, 200), '_');
  if (code.empty()) code = letter_;
  if (code.front() >= '0' && code.front() <= '9') code.insert(code.begin(), letter_);
  if (code.size() > longest) {
    const auto word = code.rfind('_', longest);
    code.resize(word == std::string::npos || word < longest / 2 ? longest : word);
  }
  while (code.size() > 1 && code.back() == '_') code.pop_back();
  if (question_ && !taken_.contains(code) && !may_be_code(code)) code = code.substr(0, longest - 2) + "_q";
  if (const auto [at, fresh] = taken_.emplace(code, 1); !fresh) {
    std::string numbered;
    do {
      const auto behind = "_" + std::to_string(++at->second);
      numbered = code.substr(0, longest - behind.size()) + behind;
    } while (taken_.contains(numbered));
    taken_.emplace(numbered, 1);
    return numbered;
  }
  return code;
}

}  // namespace muster::forms
