// Tries what the hint says, and proposes it only where the form then reads better.
#include <muster/domain/forms/mended_line.hpp>

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::size_t most_tried = 20;              // errors of one text: each try reads the whole of it
constexpr std::size_t longest_tried = 32UL * 1024;  // bytes of a text, for the same reason
constexpr std::size_t longest_line = 300;

struct LineRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

LineRange line_range(std::string_view text, std::size_t line) {
  std::size_t begin = 0;
  for (std::size_t at = 1; at < line; ++at) {
    const auto end = text.find('\n', begin);
    if (end == std::string_view::npos) return {text.size(), text.size()};
    begin = end + 1;
  }
  auto end = std::min(text.find('\n', begin), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return {begin, end};
}

/// The byte at which character `column` (from 1) of the line stands.
std::size_t byte_of(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  for (std::size_t seen = 1; seen < column && at < line.size(); ++seen) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
  }
  return at;
}

/// What a word processor writes, and what is to stand there.
std::string in_plain_signs(std::string_view line) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> signs{{{"“", "\""},
                                                                                {"”", "\""},
                                                                                {"„", "\""},
                                                                                {"\xC2\xA0", " "},
                                                                                {"\xE2\x80\xAF", " "},
                                                                                {"\xE2\x80\x87", " "},
                                                                                {"\xE3\x80\x80", " "},
                                                                                {"\xE2\x80\x8B", ""},
                                                                                {"\xEF\xBB\xBF", ""}}};
  std::string out(line);
  for (const auto& [written, meant] : signs) {
    for (auto at = out.find(written); at != std::string::npos; at = out.find(written, at + meant.size()))
      out.replace(at, written.size(), meant);
  }
  return out;
}

/// The line with `written` in the place that the error marks.
class MarkedLine {
 public:
  MarkedLine(std::string_view line, const Diagnostic& found)
      : line_(line),
        begin_(byte_of(line, found.column)),
        end_(std::max(begin_, byte_of(line, found.column + found.length))) {
    if (begin_ >= line.size() || (line[begin_] != '(' && line[begin_] != '[')) return;
    const auto close = line.find_first_of(")]", begin_);  // a mark is replaced whole
    if (close != std::string_view::npos) end_ = close + 1;
  }

  [[nodiscard]] std::string with(std::string_view written) const {
    return std::string(line_.substr(0, begin_)) + std::string(written) + std::string(line_.substr(end_));
  }
  /// Without what is marked, and without the blanks before it.
  [[nodiscard]] std::string without() const {
    const auto kept = line_.substr(0, begin_);
    return std::string(kept.substr(0, kept.find_last_not_of(' ') + 1)) + std::string(line_.substr(end_));
  }
  /// Without the dots behind its code that leave a line to write on.
  [[nodiscard]] std::string without_dots() const {
    const auto at = line_.find("...", begin_);
    if (at == std::string_view::npos || line_.substr(0, at).find('"') != std::string_view::npos)
      return std::string(line_);
    const auto kept = line_.substr(0, at);
    return std::string(kept.substr(0, kept.find_last_not_of(' ') + 1)) + std::string(line_.substr(at + 3));
  }
  /// Without what is marked and the words in front of it, or at its begin, that say what it is: "ask if".
  [[nodiscard]] std::string without(std::string_view words) const {
    const auto at = line_.rfind(words, begin_);
    if (at == std::string_view::npos) return std::string(line_);
    const auto kept = line_.substr(0, at);
    const auto last = kept.find_last_not_of(' ');
    const auto end = std::max(end_, at + words.size());
    return std::string(kept.substr(0, last == std::string_view::npos ? 0 : last + 1)) + std::string(line_.substr(end));
  }
  /// With other words in place of those that stand last before the mark.
  [[nodiscard]] std::string with_before(std::string_view words, std::string_view written) const {
    const auto at = line_.rfind(words, begin_);
    if (at == std::string_view::npos) return std::string(line_);
    return std::string(line_.substr(0, at)) + std::string(written) + std::string(line_.substr(at + words.size()));
  }
  /// With other words in place of those that begin at the mark, or end with it.
  [[nodiscard]] std::string saying(std::string_view words, std::string_view written) const {
    const auto at = line_.find(words, begin_ - std::min<std::size_t>(begin_, std::string_view("is ").size()));
    if (at == std::string_view::npos || at > begin_) return std::string(line_);
    return std::string(line_.substr(0, at)) + std::string(written) + std::string(line_.substr(at + words.size()));
  }
  /// With another word for the comparison that follows the mark; the line as it is where another follows.
  [[nodiscard]] std::string comparing_by(std::string_view written, std::string_view meant) const {
    const auto at = line_.find_first_not_of(' ', end_);
    if (at == std::string_view::npos || !line_.substr(at).starts_with(written)) return std::string(line_);
    return std::string(line_.substr(0, end_)) + " " + std::string(meant) + " " +
           trimmed(line_.substr(at + written.size()));
  }
  [[nodiscard]] std::string_view marked() const { return line_.substr(begin_, end_ - begin_); }
  [[nodiscard]] std::string quote_before() const {
    return std::string(line_.substr(0, begin_)) + "\"" + std::string(line_.substr(begin_));
  }
  [[nodiscard]] std::string quote_behind() const {
    return std::string(line_.substr(0, end_)) + "\"" + std::string(line_.substr(end_));
  }

