// Reads and writes the head of a form and of its pages.
#include <muster/domain/forms/heading_card.hpp>

#include "followed_texts.hpp"
#include "question_statements.hpp"
#include "taken_names.hpp"
#include "text_edits.hpp"
#include "words.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>
#include <set>

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

std::vector<const PlacedStatement*> index_lines(const ReadText& read, const ReadPart& heading) {
  std::vector<const PlacedStatement*> out;
  for (const auto* one : read.of(heading))
    if (one->said.what == StatementKind::index && !one->said.words.empty()) out.push_back(one);
  return out;
}

IndexCard index_card(const PlacedStatement& said) {
  const auto& words = said.said.words;
  IndexCard card{words.front().value, texts_of(&said), {}, said.said.sus};
  for (std::size_t at = 1; at < words.size(); ++at) card.of.push_back(words[at].value);
  return card;
}

bool is_none(const IndexCard& index) { return index.title.empty() && index.of.empty(); }

Outcome check_indexes(const std::vector<IndexCard>& wanted) {
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const auto field = "index-" + std::to_string(at + 1);
    if (is_none(wanted[at])) continue;
    if (paragraph(wanted[at].title).empty())
      return bad_input("Say what these questions tell together.").at(field + "-title");
    if (wanted[at].of.empty()) return bad_input("Tick the questions that it is made of.").at(field);
  }
  return Success{};
}

void set_indexes(TextEdits& edits, const ReadText& read, const ReadPart& heading, const std::vector<IndexCard>& wanted,
                 std::size_t at) {
  const auto lines = index_lines(read, heading);
  TakenNames taken(read);
  for (const auto* line : lines) (void)taken.code(line->said.words.front().value);
  for (std::size_t place = 0; place < std::max(lines.size(), wanted.size()); ++place) {
    const auto* stands = place < lines.size() ? lines[place] : nullptr;
    auto index = place < wanted.size() ? wanted[place] : IndexCard{};
    index.title = paragraph(index.title);
    if (stands != nullptr && index_card(*stands) == index) continue;
    if (is_none(index)) {
      if (stands != nullptr) edits.set(stands, {}, at, "  ");
      continue;
    }
    if (index.code.empty()) index.code = taken.code(index.title.substr(0, index.title.find(' ')));
    edits.set(stands,
              "index " + index.code + " " + lang::quoted_text(index.title) + " of " + joined(index.of, ", ") +
                  (index.usability_scale ? " sus" : ""),
              at, "  ");
  }
}

/// From behind a page's title to the end of its `for each`.
Span for_each_span(const PlacedStatement& head) {
  const auto& last = head.said.texts.back();
  return {last.offset + last.length, std::max(last.offset + last.length, head.span.end)};
}

}  // namespace

std::vector<IndexChoice> index_choices(std::string_view text) {
  const auto read = read_parts(text);
  std::set<std::string> named;
  if (const auto* heading = heading_of(read))
    for (const auto* line : index_lines(read, *heading))
      for (const auto& code : index_card(*line).of) named.insert(code);
  std::vector<IndexChoice> out;
  for (const auto& part : read.parts) {
    if (part.part.kind != PartKind::question || part.part.code.empty()) continue;
    const auto of = question_statements(text, read, part);
    const auto kind = card_kind(of);
    const bool ordered =
        of.detail(StatementKind::best_first) != nullptr || of.detail(StatementKind::worst_first) != nullptr;
    const bool may = kind == CardKind::scale || kind == CardKind::shared_scale || kind == CardKind::grid ||
                     (ordered && (kind == CardKind::pick_one || kind == CardKind::from_to));
    if (may || named.contains(part.part.code)) out.push_back({part.part.code, part.part.title});
    for (const auto& row : of.rows) {
      const auto& code = row.said->said.words.front().value;
      if (named.contains(code)) out.push_back({code, answer_label(*row.said)});
    }
  }
  return out;
}

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
  const auto days = words_of(find(read, *heading, StatementKind::delete_personal));
  if (!days.empty()) card.delete_personal_after = days.front();
  for (const auto* line : index_lines(read, *heading)) card.indexes.push_back(index_card(*line));
  return card;
}

Result<EditedText> change_heading(std::string_view text, const HeadingCard& wanted) {
  const auto title = paragraph(wanted.title);
  if (title.empty()) return bad_input("Give the form a title.").at("title");
  if (!wanted.suppress_below.empty() && !parse_integer(wanted.suppress_below))
    return bad_input("Write a whole number.").at("suppress_below");
  if (!wanted.delete_personal_after.empty() && !parse_integer(wanted.delete_personal_after))
    return bad_input("Write a whole number.").at("delete_personal_after");
  MUSTER_CHECK(check_indexes(wanted.indexes));
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
  const auto* days = find(read, *heading, StatementKind::delete_personal);
  const auto had_days = words_of(days);
  if (wanted.delete_personal_after != (had_days.empty() ? std::string() : had_days.front()))
    edits.set(
        days,
        wanted.delete_personal_after.empty() ? "" : "delete personal after " + wanted.delete_personal_after + " days",
        at, "  ");
  set_indexes(edits, read, *heading, wanted.indexes, at);
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
  const auto each = words_of(&read.statements[part->first]);
  if (part->part.kind == PartKind::page && !each.empty()) card.for_each = each.front();
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
  if (part->part.kind == PartKind::page && wanted.for_each != had.for_each && !head.said.texts.empty())
    edits.replace(for_each_span(head), wanted.for_each.empty() ? "" : " for each " + wanted.for_each);
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
