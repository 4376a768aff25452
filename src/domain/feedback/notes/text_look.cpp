// Marks that are right more often than not: a text that is marked waits for a look, and nothing else waits for it.
#include <muster/domain/feedback/text_look.hpp>

#include <muster/domain/feedback/masks.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/names.hpp>

#include <algorithm>
#include <array>

namespace muster::feedback {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }

bool is_mark(char byte) { return std::string_view(".,;:!?()[]<>\"'").find(byte) != std::string_view::npos; }

/// The words of a text without the punctuation around them.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_blank(text[at])) ++at;
    auto end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    auto word = text.substr(at, end - at);
    while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
    while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
    if (!word.empty()) out.push_back(word);
    at = end;
  }
  return out;
}

bool starts_large(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word.front());
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  return lower_case(word) != word;  // a letter of another alphabet, or with an accent
}

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 14> titles{"mr",   "mrs",       "ms",  "miss", "mx",  "dr",   "doctor",
                                                    "prof", "professor", "sir", "dame", "rev", "cllr", "councillor"};
  return std::find(titles.begin(), titles.end(), lower_case(word)) != titles.end();
}

/// Words before a name: "my son Oliver", "a girl called Ada".
bool goes_before_a_name(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"son",    "daughter", "grandson", "granddaughter", "husband", "wife",        "mum",    "mother",
       "dad",    "father",   "brother",  "sister",        "nephew",  "niece",       "uncle",  "aunt",
       "auntie", "nan",      "friend",   "colleague",     "teacher", "headteacher", "called", "named"});
  return std::find(words.begin(), words.end(), lower_case(word)) != words.end();
}

/// "Oliver" of "Oliver’s".
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s", "’", "'"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

/// "Oliver", and not "SEND": a capital and small letters.
bool is_written_as_a_name(std::string_view word) {
  const auto small = lower_case(word);
  return starts_large(word) && small.size() == word.size() && word.size() > 1 &&
         word.substr(1).find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
}

/// Nothing but one blank stands between the words.
bool follows(std::string_view one, std::string_view other) { return other.data() == one.data() + one.size() + 1; }

bool is_address(std::string_view word) {
  const auto at = word.find('@');
  return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Numbers of nine digits or more that begin as telephone numbers do, with what people write between the digits.
void add_telephone_numbers(std::string_view text, std::vector<std::string>& out) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (text[at] == '0' || text[at] == '+') && (at == 0 || !is_digit(text[at - 1]));
    if (!begins) continue;
    std::size_t digits = 0;
    auto end = at;
    auto last = at;
    while (end < text.size() &&
           (is_digit(text[end]) || std::string_view("+ -()/.").find(text[end]) != std::string_view::npos)) {
      if (is_digit(text[end])) {
        ++digits;
        last = end;
      }
      ++end;
    }
    if (digits >= 9 && digits <= 15) out.emplace_back(text.substr(at, last + 1 - at));
    at = end;
  }
}

bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

/// "SE1" or "W1A": one or two letters, a digit, and perhaps a digit or a letter.
bool begins_a_postcode(std::string_view word) {
  const std::size_t letters = word.size() > 1 && is_capital(word[1]) ? 2 : 1;
  if (word.size() <= letters || word.size() > letters + 2 || !is_capital(word[0]) || !is_digit(word[letters]))
    return false;
  return word.size() == letters + 1 || is_digit(word[letters + 1]) || is_capital(word[letters + 1]);
}

/// "9NH": a digit and two letters.
bool ends_a_postcode(std::string_view word) {
  return word.size() == 3 && is_digit(word[0]) && is_capital(word[1]) && is_capital(word[2]);
}

std::string together(std::string_view one, std::string_view other) {
  return std::string(one) + " " + std::string(other);
}

}  // namespace

TextMarks::TextMarks(const std::vector<std::pair<std::string, std::string>>& people) {
  for (const auto& [first, last] : people) names_.insert(folded_name(first + " " + last));
}

