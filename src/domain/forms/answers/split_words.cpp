// Words out of the cell or box that somebody wrote them into.

#include "split_words.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::array<std::string_view, 14> quotes{"\"", "'", "`", "“", "”", "„", "‟",
                                                  "‘",  "’", "‚", "«", "»", "‹", "›"};
constexpr std::array<std::string_view, 6> closers{".", "!", "…", ":", "，", "。"};
constexpr std::array<std::string_view, 6> bullets{"- ", "* ", "• ", "– ", "— ", "· "};

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Without "1.", "2)" or a bullet before it.
std::string_view without_list_mark(std::string_view text) {
  for (const auto bullet : bullets) {
    if (text.starts_with(bullet)) return text.substr(bullet.size());
  }
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits + 1 >= text.size() || (text[digits] != '.' && text[digits] != ')')) return text;
  return is_digit(text[digits + 1]) ? text : text.substr(digits + 1);
}

template <std::size_t count>
bool strip_front(std::string_view& text, const std::array<std::string_view, count>& marks) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](auto mark) { return text.starts_with(mark); });
  if (found == marks.end()) return false;
  text.remove_prefix(found->size());
  return true;
}

template <std::size_t count>
bool strip_back(std::string_view& text, const std::array<std::string_view, count>& marks) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](auto mark) { return text.ends_with(mark); });
  if (found == marks.end()) return false;
  text.remove_suffix(found->size());
  return true;
}

/// One word as it is to be counted; empty where nothing but punctuation is left.
std::string_view cleaned(std::string_view piece) {
  auto text = trimmed_view(without_list_mark(trimmed_view(piece)));
  while (strip_front(text, quotes) || strip_back(text, quotes) || strip_back(text, closers)) text = trimmed_view(text);
  const auto all_punctuation = std::all_of(text.begin(), text.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x80U && !is_digit(byte) && !(value >= 'a' && value <= 'z') && !(value >= 'A' && value <= 'Z');
  });
  return all_punctuation ? std::string_view() : text;
}

bool is_word_byte(char byte) { return static_cast<unsigned char>(byte) >= 0x80U || is_letter(byte); }

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char byte : text) {
    const bool blank = byte == ' ' || byte == '\t';
    count += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return count;
}

/// Where the next of these signs stands in `text` from `at` on, and how long it is.
template <std::size_t count>
std::pair<std::size_t, std::size_t> next_sign(std::string_view text, std::size_t at,
                                              const std::array<std::string_view, count>& signs) {
  std::array<bool, 256> begins{};
  for (const auto sign : signs) begins[static_cast<unsigned char>(sign.front())] = true;
  for (; at < text.size(); ++at) {
    if (!begins[static_cast<unsigned char>(text[at])]) continue;
    for (const auto sign : signs) {
      if (text.substr(at, sign.size()) == sign) return {at, sign.size()};
    }
  }
  return {text.size(), 0};
}

template <std::size_t count>
std::vector<std::string_view> parted_at(std::string_view text, const std::array<std::string_view, count>& signs) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto [end, length] = next_sign(text, begin, signs);
    out.push_back(cleaned(text.substr(begin, end - begin)));
    begin = end + std::max<std::size_t>(length, 1);
  }
  return out;
}

/// "useful / fun / long", "useful/fun/long" and "useful - fun - long", but not "parent/carer", "N / A" or "Ofsted -
/// very clear indeed".
std::vector<std::string_view> parted(std::string_view piece) {
  constexpr std::array<std::string_view, 3> slashes{" / ", " /", "/ "};
  constexpr std::array<std::string_view, 1> bare_slash{"/"};
  constexpr std::array<std::string_view, 4> dashes{" - ", " – ", " — ", " + "};
  if (piece.find_first_of(" /") == std::string_view::npos) return {piece};  // a single word, as most are
  const auto all = [](const std::vector<std::string_view>& parts, auto&& test) {
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), test);
  };
  constexpr std::size_t shortest = 3;
  const auto in_a_word = [](char byte) { return is_word_byte(byte) || byte == '-'; };
  if (auto parts = parted_at(piece, bare_slash); parts.size() > 2 && all(parts, [&](auto part) {
                                                   return part.size() >= shortest &&
                                                          std::all_of(part.begin(), part.end(), in_a_word);
                                                 })) {
    return parts;
  }
  if (auto parts = parted_at(piece, slashes);
      all(parts, [](auto part) { return part.size() > 1 && std::any_of(part.begin(), part.end(), is_word_byte); })) {
    return parts;
  }
  auto parts = parted_at(piece, dashes);
  const std::size_t most = parts.size() > 2 ? 3 : 1;
  if (all(parts, [&](auto part) { return !part.empty() && words_in(part) <= most; })) return parts;
  return {piece};
}

