// Moving, removing and adding whole parts.
#include <muster/domain/forms/heading_card.hpp>

#include "chunks.hpp"
#include "followed_texts.hpp"
#include "hanging_conditions.hpp"
#include "words.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <set>

namespace muster::forms {
namespace {

bool is_on_page(PartKind kind) { return kind == PartKind::question || kind == PartKind::section; }

/// Where a question goes that moves up past what stands above it, among those that stay; its own place where nowhere.
std::size_t place_above(const Chunks& chunks, std::size_t from) {
  if (from == 0) return from;
  const auto kind = chunks.all[from - 1].kind;
  if (kind != PartKind::page) return kind == PartKind::scale || kind == PartKind::heading ? from : from - 1;
  if (from < 2 || !(is_on_page(chunks.all[from - 2].kind) || chunks.all[from - 2].kind == PartKind::page ||
                    chunks.all[from - 2].kind == PartKind::page_end)) {
    return from;
  }
  return chunks.all[from - 2].kind == PartKind::page_end ? from - 2 : from - 1;
}

std::size_t place_below(const Chunks& chunks, std::size_t from) {
  auto next = from + 1;
  if (next >= chunks.all.size()) return from;
  if (chunks.all[next].kind == PartKind::page_end) ++next;
  if (next >= chunks.all.size()) return from;
  return next;
}

Result<EditedText> move_page(std::string_view text, const ReadText& read, std::size_t from, Way way) {
  Chunks chunks(text, read);
  auto first = from;
  if (way == Way::down) {
    first = chunks.end_of_page(from);
    if (first == chunks.all.size()) return bad_input("This is the last page.");
  }
  const auto end = chunks.end_of_page(first);
  auto above = first;
  while (above > 0 && chunks.all[above - 1].kind != PartKind::page) --above;
  if (above == 0) return bad_input("This is the first page.");
  --above;
  std::rotate(chunks.all.begin() + static_cast<std::ptrdiff_t>(above),
              chunks.all.begin() + static_cast<std::ptrdiff_t>(first),
              chunks.all.begin() + static_cast<std::ptrdiff_t>(end));
  const auto page = read.parts[from].part.page;
  return EditedText{chunks.text(), "page-" + std::to_string(way == Way::up ? page - 1 : page + 1),
                    "Moved the page “" + read.parts[from].part.title + "”"};
}

/// The end of a page that ends the form for somebody and asks nothing: it reads answers that are not there yet. The
/// number of chunks where there is none.
std::size_t end_without_questions(const std::vector<Chunk>& all) {
  bool asks = true;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].kind == PartKind::page) asks = false;
    if (all[at].kind == PartKind::question) asks = true;
    if (all[at].kind == PartKind::page_end && !asks) return at;
  }
  return all.size();
}

bool has_end_without_questions(const std::vector<Chunk>& all) { return end_without_questions(all) < all.size(); }

Result<EditedText> moved(std::string_view text, Chunks& chunks, std::size_t from, std::size_t to,
                         const FormPart& part) {
  const bool had = has_end_without_questions(chunks.all);
  chunks.move(from, to);
  if (!had && has_end_without_questions(chunks.all))
    return bad_input(
        "This is the only question of a page that ends the form for some. Remove that end first, or move "
        "the whole page.");
  return followed(text, EditedText{chunks.text(), part.key, "Moved “" + part.title + "”"});
}

}  // namespace

Result<EditedText> move_part(std::string_view text, std::string_view key, Way way) {
  const auto read = read_parts(text);
  Chunks chunks(text, read);
  const auto from = chunks.place_of(key);
  if (from == chunks.all.size()) return no_such_part();
  const auto& part = read.parts[from].part;
  if (part.kind == PartKind::page) return followed(text, move_page(text, read, from, way));
  if (part.kind != PartKind::question) return bad_input("Only questions and pages can be moved.");
  const auto to = way == Way::up ? place_above(chunks, from) : place_below(chunks, from);
  if (to == from) return bad_input(way == Way::up ? "This is the first question." : "This is the last question.");
  return moved(text, chunks, from, to, part);
}

Result<EditedText> place_question(std::string_view text, std::string_view key, std::string_view before) {
  const auto read = read_parts(text);
  Chunks chunks(text, read);
  const auto from = chunks.place_of(key);
  if (from == chunks.all.size() || read.parts[from].part.kind != PartKind::question) return no_such_part();
  auto to = before.empty() ? chunks.all.size() : chunks.place_of(before);
  if (!before.empty() && to == chunks.all.size()) return no_such_part();
  if (to == from) return bad_input("It stands there already.");
  if (to < chunks.all.size() && !is_on_page(chunks.all[to].kind) && chunks.all[to].kind != PartKind::page_end &&
      chunks.all[to].kind != PartKind::page)
    return bad_input("A question stands on a page.");
  // Above a page is the end of the page before it.
  if (to < chunks.all.size() && chunks.all[to].kind == PartKind::page &&
      (to == 0 || !(is_on_page(chunks.all[to - 1].kind) || chunks.all[to - 1].kind == PartKind::page ||
                    chunks.all[to - 1].kind == PartKind::page_end)))
    return bad_input("A question stands on a page.");
  while (to > 0 && (to == chunks.all.size() || chunks.all[to].kind == PartKind::page) &&
         chunks.all[to - 1].kind == PartKind::page_end)
    --to;
  return moved(text, chunks, from, to > from ? to - 1 : to, read.parts[from].part);
}

