// Found by their signs (@, ://, www., a known last label), each character looked at a fixed number of times.
#include "addresses.hpp"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "lists.hpp"

namespace muster::text {
namespace {

using icu::UnicodeString;

struct Range {
  int32_t begin;
  int32_t end;
};

bool is_plain(char16_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_label(char16_t c) { return is_plain(c) || c == '-' || c == '.' || c > 0x7F; }

bool is_mailbox(char16_t c) { return is_label(c) || c == '_' || c == '+' || c == '%' || c == '\''; }

/// Signs that end a sentence or a bracket around an address, not the address.
bool trails(char16_t c) { return c == '.' || c == ':' || c == '!' || c == '?' || c == '\'' || c == '}'; }

/// What parts runs of characters: an address ends here.
bool parts(char16_t c) {
  constexpr std::u16string_view signs = u",;<>()[]\"|\u201C\u201D";
  return u_isUWhiteSpace(c) || signs.find(c) != std::u16string_view::npos;
}

/// The last label of a host name that people write without more around it.
bool ends_on_the_web(const UnicodeString& host) {
  static const WordSet endings = words_in("web_endings.list");
  const auto dot = host.lastIndexOf(u'.');
  if (dot < 2) return false;
  std::string label;
  host.tempSubString(dot + 1).toUTF8String(label);
  return endings.contains(label);
}

/// The address inside the run of characters without blanks, or an empty range.
Range address_in(const UnicodeString& text, Range run) {
  const auto part = text.tempSubStringBetween(run.begin, run.end);
  auto end = run.end;
  while (end > run.begin && trails(text[end - 1])) --end;
  if (const auto at = part.indexOf(u'@'); at > 0) {
    auto begin = run.begin + at;
    while (begin > run.begin && is_mailbox(text[begin - 1])) --begin;
    auto stop = run.begin + at + 1;
    while (stop < end && is_label(text[stop])) ++stop;
    const bool dotted = text.tempSubStringBetween(run.begin + at, stop).indexOf(u'.') >= 2;
    if (begin < run.begin + at && dotted) return {begin, stop};
  }
  if (const auto sign = part.indexOf(u"://"); sign > 0) {
    auto begin = run.begin + sign;
    while (begin > run.begin && is_plain(text[begin - 1])) --begin;
    return {begin, end};
  }
  auto begin = run.begin;
  while (begin < end && !is_plain(text[begin])) ++begin;
  if (text.tempSubStringBetween(begin, end).toLower().startsWith(u"www.")) return {begin, end};
  auto host = begin;
  while (host < end && (is_plain(text[host]) || text[host] == u'-' || text[host] == u'.')) ++host;
  const bool whole = host == end || text[host] == u'/' || text[host] == u'?' || text[host] == u':';
  if (whole && ends_on_the_web(text.tempSubStringBetween(begin, host))) return {begin, end};
  return {run.begin, run.begin};
}

/// A full stop with something behind it that it does not end, or one and a :// in the same text.
template <class Character>
bool may_hold(std::basic_string_view<Character> text) {
  constexpr std::array<Character, 3> sign{':', '/', '/'};
  auto at = text.find(Character('.'));
  if (at == text.npos) return false;
  for (; at != text.npos; at = text.find(Character('.'), at)) {
    do ++at;
    while (at < text.size() && trails(static_cast<char16_t>(text[at])));
    if (at < text.size() && !parts(static_cast<char16_t>(text[at]))) return true;
  }
  return text.find(std::basic_string_view<Character>(sign.data(), sign.size())) != text.npos;
}

}  // namespace

bool may_hold_address(std::u16string_view text) { return may_hold<char16_t>(text); }
bool may_hold_address(std::string_view ascii) { return may_hold<char>(ascii); }

void blank_addresses(UnicodeString& text) {
  if (text.indexOf(u'.') < 0) return;
  int32_t at = 0;
  while (at < text.length()) {
    auto end = at;
    bool dotted = false;
    while (end < text.length() && !parts(text[end])) dotted = text[end++] == u'.' || dotted;
    if (dotted) {
      const auto [begin, stop] = address_in(text, {at, end});
      for (auto each = begin; each < stop; ++each) text.setCharAt(each, u' ');
    }
    at = end + 1;
  }
}

}  // namespace muster::text
