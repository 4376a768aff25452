// Reads and writes the head of a form and of its pages.
#include <muster/domain/forms/heading_card.hpp>

#include "followed_texts.hpp"
#include "text_edits.hpp"
#include "words.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

std::string texts_of(const PlacedStatement* said) {
  std::string out;
  if (said == nullptr) return out;
  for (const auto& text : said->said.texts) out += (out.empty() ? "" : " ") + text.value;
  return out;
}

const PlacedStatement* find(const ReadText& read, const ReadPart& part, StatementKind what) {
  for (const auto* one : read.of(part))
    if (one->said.what == what) return one;
  return nullptr;
}

/// Written without line breaks: a paragraph is one text.
std::string paragraph(std::string_view typed) {
  std::string out(typed);
  std::erase(out, '\r');
  std::replace(out.begin(), out.end(), '\n', ' ');
  return trimmed(out);
}

void set_texts(TextEdits& edits, const PlacedStatement& said, const std::string& with) {
  for (std::size_t at = 0; at < said.said.texts.size(); ++at) {
    const auto& token = said.said.texts[at];
    const Span span{token.offset, token.offset + token.length};
    if (at == 0)
      edits.replace(span, lang::quoted_text(with));
    else
      edits.take_out(span);
  }
}

/// Writes `word "value"` where it differs from what stands.
void set_text(TextEdits& edits, const PlacedStatement* stands, const std::string& word, const std::string& value,
              std::size_t at) {
  if (texts_of(stands) == value) return;
  if (stands != nullptr && !value.empty() && !stands->said.texts.empty()) return set_texts(edits, *stands, value);
  edits.set(stands, value.empty() ? value : word + " " + lang::quoted_text(value), at, "  ");
}

void set_word(TextEdits& edits, const PlacedStatement* stands, bool wanted, const std::string& word, std::size_t at) {
  if ((stands != nullptr) != wanted) edits.set(stands, wanted ? word : std::string(), at, "  ");
}

std::vector<std::string> words_of(const PlacedStatement* said) {
  std::vector<std::string> out;
  if (said == nullptr) return out;
  for (const auto& word : said->said.words) out.push_back(word.value);
  return out;
}

const ReadPart* heading_of(const ReadText& read) {
  return !read.parts.empty() && read.parts.front().part.kind == PartKind::heading ? &read.parts.front() : nullptr;
}

void set_breakdown(TextEdits& edits, const ReadText& read, const ReadPart& heading,
                   const std::vector<std::string>& codes, std::size_t at) {
  const auto* stands = find(read, heading, StatementKind::breakdown);
  if (words_of(stands) != codes) edits.set(stands, codes.empty() ? "" : "breakdown " + joined(codes, ", "), at, "  ");
}

std::size_t below_first_line(std::string_view text, const ReadText& read, const ReadPart& part) {
  // Not into a title that runs over several lines.
  return line_end(text, read.statements[part.first].span.end);
}

}  // namespace

HeadingCard heading_card(std::string_view text) {
  const auto read = read_parts(text);
  HeadingCard card;
  const auto* heading = heading_of(read);
  if (heading == nullptr) return card;
  card.title = texts_of(find(read, *heading, StatementKind::form));
  card.introduction = texts_of(find(read, *heading, StatementKind::introduction));
  card.thanks = texts_of(find(read, *heading, StatementKind::thanks));
  card.anonymous = find(read, *heading, StatementKind::anonymous) != nullptr;
  card.quote_with_consent = find(read, *heading, StatementKind::quote) != nullptr;
  const auto below = words_of(find(read, *heading, StatementKind::suppress));
  if (!below.empty()) card.suppress_below = below.front();
  card.breakdown = words_of(find(read, *heading, StatementKind::breakdown));
  return card;
}

