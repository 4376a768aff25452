// Each span looks at the one before it only, so a text costs as much as it is long.
#include "spans.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "letters.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

constexpr int32_t longest_figure = 4;  // digits on one side of "11-16"

bool is_emoji(std::u16string_view text) {
  constexpr UChar32 first_picture = 0x2600;  // below stand arrows, (c) and bullets
  const auto first = character_at(text, 0);
  return (first >= first_picture && u_hasBinaryProperty(first, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) ||
         u_hasBinaryProperty(first, UCHAR_REGIONAL_INDICATOR) != 0;
}

class Finder {
 public:
  Finder(std::u16string_view text, std::string_view ascii, const FormTable* forms, SpanRow& out)
      : text_(text), ascii_(ascii), forms_(forms), out_(out) {}

  /// Where to go on.
  std::int32_t take_with_followers(std::int32_t begin, std::int32_t end, std::uint8_t signs, std::uint64_t letters) {
    take_segment(begin, end, signs, letters);
    return ascii_.empty() ? end : take_followers(end);
  }

 private:
  void take_segment(std::int32_t begin, std::int32_t end, std::uint8_t signs, std::uint64_t letters) {
    if ((signs & (Signs::digit | Signs::other | Signs::wide)) == 0) {
      if (stands_apart(begin, end, signs)) {
        const bool is_small = (signs & Signs::capital) == 0;
        const auto follows =
            is_small && !out_.empty() && begin == out_.back().end + 1 ? Signs::follows : std::uint8_t{0};
        out_.push_back({begin, end, SpanKind::word, static_cast<std::uint8_t>(signs | follows), 0, letters});
      } else {
        take({begin, end, SpanKind::word, signs, 0, letters});
      }
      return;
    }
    const auto typed = view(begin, end);
    if ((signs & Signs::wide) == 0 || any_of(typed, u_isalnum))
      take_apart({begin, end, SpanKind::word, signs, 0, 0});
    else if (is_emoji(typed))
      out_.push_back({begin, end, SpanKind::emoji, signs, 0, 0});
  }

  /// Small letters, one blank or a sign and a blank after another word: nothing joins these. Gives the end of the last,
  /// or `end`.
  std::int32_t take_followers(std::int32_t end) {
    if (out_.empty()) return end;
    const auto& last = out_.back();
    if (last.end != end || last.kind != SpanKind::word || may_be_saint(last)) return end;
    const auto ascii = ascii_;
    const auto* forms = forms_;
    auto& out = out_;
    auto at = static_cast<std::size_t>(end);
    while (at < ascii.size()) {
      const bool near = ascii[at] == ' ';
      if (!near && (at + 1 >= ascii.size() || ascii[at + 1] != ' ')) break;
      const auto begin = at + (near ? 1U : 2U);
      const auto word = small_word(ascii, begin);
      if (word.size == 0) break;
      at = begin + word.size;
      out.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at), SpanKind::word,
                     static_cast<std::uint8_t>(near ? Signs::small | Signs::follows : Signs::small),
                     forms == nullptr ? 0 : forms->find(word), word.letters()});
    }
    return static_cast<std::int32_t>(at);
  }

  [[nodiscard]] std::u16string_view view(std::int32_t begin, std::int32_t end) const {
    return text_.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  }

  [[nodiscard]] std::u16string_view part(const Span& span) const { return view(span.begin, span.end); }

  [[nodiscard]] char16_t unit_at(std::int32_t at) const { return text_[static_cast<std::size_t>(at)]; }

  [[nodiscard]] UChar32 point_at(std::int32_t at) const { return character_at(text_, static_cast<std::size_t>(at)); }

  /// Most words: letters, one blank or two signs before them, no lone capital and not after "St". Nothing joins these.
  [[nodiscard]] bool stands_apart(std::int32_t begin, std::int32_t end, std::uint8_t signs) const {
    if (out_.empty()) return true;
    const auto& last = out_.back();
    const bool alone = end - begin == 1 && (signs & Signs::capital) != 0;
    if (alone || may_be_saint(last)) return false;
    const auto gap = begin - last.end;
    return gap == 2 || (gap == 1 && last.kind == SpanKind::word && unit_at(last.end) == ' ');
  }

  [[nodiscard]] bool may_be_saint(const Span& span) const {
    return span.end - span.begin == 2 && unit_at(span.begin) == 'S';
  }

  [[nodiscard]] std::u16string_view gap_before(const Span& span) const {
    return view(out_.empty() ? 0 : out_.back().end, span.begin);
  }

  [[nodiscard]] bool is_digits(const Span& span, int32_t most) const {
    return span.end - span.begin <= most && span.kind == SpanKind::number && all_digits(part(span));
  }

  static bool all_digits(std::u16string_view text) {
    return std::all_of(text.begin(), text.end(), [](char16_t each) { return each >= '0' && each <= '9'; });
  }

  static bool is_letter(std::u16string_view text, char16_t small) {
    return text.size() == 1 && (text[0] == small || text[0] == small - 32);
  }

  [[nodiscard]] bool is_capital(const Span& span) const {
    return span.end - span.begin == 1 && u_isupper(unit_at(span.begin)) != 0;
  }

  /// "am" and "pm", with or without full stops, and "o'clock".
  static bool is_half_of_day(std::u16string_view text) {
    const auto small = in_small_letters(text);
    return small == u"am" || small == u"pm" || small == u"a.m" || small == u"p.m" || small == u"o'clock";
  }

  /// "9am", "2.30pm", "14h30".
  static bool is_time(std::u16string_view text) {
    constexpr std::size_t longest = 8;
    const bool digit = text[0] < 0x80 ? text[0] >= '0' && text[0] <= '9' : u_isdigit(text[0]) != 0;
    if (text.size() > longest || !digit) return false;
    std::size_t at = 0;
    while (at < text.size() && (u_isdigit(text[at]) != 0 || text[at] == '.')) ++at;
    const auto rest = text.substr(at);
    if (is_half_of_day(rest)) return true;
    return at <= 2 && !rest.empty() && rest[0] == 'h' && rest.size() <= 3 && all_digits(rest.substr(1));
  }

  /// Words that UAX #29 joins at a full stop, a colon or an @, parted again, unless they are initials.
  void take_apart(Span span) {
    const auto text = part(span);
    const bool joined = (span.signs & Signs::other) != 0 && text.find_first_of(u".:@") != std::u16string_view::npos;
    if (!joined || u_isdigit(text[0]) != 0 || is_initials(text) || is_half_of_day(text)) return take(span);
    int32_t begin = span.begin;
    for (auto at = span.begin; at <= span.end; ++at) {
      if (at < span.end && unit_at(at) != '.' && unit_at(at) != ':' && unit_at(at) != '@') continue;
      if (at > begin) take({begin, at, SpanKind::word, span.signs, 0, 0});
      begin = at + 1;
    }
  }

  static bool is_initials(std::u16string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if ((text[at] == '.') != (at % 2 == 1)) return false;
    }
    return true;
  }

  void take(Span span) {
    const auto text = part(span);
    if (is_time(text))
      span.kind = SpanKind::time;
    else if (!any_of(text, u_isalpha))
      span.kind = SpanKind::number;
    else if (text.size() == 3 && in_small_letters(text) == u"n.a")
      span.kind = SpanKind::none;
    if (!out_.empty() && joins(span)) return;
    out_.push_back(span);
  }

  /// Whether the span is a piece of the one before it, and was given to it.
  bool joins(const Span& span) {
    auto& last = out_.back();
    const auto gap = gap_before(span);
    const auto join = [&](SpanKind kind) {
      last.end = span.end;
      last.kind = kind;
      last.letters = 0;
      last.form = 0;
      last.signs |= span.signs | Signs::other;
      return true;
    };
    if (gap.size() <= 1 &&
        (last.kind == SpanKind::number || last.kind == SpanKind::time || last.kind == SpanKind::figure) &&
        (gap.empty() || gap[0] == ' ' || gap[0] == 0xA0) && is_half_of_day(part(span))) {
      return join(SpanKind::time);
    }
    if (is_known_pair(span)) return join_pair(span);
    if (names_a_saint(gap, span)) return join(SpanKind::word);
    if (gap.size() == 1) return joins_at(gap[0], span, join);
    if (gap.size() == 3 && gap[0] == ' ' && gap[2] == ' ') {
      if (gap[1] == '&' && is_capital(last) && is_capital(span)) return join(SpanKind::word);
      if (gap[1] == '/' && is_letter(part(last), u'n') && is_letter(part(span), u'a')) return join(SpanKind::none);
    }
    return false;
  }

  template <class Join>
  bool joins_at(char16_t sign, const Span& span, const Join& join) {
    auto& last = out_.back();
    switch (sign) {
      case u'-':
      case u'\u2013':
        if (is_digits(last, longest_figure) && is_digits(span, longest_figure)) {
          const bool counts = !is_measure(last.begin, span.end) && !is_dialled(last);
          return join(counts ? SpanKind::figure : SpanKind::number);
        }
        if (last.kind == SpanKind::figure && is_digits(span, longest_figure)) return join(SpanKind::number);  // a date
        return sign == u'-' && last.kind == SpanKind::word &&
               u_isalpha(character_before(text_, static_cast<std::size_t>(last.end))) != 0 && join(SpanKind::word);
      case u':':
        if (!is_digits(last, 2) || !is_digits(span, 2)) return false;
        return join(span.end - span.begin == 1 ? SpanKind::figure : SpanKind::time);
      case u'&': {
        constexpr int32_t longest = 3;
        const auto left = last.end - last.begin;
        const auto right = span.end - span.begin - (unit_at(span.end - 1) == 's' ? 1 : 0);
        const bool one = left == 1 || right == 1;
        return last.kind == SpanKind::word && span.kind == SpanKind::word && one && left <= longest &&
               right <= longest && join(SpanKind::word);
      }
      case u'/':
        if (last.kind == SpanKind::figure && is_digits(span, longest_figure)) return join(SpanKind::number);  // a date
        if (is_said_with_slash(span)) return join(SpanKind::figure);
        [[fallthrough]];
      case u'\\':
        return is_letter(part(last), u'n') && is_letter(part(span), u'a') && join(SpanKind::none);
      default:
        return false;
    }
  }

  /// "24/7", "50/50", and the school year "2022/23"; other slashes part scores and dates.
  [[nodiscard]] bool is_said_with_slash(const Span& span) const {
    constexpr int32_t digits_of_a_year = 4;
    constexpr int32_t digits_of_the_next = 2;
    const auto& last = out_.back();
    if (!is_digits(last, digits_of_a_year) || !is_digits(span, digits_of_the_next)) return false;
    const auto whole = view(last.begin, span.end);
    if (whole == u"24/7" || whole == u"50/50") return true;
    return last.end - last.begin == digits_of_a_year && span.end - span.begin == digits_of_the_next &&
           (two_digits(last.end - 2) + 1) % 100 == two_digits(span.begin);
  }

  [[nodiscard]] int two_digits(int32_t at) const { return (unit_at(at) - '0') * 10 + (unit_at(at + 1) - '0'); }

  /// "St. Mary's" and "St Mary's" are one word, "High St Café" is a street.
  [[nodiscard]] bool names_a_saint(std::u16string_view gap, const Span& span) const {
    const auto& last = out_.back();
    const bool near = gap == u" " || gap == u". " || gap == u"." || gap == u"\u00A0" || gap == u".\u00A0";
    if (!near || last.end - last.begin != 2 || u_isupper(point_at(span.begin)) == 0) return false;
    if (const auto saint = part(last); saint != u"St" && saint != u"ST") return false;
    if (out_.size() < 2) return true;
    const auto& before = out_[out_.size() - 2];
    if (before.end + 1 != last.begin || unit_at(before.end) != ' ' || u_isupper(point_at(before.begin)) == 0) {
      return true;
    }
    const auto word = as_utf8(in_small_letters(part(before)));
    return is_stop_word(word) || negator(word);
  }

  /// A sum of money or a share, not an age: "£10-15", "50-60%".
  [[nodiscard]] bool is_measure(int32_t begin, int32_t end) const {
    const auto before = begin > 0 ? character_before(text_, static_cast<std::size_t>(begin)) : ' ';
    const auto after = static_cast<std::size_t>(end) < text_.size() ? point_at(end) : ' ';
    return u_charType(before) == U_CURRENCY_SYMBOL || after == '%' || u_charType(after) == U_CURRENCY_SYMBOL;
  }

  /// Part of a telephone number or a date: "020-7946".
  [[nodiscard]] bool is_dialled(const Span& first) const {
    return first.end - first.begin > 1 && unit_at(first.begin) == '0';
  }

  /// "Q and A", where "Q&A" is a short form that many know.
  [[nodiscard]] bool is_known_pair(const Span& span) const {
    if (out_.size() < 2 || !is_capital(span)) return false;
    const auto& middle = out_.back();
    const auto& first = out_[out_.size() - 2];
    if (!is_capital(first) || part(middle) != u"and" || middle.begin != first.end + 1 || span.begin != middle.end + 1 ||
        unit_at(first.end) != ' ' || unit_at(middle.end) != ' ') {
      return false;
    }
    const std::string pair{static_cast<char>(unit_at(first.begin)), '&', static_cast<char>(unit_at(span.begin))};
    return is_known_short_form(pair);
  }

  bool join_pair(const Span& span) {
    out_.pop_back();
    out_.back().end = span.end;
    out_.back().letters = 0;
    out_.back().form = 0;
    out_.back().signs |= span.signs | Signs::other | Signs::small;
    return true;
  }

  std::u16string_view text_;
  std::string_view ascii_;
  const FormTable* forms_;
  SpanRow& out_;
};

}  // namespace

void SpanRow::grow() {
  constexpr std::size_t fewest = 64;
  room_ = std::max(fewest, room_ * 2);
  spans_.resize(room_);
  first_ = spans_.data();
}

const SpanRow& SpanFinder::spans_of(std::u16string_view text, std::string_view ascii) {
  spans_.clear();
  Finder finder(text, ascii, forms_, spans_);
  segment(text, ascii, [&](std::int32_t begin, std::int32_t end, std::uint8_t signs, std::uint64_t letters) {
    return finder.take_with_followers(begin, end, signs, letters);
  });
  return spans_;
}

}  // namespace muster::text
