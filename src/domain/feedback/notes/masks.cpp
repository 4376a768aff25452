// A mask covers whole words: a part of one ("h[…]" for "hour") tells what it hides.
#include <muster/domain/feedback/masks.hpp>

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <cstdint>

namespace muster::feedback {
namespace {

constexpr std::string_view hidden = "[…]";

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }

bool goes_on(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The code point that begins at `at`; 0 where none does.
std::uint32_t character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80U) return first;
  std::uint32_t out = first & (first >= 0xF0U ? 0x07U : first >= 0xE0U ? 0x0FU : 0x1FU);
  for (++at; at < text.size() && goes_on(text[at]); ++at)
    out = out << 6U | (static_cast<unsigned char>(text[at]) & 0x3FU);
  return out;
}

std::size_t before(std::string_view text, std::size_t at) {
  while (at > 0 && goes_on(text[--at])) {
  }
  return at;
}

/// A letter or digit of a script that puts blanks between its words.
bool is_of_a_word(std::uint32_t character) {
  const auto within = [&](std::uint32_t first, std::uint32_t last) { return character >= first && character <= last; };
  if (character < 0xC0U) return within('0', '9') || within('A', 'Z') || within('a', 'z');
  if (character == 0xD7U || character == 0xF7U) return false;
  // Thai and Lao, Myanmar, Khmer; punctuation and signs; from the first radicals on, what is written in East Asia, and
  // pictures.
  return !within(0x0E00, 0x0EFF) && !within(0x1000, 0x109F) && !within(0x1780, 0x17FF) && !within(0x2000, 0x2BFF) &&
         character < 0x2E80U;
}

bool cuts_a_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && is_of_a_word(character_at(text, before(text, at))) &&
         is_of_a_word(character_at(text, at));
}

/// The text with one blank for each run of them, and where each of its bytes stands in it; one place more for its end.
struct Evened {
  std::string text;
  std::vector<std::size_t> places;
};

Evened evened(std::string_view text) {
  Evened out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool blank = is_blank(text[at]);
    if (blank && !out.text.empty() && out.text.back() == ' ') continue;
    out.text += blank ? ' ' : text[at];
    out.places.push_back(at);
  }
  out.places.push_back(text.size());
  return out;
}

struct Found {
  Masks whole;
  bool inside = false;
};

Found find(std::string_view text, std::string_view word) {
  Found out;
  auto hay = evened(text);
  auto wanted = evened(trimmed(word)).text;
  if (wanted.empty()) return out;
  // Lower case keeps the length of what ASCII holds; where it does not, only the same capitals are found.
  auto small_hay = lower_case(hay.text);
  auto small_wanted = lower_case(wanted);
  if (small_hay.size() == hay.text.size() && small_wanted.size() == wanted.size()) {
    hay.text = std::move(small_hay);
    wanted = std::move(small_wanted);
  }
  for (auto at = hay.text.find(wanted); at != std::string::npos;) {
    const auto end = at + wanted.size();
    const bool cuts = cuts_a_word(hay.text, at) || cuts_a_word(hay.text, end);
    out.inside = out.inside || cuts;
    if (!cuts) out.whole.push_back({hay.places[at], hay.places[end - 1] + 1});
    at = hay.text.find(wanted, cuts ? at + 1 : end);
  }
  return out;
}

}  // namespace

Masks masks_of_word(std::string_view text, std::string_view word) { return find(text, word).whole; }

bool stands_inside_words(std::string_view text, std::string_view word) { return find(text, word).inside; }

Masks masks_of_words(std::string_view text, std::string_view words) {
  Masks out;
  for (std::size_t at = 0; at <= words.size();) {
    const auto end = std::min(words.find(',', at), words.size());
    const auto found = masks_of_word(text, words.substr(at, end - at));
    out.insert(out.end(), found.begin(), found.end());
    at = end + 1;
  }
  return united(std::move(out), {});
}

Masks masks_in(std::string_view text, std::string_view printed) {
  const Masks all = text.empty() ? Masks() : Masks{{0, text.size()}};
  Masks out;
  std::size_t at = 0;
  std::size_t from = 0;
  for (bool first = true;; first = false) {
    const auto next = printed.find(hidden, from);
    const auto piece = printed.substr(from, next == std::string_view::npos ? next : next - from);
    const bool last = next == std::string_view::npos;
    std::size_t stands = at;
    if (first)
      stands = text.starts_with(piece) ? 0 : std::string_view::npos;
    else if (last)
      stands = text.size() >= at + piece.size() && text.ends_with(piece) ? text.size() - piece.size()
                                                                         : std::string_view::npos;
    else
      stands = text.find(piece, at);
    if (stands == std::string_view::npos || (first && last && piece.size() != text.size())) return all;
    if (stands > at) out.push_back({at, stands});
    at = stands + piece.size();
    if (last) return out;
    from = next + hidden.size();
  }
}

Masks united(Masks one, const Masks& other) {
  one.insert(one.end(), other.begin(), other.end());
  std::sort(one.begin(), one.end(), [](const Mask& left, const Mask& right) {
    return left.begin != right.begin ? left.begin < right.begin : left.end < right.end;
  });
  Masks out;
  for (const auto& each : one) {
    if (!out.empty() && each.begin <= out.back().end)
      out.back().end = std::max(out.back().end, each.end);
    else
      out.push_back(each);
  }
  return out;
}

std::string masked_text(std::string_view text, const Masks& masks) {
  std::string out;
  std::size_t at = 0;
  for (const auto& each : masks) {
    out += text.substr(at, each.begin - at);
    out += hidden;
    at = each.end;
  }
  out += text.substr(at);
  return out;
}

std::string masked_words(std::string_view text, const Masks& masks) {
  std::vector<std::string> words;
  for (auto each : masks) {
    while (cuts_a_word(text, each.begin)) each.begin = before(text, each.begin);
    while (cuts_a_word(text, each.end)) {
      do {
        ++each.end;
      } while (each.end < text.size() && goes_on(text[each.end]));
    }
    auto word = trimmed(text.substr(each.begin, each.end - each.begin));
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace muster::feedback
