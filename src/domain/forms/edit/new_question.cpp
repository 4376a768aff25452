// The lines of a question that was just added, and of copies.
#include <muster/domain/forms/question_card.hpp>

#include "chunks.hpp"
#include "copied_question.hpp"
#include "followed_texts.hpp"
#include "taken_names.hpp"
#include "words.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr const char* margin = "             ";

const std::string agreement =
    "scale agreement best first:\n"
    "  ( ) agree           \"Agree\"\n"
    "  ( ) mostly_agree    \"Mostly agree\"\n"
    "  ( ) neither         \"Neither agree nor disagree\"\n"
    "  ( ) mostly_disagree \"Mostly disagree\"\n"
    "  ( ) disagree        \"Disagree\"";

std::string kind_lines(NewQuestion kind, const std::string& scale, TakenNames& taken) {
  switch (kind) {
    case NewQuestion::pick_one:
      return std::string("pick one\n") + margin + "( ) yes  \"Yes\"\n" + margin + "( ) no   \"No\"";
    case NewQuestion::pick_any:
      return std::string("pick any\n") + margin + "[ ] first   \"First answer\"\n" + margin +
             "[ ] second  \"Second answer\"\n" + margin + "[ ] other ...  \"Something else\"";
    case NewQuestion::statements:
      return "grid scale " + scale + "\n" + margin + "- " + taken.code("statement") + "  \"First statement\"\n" +
             margin + "- " + taken.code("statement") + "  \"Second statement\"";
    case NewQuestion::from_0_to_10:
      return "from 0 \"Not likely\" to 10 \"Very likely\"";
    case NewQuestion::words:
      return "words up to 3  cloud";
    case NewQuestion::lines:
      return "lines 4";
    case NewQuestion::text:
      return "text";
    case NewQuestion::number:
      return "number";
    case NewQuestion::date:
      return "date";
    case NewQuestion::email:
      return "email";
    case NewQuestion::ranking:
      return std::string("rank\n") + margin + "[ ] first   \"First thing\"\n" + margin +
             "[ ] second  \"Second thing\"\n" + margin + "[ ] third   \"Third thing\"";
    case NewQuestion::amounts:
      return std::string("grid number from 0 to 100  unit \"percent\"  adds up to 100\n") + margin + "- " +
             taken.code("amount") + "  \"First part\"\n" + margin + "- " + taken.code("amount") + "  \"Second part\"";
  }
  return "text";
}

/// Where a part goes that follows `after`, with a page made where the text has none.
std::size_t place_after(Chunks& chunks, std::string_view after) {
  const auto found = chunks.place_of(after);
  if (found < chunks.all.size()) return chunks.all[found].kind == PartKind::page_end ? found : found + 1;
  const bool any_page =
      std::any_of(chunks.all.begin(), chunks.all.end(), [](const Chunk& one) { return one.kind == PartKind::page; });
  if (!any_page) chunks.add(chunks.all.size(), "page \"Page 1\"", PartKind::page);
  auto end = chunks.all.size();
  while (end > 0 && chunks.all[end - 1].kind == PartKind::page_end) --end;
  return end;
}

/// Below the scales that are there.
std::size_t place_of_scale(const Chunks& chunks) {
  std::size_t at = 0;
  while (at < chunks.all.size() && (chunks.all[at].kind == PartKind::heading || chunks.all[at].kind == PartKind::scale))
    ++at;
  return at;
}

/// A question stands on a page: `after` names what may stand above one, or nothing.
bool may_follow(const ReadText& read, std::string_view after) {
  const auto* found = read.part(after);
  return found == nullptr || found->part.page > 0;
}

std::string aligned(const std::string& code) {
  return "  " + code + std::string(code.size() < 10 ? 11 - code.size() : 1, ' ');
}

/// The scale that a question is answered on, by its name behind `scale` or `grid scale`.
const Token* scale_token(const Statement& said) {
  const bool named = said.what == StatementKind::scale || said.what == StatementKind::grid;
  return named && !said.words.empty() ? &said.words.front() : nullptr;
}

std::vector<std::pair<std::string, std::string>> answers_of(const ReadText& read, const ReadPart& scale) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto* one : read.of(scale)) {
    if (is_option(one->said.what) && !one->said.words.empty() && !one->said.texts.empty())
      out.emplace_back(one->said.words.front().value, one->said.texts.front().value);
  }
  return out;
}

/// Which end of a scale is the good one, and whether it has any.
std::vector<StatementKind> directions_of(const ReadText& read, const ReadPart& scale) {
  std::vector<StatementKind> out;
  for (const auto* one : read.of(scale))
    for (const auto what : {StatementKind::best_first, StatementKind::worst_first, StatementKind::no_order})
      if (one->said.what == what) out.push_back(what);
  return out;
}

/// The scale of this form that is the same as one of another, whatever they are called; that of the same name first.
const ReadPart* same_scale(const ReadText& read, const ReadText& other, const ReadPart& scale) {
  const auto answers = answers_of(other, scale);
  const auto directions = directions_of(other, scale);
  const auto is_same = [&](const ReadPart& one) {
    return one.part.kind == PartKind::scale && answers_of(read, one) == answers &&
           directions_of(read, one) == directions;
  };
  if (const auto* named = read.part("scale-" + scale.part.code); named != nullptr && is_same(*named)) return named;
  const auto found = std::ranges::find_if(read.parts, is_same);
  return found == read.parts.end() ? nullptr : &*found;
}

