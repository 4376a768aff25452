// From spans to words: what of their capitals, apostrophes and hyphens means something.
#include "tokens.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>

#include "addresses.hpp"
#include "folding.hpp"
#include "spans.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

using icu::UnicodeString;

std::string as_utf8(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// What stands for a character where many are typed for one thing; 0 where it is to go.
char16_t evened(char16_t character) {
  switch (character) {
    case u'\u2019':
    case u'\u2018':
    case u'\u02BC':
    case u'\uFF07':
    case u'\u00B4':  // acute accent
    case u'\u0060':  // grave accent
    case u'\u2032':  // prime
      return u'\'';
    case u'\u2010':
    case u'\u2011':
      return u'-';
    case u'\u00AD':
    case u'\u200B':
    case u'\uFEFF':
      return 0;
    default:
      return character;
  }
}

/// NFC, one kind of apostrophe, one kind of hyphen, and nothing invisible. One pass, into a text of its own: taking
/// characters out of the middle one by one would move the rest each time.
UnicodeString evened(std::string_view text) {
  const auto source = to_nfc(text);
  auto typed = UnicodeString::fromUTF8(icu::StringPiece(source.data(), static_cast<int32_t>(source.size())));
  int32_t at = 0;
  while (at < typed.length() && evened(typed[at]) == typed[at]) ++at;
  if (at == typed.length()) return typed;
  UnicodeString out(typed.length(), 0, 0);
  for (at = 0; at < typed.length(); ++at) {
    if (const auto character = evened(typed[at]); character != 0) out.append(character);
  }
  return out;
}

int32_t count_of(const UnicodeString& text, UBool (*test)(UChar32)) {
  int32_t count = 0;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) count += test(text.char32At(at)) != 0 ? 1 : 0;
  return count;
}

struct Gap {
  bool clause = false;
  bool sentence = false;
  bool comma = false;  ///< one comma and no other sign that ends a clause
};

/// What stands between two words (or before the first).
Gap gap_in(const UnicodeString& between) {
  constexpr std::u16string_view stops = u".;:!?\n\r\u2013\u2014\u2022\u2026\u3002\u061F";
  constexpr std::u16string_view commas = u",\u060C\u3001\uFF0C";
  constexpr std::u16string_view brackets = u"()[]";
  Gap gap;
  for (int32_t at = 0; at < between.length(); ++at) {
    const auto character = between[at];
    const bool dash = character == u'-' && at > 0 && u_isUWhiteSpace(between[at - 1]) != 0;
    if (stops.find(character) != std::u16string_view::npos || dash) gap.sentence = true;
    if (brackets.find(character) != std::u16string_view::npos) gap.clause = true;
    if (commas.find(character) != std::u16string_view::npos) gap.comma = true;
  }
  gap.comma = gap.comma && !gap.sentence && !gap.clause;
  gap.clause = gap.clause || gap.sentence || gap.comma;
  return gap;
}

bool is_in_capitals(const UnicodeString& part) {
  int32_t capitals = 0;
  for (int32_t at = 0; at < part.length(); at = part.moveIndex32(at, 1)) {
    const auto character = part.char32At(at);
    if (u_islower(character) != 0) return false;
    capitals += u_isupper(character) != 0 ? 1 : 0;
  }
  return capitals >= 2;
}

/// "LAs", "SENCos": capitals and the s of a plural.
bool is_plural_of_capitals(const UnicodeString& part) {
  return part.length() > 2 && part.endsWith(u"s") && count_of(part, u_isupper) >= 2;
}

/// What the capitals of a text say where it has no small letter.
struct Capitals {
  bool say_nothing = false;  ///< it is a heading or a shout, not a name: THE ROOM WAS LOUD, SEND WORKFORCE
  bool pronouns = false;     ///< it is a sentence, so that "IT" and "US" are pronouns
};

struct Part {
  std::string key;
  bool named = false;
};

Part part_from(UnicodeString part, bool pronouns) {
  if (is_plural_of_capitals(part)) part.truncate(part.length() - 1);
  if (is_in_capitals(part)) {
    const auto capitals = as_utf8(part);
    // Where all is in capitals "IT" is the pronoun, but SEND is no verb in a heading.
    if (is_apart(capitals) && !(pronouns && is_stop_word(lower_case(capitals)))) return {capitals, true};
  }
  return {word_key(folded_name(as_utf8(part))), false};
}

