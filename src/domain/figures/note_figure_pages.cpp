// What the tables noted: challenges and opportunities side by side, and the words that stand on both.
#include <muster/domain/figures/event_words.hpp>
#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/kit/base/sentence.hpp>
#include "figure_pages.hpp"

#include <muster/domain/figures/how_made_pages.hpp>

#include <muster/kit/base/number.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

using web::View;

constexpr double side_width = 512;
constexpr double side_height = 360;
constexpr double phone_height = 420;
constexpr std::size_t words_on_both = 12;

const NoteFigures* kind_of(const Summary& summary, std::string_view kind) {
  for (const auto& figures : summary.note_kinds) {
    if (figures.kind == kind && !figures.words.empty()) return &figures;
  }
  return nullptr;
}

std::vector<draw::CloudWord> drawn(const NoteFigures& figures, std::int64_t least) {
  std::vector<draw::CloudWord> out;
  for (const auto& word : figures.words) {
    if (word.people >= least) out.push_back({word.word, word.people});
  }
  return out;
}

void add_side(View& pair, const NoteFigures& figures, draw::CloudTone tone, bool drawn_words, const draw::Picture& desk,
              const draw::Picture& phone) {
  auto& side = pair.add("SIDE", plural_kind(figures.kind));
  side.set("SIDE_NOTES", grouped(figures.notes)).set("SIDE_NOTES_WORD", figures.notes == 1 ? "note" : "notes");
  side.show(tone == draw::CloudTone::challenge ? "SIDE_CHALLENGE" : "SIDE_OPPORTUNITY");
  if (!drawn_words) return;
  side.add("SIDE_PICTURE").markup("SIDE_DESK", desk.svg).markup("SIDE_PHONE", phone.svg);
}

/// Which words stand on both sides, where some do: "Inclusion, accountability and funding stand on both sides."; of
/// more, how many, and those in most notes.
std::string finding(const Summary& summary) {
  if (!summary.both_sides.empty()) {
    std::vector<std::string> words;
    for (const auto& word : summary.both_sides) {
      if (words.size() < 3) words.push_back(word.word);
    }
    if (words.size() < summary.both_sides.size()) {
      auto sentence = both_sides_sentence(summary);
      sentence.pop_back();
      return sentence + ", among them " + listed(words) + ".";
    }
    auto& first = words.front();
    first = capitalised(std::move(first));
    return listed(words) + (words.size() == 1 ? " stands" : " stand") + " on both sides.";
  }
  return counted(summary.notes, "note", "notes") + " from " + counted(summary.note_tables, "table", "tables") + ".";
}

void add_pair(View& notes, const Summary& summary) {
  const auto* challenges = kind_of(summary, "challenge");
  const auto* opportunities = kind_of(summary, "opportunity");
  if (challenges == nullptr && opportunities == nullptr) return;
  std::int64_t least = 1;
  for (const auto* side : {challenges, opportunities}) {
    if (side != nullptr) least = std::max(least, least_for(side->words, std::nullopt));
  }
  auto& pair = notes.add("PAIR");
  const auto left = challenges == nullptr ? std::vector<draw::CloudWord>() : drawn(*challenges, least);
  const auto right = opportunities == nullptr ? std::vector<draw::CloudWord>() : drawn(*opportunities, least);
  const auto desk = draw::cloud_pair(left, right, side_width, side_height);
  const auto phone = draw::cloud_pair(left, right, phone_width, phone_height);
  using Tone = draw::CloudTone;
  if (challenges != nullptr) {
    add_side(pair, *challenges, Tone::challenge, !left.empty(), desk.challenges, phone.challenges);
  }
  if (opportunities != nullptr) {
    add_side(pair, *opportunities, Tone::opportunity, !right.empty(), desk.opportunities, phone.opportunities);
  }
  notes.add("PAIR_REMARK", least < 2 ? "Each figure is a number of notes that hold the word."
                                     : "Each figure is a number of notes that hold the word; words in " +
                                           in_words(least) + " notes or more are drawn.");
}

void add_list(View& notes, const Summary& summary) {
  const auto size = static_cast<std::int64_t>(most_lines);
  const bool all = std::all_of(summary.note_kinds.begin(), summary.note_kinds.end(),
                               [](const NoteFigures& kind) { return kind.all.size() <= most_lines; });
  notes.set("NOTES_READ", all ? "Read all " + counted(summary.notes, "note", "notes")
                              : "Read the first " + grouped(size) + " notes of each kind");
  for (const auto& kind : summary.note_kinds) {
    auto& group = notes.add("NOTE_KIND", plural_kind(kind.kind)).set("NOTE_KIND_COUNT", grouped(kind.notes));
    for (std::size_t number = 0; number < std::min(kind.all.size(), most_lines); ++number) {
      const auto& note = kind.all[number];
      group.add("NOTE").set("NOTE_TABLE", note.table.empty() ? "–" : note.table).set("NOTE_WORDS", note.text);
    }
  }
}

void add_both_sides(View& notes, const Summary& summary) {
  if (summary.both_sides.empty()) return;
  const auto caption = std::string("Words on both sides");
  const auto desk = both_sides_blocks(summary, caption, words_on_both, desk_width);
  const auto phone = both_sides_blocks(summary, caption, words_on_both, phone_width);
  const auto* picture = picture_in(desk);
  const auto* table = table_in(desk);
  if (picture == nullptr || table == nullptr) return;
  const auto words = static_cast<std::int64_t>(summary.both_sides.size());
  auto number = in_words(words);
  number = capitalised(std::move(number));
  const auto shown = static_cast<std::int64_t>(table->rows.size());
  auto& both =
      notes.add("BOTH", number + (words == 1 ? " word is" : " words are") + " noted as challenge and as opportunity.");
  both.set("BOTH_REMARK", shown < words
                              ? "The " + grouped(shown) + " words in most notes. Each figure is a number of notes."
                              : "Each figure is a number of notes.");
  both.markup("BOTH_DESK", picture->svg).markup("BOTH_PHONE", picture_in(phone)->svg);
  std::vector<std::string> bases;
  for (const auto& kind : summary.note_kinds) {
    if (kind.kind != "challenge" && kind.kind != "opportunity") continue;
    bases.push_back(grouped(kind.notes) + " " + uncapitalised(plural_kind(kind.kind)));
  }
  both.set("BOTH_BASE", listed(bases));
  fill_table(both, *table, caption);
  both.markup("BOTH_MADE", how_made(kinds_of_notes(), "words on both sides", "figure-made"));
}

}  // namespace

void add_note_figures(View& view, const Summary& summary) {
  if (summary.notes == 0) return;
  auto& notes = view.add("NOTES", finding(summary));
  notes.set("NOTES_COUNT", grouped(summary.notes)).set("NOTES_WORD", summary.notes == 1 ? "note" : "notes");
  notes.set("NOTES_TABLES", counted(summary.note_tables, "table", "tables"));
  notes.show_if(!summary.where.empty(), "NOTES_OF_ALL");
  notes.markup("NOTES_MADE", how_made(kinds_of_notes(), "the notes", "figure-made"));
  add_pair(notes, summary);
  add_list(notes, summary);
  add_both_sides(notes, summary);
}

}  // namespace muster::figures
