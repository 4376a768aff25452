// One pass over a label of another program.
#include "plain_words.hpp"

#include <muster/kit/base/plain_text.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::conversions {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> references{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#34;", "\""},
    {"&#39;", "'"},
    {"&apos;", "'"},
    {"&nbsp;", " "},
    {"&ndash;", "–"},
    {"&mdash;", "—"},
    {"&rsquo;", "’"},
    {"&hellip;", "…"},
}};

constexpr std::array<std::string_view, 9> breaking{"br", "p", "/p", "div", "/div", "li", "/li", "tr", "h"};

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool is_name_byte(char byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.' || byte == ':' ||
         byte == '/' || byte == '[' || byte == ']';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  PlainWords run() {
    while (at_ < text_.size()) {
      if (!tag() && !reference() && !piping() && !style()) out_.text += text_[at_++];
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] char next(std::size_t steps = 1) const {
    return at_ + steps < text_.size() ? text_[at_ + steps] : '\0';
  }

  bool tag() {
    if (text_[at_] != '<' || !(is_letter(next()) || next() == '/' || next() == '!')) return false;
    if (at_ > no_tag_ends_from_) return false;
    const auto end = text_.find('>', at_);
    if (end == std::string_view::npos) {
      no_tag_ends_from_ = at_;  // so that the next one does not look again
      return false;
    }
    const auto name = lower_case(text_.substr(at_ + 1, std::min<std::size_t>(end - at_ - 1, 6)));
    for (const auto word : breaking) {
      if (name.starts_with(word)) {
        out_.text += '\n';
        break;
      }
    }
    out_.markup = true;
    at_ = end + 1;
    return true;
  }

  bool reference() {
    if (text_[at_] != '&') return false;
    for (const auto& [written, meant] : references) {
      if (text_.substr(at_, written.size()) != written) continue;
      out_.text += meant;
      at_ += written.size();
      return true;
    }
    return false;
  }

  /// ${name}, {name}, {name.NAOK}, %(name)s
  bool piping() {
    std::size_t from = 0;
    char close = '}';
    if (text_[at_] == '$' && next() == '{') {
      from = at_ + 2;
    } else if (text_[at_] == '{') {
      from = at_ + 1;
    } else if (text_[at_] == '%' && next() == '(') {
      from = at_ + 2;
      close = ')';
    } else {
      return false;
    }
    auto end = from;
    while (end < text_.size() && end - from <= 100 && is_name_byte(text_[end])) ++end;
    if (end == from || end >= text_.size() || text_[end] != close) return false;
    out_.text += "(" + std::string(text_.substr(from, end - from)) + ")";
    out_.piping = true;
    at_ = end + 1;
    if (close == ')' && at_ < text_.size() && text_[at_] == 's') ++at_;
    return true;
  }

  /// **bold**, __bold__, and # of a heading at the beginning of a line
  bool style() {
    const char byte = text_[at_];
    if ((byte == '*' || byte == '_') && next() == byte) {
      const bool run = next(2) == byte || (at_ > 0 && text_[at_ - 1] == byte);
      if (run) return false;  // a line to write on
      out_.markup = true;
      at_ += 2;
      return true;
    }
    if (byte != '#' || (at_ > 0 && text_[at_ - 1] != '\n')) return false;
    auto end = at_;
    while (end < text_.size() && text_[end] == '#') ++end;
    if (end >= text_.size() || text_[end] != ' ') return false;
    out_.markup = true;
    at_ = end;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t no_tag_ends_from_ = std::string_view::npos;
  PlainWords out_;
};

/// Without runs of white space; line breaks stay where `lines`.
std::string tidy(const std::string& text, bool lines) {
  std::string out;
  bool space = false;
  bool line = false;
  for (const char byte : text) {
    if (byte == '\n' || byte == '\r') {
      line = true;
    } else if (byte == ' ' || byte == '\t') {
      space = true;
    } else {
      if (!out.empty() && (space || line)) out += line && lines ? '\n' : ' ';
      space = line = false;
      out += byte;
    }
  }
  return trimmed(out);
}

/// A name in braces would be one of the form language's own.
bool take_braces_away(std::string& text) {
  bool found = false;
  for (auto at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    if (at + 1 >= text.size() || !is_letter(text[at + 1])) continue;
    text[at] = '(';
    found = true;
    const auto end = text.find_first_of("{}", at + 1);
    if (end != std::string::npos && text[end] == '}') text[end] = ')';
  }
  return found;
}

PlainWords words_of(std::string_view text, bool lines) {
  auto out = Reader(made_plain(text).text).run();
  out.braces = take_braces_away(out.text);
  out.text = to_nfc(tidy(out.text, lines));
  return out;
}

}  // namespace

PlainWords plain_words(std::string_view text) { return words_of(text, false); }
PlainWords plain_paragraph(std::string_view text) { return words_of(text, true); }

std::string in_html(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    const bool refers = text[at] == '&' && std::any_of(references.begin(), references.end(), [&](const auto& each) {
                          return text.substr(at).starts_with(each.first);
                        });
    if (refers) out += "amp;";
  }
  return out;
}

}  // namespace muster::conversions
