// From spans to words: what of their capitals, apostrophes and hyphens means something.
#include "tokens.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "evened.hpp"
#include "folding.hpp"
#include "letters.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

struct Gap {
  bool clause = false;
  bool sentence = false;
  bool comma = false;  ///< one comma and no other sign that ends a clause
};

/// What a sign between two words says.
constexpr std::uint8_t stops = 1;
constexpr std::uint8_t bracket = 2;
constexpr std::uint8_t comma = 4;
constexpr std::array<std::uint8_t, 128> said_by_ascii = [] {
  std::array<std::uint8_t, 128> out{};
  for (const char sign : {'.', ';', ':', '!', '?', '\n', '\r'}) out[static_cast<unsigned char>(sign)] = stops;
  for (const char sign : {'(', ')', '[', ']'}) out[static_cast<unsigned char>(sign)] = bracket;
  out[','] = comma;
  return out;
}();

std::uint8_t said_by(char16_t sign) {
  constexpr std::u16string_view wide_stops = u"\u2013\u2014\u2022\u2026\u3002\u061F";
  constexpr std::u16string_view wide_commas = u"\u060C\u3001\uFF0C";
  if (sign < said_by_ascii.size()) return said_by_ascii[sign];
  if (wide_stops.find(sign) != std::u16string_view::npos) return stops;
  return wide_commas.find(sign) != std::u16string_view::npos ? comma : std::uint8_t{0};
}

/// What stands between two words (or before the first).
Gap gap_in(std::u16string_view between) {
  std::uint8_t said = 0;
  if (between.size() == 1 && between[0] == u' ') return {};
  for (std::size_t at = 0; at < between.size(); ++at) {
    said |= said_by(between[at]);
    if (between[at] == u'-' && at > 0 && u_isUWhiteSpace(between[at - 1]) != 0) said |= stops;
  }
  return {said != 0, (said & stops) != 0, said == comma};
}

bool is_in_capitals(std::u16string_view part) { return !any_of(part, u_islower) && count_of(part, u_isupper) >= 2; }

/// "LAs", "SENCos": capitals and the s of a plural.
bool is_plural_of_capitals(std::u16string_view part) {
  return part.size() > 2 && part.ends_with(u's') && count_of(part, u_isupper) >= 2;
}

struct Part {
  std::string key;
  bool named = false;
};

Part part_from(std::u16string_view part, bool pronouns) {
  if (is_plural_of_capitals(part)) part.remove_suffix(1);
  if (is_in_capitals(part)) {
    const auto capitals = as_utf8(part);
    // Where all is in capitals "IT" is the pronoun, but SEND is no verb in a heading.
    if (is_apart(capitals) && !(pronouns && is_stop_word(in_small_letters(capitals)))) return {capitals, true};
  }
  return {word_key(folded_name(as_utf8(part))), false};
}

/// What a full stop behind a word says where it does not end a sentence.
enum class Shortened : std::uint8_t { no, title, number, word };

/// "Dr. Smith", "No. 1", "e.g. lunch": the word `before`, the gap, and the character that follows.
Shortened shortened(std::u16string_view before, std::u16string_view gap, UChar32 next) {
  constexpr std::size_t longest = 6;  // letters: "approx"
  if (before.size() > longest || gap.empty() || gap.size() > 2) return Shortened::no;
  const bool stopped = gap == u"." || gap == u". " || gap == u".\u00A0";
  if (!stopped && gap != u" " && gap != u"\u00A0") return Shortened::no;
  const bool capital = u_isupper(next) != 0;
  if (!stopped && !capital) return Shortened::no;
  const auto known = shortened_as(before);
  if (known == 0) return Shortened::no;
  if ((known & Abbreviation::title) != 0) return capital ? Shortened::title : Shortened::no;
  if (!stopped) return Shortened::no;
  if ((known & Abbreviation::number) != 0) return u_isdigit(next) != 0 ? Shortened::number : Shortened::no;
  return (known & Abbreviation::word) != 0 ? Shortened::word : Shortened::no;
}

