// Words out of the cell or box that somebody wrote them into.

#include "split_words.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace muster::forms {
namespace {

constexpr std::array<std::string_view, 14> quotes{"\"", "'", "`", "“", "”", "„", "‟",
                                                  "‘",  "’", "‚", "«", "»", "‹", "›"};
constexpr std::array<std::string_view, 6> closers{".", "!", "…", ":", "，", "。"};
constexpr std::array<std::string_view, 6> bullets{"- ", "* ", "• ", "– ", "— ", "· "};

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
std::string cleaned(std::string_view piece) {
  std::string text = trimmed(without_list_mark(trimmed(piece)));
  for (bool changed = true; changed;) {
    std::string_view rest = text;
    changed = strip_front(rest, quotes) || strip_back(rest, quotes) || strip_back(rest, closers);
    if (changed) text = trimmed(rest);
  }
  const auto all_punctuation = std::all_of(text.begin(), text.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x80U && !is_digit(byte) && !(value >= 'a' && value <= 'z') && !(value >= 'A' && value <= 'Z');
  });
  return all_punctuation ? std::string() : text;
}

/// The one blank before and the one after `joint` in "X joint Y", where X and Y are single words.
bool splits_at(std::string_view phrase, std::string_view joint, std::string& left, std::string& right) {
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

void keep(std::vector<std::string>& words, const std::string& word) {
  if (word.empty()) return;
  const auto key = [](const std::string& text) {
    auto folded = folded_name(text);
    return folded.empty() ? lower_case(text) : folded;
  };
  const auto wanted = key(word);
  if (std::none_of(words.begin(), words.end(), [&](const auto& known) { return key(known) == wanted; })) {
    words.push_back(word);
  }
}

}  // namespace

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  while (start <= cell.size()) {
    const auto end = std::min(cell.find_first_of(",;\n\r", start), cell.size());
    auto word = cleaned(cell.substr(start, end - start));
    // "timely, useful, and honest"
    for (const std::string_view joint : {"and ", "And ", "& "}) {
      if (!pieces.empty() && word.starts_with(joint)) {
        word = cleaned(word.substr(joint.size()));
        break;
      }
    }
    keep(pieces, word);
    start = end + 1;
  }
  return pieces;
}

std::vector<std::string> split_pairs(const std::vector<std::string>& pieces) {
  std::vector<std::string> words;
  for (const auto& piece : pieces) {
    std::string left;
    std::string right;
    if (splits_at(piece, " and ", left, right) || splits_at(piece, " & ", left, right)) {
      keep(words, cleaned(left));
      keep(words, cleaned(right));
    } else {
      keep(words, piece);
    }
  }
  return words;
}

std::vector<std::string> split_words(std::string_view cell) { return split_pairs(split_list(cell)); }

}  // namespace muster::forms
