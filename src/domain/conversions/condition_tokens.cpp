// Takes a condition apart, whichever of the three programs wrote it.
#include "condition_tokens.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::conversions {
namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (static_cast<unsigned char>(byte) & 0x80U) != 0;
}
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

constexpr std::array<std::string_view, 18> signs{"<>", "<=", ">=", "!=", "==", "&&", "||", "=", "<",
                                                 ">",  "!",  "(",  ")",  "[",  "]",  ",",  ".", "+"};

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> run() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
        ++at_;
      } else if (byte == '\'' || byte == '"') {
        MUSTER_CHECK(quoted_one(text_.substr(at_, 1), text_.substr(at_, 1)));
      } else if (const auto* curly = curly_quote(); curly != nullptr) {
        MUSTER_CHECK(quoted_one(curly->first, curly->second));
      } else if (byte == '{' || (byte == '$' && text_.substr(at_, 2) == "${")) {
        MUSTER_CHECK(bracketed(byte == '$' ? 2 : 1));
      } else if (is_digit(byte) ||
                 (byte == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]) && !after_value())) {
        number();
      } else if (is_letter(byte)) {
        word();
      } else {
        MUSTER_CHECK(sign());
      }
    }
    out_.push_back({});
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool after_value() const {
    return !out_.empty() && (out_.back().kind != TokenKind::sign || out_.back().text == ")");
  }

  /// Spreadsheets make such quotes of straight ones.
  [[nodiscard]] const std::pair<std::string_view, std::string_view>* curly_quote() const {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> pairs{{{"‘", "’"}, {"“", "”"}}};
    const auto* found = std::find_if(pairs.begin(), pairs.end(),
                                     [&](const auto& pair) { return text_.substr(at_).starts_with(pair.first); });
    return found == pairs.end() ? nullptr : found;
  }

  Outcome quoted_one(std::string_view open, std::string_view close) {
    std::string value;
    std::size_t at = at_ + open.size();
    for (; at < text_.size() && !text_.substr(at).starts_with(close); ++at) {
      if (text_[at] == '\\' && at + 1 < text_.size() &&
          (text_.substr(at + 1).starts_with(close) || text_[at + 1] == '\\' || text_[at + 1] == '\'' ||
           text_[at + 1] == '"'))
        ++at;
      value += text_[at];
    }
    if (at >= text_.size()) return bad_input("a quote in it is not closed");
    out_.push_back({TokenKind::text, std::move(value)});
    at_ = at + close.size();
    return Success{};
  }

  Outcome bracketed(std::size_t open) {
    const auto end = text_.find('}', at_);
    if (end == std::string_view::npos) return bad_input("a bracket in it is not closed");
    out_.push_back({TokenKind::name, trimmed(text_.substr(at_ + open, end - at_ - open))});
    at_ = end + 1;
    return Success{};
  }

  void number() {
    auto end = at_ + 1;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
    out_.push_back({TokenKind::number, std::string(text_.substr(at_, end - at_))});
    at_ = end;
  }

  /// A name of LimeSurvey ("Q1_SQ001.NAOK"), a function or a word between values; a path ends in its name.
  void word() {
    auto end = at_ + 1;
    while (end < text_.size() &&
           (is_letter(text_[end]) || is_digit(text_[end]) || text_[end] == '.' || text_[end] == ':' ||
            (text_[end] == '-' && end + 1 < text_.size() && is_letter(text_[end + 1]))))
      ++end;
    out_.push_back({TokenKind::word, std::string(text_.substr(at_, end - at_))});
    at_ = end;
  }

  Outcome sign() {
    for (const auto sign : signs) {
      if (text_.substr(at_, sign.size()) != sign) continue;
      out_.push_back({TokenKind::sign, std::string(sign)});
      at_ += sign.size();
      return Success{};
    }
    return bad_input("it calculates or looks elsewhere (\"" + std::string(1, text_[at_]) + "\")");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

Result<std::vector<Token>> condition_tokens(std::string_view text) { return Tokens(text).run(); }

}  // namespace muster::conversions
