// Each span looks at the one before it only, so a text costs as much as it is long.
#include "spans.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "stop_words.hpp"

namespace muster::text {
namespace {

using icu::UnicodeString;

constexpr int32_t longest_figure = 4;  // digits on one side of "11-16"

icu::BreakIterator& word_boundaries() {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's word boundaries are missing");
    return made;
  }();
  return *words;
}

bool is_emoji(const UnicodeString& text, int32_t begin) {
  constexpr UChar32 first_picture = 0x2600;  // below stand arrows, (c) and bullets
  const auto first = text.char32At(begin);
  return (first >= first_picture && u_hasBinaryProperty(first, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) ||
         u_hasBinaryProperty(first, UCHAR_REGIONAL_INDICATOR) != 0;
}

class Finder {
 public:
  explicit Finder(const UnicodeString& text) : text_(text) {}

  std::vector<Span> run() {
    auto& words = word_boundaries();
    words.setText(text_);
    int32_t begin = words.first();
    for (int32_t end = words.next(); end != icu::BreakIterator::DONE; begin = end, end = words.next()) {
      if (any_of(text_.tempSubStringBetween(begin, end), u_isalnum))
        take_apart({begin, end, SpanKind::word});
      else if (is_emoji(text_, begin))
        out_.push_back({begin, end, SpanKind::emoji});
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] UnicodeString part(const Span& span) const { return text_.tempSubStringBetween(span.begin, span.end); }

  [[nodiscard]] UnicodeString gap_before(const Span& span) const {
    return text_.tempSubStringBetween(out_.empty() ? 0 : out_.back().end, span.begin);
  }

  [[nodiscard]] bool is_digits(const Span& span, int32_t most) const {
    return span.end - span.begin <= most && span.kind == SpanKind::number && all_digits(part(span));
  }

  static bool all_digits(const UnicodeString& text) {
    for (int32_t at = 0; at < text.length(); ++at) {
      if (text[at] < '0' || text[at] > '9') return false;
    }
    return true;
  }

  static bool is_letter(const UnicodeString& text, char16_t small) {
    return text.length() == 1 && (text[0] == small || text[0] == small - 32);
  }

  [[nodiscard]] bool is_capital(const Span& span) const {
    return span.end - span.begin == 1 && u_isupper(text_[span.begin]) != 0;
  }

  /// "am" and "pm", with or without full stops, and "o'clock".
  static bool is_half_of_day(const UnicodeString& text) {
    const auto small = UnicodeString(text).toLower();
    return small == u"am" || small == u"pm" || small == u"a.m" || small == u"p.m" || small == u"o'clock";
  }

  /// "9am", "2.30pm", "14h30".
  static bool is_time(const UnicodeString& text) {
    constexpr int32_t longest = 8;
    if (text.length() > longest || u_isdigit(text[0]) == 0) return false;
    int32_t at = 0;
    while (at < text.length() && (u_isdigit(text[at]) != 0 || text[at] == '.')) ++at;
    const auto rest = text.tempSubString(at);
    if (is_half_of_day(rest)) return true;
    return at <= 2 && rest.length() >= 1 && rest[0] == 'h' && rest.length() <= 3 && all_digits(rest.tempSubString(1));
  }

  /// Words that UAX #29 joins at a full stop, a colon or an @, parted again, unless they are initials.
  void take_apart(Span span) {
    const auto text = part(span);
    const bool joined = text.indexOf(u'.') >= 0 || text.indexOf(u':') >= 0 || text.indexOf(u'@') >= 0;
    if (!joined || u_isdigit(text[0]) != 0 || is_initials(text) || is_half_of_day(text)) return take(span);
    int32_t begin = span.begin;
    for (auto at = span.begin; at <= span.end; ++at) {
      if (at < span.end && text_[at] != '.' && text_[at] != ':' && text_[at] != '@') continue;
      if (at > begin) take({begin, at, SpanKind::word});
      begin = at + 1;
    }
  }

  static bool is_initials(const UnicodeString& text) {
    for (int32_t at = 0; at < text.length(); ++at) {
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
    else if (text.length() == 3 && UnicodeString(text).toLower() == u"n.a")
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
      return true;
    };
    if (gap.length() <= 1 &&
        (last.kind == SpanKind::number || last.kind == SpanKind::time || last.kind == SpanKind::figure) &&
        (gap.isEmpty() || gap[0] == ' ' || gap[0] == 0xA0) && is_half_of_day(part(span))) {
      return join(SpanKind::time);
    }
    if (is_known_pair(span)) return join_pair(span);
    if (names_a_saint(gap, span)) return join(SpanKind::word);
    if (gap.length() == 1) return joins_at(gap[0], span, join);
    if (gap.length() == 3 && gap[0] == ' ' && gap[2] == ' ') {
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
               u_isalpha(text_.char32At(text_.moveIndex32(last.end, -1))) != 0 && join(SpanKind::word);
      case u':':
        if (!is_digits(last, 2) || !is_digits(span, 2)) return false;
        return join(span.end - span.begin == 1 ? SpanKind::figure : SpanKind::time);
      case u'&': {
        constexpr int32_t longest = 3;
        const auto left = last.end - last.begin;
        const auto right = span.end - span.begin - (text_[span.end - 1] == 's' ? 1 : 0);
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
    const auto whole = text_.tempSubStringBetween(last.begin, span.end);
    if (whole == u"24/7" || whole == u"50/50") return true;
    return last.end - last.begin == digits_of_a_year && span.end - span.begin == digits_of_the_next &&
           (two_digits(last.end - 2) + 1) % 100 == two_digits(span.begin);
  }

  [[nodiscard]] int two_digits(int32_t at) const { return (text_[at] - '0') * 10 + (text_[at + 1] - '0'); }

  /// "St. Mary's" and "St Mary's" are one word, "High St Café" is a street.
  [[nodiscard]] bool names_a_saint(const UnicodeString& gap, const Span& span) const {
    const auto& last = out_.back();
    const bool near = gap == u" " || gap == u". " || gap == u"." || gap == u"\u00A0" || gap == u".\u00A0";
    if (!near || last.end - last.begin != 2 || u_isupper(text_.char32At(span.begin)) == 0) return false;
    if (const auto saint = part(last); saint != u"St" && saint != u"ST") return false;
    if (out_.size() < 2) return true;
    const auto& before = out_[out_.size() - 2];
    if (before.end + 1 != last.begin || text_[before.end] != ' ' || u_isupper(text_.char32At(before.begin)) == 0) {
      return true;
    }
    std::string word;
    part(before).toLower().toUTF8String(word);
    return is_stop_word(word) || negator(word);
  }

  /// A sum of money or a share, not an age: "£10-15", "50-60%".
  [[nodiscard]] bool is_measure(int32_t begin, int32_t end) const {
    const auto before = begin > 0 ? text_.char32At(begin - 1) : ' ';
    const auto after = end < text_.length() ? text_.char32At(end) : ' ';
    return u_charType(before) == U_CURRENCY_SYMBOL || after == '%' || u_charType(after) == U_CURRENCY_SYMBOL;
  }

  /// Part of a telephone number or a date: "020-7946".
  [[nodiscard]] bool is_dialled(const Span& first) const {
    return first.end - first.begin > 1 && text_[first.begin] == '0';
  }

  /// "Q and A", where "Q&A" is a short form that many know.
  [[nodiscard]] bool is_known_pair(const Span& span) const {
    if (out_.size() < 2 || !is_capital(span)) return false;
    const auto& middle = out_.back();
    const auto& first = out_[out_.size() - 2];
    if (!is_capital(first) || part(middle) != UnicodeString(u"and") || middle.begin != first.end + 1 ||
        span.begin != middle.end + 1 || text_[first.end] != ' ' || text_[middle.end] != ' ') {
      return false;
    }
    const std::string pair{static_cast<char>(text_[first.begin]), '&', static_cast<char>(text_[span.begin])};
    return is_known_short_form(pair);
  }

  bool join_pair(const Span& span) {
    out_.pop_back();
    out_.back().end = span.end;
    return true;
  }

  const UnicodeString& text_;
  std::vector<Span> out_;
};

}  // namespace

bool any_of(const UnicodeString& text, UBool (*test)(UChar32)) {
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (test(text.char32At(at)) != 0) return true;
  }
  return false;
}

std::vector<Span> spans_of(const UnicodeString& text) { return Finder(text).run(); }

}  // namespace muster::text