/// The one blank before and the one after `joint` in "X joint Y", where X and Y are single words.
bool splits_at(std::string_view phrase, std::string_view joint, std::string& left, std::string& right) {
  constexpr std::size_t longest = 400;  // bytes: two single words need no more
  if (phrase.size() > longest || phrase.find(' ') == std::string_view::npos) return false;
  const auto lowered = lower_case(phrase);
  if (lowered.size() != phrase.size()) return false;  // Turkish dotted capitals change length; leave the phrase whole
  const auto at = lowered.find(joint);
  if (at == std::string::npos || at == 0) return false;
  left = trimmed(phrase.substr(0, at));
  right = trimmed(phrase.substr(at + joint.size()));
  const auto single = [](const std::string& word) {
    return !word.empty() && word.find_first_of(" \t") == std::string::npos;
  };
  return single(left) && single(right);
}

/// Words, none repeated whatever its case. Each is folded once.
class DistinctWords {
 public:
  explicit DistinctWords(std::size_t most) : most_(most) {}

  void add(std::string_view word) {
    if (word.empty() || full()) return;
    if (keys_.insert(key_of_word(word)).second) words_.emplace_back(word);
  }
  [[nodiscard]] bool full() const { return words_.size() >= most_; }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  std::vector<std::string> take() { return std::move(words_); }

 private:
  std::size_t most_;
  std::vector<std::string> words_;
  std::unordered_set<std::string> keys_;
};

}  // namespace

std::string key_of_word(std::string_view word) {
  auto folded = folded_name(word);
  return folded.empty() ? lower_case(word) : folded;
}

std::vector<std::string> split_list(std::string_view cell, std::size_t most) {
  if (most > 0 && !cell.empty() && std::ranges::all_of(cell, is_letter)) return {std::string(cell)};  // as most are
  // Comma and semicolon, the Arabic, Chinese and full-width ones too; lines, columns, bullets.
  constexpr std::array<std::string_view, 12> separators{",", ";", "\n", "\r", "\t", "|",
                                                        "،", "؛", "、", "，", "；", "•"};
  constexpr std::size_t longest_parted = 400;  // bytes: whoever writes more between two commas writes no words
  DistinctWords kept(most);
  for (std::size_t start = 0; start <= cell.size() && !kept.full();) {
    const auto [end, length] = next_sign(cell, start, separators);
    auto word = cleaned(cell.substr(start, end - start));
    // "timely, useful, and honest"
    for (const std::string_view joint : {"and ", "And ", "& "}) {
      if (!kept.empty() && word.starts_with(joint)) {
        word = cleaned(word.substr(joint.size()));
        break;
      }
    }
    if (word.size() > longest_parted) {
      kept.add(word);
    } else {
      for (const auto part : parted(word)) kept.add(part);
    }
    start = end + std::max<std::size_t>(length, 1);
  }
  return kept.take();
}

std::vector<std::string> split_pairs(const std::vector<std::string>& pieces) {
  DistinctWords kept(std::string::npos);
  for (const auto& piece : pieces) {
    std::string left;
    std::string right;
    if (splits_at(piece, " and ", left, right) || splits_at(piece, " & ", left, right)) {
      kept.add(cleaned(left));
      kept.add(cleaned(right));
    } else {
      kept.add(piece);
    }
  }
  return kept.take();
}

std::vector<std::string> split_words(std::string_view cell) { return split_pairs(split_list(cell)); }

}  // namespace muster::forms
