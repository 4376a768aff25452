// Words by UAX #29 (ICU), with the one tailoring that co-production needs.
#include "tokens.hpp"

#include <muster/kit/base/utf8.hpp>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "folding.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

constexpr int32_t longest_shortening = 5;  // letters: longer words all in capitals are emphasis more often than names

std::string as_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// NFC, one kind of apostrophe, one kind of hyphen, and nothing invisible.
icu::UnicodeString evened(std::string_view text) {
  const auto source = to_nfc(text);
  auto out = icu::UnicodeString::fromUTF8(icu::StringPiece(source.data(), static_cast<int32_t>(source.size())));
  for (const char16_t apostrophe : {u'\u2019', u'\u02BC', u'\u2018', u'\uFF07'}) out.findAndReplace(apostrophe, u'\'');
  for (const char16_t hyphen : {u'\u2010', u'\u2011'}) out.findAndReplace(hyphen, u'-');
  for (const char16_t unseen : {u'\u00AD', u'\u200B', u'\uFEFF'}) out.findAndReplace(unseen, icu::UnicodeString());
  return out;
}

bool any_of(const icu::UnicodeString& text, UBool (*test)(UChar32)) {
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (test(text.char32At(at))) return true;
  }
  return false;
}

int32_t count_of(const icu::UnicodeString& text, UBool (*test)(UChar32)) {
  int32_t count = 0;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) count += test(text.char32At(at)) ? 1 : 0;
  return count;
}

struct Span {
  int32_t begin;
  int32_t end;
};

std::vector<Span> spans_of(const icu::UnicodeString& text) {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's word boundaries are missing");
    return made;
  }();
  words->setText(text);
  std::vector<Span> out;
  int32_t begin = words->first();
  for (int32_t end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
    if (!any_of(text.tempSubStringBetween(begin, end), u_isalnum)) continue;
    const bool hyphenated = !out.empty() && begin == out.back().end + 1 && text[begin - 1] == u'-' &&
                            u_isalpha(text.char32At(text.moveIndex32(out.back().end, -1)));
    if (hyphenated)
      out.back().end = end;
    else
      out.push_back({begin, end});
  }
  return out;
}

struct Gap {
  bool clause = false;
  bool sentence = false;
};

/// What stands between two words (or before the first).
Gap gap_in(const icu::UnicodeString& between) {
  Gap gap;
  for (int32_t at = 0; at < between.length(); ++at) {
    const auto character = between[at];
    const bool spaced = at > 0 && u_isUWhiteSpace(between[at - 1]);
    const bool stops = icu::UnicodeString(u".;:!?\n\r\u2013\u2014\u2022\u2026").indexOf(character) >= 0;
    if (stops || (character == u'-' && spaced)) gap = {true, true};
    if (icu::UnicodeString(u",()[]").indexOf(character) >= 0) gap.clause = true;
  }
  return gap;
}

/// The letters that make a word of capitals: "LAs" is "LA", "SENCos" is "SENCo".
std::string named_key(icu::UnicodeString part) {
  if (part.endsWith(u"s")) part.truncate(part.length() - 1);
  return as_utf8(part.toUpper(icu::Locale::getRoot()));
}

bool is_named(const icu::UnicodeString& part) {
  if (count_of(part, u_isupper) < 2) return false;
  return any_of(part, u_islower) || part.countChar32() <= longest_shortening;
}

Token made(icu::UnicodeString typed, bool shouting) {
  if (typed.endsWith(u"'s") || typed.endsWith(u"'S")) {
    const auto whole = lower_case(as_utf8(typed));
    if (!is_stop_word(whole)) typed.truncate(typed.length() - 2);
  }
  Token token;
  token.surface = as_utf8(typed);
  token.plain = lower_case(token.surface);
  token.numeric = !any_of(typed, u_isalpha);
  // "IT" may be a subject; "VERY" and "NOT" are only loud.
  const bool loud = typed.length() > 2 && (is_stop_word(token.plain) || negator(token.plain));
  int32_t begin = 0;
  while (begin <= typed.length()) {
    auto end = typed.indexOf(u'-', begin);
    if (end < 0) end = typed.length();
    const auto part = typed.tempSubStringBetween(begin, end);
    const bool named = !shouting && !loud && is_named(part);
    token.named = token.named || named;
    auto key = named ? named_key(part) : word_key(folded_name(as_utf8(part)));
    token.key += key;
    token.parts.push_back(std::move(key));
    begin = end + 1;
  }
  return token;
}

/// All in capitals, and with a word no name is made of.
bool shouts(const icu::UnicodeString& text, const std::vector<Span>& spans) {
  if (any_of(text, u_islower)) return false;
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    const auto plain = lower_case(as_utf8(text.tempSubStringBetween(span.begin, span.end)));
    return plain.size() > 1 && plain != "it" && plain != "us" && (is_stop_word(plain) || negator(plain));
  });
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text, Capitals capitals) {
  const auto source = evened(text);
  const auto spans = spans_of(source);
  const bool folded = capitals == Capitals::folded || shouts(source, spans);
  std::vector<Token> out;
  int32_t before = 0;
  for (const auto& span : spans) {
    auto token = made(source.tempSubStringBetween(span.begin, span.end), folded);
    const auto gap = gap_in(source.tempSubStringBetween(before, span.begin));
    token.begins_sentence = out.empty() || gap.sentence;
    token.begins_clause = out.empty() || gap.clause;
    if (folded && capitals == Capitals::kept_apart) token.surface = token.plain;
    out.push_back(std::move(token));
    before = span.end;
  }
  return out;
}

std::string spelled(const Token& token) {
  if (!token.begins_sentence || token.named) return token.surface;
  const auto surface =
      icu::UnicodeString::fromUTF8(icu::StringPiece(token.surface.data(), static_cast<int32_t>(token.surface.size())));
  return count_of(surface, u_isupper) == 1 && u_isupper(surface.char32At(0)) ? token.plain : token.surface;
}

}  // namespace muster::text