std::u16string without(std::u16string text, char16_t sign) {
  std::erase(text, sign);
  return text;
}

void replace_all(std::u16string& text, std::u16string_view what, std::u16string_view by) {
  for (auto at = text.find(what); at != std::u16string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// One person in another tone of skin, or with a heart in another font, is the same picture.
std::string emoji_key(std::u16string_view typed) {
  std::u16string out;
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const bool tone =
        typed[at] == 0xD83C && at + 1 < typed.size() && typed[at + 1] >= 0xDFFB && typed[at + 1] <= 0xDFFF;
    if (tone)
      ++at;
    else if (typed[at] != 0xFE0F)
      out += typed[at];
  }
  return as_utf8(out);
}

/// "St. Mary's" without its full stop and with its 's, which belongs to the name; its parts are found typed apart too.
Word saint_from(std::u16string typed, Capitals capitals) {
  replace_all(typed, u". ", u" ");
  replace_all(typed, u".", u" ");
  Word word;
  word.shouted = capitals.say_nothing;
  word.surface = as_utf8(typed);
  word.plain = in_small_letters(word.surface);
  if (typed.ends_with(u"'s") || typed.ends_with(u"'S")) typed.resize(typed.size() - 2);
  const auto blank = typed.find(u' ');
  word.parts = {"st", word_key(folded_name(as_utf8(std::u16string_view(typed).substr(blank + 1))))};
  word.key = word.parts[0] + word.parts[1];
  return word;
}

Word letters_from(std::u16string typed, Capitals capitals) {
  if (typed.size() > 3 && typed.starts_with(u'S') && (typed[2] == ' ' || typed[2] == '.')) {
    return saint_from(std::move(typed), capitals);
  }
  if (typed.ends_with(u"'s") || typed.ends_with(u"'S")) {
    const auto whole = as_utf8(in_small_letters(typed));
    if (!is_stop_word(whole)) typed.resize(typed.size() - 2);
  }
  Word word;
  word.shouted = capitals.say_nothing;
  if (const auto sign = typed.find(u'&'); sign != std::u16string::npos && sign > 0) {  // "Q & A", "Q&As"
    if (is_plural_of_capitals(typed)) typed.pop_back();
    word.surface = as_utf8(without(typed, u' '));
    word.plain = in_small_letters(word.surface);
    word.key = word.plain;
    word.parts = {word.key};
    return word;
  }
  const bool initials = typed.size() > 2 && typed[1] == '.';
  word.plain = as_utf8(in_small_letters(typed));
  if (initials && !is_stop_word(word.plain)) {
    typed = without(typed, u'.');
    word.plain = as_utf8(in_small_letters(typed));
  }
  word.surface = as_utf8(typed);
  for (std::size_t begin = 0; begin <= typed.size();) {
    const auto end = std::min(typed.find(u'-', begin), typed.size());
    auto part = part_from(std::u16string_view(typed).substr(begin, end - begin), capitals.pronouns);
    word.named = word.named || part.named;
    word.key += part.key;
    word.parts.push_back(std::move(part.key));
    begin = end + 1;
  }
  return word;
}

/// "Q and A" is one word, and known by the name that has a sign.
void shorten_pair(Word& word) {
  const auto joint = word.surface.find(" and ");
  if (joint == std::string::npos) return;
  word.surface.replace(joint, 5, "&");
  word.plain = in_small_letters(word.surface);
  word.key = word.plain;
  word.parts = {word.key};
}

Word made(std::u16string_view typed, SpanKind kind, Capitals capitals) {
  if (kind == SpanKind::word) return letters_from(std::u16string(typed), capitals);
  Word word;
  word.surface = as_utf8(typed);
  word.plain = word.surface;
  word.silent = kind == SpanKind::number || kind == SpanKind::time || kind == SpanKind::none;
  if (kind == SpanKind::emoji) {
    word.key = emoji_key(typed);
  } else if (kind == SpanKind::figure) {
    word.key = word.surface;
    if (const auto dash = word.key.find("\u2013"); dash != std::string::npos) word.key.replace(dash, 3, "-");
  } else {
    word.key = folded_name(word.surface);
  }
  word.parts = {word.key};
  return word;
}

Capitals capitals_of(std::u16string_view text, const SpanRow& spans) {
  constexpr std::size_t longest_short_form = 5;
  constexpr std::size_t longest_stop_word = 12;
  Capitals out;
  for (const auto& span : spans) {
    if ((span.signs & (Signs::letters)) == Signs::small) return {};
    const auto typed =
        text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end - span.begin));
    if (any_of(typed, u_islower) && !is_plural_of_capitals(typed)) return {};
    if (out.pronouns || span.kind != SpanKind::word || !is_in_capitals(typed)) continue;
    if (typed.size() > longest_stop_word) {
      out.say_nothing = true;
      continue;
    }
    const auto capitals = as_utf8(typed);
    const auto plain = in_small_letters(capitals);
    out.pronouns = !is_apart(capitals) && (is_stop_word(plain) || negator(plain));
    const bool is_long = typed.size() > longest_short_form && !is_known_short_form(capitals);
    out.say_nothing = out.say_nothing || out.pronouns || is_long;
  }
  return out;
}

}  // namespace

