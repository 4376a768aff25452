// Reads a text as the grammar does, and finds the parts by the words that begin one. What a part holds beyond those
// words is not looked at, so that a construct that cards do not know moves with its question untouched.
#include "statements.hpp"

#include "domain/forms/grammar/slips.hpp"
#include "domain/forms/reading/readable_text.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace muster::forms {
namespace {

/// Where each statement's last token ends.
void set_spans(std::vector<PlacedStatement>& statements, std::string_view text) {
  for (std::size_t at = 0; at < statements.size(); ++at) {
    const auto limit = at + 1 < statements.size() ? statements[at + 1].span.begin : text.size();
    auto& span = statements[at].span;
    span.end = span.begin;
    for (auto token = span.begin; token < limit; token = lang::next_token(text, span.end, lang::Comments::hash))
      span.end = std::min(token + std::max<std::size_t>(1, lang::token_length(text, token)), limit);
  }
}

/// The first byte of a part that begins with the statement at `at`: the notes directly above it are its own.
std::size_t begin_with_notes(std::string_view text, std::size_t at, std::size_t floor) {
  auto begin = line_begin(text, at);
  if (begin < floor || !is_blank_between(text, begin, at)) return at;
  while (begin > floor) {
    const auto above = line_begin(text, begin - 1);
    if (above < floor) break;
    const auto first = text.find_first_not_of(" \t\r", above);
    if (first == std::string_view::npos || text[first] != '#') break;
    begin = above;
  }
  return begin;
}

class PartReader {
 public:
  PartReader(std::string_view text, ReadText& read) : text_(text), end_(text.size()), read_(read) {}

  void run() {
    for (std::size_t at = 0; at < read_.statements.size(); ++at) {
      // The texts in other languages are no part: they stay at the end of the text.
      if (page_ > 0 && read_.statements[at].said.what == StatementKind::language) {
        end_ = begin_with_notes(text_, read_.statements[at].span.begin, read_.statements[at - 1].span.end);
        break;
      }
      take(at);
    }
    for (std::size_t at = 0; at < read_.parts.size(); ++at) {
      auto& one = read_.parts[at];
      read_.by_key.emplace(one.part.key, at);
      const auto next = at + 1 < read_.parts.size() ? read_.parts[at + 1].part.begin : end_;
      const auto last = text_.substr(0, next).find_last_not_of(" \t\r\n");
      one.part.end = last == std::string_view::npos ? one.part.begin : std::max(one.part.begin, last + 1);
    }
  }

 private:
  void take(std::size_t at) {
    auto& statement = read_.statements[at].said;
    if (is_question_called_so(at)) {
      statement.what = StatementKind::question;
      statement.words = {statement.head};
    }
    switch (statement.what) {
      case StatementKind::scale_names:
        if (page_ > 0 && !statement.starts_line) break;
        return begin(at, PartKind::scale, "scale-" + word_of(statement), word_of(statement), {});
      case StatementKind::page:
        section_ = 0;
        ++page_;
        return begin(at, PartKind::page, "page-" + std::to_string(page_), {}, title_of(statement));
      case StatementKind::section:
        if (page_ == 0) break;
        return begin(at, PartKind::section, "section-" + std::to_string(page_) + "-" + std::to_string(++section_), {},
                     title_of(statement));
      case StatementKind::information:
        if (page_ == 0) break;
        begin(at, PartKind::question, {}, {}, {});
        waiting_ = true;
        return;
      case StatementKind::question:
        if (page_ == 0 && !read_.parts.empty() && !statement.starts_line) break;
        return question(at, statement);
      case StatementKind::end_if:
        if (page_ == 0) break;
        return begin(at, PartKind::page_end, "end-" + std::to_string(page_), {}, {});
      default:
        break;
    }
    if (is_kind(statement.what)) has_kind_ = true;
    if (read_.parts.empty()) return begin(at, PartKind::heading, "form", {}, title_of(statement));
    if (statement.what == StatementKind::form && read_.parts.front().part.kind == PartKind::heading)
      read_.parts.front().part.title = title_of(statement);
    ++read_.parts.back().count;
  }