 private:
  std::string_view line_;
  std::size_t begin_;
  std::size_t end_;
};

/// What the hint names to be written: the whole of it, and what stands before a comma or before "or".
std::vector<std::string> named_in(std::string_view hint) {
  constexpr std::string_view asks = "did you mean \"";
  constexpr std::string_view tells = "write ";
  std::vector<std::string> out;
  if (hint.starts_with(asks)) {
    out.emplace_back(hint.substr(asks.size(), hint.rfind('"') - asks.size()));
  } else if (hint.starts_with(tells)) {
    const auto rest = hint.substr(tells.size());
    out.emplace_back(rest);
    for (const std::string_view end :
         {" \"...\"", " in small letters", " without a colon", ", ", " or ", " where ", " in place of ", " to "})
      if (const auto at = rest.find(end); at != std::string_view::npos) out.emplace_back(rest.substr(0, at));
  }
  return out;
}

/// What was meant by a condition that nobody can meet: one of the two, or the other side of a border, or the border
/// too. Words in quotes are an answer's, so a condition with any is left alone.
std::vector<std::string> conditions_like(std::string_view condition) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> slips{
      {{" and ", " or "}, {" > ", " >= "}, {" < ", " <= "}, {" < ", " > "}, {" > ", " < "}}};
  std::vector<std::string> out;
  if (condition.find('"') != std::string_view::npos) return out;
  for (const auto& [written, meant] : slips) {
    for (auto at = condition.find(written); at != std::string_view::npos; at = condition.find(written, at + 1)) {
      auto& other = out.emplace_back(condition);
      other.replace(at, written.size(), meant);
    }
  }
  return out;
}

/// "ask if" of: take the "ask if" away.
std::string named_to_take_away(std::string_view hint) {
  for (const std::string_view begin : {"take the \"", "take \""}) {
    if (!hint.starts_with(begin)) continue;
    const auto rest = hint.substr(begin.size());
    const auto end = rest.find("\" away");
    return std::string(end == std::string_view::npos ? std::string_view() : rest.substr(0, end));
  }
  return {};
}

/// The one scale that the form names above its pages; empty where it names none, or several.
std::string only_scale(std::string_view text) {
  constexpr std::string_view begin = "scale ";
  std::string out;
  for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size()) + 1) {
    const auto line = text.substr(at);
    if (!line.starts_with(begin)) continue;
    if (!out.empty()) return {};
    const auto name = line.substr(begin.size());
    out = name.substr(0, name.find_first_of(" :\n"));
  }
  return out;
}