/// What a full stop behind a word says where it does not end a sentence.
enum class Shortened : std::uint8_t { no, title, number, word };

/// "Dr. Smith", "No. 1", "e.g. lunch": the word before `begin`, and what follows it.
Shortened shortened(const UnicodeString& text, const Span& before, const Span& next) {
  const auto gap = text.tempSubStringBetween(before.end, next.begin);
  const bool stopped = gap == u"." || gap == u". " || gap == u".\u00A0";
  if (!stopped && gap != u" " && gap != u"\u00A0") return Shortened::no;
  const auto plain = lower_case(as_utf8(text.tempSubStringBetween(before.begin, before.end)));
  if (is_shortened("titles", plain)) {
    return u_isupper(text.char32At(next.begin)) != 0 ? Shortened::title : Shortened::no;
  }
  if (!stopped) return Shortened::no;
  if (is_shortened("numbers", plain)) {
    return u_isdigit(text.char32At(next.begin)) != 0 ? Shortened::number : Shortened::no;
  }
  return is_shortened("words", plain) ? Shortened::word : Shortened::no;
}

std::string without(const UnicodeString& text, char16_t sign) {
  UnicodeString out(text.length(), 0, 0);
  for (int32_t at = 0; at < text.length(); ++at) {
    if (text[at] != sign) out.append(text[at]);
  }
  return as_utf8(out);
}

/// One person in another tone of skin, or with a heart in another font, is the same picture.
std::string emoji_key(const UnicodeString& typed) {
  UnicodeString out;
  for (int32_t at = 0; at < typed.length(); at = typed.moveIndex32(at, 1)) {
    const auto character = typed.char32At(at);
    const bool dress = character == 0xFE0F || (character >= 0x1F3FB && character <= 0x1F3FF);
    if (!dress) out.append(character);
  }
  return as_utf8(out);
}

/// "St. Mary's" without its full stop and with its 's, which belongs to the name; its parts are found typed apart too.
Token saint_from(UnicodeString typed, Capitals capitals) {
  typed.findAndReplace(u". ", u" ");
  typed.findAndReplace(u".", u" ");
  Token token;
  token.shouted = capitals.say_nothing;
  token.surface = as_utf8(typed);
  token.plain = lower_case(token.surface);
  if (typed.endsWith(u"'s") || typed.endsWith(u"'S")) typed.truncate(typed.length() - 2);
  const auto blank = typed.indexOf(u' ');
  token.parts = {"st", word_key(folded_name(as_utf8(typed.tempSubString(blank + 1))))};
  token.key = token.parts[0] + token.parts[1];
  return token;
}

Token word_from(UnicodeString typed, Capitals capitals) {
  if (typed.length() > 3 && typed.startsWith(u"S") && (typed[2] == ' ' || typed[2] == '.')) {
    return saint_from(std::move(typed), capitals);
  }
  if (typed.endsWith(u"'s") || typed.endsWith(u"'S")) {
    const auto whole = lower_case(as_utf8(typed));
    if (!is_stop_word(whole)) typed.truncate(typed.length() - 2);
  }
  Token token;
  token.shouted = capitals.say_nothing;
  if (typed.indexOf(u'&') > 0) {  // "Q & A", "Q&As"
    if (is_plural_of_capitals(typed)) typed.truncate(typed.length() - 1);
    token.surface = without(typed, u' ');
    token.plain = lower_case(token.surface);
    token.key = token.plain;
    token.parts = {token.key};
    return token;
  }
  const bool initials = typed.length() > 2 && typed[1] == '.';
  token.plain = lower_case(as_utf8(typed));
  if (initials && !is_stop_word(token.plain)) {
    typed = UnicodeString::fromUTF8(without(typed, u'.'));
    token.plain = lower_case(as_utf8(typed));
  }
  token.surface = as_utf8(typed);
  int32_t begin = 0;
  while (begin <= typed.length()) {
    auto end = typed.indexOf(u'-', begin);
    if (end < 0) end = typed.length();
    auto part = part_from(typed.tempSubStringBetween(begin, end), capitals.pronouns);
    token.named = token.named || part.named;
    token.key += part.key;
    token.parts.push_back(std::move(part.key));
    begin = end + 1;
  }
  return token;
}