Word word_from(std::u16string_view typed, SpanKind kind, Capitals capitals) {
  auto word = made(typed, kind, capitals);
  shorten_pair(word);
  if (word.surface == "NA") word.silent = true;
  return word;
}

void TextReader::read(std::string_view text) {
  const auto ascii = even(text, source_, narrow_);
  const std::u16string_view source = source_;
  spans_ = &finder_.spans_of(source, ascii);
  const auto& spans = *spans_;
  capitals_ = capitals_of(source, spans);
  places_.resize(spans.size());
  std::size_t before = 0;
  bool picture_before = false;
  for (std::size_t at = 0; at < spans.size(); ++at) {
    const auto begin = static_cast<std::size_t>(spans[at].begin);
    if ((spans[at].signs & Signs::follows) != 0) {
      places_[at] = 0;  // a small word after a blank
      before = static_cast<std::size_t>(spans[at].end);
      continue;
    }
    const auto between = source.substr(before, begin - before);
    auto gap = gap_in(between);
    if (at > 0) {
      const auto kind = shortened(typed(at - 1), between, character_at(source, begin));
      if (kind != Shortened::no) gap = {};
      // Whoever is meant is said by the name, and which one by the number.
      if (kind == Shortened::title || kind == Shortened::number) places_[at - 1] |= Place::silent;
    }
    const bool picture = spans[at].kind == SpanKind::emoji;
    const bool sentence = at == 0 || gap.sentence || picture_before;
    const bool clause = sentence || gap.clause || picture;
    const bool comma = clause && gap.comma && !sentence && !picture;
    places_[at] = static_cast<std::uint8_t>((clause ? Place::clause : 0) | (comma ? Place::comma : 0) |
                                            (sentence ? Place::sentence : 0));
    before = static_cast<std::size_t>(spans[at].end);
    picture_before = picture;
  }
}

std::string spelled(const Word& word, bool begins_sentence) {
  if (word.surface == word.plain) return word.surface;
  if (word.named || is_known_short_form(word.surface)) return word.surface;
  if (word.shouted) return word.plain;
  if (!begins_sentence) return word.surface;
  const auto surface = in_units(word.surface);
  return count_of(surface, u_isupper) == 1 && u_isupper(character_at(surface, 0)) != 0 ? word.plain : word.surface;
}

std::vector<Word> words_in_text(std::string_view text) {
  TextReader reader;
  reader.read(text);
  std::vector<Word> out;
  for (std::size_t at = 0; at < reader.size(); ++at) {
    out.push_back(word_from(reader.typed(at), reader.kind(at), reader.capitals()));
    if ((reader.place(at) & Place::silent) != 0) out.back().silent = true;
  }
  return out;
}

std::string joined_key(const std::vector<Word>& words) {
  std::string out;
  for (const auto& word : words) out += word.key;
  return out;
}

}  // namespace muster::text
