// Adds up what stands apart from the values themselves: letters of long texts and members of lists.
#include "summary_size.hpp"

namespace muster::figures {
namespace {

/// What stands apart from a value itself. One struct, so that each knows all others.
struct Apart {
  static std::size_t of(const std::string& text) {
    return text.capacity() > sizeof(std::string) / 2 ? text.capacity() + 1 : 0;
  }
  static std::size_t of(std::int64_t /*number*/) { return 0; }
  static std::size_t of(const Closing& /*closing*/) { return 0; }
  static std::size_t of(const WordFigures& word) { return of(word.word) + of(word.key); }

  /// Its wordings are those of the question, which counts them.
  static std::size_t of(const TextList& texts) { return texts.bytes(); }

  template <class T>
  static std::size_t of(const std::vector<T>& all) {
    std::size_t sum = all.capacity() * sizeof(T);
    for (const auto& one : all) sum += of(one);
    return sum;
  }

  static std::size_t of(const OptionFigures& option) { return of(option.code) + of(option.label); }
  static std::size_t of(const RankFigures& rank) { return of(rank.people); }
  static std::size_t of(const ClassFigures& one) { return of(one.codes) + of(one.label); }
  static std::size_t of(const GroupFigures& group) { return of(group.label) + of(group.classes) + of(group.words); }
  static std::size_t of(const QuestionBreakdown& broken) {
    return of(broken.cut) + of(broken.groups) + of(broken.everybody);
  }
  static std::size_t of(const ThemePeople& theme) {
    return of(theme.code) + of(theme.name) + of(theme.tone) + of(theme.quotation) + of(theme.quotations) +
           of(theme.texts);
  }
  static std::size_t of(const QuestionThemes& themes) {
    return of(themes.themes) + of(themes.unnamed) + of(themes.without_theme);
  }
  static std::size_t of(const QuestionFigures& question) {
    return of(question.code) + of(question.label) + of(question.headline) + of(question.group) + of(question.grid) +
           of(question.grid_label) + of(question.unit) + of(question.options) + of(question.ranks) +
           of(question.words) + of(question.texts) + question.texts.bytes_of_wordings() + of(question.broken_down) +
           (question.themes ? of(*question.themes) : 0);
  }
  static std::size_t of(const CutGroup& group) { return of(group.codes) + of(group.label) + of(group.made_of); }
  static std::size_t of(const CutFigures& cut) {
    return of(cut.code) + of(cut.label) + of(cut.groups) + of(cut.why_not);
  }
  static std::size_t of(const PlaceFigures& figures) {
    const auto& place = figures.place;
    return of(place.code) + of(place.name) + of(place.short_name) + of(place.area);
  }
  static std::size_t of(const AreaFigures& area) { return of(area.area) + of(area.missing); }
  static std::size_t of(const OrganisationFigures& one) { return of(one.name) + of(one.kind) + of(one.places); }
  static std::size_t of(const Coverage& coverage) {
    return of(coverage.region) + of(coverage.missing) + of(coverage.places) + of(coverage.areas) +
           of(coverage.several) + of(coverage.without);
  }
  static std::size_t of(const TableNote& note) { return of(note.table) + of(note.kind) + of(note.text); }
  static std::size_t of(const NoteFigures& notes) { return of(notes.kind) + of(notes.words) + of(notes.all); }
  static std::size_t of(const BothSides& both) { return of(both.word); }
  static std::size_t of(const NamedDelegate& one) {
    return of(one.first_name) + of(one.last_name) + of(one.organisation) + of(one.person_id);
  }
  static std::size_t of(const IndexFigures& index) { return of(index.code) + of(index.label) + of(index.items); }
  static std::size_t of(const EventFacts& event) {
    return of(event.slug) + of(event.title) + of(event.venue) + of(event.programme);
  }
};

}  // namespace

std::size_t bytes_of(const Summary& summary) {
  return sizeof(Summary) + Apart::of(summary.event) + Apart::of(summary.coverage) + Apart::of(summary.by_organisation) +
         Apart::of(summary.closings) + Apart::of(summary.where) + Apart::of(summary.where_words) +
         Apart::of(summary.cuts) + Apart::of(summary.no_breakdown) + Apart::of(summary.form_title) +
         Apart::of(summary.questions) + Apart::of(summary.indexes) + Apart::of(summary.note_kinds) +
         Apart::of(summary.both_sides) + Apart::of(summary.delegates);
}

}  // namespace muster::figures