/// Whether all that a condition asks for is asked and offered in this form too.
bool can_be_met(const Statement& said, const std::vector<ConditionChoice>& choices) {
  if (said.words.empty()) return false;
  const auto filter = query::parse_filter(said.words.front().value, "");
  if (!filter.ok()) return false;
  std::vector<const query::Filter*> left{&*filter};
  while (!left.empty()) {
    const auto* one = left.back();
    left.pop_back();
    for (const auto& child : one->children) left.push_back(&child);
    if (one->kind != query::Filter::Kind::comparison) continue;
    const auto asked =
        std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.code == one->name; });
    if (asked == choices.end()) return false;
    const bool offered = std::all_of(one->values.begin(), one->values.end(), [&](const std::string& value) {
      if (asked->number && parse_integer(value)) return true;
      return std::any_of(asked->options.begin(), asked->options.end(),
                         [&](const auto& option) { return option.first == value; });
    });
    if (!offered) return false;
  }
  return true;
}

}  // namespace

Result<EditedText> add_question(std::string_view text, std::string_view after, NewQuestion kind) {
  const auto read = read_parts(text);
  if (!may_follow(read, after)) return bad_input("A question stands on a page.");
  TakenNames taken(read);
  Chunks chunks(text, read);
  std::string scale = "agreement";
  const auto named = std::find_if(read.parts.begin(), read.parts.end(),
                                  [](const auto& one) { return one.part.kind == PartKind::scale; });
  if (named != read.parts.end()) scale = named->part.code;
  const auto at = place_after(chunks, after);
  const auto label = taken.label(std::string(new_question_words));
  const auto code = taken.code("new_question");
  chunks.add(at, aligned(code) + lang::quoted_text(label) + "  " + kind_lines(kind, scale, taken), PartKind::question);
  if (kind == NewQuestion::statements && named == read.parts.end())
    chunks.add(place_of_scale(chunks), agreement, PartKind::scale);
  return followed(text, EditedText{chunks.text(), "q-" + code, "Added a question"});
}

Result<EditedText> duplicate_question(std::string_view text, std::string_view key) {
  const auto read = read_parts(text);
  const auto* part = read.part(key);
  if (part == nullptr || part->part.kind != PartKind::question || part->part.code.empty()) return no_such_part();
  TakenNames taken(read);
  const auto copy = copied_question(text, read, *part, taken, TextEdits(text));
  Chunks chunks(text, read);
  chunks.add(chunks.place_of(key) + 1, copy.lines, PartKind::question);
  return followed_by_copy(text, EditedText{chunks.text(), "q-" + copy.code, "Duplicated “" + part->part.title + "”"},
                          key);
}

Result<EditedText> take_question(std::string_view text, std::string_view after, std::string_view from,
                                 std::string_view key) {
  const auto read = read_parts(text);
  if (!may_follow(read, after)) return bad_input("A question stands on a page.");
  const auto other = read_parts(from);
  const auto* part = other.part(key);
  if (part == nullptr || part->part.kind != PartKind::question || part->part.code.empty())
    return bad_input("This question is not in its form any more.");
  TakenNames taken(read);
  const auto choices = condition_choices(text, {});
  TextEdits edits(from);
  Chunks chunks(text, read);
  auto at = place_after(chunks, after);
  TakenParts parts;
  bool freed = false;
  for (const auto* one : other.of(*part)) {
    const auto& said = one->said;
    if ((said.what == StatementKind::ask_if || said.what == StatementKind::only_if) && !can_be_met(said, choices)) {
      edits.take_out(one->span);
      freed = true;
    }
    const auto* name = scale_token(said);
    const auto* scale = name == nullptr ? nullptr : other.part("scale-" + name->value);
    if (scale == nullptr) continue;
    if (const auto* stands = same_scale(read, other, *scale)) {
      if (stands->part.code != name->value)
        edits.replace({name->offset, name->offset + name->length}, stands->part.code);
      continue;
    }
    const auto* same = read.part("scale-" + name->value);
    auto lines = std::string(from.substr(scale->part.begin, scale->part.end - scale->part.begin));
    parts.emplace_back("scale-" + name->value, "scale-" + name->value);
    if (same != nullptr) {
      CodeMaker scales('s', false);
      for (const auto& known : read.parts)
        if (known.part.kind == PartKind::scale) scales.take(known.part.code);
      const auto own = scales.make(name->value);
      const auto& said_name = other.statements[scale->first].said.words.front();
      lines.replace(said_name.offset - scale->part.begin, said_name.length, own);
      edits.replace({name->offset, name->offset + name->length}, own);
      parts.back().second = "scale-" + own;
    }
    chunks.add(place_of_scale(chunks), lines, PartKind::scale);
    ++at;
  }
  const auto copy = copied_question(from, other, *part, taken, std::move(edits));
  chunks.add(at, copy.lines, PartKind::question);
  parts.emplace_back(std::string(key), "q-" + copy.code);
  const std::string told =
      freed ? ", for everybody: there it hangs on a question that this form does not ask above" : "";
  return with_taken_texts(
      followed(text, EditedText{chunks.text(), "q-" + copy.code, "Added “" + copy.label + "”" + told}), from, parts);
}

}  // namespace muster::forms