std::vector<std::string> candidates(std::string_view line, const Diagnostic& found, const std::string& scale) {
  const MarkedLine marked(line, found);
  std::vector<std::string> out;
  if (auto plain = in_plain_signs(line); plain != line) out.push_back(std::move(plain));
  if (found.message.starts_with("the quote in front")) out.push_back(marked.quote_before());
  if (found.message.starts_with("the quote behind")) out.push_back(marked.quote_behind());
  for (const auto& written : named_in(found.hint)) {
    if (written.find("...") == std::string::npos) out.push_back(marked.with(written));  // to be filled in
  }
  constexpr std::string_view needless = "take away the \"";
  if (found.hint.starts_with(needless)) {
    const auto words = std::string_view(found.hint).substr(needless.size());
    if (const auto end = words.find('"'); end != std::string_view::npos)
      out.push_back(marked.without(words.substr(0, end)));
  }
  if (found.hint.starts_with("take away the ...")) out.push_back(marked.without_dots());
  if (found.hint == "one * is enough") out.push_back(marked.with(""));
  if (!scale.empty() && found.message.starts_with("expected \"scale\", \"pick one\""))
    out.push_back(marked.with(" scale " + scale));
  if (!scale.empty() && found.message.starts_with("expected the name of a scale"))
    out.push_back(marked.with(" " + scale));
  if (found.message.starts_with("expected the name of a scale")) {
    for (const auto* kind : {"pick one", "pick any"}) out.push_back(marked.with_before("scale", kind));
  }
  if (found.message.starts_with("expected \"missing\"")) out.push_back(marked.with_before("if", "ask if"));
  if (found.message.starts_with("expected \"answered\"")) {
    for (const auto* comparison : {"=", "contains"}) out.push_back(marked.with_before("is", comparison));
    out.push_back(marked.with_before("is not", "!="));
  }
  if (found.hint.starts_with("several answers stand in brackets")) {
    for (const auto* phrase : {"is one of", "is any of", "one of", "any of"})
      out.push_back(marked.saying(phrase, "in"));
    out.push_back(marked.with("(" + std::string(marked.marked()) + ")"));
  }
  if (found.hint == "write one \"=\"") out.push_back(marked.with(""));
  if (found.message.find("may have several answers") != std::string::npos)
    out.push_back(marked.comparing_by("=", "contains"));
  if (found.message.ends_with("so contains does not fit")) out.push_back(marked.comparing_by("contains", "="));
  if (found.message.starts_with("this condition can never hold")) {
    for (const auto& condition : conditions_like(marked.marked())) out.push_back(marked.with(condition));
  }
  if (found.hint.starts_with("take") && found.hint.find("away") != std::string::npos) {
    // A hint that names the words means them, and not whatever is marked.
    const auto words = named_to_take_away(found.hint);
    out.push_back(words.empty() ? marked.without() : marked.without(words));
  }
  return out;
}

bool same_error(const Diagnostic& left, const Diagnostic& right) {
  return left.line == right.line && left.message == right.message;
}

/// True where the text has no error in the place of the one that is gone.
bool reads_better(const std::string& text, const std::vector<Diagnostic>& before, const Diagnostic& mended) {
  const auto form = parse_form(text, mended.source);
  if (form.ok()) return true;
  const auto& now = form.error().diagnostics;
  if (now.size() >= before.size()) return false;
  return std::all_of(now.begin(), now.end(), [&](const Diagnostic& left) {
    return !same_error(left, mended) &&
           std::any_of(before.begin(), before.end(), [&](const Diagnostic& was) { return same_error(left, was); });
  });
}

}  // namespace

std::optional<std::string> mended_line(std::string_view text, const std::vector<Diagnostic>& all,
                                       const Diagnostic& found) {
  if (found.line == 0 || found.column == 0 || all.size() >= most_tried || text.size() > longest_tried)
    return std::nullopt;
  const auto [begin, end] = line_range(text, found.line);
  const auto line = text.substr(begin, end - begin);
  if (line.size() > longest_line) return std::nullopt;
  const auto scale = only_scale(text);
  for (const auto& candidate : candidates(line, found, scale)) {
    if (candidate == line) continue;
    const auto mended = std::string(text.substr(0, begin)) + candidate + std::string(text.substr(end));
    if (reads_better(mended, all, found)) return candidate;
  }
  return std::nullopt;
}

std::vector<std::string> errors_with_mended_lines(const Error& error, std::string_view text) {
  std::vector<std::string> out;
  for (const auto& found : error.diagnostics) {
    out.push_back(render(found, text));
    const auto line = mended_line(text, error.diagnostics, found);
    if (line)
      out.back() +=
          trimmed(*line).empty() ? std::string("  the line can go\n") : "  the line would read:\n  " + *line + "\n";
  }
  return out;
}

}  // namespace muster::forms
