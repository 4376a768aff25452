// Reads a form line by line for what would mislead the grammar. A line without such a slip is left as it stands.
#include "slips.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::forms {
namespace {

constexpr auto none = std::string::npos;
constexpr std::string_view blanks = " \t\r";
constexpr std::array<std::string_view, 3> smart_quotes{"“", "”", "„"};
/// No-break space, narrow no-break space, figure space, em space, ideographic space, zero-width space, byte mark.
constexpr std::array<std::string_view, 7> odd_spaces{"\xC2\xA0",     "\xE2\x80\xAF", "\xE2\x80\x87", "\xE2\x80\x83",
                                                     "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
constexpr std::array<std::string_view, 23> opening_words{
    "form",  "page",      "introduction", "thanks",  "hint",    "also",  "anonymous", "suppress",
    "scale", "breakdown", "pick",         "ask",     "if",      "lines", "group",     "cloud",
    "grid",  "comment",   "information",  "section", "heading", "only",  "unit"};

bool is_blank(char byte) { return blanks.find(byte) != std::string_view::npos; }

template <std::size_t size>
std::string_view one_of(const std::array<std::string_view, size>& list, std::string_view text) {
  const auto found = std::find_if(list.begin(), list.end(), [&](auto one) { return text.starts_with(one); });
  return found == list.end() ? std::string_view() : *found;
}

/// Where the part of `line` before `end` that is language, and no text, begins: "  also ", " lines 4  cloud".
std::size_t language_before(std::string_view line, std::size_t from, std::size_t end) {
  static constexpr std::array<std::string_view, 45> words{
      "also",        "hint",      "if",    "missing",     "pick",    "one",          "any",   "scale",   "text",
      "lines",       "up",        "to",    "from",        "number",  "as",           "group", "cloud",   "red",
      "opportunity", "challenge", "ask",   "words",       ",",       "green",        "best",  "worst",   "first",
      "order",       "headline",  "page",  "form",        "thanks",  "introduction", "grid",  "comment", "alone",
      "at",          "most",      "least", "information", "section", "heading",      "only",  "unit",    "decimals"};
  std::size_t begin = end;
  bool any_word = false;
  std::size_t at = end;
  while (at > from) {
    const auto last = line.substr(from, at - from).find_last_not_of(blanks);
    if (last == none) break;
    auto start = from + last;
    if (line[start] != ',') {
      while (start > from && !is_blank(line[start - 1]) && line[start - 1] != '"' && line[start - 1] != ',') --start;
    }
    const auto word = line.substr(start, from + last + 1 - start);
    const bool number = word.find_first_not_of("0123456789") == none;
    // The name of a scale stands behind the word scale, and nothing else of the form's own does.
    const auto before = line.substr(from, start - from);
    const auto left = before.find_last_not_of(blanks);
    const bool scale_name = !any_word && left != none && before.substr(0, left + 1).ends_with("scale");
    if (!number && !scale_name && std::find(words.begin(), words.end(), word) == words.end()) break;
    any_word = true;
    begin = start;
    at = start;
  }
  // Two blanks set the language off from a text; one blank may stand inside a sentence that ends in such a word.
  return begin;
}

/// Where a text whose first quote is missing began: behind the mark and the code, or behind the word.
std::size_t text_start(std::string_view line, std::size_t from, std::size_t end) {
  auto at = std::min(line.find_first_not_of(" \t,", from), end);
  if (at < end && (line[at] == '(' || line[at] == '[')) {
    const auto close = line.find_first_of(")]", at);
    if (close < end) at = std::min(line.find_first_not_of(blanks, close + 1), end);
  }
  if (line.substr(0, from).find('"') != none && line[std::min(line.find_first_not_of(blanks, from), end)] == ',') {
    return at;
  }
  auto next = std::min(line.find_first_of(" \t", at), end);
  const auto word = line.substr(at, next - at);
  at = std::min(line.find_first_not_of(blanks, next), end);
  const auto skip = [&](std::string_view expected) {
    if (line.substr(at).starts_with(expected)) at = std::min(line.find_first_not_of(blanks, at + expected.size()), end);
  };
  if (word == "if") skip("missing ");
  if (word == "form") at = std::min(line.find_first_not_of(blanks, std::min(line.find(' ', at), end)), end);
  skip("... ");
  return at;
}

class Mender {
 public:
  explicit Mender(std::string_view text) : out_{std::string(text), {}} {}

  MendedText run() {
    for (std::size_t at = 0; at < out_.text.size();) {
      const auto end = std::min(out_.text.find('\n', at), out_.text.size());
      line(at, end);
      at = end + 1;
    }
    return std::move(out_);
  }

 private:
  std::string_view view(std::size_t begin, std::size_t end) const {
    return std::string_view(out_.text).substr(begin, end - begin);
  }

  void say(std::size_t offset, std::size_t length, std::string message, std::string hint) {
    out_.errors.push_back({offset, length, std::move(message), std::move(hint), offset});
  }

  void line(std::size_t begin, std::size_t end) {
    if (view(begin, end).find_first_not_of(blanks) == none) return;
    spaces_and_smart_quotes(begin, end);
    straight_quotes(begin, end);
    first_word(begin, end);
  }

  /// Where the straight quotes of the line stand, up to its comment.
  std::vector<std::size_t> quotes(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> found;
    bool inside = false;
    for (auto at = begin; at < end; ++at) {
      const char byte = out_.text[at];
      if (inside && byte == '\\') {
        ++at;
      } else if (byte == '"') {
        inside = !inside;
        found.push_back(at);
      } else if (byte == '#' && !inside) {
        break;
      }
    }
    return found;
  }

  void spaces_and_smart_quotes(std::size_t begin, std::size_t end) {
    bool inside = false;
    bool said_space = false;
    for (auto at = begin; at < end; ++at) {
      const char byte = out_.text[at];
      if (inside && byte == '\\') {
        ++at;
        continue;
      }
      if (byte == '"') inside = !inside;
      if (byte == '#' && !inside) break;
      if (static_cast<unsigned char>(byte) < 0x80U) continue;
      const auto here = view(at, end);
      if (inside) {  // “Yes” in a text is a text; "Yes” without a straight end is not
        const auto smart = one_of(smart_quotes, here);
        if (smart.empty() || here.find('"') != none) continue;
        say(at, smart.size(), "a smart quote ends this text", "write a straight quote: \"");
        set_quote(at, smart.size());
        inside = false;
        continue;
      }
      if (const auto space = one_of(odd_spaces, here); !space.empty()) {
        if (!said_space) {
          say(at, space.size(), "a space here is no ordinary space, but one that a word processor put in",
              "take it away and type a space");
        }
        said_space = true;
        std::fill_n(out_.text.begin() + static_cast<std::ptrdiff_t>(at), space.size(), ' ');
      } else if (const auto smart = one_of(smart_quotes, here); !smart.empty()) {
        smart_text(at, smart.size(), end);
      }
    }
  }

  void set_quote(std::size_t at, std::size_t length) {
    std::fill_n(out_.text.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
    out_.text[at] = '"';
  }

  /// A text that a smart quote opens, to the next quote of any kind.
  void smart_text(std::size_t at, std::size_t length, std::size_t end) {
    auto close = at + length;
    while (close < end && out_.text[close] != '"' && one_of(smart_quotes, view(close, end)).empty()) ++close;
    say(at, std::min(close + length, end) - at, "smart quotes stand around this text",
        "write straight quotes: \" and not “ or ”");
    set_quote(at, length);
    if (close < end && out_.text[close] != '"') set_quote(close, one_of(smart_quotes, view(close, end)).size());
  }

  /// On a line with an odd number of quotes, finds by the shape of each (a blank before it or behind it) which one has
  /// lost its other half.
  void straight_quotes(std::size_t begin, std::size_t end) {
    const auto found = quotes(begin, end);
    if (found.size() % 2 == 0) return;
    bool inside = false;
    std::size_t open = begin;
    for (std::size_t one = 0; one < found.size(); ++one) {
      const auto at = found[one];
      const bool opens = (at == begin || is_blank(out_.text[at - 1]) || out_.text[at - 1] == ',') && at + 1 < end &&
                         !is_blank(out_.text[at + 1]);
      const bool closes = at > begin && !is_blank(out_.text[at - 1]) &&
                          (at + 1 >= end || is_blank(out_.text[at + 1]) || out_.text[at + 1] == ',');
      if (!inside && closes && !opens) {
        const auto from = one == 0 ? begin : found[one - 1] + 1;
        auto start = from - begin >= at - begin ? at : begin + text_start(view(begin, end), from - begin, at - begin);
        if (one == 0 && goes_on(begin)) start = begin + view(begin, end).find_first_not_of(blanks);
        if (start < at && start > begin) {
          say(start, at + 1 - start, "the quote in front of this text is missing", "put a \" where the text begins");
          out_.text[start - 1] = '"';
          return;
        }
      }
      if (inside && opens && !closes) return close_before(open, at, begin, end);
      inside = !inside;
      if (inside) open = at;
    }
    if (inside) close_before(open, std::min(end, comment_or_end(open, end)), begin, end);
  }

  /// Whether a text is due on the line that begins there: above it stands a code alone, or a line of texts.
  bool goes_on(std::size_t begin) const {
    const auto last = view(0, begin).find_last_not_of(" \t\r\n");
    if (last == none) return false;
    const auto between = view(last + 1, begin);
    if (std::count(between.begin(), between.end(), '\n') > 1) return false;  // an empty line ends what stood above
    const auto line = view(0, last).rfind('\n');
    const auto above = view(line == none ? 0 : line + 1, last + 1);
    const auto word = above.substr(std::min(above.find_first_not_of(blanks), above.size()));
    return word.starts_with('"') || word.find_first_of(" \t\"") == none;
  }

  std::size_t comment_or_end(std::size_t open, std::size_t end) const {
    const auto comment = view(open, end).find("  #");
    return comment == none ? end : open + comment;
  }

  /// Ends the text that began at `open`, in front of the language that stands before `limit`.
  void close_before(std::size_t open, std::size_t limit, std::size_t begin, std::size_t end) {
    auto language = begin + language_before(view(begin, end), open + 1 - begin, limit - begin);
    auto last = language;
    while (last > open + 1 && is_blank(out_.text[last - 1])) --last;
    if (last <= open + 1) return;  // nothing is left of the text: the grammar says that it is not closed
    say(last - 1, 1, "the quote behind this text is missing",
        "put a \" at its end, on the same line; a \" inside a text is written \\\"");
    out_.text[last < end && is_blank(out_.text[last]) ? last : last - 1] = '"';
  }

  /// `Page:` and `Page`: words of the language are small and have no colon.
  void first_word(std::size_t begin, std::size_t end) {
    const auto first = view(begin, end).find_first_not_of(blanks);
    if (first == none) return;  // nothing but odd spaces stood here
    const auto start = begin + first;
    auto last = start;
    while (last < end &&
           ((out_.text[last] >= 'a' && out_.text[last] <= 'z') || (out_.text[last] >= 'A' && out_.text[last] <= 'Z'))) {
      ++last;
    }
    const auto written = std::string(view(start, last));
    const auto word = lower_case(written);
    if (std::find(opening_words.begin(), opening_words.end(), word) == opening_words.end()) return;
    const bool colon = last < end && out_.text[last] == ':';
    if (word == written && !colon) return;
    say(start, written.size() + (colon ? 1 : 0),
        "\"" + written + (colon ? ":" : "") + "\" is not a word of the form language",
        "write " + word + (word == written ? "" : " in small letters") + (colon ? " without a colon" : ""));
    std::copy(word.begin(), word.end(), out_.text.begin() + static_cast<std::ptrdiff_t>(start));
    if (colon) out_.text[last] = ' ';
  }

  MendedText out_;
};

}  // namespace

MendedText mend(std::string_view text) { return Mender(text).run(); }

}  // namespace muster::forms