namespace {

/// The codes that stood in those parts and stand in no other.
std::set<std::string> codes_of(const ReadText& read, std::size_t from, std::size_t end) {
  std::set<std::string> out;
  std::set<std::string> elsewhere;
  for (std::size_t at = 0; at < read.parts.size(); ++at)
    for (const auto* one : read.of(read.parts[at]))
      if ((one->said.what == StatementKind::question || one->said.what == StatementKind::row) &&
          !one->said.words.empty())
        (at >= from && at < end ? out : elsewhere).insert(one->said.words.front().value);
  for (const auto& code : elsewhere) out.erase(code);
  return out;
}

/// What hung on something that was removed, in words.
std::string freed_words(const std::vector<std::string>& titles) {
  if (titles.empty()) return {};
  constexpr std::size_t most_named = 3;
  std::vector<std::string> named;
  for (const auto& title : titles)
    if (named.size() < most_named) named.push_back("“" + title + "”");
  if (titles.size() > most_named) named.push_back(std::to_string(titles.size() - most_named) + " more");
  return ". What hung on it is for everybody now: " + listed(named);
}

}  // namespace

Result<EditedText> remove_part(std::string_view text, std::string_view key) {
  const auto read = read_parts(text);
  Chunks chunks(text, read);
  const auto from = chunks.place_of(key);
  if (from == chunks.all.size()) return no_such_part();
  const auto& part = read.parts[from].part;
  if (part.kind == PartKind::heading) return bad_input("What goes for the whole form cannot be removed.");
  const auto end = part.kind == PartKind::page ? chunks.end_of_page(from) : from + 1;
  const bool had = has_end_without_questions(chunks.all);
  chunks.all.erase(chunks.all.begin() + static_cast<std::ptrdiff_t>(from),
                   chunks.all.begin() + static_cast<std::ptrdiff_t>(end));
  // What ended the form by the answers of a page goes with the last of its questions.
  const bool end_goes = !had && has_end_without_questions(chunks.all);
  if (end_goes) chunks.all.erase(chunks.all.begin() + static_cast<std::ptrdiff_t>(end_without_questions(chunks.all)));
  const std::string what = part.kind == PartKind::page       ? "the page "
                           : part.kind == PartKind::section  ? "the heading "
                           : part.kind == PartKind::scale    ? "the scale "
                           : part.kind == PartKind::page_end ? "the end"
                                                             : "";
  const auto name = part.kind == PartKind::scale ? part.code : part.title;
  // Nothing is broken down by a question that is not asked.
  auto left = chunks.text();
  for (auto at = from; at < end; ++at)
    if (!read.parts[at].part.code.empty()) left = with_breakdown(left, read.parts[at].part.code, false);
  auto freed = without_conditions_on(left, codes_of(read, from, end));
  return followed(text, EditedText{std::move(freed.text),
                                   {},
                                   "Removed " + what + (name.empty() ? "" : "“" + name + "”") +
                                       (end_goes ? " and the end of its page" : "") + freed_words(freed.titles)});
}

Result<EditedText> add_page(std::string_view text) {
  const auto read = read_parts(text);
  Chunks chunks(text, read);
  const auto pages = static_cast<std::size_t>(std::count_if(
      read.parts.begin(), read.parts.end(), [](const auto& one) { return one.part.kind == PartKind::page; }));
  const auto title = "Page " + std::to_string(pages + 1);
  chunks.add(chunks.all.size(), "page " + lang::quoted_text(title), PartKind::page);
  return EditedText{chunks.text(), "page-" + std::to_string(pages + 1), "Added a page"};
}

Result<EditedText> add_section(std::string_view text, std::string_view before) {
  const auto read = read_parts(text);
  Chunks chunks(text, read);
  const auto at = chunks.place_of(before);
  if (at == chunks.all.size() || read.parts[at].part.kind != PartKind::question || read.parts[at].part.page == 0)
    return no_such_part();
  std::size_t number = 1;
  for (std::size_t other = 0; other < at; ++other) {
    const auto& part = read.parts[other].part;
    if (part.kind == PartKind::section && part.page == read.parts[at].part.page) ++number;
  }
  chunks.add(at, "  section \"New heading\"", PartKind::section);
  return followed(text, EditedText{chunks.text(),
                                   "section-" + std::to_string(read.parts[at].part.page) + "-" + std::to_string(number),
                                   "Added a heading"});
}

std::string lines_of(std::string_view text, const FormPart& part) {
  return std::string(text.substr(part.begin, part.end - part.begin));
}

Result<EditedText> change_lines(std::string_view text, std::string_view key, std::string_view lines) {
  const auto read = read_parts(text);
  const auto* found = read.part(key);
  if (found == nullptr) return no_such_part();
  const auto last = lines.find_last_not_of(" \t\r\n");
  const auto kept = last == std::string_view::npos ? std::string_view() : lines.substr(0, last + 1);
  auto after =
      std::string(text.substr(0, found->part.begin)) + std::string(kept) + std::string(text.substr(found->part.end));
  const auto parts = outline(after);
  const auto place = static_cast<std::size_t>(found - read.parts.data());
  return followed(text, EditedText{std::move(after), place < parts.size() ? parts[place].key : std::string(),
                                   "Changed the lines of “" + found->part.title + "”"});
}

}  // namespace muster::forms