std::vector<std::string> TextMarks::of(std::string_view text) const {
  std::vector<std::string> out;
  const auto words = words_of(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_address(words[at])) out.emplace_back(words[at]);
    if (words[at].size() > 4 && begins_a_postcode(words[at].substr(0, words[at].size() - 3)) &&
        ends_a_postcode(words[at].substr(words[at].size() - 3)))
      out.emplace_back(words[at]);
    if (at + 1 < words.size() && follows(words[at], words[at + 1]) && begins_a_postcode(words[at]) &&
        ends_a_postcode(words[at + 1]))
      out.push_back(together(words[at], words[at + 1]));
    const auto name = without_possessive(words[at]);
    const bool named = is_written_as_a_name(name);
    const bool after = at > 0 && follows(words[at - 1], words[at]);
    const auto first = named ? text::first_name(lower_case(name)) : text::FirstName::no;
    // With the surname where one follows, and not again where it was the second word of a name.
    const bool met = after && !out.empty() && (out.back() == together(words[at - 1], words[at]) || out.back() == name);
    const bool more = at + 1 < words.size() && follows(words[at], words[at + 1]) && is_written_as_a_name(words[at + 1]);
    if (!met && (first == text::FirstName::yes || (first == text::FirstName::perhaps && more) ||
                 (named && after && goes_before_a_name(words[at - 1])))) {
      out.push_back(more ? together(words[at], words[at + 1]) : std::string(name));
      if (more) ++at;
      continue;
    }
    if (at + 1 == words.size()) break;
    // Both with a capital: that is how people write names, and few other words.
    if (starts_large(words[at]) && starts_large(words[at + 1])) {
      auto two = together(words[at], words[at + 1]);
      const bool titled = is_title(words[at]);
      if (titled && at + 2 < words.size() && follows(words[at + 1], words[at + 2]) &&
          is_written_as_a_name(words[at + 2])) {
        out.push_back(together(two, words[at + 2]));
        at += 2;
        continue;
      }
      if (titled || names_.contains(folded_name(two))) out.push_back(std::move(two));
    }
    const bool said = at >= 2 && lower_case(words[at - 2]) == "my" && lower_case(words[at - 1]) == "name" &&
                      lower_case(words[at]) == "is";
    if (said) out.emplace_back(words[at + 1]);
  }
  add_telephone_numbers(text, out);
  return out;
}

std::string key_of(const std::string& question, const std::string& text) { return fingerprint(question + "\n" + text); }

std::string told_part(const std::string& question, const std::string& text, const TextLooks& looks,
                      const TextMarks& marks) {
  const auto look = looks.empty() ? looks.end() : looks.find(key_of(question, text));
  if (look != looks.end()) {
    if (look->second.kind == TextLook::Kind::print) return text;
    return look->second.kind == TextLook::Kind::hide ? std::string() : look->second.printed;
  }
  auto out = text;
  for (const auto& piece : marks.of(text)) {
    for (auto at = out.find(piece); at != std::string::npos; at = out.find(piece, at)) {
      out.replace(at, piece.size(), "[…]");
    }
  }
  return out;
}

Result<std::string> blacked_out(const std::string& text, const std::string& words) {
  Masks masks;
  bool any = false;
  for (std::size_t at = 0; at <= words.size();) {
    const auto end = std::min(words.find(',', at), words.size());
    const auto word = trimmed(words.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    any = true;
    const auto found = masks_of_word(text, word);
    if (found.empty() && stands_inside_words(text, word))
      return bad_input("“" + word + "” stands in this answer only inside longer words. Type the whole word.")
          .at("words");
    if (found.empty()) return bad_input("“" + word + "” does not stand in this answer.").at("words");
    masks = united(std::move(masks), found);
  }
  if (!any) return bad_input("Type the words to black out, as they stand in the answer.").at("words");
  return masked_text(text, masks);
}

}  // namespace muster::feedback