  void question(std::size_t at, const Statement& statement) {
    has_kind_ = false;
    const auto code = word_of(statement);
    if (waiting_) {
      waiting_ = false;
      auto& waiting = read_.parts.back();
      ++waiting.count;
      waiting.part.key = own_key("q-" + code);
      waiting.part.code = code;
      waiting.part.title = title_of(statement);
      return;
    }
    begin(at, PartKind::question, "q-" + code, code, title_of(statement));
  }

  void begin(std::size_t at, PartKind kind, const std::string& key, const std::string& code, const std::string& title) {
    if (waiting_) read_.parts.back().part.key = own_key("q-");
    waiting_ = false;
    has_kind_ = kind == PartKind::question ? has_kind_ : true;
    const auto floor = at == 0 ? 0 : read_.statements[at - 1].span.end;
    ReadPart part;
    part.part = {kind, key.empty() ? key : own_key(key), code, title, page_, 0, 0};
    part.part.begin = begin_with_notes(text_, read_.statements[at].span.begin, floor);
    part.first = at;
    part.count = 1;
    read_.parts.push_back(std::move(part));
  }

  /// A question may be called "comment" or "section": then its kind follows, and the question above has one already.
  [[nodiscard]] bool is_question_called_so(std::size_t at) const {
    const auto& statement = read_.statements[at].said;
    const auto what = statement.what;
    const bool may_be = what == StatementKind::headline || what == StatementKind::comment ||
                        what == StatementKind::information || what == StatementKind::section ||
                        what == StatementKind::option_heading;
    return may_be && statement.starts_line && page_ > 0 && has_kind_ && at + 1 < read_.statements.size() &&
           is_kind(read_.statements[at + 1].said.what);
  }

  std::string own_key(const std::string& key) {
    const auto count = ++keys_[key];
    return count == 1 ? key : key + "~" + std::to_string(count);
  }

  static std::string word_of(const Statement& statement) {
    return statement.words.empty() ? std::string() : statement.words.front().value;
  }
  static std::string title_of(const Statement& statement) {
    std::string out;
    for (const auto& text : statement.texts) out += (out.empty() ? "" : " ") + text.value;
    return out;
  }

  std::string_view text_;
  std::size_t end_;  ///< of the last part
  ReadText& read_;
  std::map<std::string, std::size_t> keys_;
  std::size_t page_ = 0;
  std::size_t section_ = 0;
  bool waiting_ = false;   ///< an information that stands above a question
  bool has_kind_ = false;  ///< the question that is being read
};

}  // namespace

std::size_t line_begin(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

bool is_blank_between(std::string_view text, std::size_t begin, std::size_t end) {
  return begin >= end || text.substr(begin, end - begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

const ReadPart* ReadText::part(std::string_view key) const {
  const auto found = by_key.find(key);
  return found == by_key.end() ? nullptr : &parts[found->second];
}

std::vector<const PlacedStatement*> ReadText::of(const ReadPart& part) const {
  std::vector<const PlacedStatement*> out;
  for (auto at = part.first; at < part.first + part.count; ++at) out.push_back(&statements[at]);
  return out;
}

ReadText read_parts(std::string_view text) {
  ReadText read;
  if (why_not_readable(text)) return read;
  const auto mended = mend(text);
  auto reading = read_statements(mended.text);
  for (auto& statement : reading.statements) {
    const auto begin = statement.head.offset;
    read.statements.push_back({std::move(statement), {begin, begin}});
  }
  set_spans(read.statements, mended.text);
  PartReader(text, read).run();
  return read;
}

std::vector<FormPart> outline(std::string_view text) {
  std::vector<FormPart> out;
  for (auto& one : read_parts(text).parts) out.push_back(std::move(one.part));
  return out;
}

const FormPart* part_of(const std::vector<FormPart>& parts, std::string_view key) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& one) { return one.key == key; });
  return found == parts.end() ? nullptr : &*found;
}

const FormPart* part_at_line(const std::vector<FormPart>& parts, std::string_view text, std::size_t line) {
  std::size_t at = 0;
  for (std::size_t count = 1; count < line && at < text.size(); ++count) at = line_end(text, at) + 1;
  const auto end = line_end(text, std::min(at, text.size()));
  const FormPart* found = nullptr;
  for (const auto& part : parts) {
    if (part.begin < std::max(end, at + 1)) found = &part;
  }
  return found;
}

}  // namespace muster::forms