Result<EditedText> change_heading(std::string_view text, const HeadingCard& wanted) {
  const auto title = paragraph(wanted.title);
  if (title.empty()) return bad_input("Give the form a title.").at("title");
  if (!wanted.suppress_below.empty() && !parse_integer(wanted.suppress_below))
    return bad_input("Write a whole number.").at("suppress_below");
  const auto read = read_parts(text);
  const auto* heading = heading_of(read);
  if (heading == nullptr || find(read, *heading, StatementKind::form) == nullptr) {
    auto added = "form new-form " + lang::quoted_text(title) + "\n\n" + std::string(text);
    return change_heading(added, wanted);
  }
  TextEdits edits(text);
  const auto at = below_first_line(text, read, *heading);
  const auto* form = find(read, *heading, StatementKind::form);
  if (texts_of(form) != title) {
    if (form->said.texts.empty())
      edits.insert(form->span.end, " " + lang::quoted_text(title));
    else
      set_texts(edits, *form, title);
  }
  set_word(edits, find(read, *heading, StatementKind::anonymous), wanted.anonymous, "anonymous", at);
  const auto* suppress = find(read, *heading, StatementKind::suppress);
  const auto below = words_of(suppress);
  if (wanted.suppress_below != (below.empty() ? std::string() : below.front()))
    edits.set(suppress, wanted.suppress_below.empty() ? "" : "suppress below " + wanted.suppress_below, at, "  ");
  set_breakdown(edits, read, *heading, wanted.breakdown, at);
  set_word(edits, find(read, *heading, StatementKind::quote), wanted.quote_with_consent, "quote with consent", at);
  set_text(edits, find(read, *heading, StatementKind::introduction), "introduction", paragraph(wanted.introduction),
           at);
  set_text(edits, find(read, *heading, StatementKind::thanks), "thanks", paragraph(wanted.thanks), at);
  return followed(text, EditedText{edits.made(), "form", "Changed what goes for the whole form"});
}

PageCard page_card(std::string_view text, std::string_view key) {
  const auto read = read_parts(text);
  const auto* part = read.part(key);
  PageCard card;
  if (part == nullptr) return card;
  card.title = part->part.title;
  card.introduction = texts_of(find(read, *part, StatementKind::introduction));
  const auto condition = words_of(find(read, *part, StatementKind::ask_if));
  if (!condition.empty()) card.condition = trimmed(condition.front());
  return card;
}

Result<EditedText> change_page(std::string_view text, std::string_view key, const PageCard& wanted) {
  const auto title = paragraph(wanted.title);
  if (title.empty()) return bad_input("Write the title.").at("title");
  if (!wanted.condition.empty() && !query::parse_filter(wanted.condition, "").ok())
    return bad_input("This condition cannot be read.").at("condition");
  const auto read = read_parts(text);
  const auto* part = read.part(key);
  if (part == nullptr || (part->part.kind != PartKind::page && part->part.kind != PartKind::section))
    return no_such_part();
  TextEdits edits(text);
  const auto at = below_first_line(text, read, *part);
  const auto& head = read.statements[part->first];
  if (title != part->part.title) {
    if (head.said.texts.empty())
      edits.insert(head.span.end, " " + lang::quoted_text(title));
    else
      set_texts(edits, head, title);
  }
  const auto had = page_card(text, key);
  if (wanted.condition != had.condition) {
    const auto indent = part->part.kind == PartKind::page ? "  " : "    ";
    edits.set(find(read, *part, StatementKind::ask_if), wanted.condition.empty() ? "" : "ask if " + wanted.condition,
              at, indent);
  }
  if (part->part.kind == PartKind::page)
    set_text(edits, find(read, *part, StatementKind::introduction), "introduction", paragraph(wanted.introduction), at);
  return followed(text, EditedText{edits.made(), part->part.key, "Changed the head of “" + title + "”"});
}

std::string with_breakdown(std::string_view text, const std::string& code, bool wanted) {
  const auto read = read_parts(text);
  const auto* heading = heading_of(read);
  if (heading == nullptr) return std::string(text);
  auto codes = words_of(find(read, *heading, StatementKind::breakdown));
  const bool stands = std::find(codes.begin(), codes.end(), code) != codes.end();
  if (stands == wanted) return std::string(text);
  if (wanted)
    codes.push_back(code);
  else
    std::erase(codes, code);
  TextEdits edits(text);
  set_breakdown(edits, read, *heading, codes, below_first_line(text, read, *heading));
  return edits.made();
}

}  // namespace muster::forms
