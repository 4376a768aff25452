// Finds the string literals of C++ source without a compiler: comments, characters and raw strings are told apart.
#include <algorithm>
#include <cctype>

#include "check/walls.hpp"

namespace muster::check {
namespace {

bool is_word(char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Literal> literals() {
    while (at_ < text_.size()) {
      if (starts("//"))
        skip_to("\n", 0);
      else if (starts("/*"))
        skip_to("*/", 2);
      else if (raw_string()) {
      } else if (text_[at_] == '"')
        string();
      else if (text_[at_] == '\'')
        character();
      else
        plain();
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool starts(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

  void advance(std::size_t to) {
    to = std::min(to, text_.size());
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    at_ = to;
  }

  void skip_to(std::string_view mark, std::size_t beyond) {
    const auto end = text_.find(mark, at_ + beyond);
    advance(end == std::string_view::npos ? text_.size() : end + beyond);
  }

  /// Anything but white space between two literals parts them.
  void plain() {
    if (std::isspace(static_cast<unsigned char>(text_[at_])) == 0) joins_ = false;
    const bool separator = text_[at_] != '_' && !is_word(text_[at_]);
    if (separator) {
      advance(at_ + 1);
      return;
    }
    // A whole word or number at once, so that the ' of 1'000 opens nothing. An R before a " is a raw string's.
    auto end = at_;
    while (end < text_.size() &&
           (is_word(text_[end]) || (text_[end] == '\'' && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0))) {
      if (text_.substr(end).starts_with("R\"")) break;
      ++end;
    }
    advance(std::max(end, at_ + 1));
  }

  bool raw_string() {
    if (!starts("R\"")) return false;
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return false;
    const auto close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = text_.find(close, open);
    if (end == std::string_view::npos) return false;
    keep(text_.substr(open + 1, end - open - 1));
    advance(end + close.size());
    return true;
  }

  void string() {
    std::string content;
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') {
      if (text_[end] == '\\' && end + 1 < text_.size()) {
        content += text_[end + 1] == '"' ? '"' : ' ';
        end += 2;
      } else {
        content += text_[end++];
      }
    }
    keep(content);
    advance(end + 1);
  }

  void character() {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '\'' && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    joins_ = false;
    advance(end + 1);
  }

  void keep(std::string_view content) {
    if (joins_ && !found_.empty())
      found_.back().text += content;
    else
      found_.push_back({std::string(content), line_});
    joins_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool joins_ = false;
  std::vector<Literal> found_;
};

}  // namespace

std::vector<Literal> literals_of(std::string_view text) { return Scanner(text).literals(); }

}  // namespace muster::check