Token made(const UnicodeString& source, const Span& span, Capitals capitals) {
  const UnicodeString typed(source, span.begin, span.end - span.begin);
  if (span.kind == SpanKind::word) return word_from(typed, capitals);
  Token token;
  token.surface = as_utf8(typed);
  token.plain = token.surface;
  token.silent = span.kind == SpanKind::number || span.kind == SpanKind::time || span.kind == SpanKind::none;
  if (span.kind == SpanKind::emoji) {
    token.key = emoji_key(typed);
  } else if (span.kind == SpanKind::figure) {
    token.key = token.surface;
    if (const auto dash = token.key.find("\u2013"); dash != std::string::npos) token.key.replace(dash, 3, "-");
  } else {
    token.key = folded_name(token.surface);
  }
  token.parts = {token.key};
  return token;
}

/// "Q and A" is one word, and known by the name that has a sign.
void shorten_pair(Token& token) {
  const auto joint = token.surface.find(" and ");
  if (joint == std::string::npos) return;
  token.surface.replace(joint, 5, "&");
  token.plain = lower_case(token.surface);
  token.key = token.plain;
  token.parts = {token.key};
}

Capitals capitals_of(const UnicodeString& text, const std::vector<Span>& spans) {
  constexpr int32_t longest_short_form = 5;
  constexpr int32_t longest_stop_word = 12;
  Capitals out;
  for (const auto& span : spans) {
    const auto typed = text.tempSubStringBetween(span.begin, span.end);
    if (any_of(typed, u_islower) && !is_plural_of_capitals(typed)) return {};
    if (out.pronouns || span.kind != SpanKind::word || !is_in_capitals(typed)) continue;
    if (typed.length() > longest_stop_word) {
      out.say_nothing = true;
      continue;
    }
    const auto capitals = as_utf8(typed);
    const auto plain = lower_case(capitals);
    out.pronouns = !is_apart(capitals) && (is_stop_word(plain) || negator(plain));
    const bool is_long = typed.length() > longest_short_form && !is_known_short_form(capitals);
    out.say_nothing = out.say_nothing || out.pronouns || is_long;
  }
  return out;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  auto source = evened(text);
  blank_addresses(source);
  const auto spans = spans_of(source);
  const auto capitals = capitals_of(source, spans);
  std::vector<Token> out;
  out.reserve(spans.size());
  int32_t before = 0;
  bool picture_before = false;
  for (const auto& span : spans) {
    auto token = made(source, span, capitals);
    shorten_pair(token);
    if (token.surface == "NA") token.silent = true;
    auto gap = gap_in(source.tempSubStringBetween(before, span.begin));
    if (!out.empty()) {
      const auto kind = shortened(source, spans[out.size() - 1], span);
      if (kind != Shortened::no) gap = {};
      // Whoever is meant is said by the name, and which one by the number.
      if (kind == Shortened::title || kind == Shortened::number) out.back().silent = true;
    }
    const bool picture = span.kind == SpanKind::emoji;
    token.begins_sentence = out.empty() || gap.sentence || picture_before;
    token.begins_clause = token.begins_sentence || gap.clause || picture;
    token.after_comma = token.begins_clause && gap.comma && !token.begins_sentence && !picture;
    out.push_back(std::move(token));
    before = span.end;
    picture_before = picture;
  }
  return out;
}

std::string spelled(const Token& token) {
  if (token.surface == token.plain) return token.surface;
  if (token.named || is_known_short_form(token.surface)) return token.surface;
  if (token.shouted) return token.plain;
  if (!token.begins_sentence) return token.surface;
  const auto surface =
      UnicodeString::fromUTF8(icu::StringPiece(token.surface.data(), static_cast<int32_t>(token.surface.size())));
  return count_of(surface, u_isupper) == 1 && u_isupper(surface.char32At(0)) != 0 ? token.plain : token.surface;
}

}  // namespace muster::text
