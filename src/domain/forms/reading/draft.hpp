#pragma once
// A form on its way from text to value: what was read, and where each part of it stands.

#include <muster/domain/forms/form.hpp>

#include "domain/forms/grammar/statement.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct SourceSpan {
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// The errors found so far in one text, the first 20 of them.
class Diagnostics {
 public:
  Diagnostics(std::string_view text, std::string source, bool published = false)
      : text_(text), source_(std::move(source)), published_(published) {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      line_ends_.push_back(at);
  }

  void add(SourceSpan place, std::string message, std::string hint = {}) {
    if (!full()) add(diagnostic_at(text_, place.offset, place.length, source_, std::move(message), std::move(hint)));
  }
  /// What forms that were published before this was checked may hold.
  void add_of_new(SourceSpan place, std::string message, std::string hint = {}) {
    if (!published_) add(place, std::move(message), std::move(hint));
  }
  void add(Diagnostic diagnostic) {
    if (!full()) found_.push_back(std::move(diagnostic));
  }
  [[nodiscard]] bool full() const { return found_.size() >= 20; }
  [[nodiscard]] bool empty() const { return found_.empty(); }
  [[nodiscard]] std::size_t count() const { return found_.size(); }
  /// 1-based. Asked of every option, so it must not count from the top each time.
  [[nodiscard]] std::size_t line_of(SourceSpan place) const {
    const auto found = std::lower_bound(line_ends_.begin(), line_ends_.end(), place.offset);
    return static_cast<std::size_t>(found - line_ends_.begin()) + 1;
  }
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// In the order of the text.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  std::string_view text_;
  std::string source_;
  bool published_;
  std::vector<std::size_t> line_ends_;
  std::vector<Diagnostic> found_;
};

/// A text of the form with its place.
struct PlacedText {
  std::string value;
  SourceSpan place;
};

enum class Mark { round, box };

/// Whether the options of such a question are marked [ ]: boxes to tick, or to write a number in.
[[nodiscard]] constexpr bool has_boxes(QuestionKind kind) {
  return kind == QuestionKind::pick_any || kind == QuestionKind::ranking;
}

struct OptionDraft {
  PlacedText code;
  PlacedText label;
  std::vector<PlacedText> also;
  bool write_in = false;
  bool beside = false;
  std::optional<SourceSpan> alone;
  std::optional<PlacedText> comment;
  std::optional<PlacedText> heading;
  std::optional<PlacedText> only_if;
  Mark mark = Mark::round;
  SourceSpan place;
  std::size_t line = 0;
};

struct PlacedDirection {
  Direction value = Direction::as_written;
  SourceSpan place;
};

struct ScaleDraft {
  PlacedText name;
  Direction direction = Direction::as_written;
  std::vector<OptionDraft> options;
  bool used = false;
};

/// One statement of a grid.
struct RowDraft {
  PlacedText code;
  PlacedText label;
  std::optional<PlacedText> opposite;  ///< the other end, where the statement is a row of numbers between two
  std::vector<PlacedText> also;
  std::optional<PlacedDirection> direction;
  std::optional<PlacedText> headline;
  std::optional<PlacedText> comment;
  std::size_t line = 0;
  std::string repeats;  ///< of a page for each: the code as it is written
};

struct QuestionDraft {
  PlacedText code;
  PlacedText label;
  bool required = false;
  std::optional<QuestionKind> kind;
  bool broken = false;     ///< some of it could not be read: what seems to be missing may be there
  bool kind_lost = false;  ///< of a broken one, its kind: its label, options and conditions are what they are
  SourceSpan kind_place;
  std::optional<PlacedText> scale_name;
  std::optional<PlacedText> limit;
  std::optional<PlacedText> low;
  std::optional<PlacedText> high;
  bool numbered = false;  ///< a scale from number to number
  std::optional<PlacedText> low_label;
  std::optional<PlacedText> high_label;
  std::optional<SourceSpan> net_score;
  TextFormat format = TextFormat::any;
  std::vector<OptionDraft> options;
  std::vector<PlacedText> also;
  std::optional<PlacedText> hint;
  std::optional<PlacedText> if_missing;
  std::optional<PlacedText> condition;
  std::optional<PlacedText> group;
  std::optional<SourceSpan> cloud;
  std::optional<PlacedText> cloud_colour;
  std::optional<SourceSpan> as_scale;
  std::optional<PlacedDirection> direction;
  std::optional<PlacedText> headline;
  std::optional<PlacedText> information;
  std::optional<PlacedText> comment;
  std::optional<PlacedText> at_least;
  std::optional<PlacedText> at_most;
  std::optional<PlacedText> decimals;
  std::optional<PlacedText> unit;
  std::optional<PlacedText> most_words;
  std::optional<PlacedText> total;
  std::optional<PlacedText> options_from;
  std::optional<SourceSpan> personal;
  std::optional<SourceSpan> prefilled;
  std::optional<SourceSpan> hidden;
  bool is_grid = false;        ///< until expand has made questions of its rows
  std::vector<RowDraft> rows;  ///< of a grid
  // What expand says of the questions that it makes:
  std::string grid;           ///< the code of the grid
  std::size_t row = 0;        ///< of the grid, from 1: what goes for all is said of the first alone
  std::string comment_on;     ///< the code of the question or grid
  std::string comment_about;  ///< where the comment is on one option: its code
  std::string under;          ///< the label that the question's own follows
  std::size_t section = 0;    ///< of its page, from 1
  std::string repeats;        ///< of a page for each: the code as it is written
  std::string repeat_option;  ///< of such a page: the option that it is asked about
  bool copied = false;        ///< of such a page, and not its first option's: what is wrong has been told
};

struct GridDraft {
  PlacedText code;
  std::string repeats;  ///< of a page for each: the code as it is written
  PlacedText label;
  std::optional<PlacedText> hint;
  std::vector<PlacedText> also;
  bool broken = false;
  std::optional<PlacedText> total;
};

struct SectionDraft {
  PlacedText title;
  std::string for_option;  ///< of a page for each: the option that must be ticked
  std::optional<PlacedText> condition;
  bool broken = false;
};

struct PageDraft {
  PlacedText title;
  std::vector<QuestionDraft> questions;
  bool broken = false;
  std::optional<PlacedText> introduction;
  std::vector<GridDraft> grids;
  std::optional<PlacedText> condition;
  std::optional<PlacedText> end_if;
  bool below_end = false;  ///< a question stands there, which has been told
  std::optional<PlacedText> end_thanks;
  std::vector<SectionDraft> sections;
  std::optional<PlacedText> for_each;
};

struct IndexDraft {
  PlacedText code;
  PlacedText label;
  std::vector<PlacedText> items;  ///< codes of questions, or of grids whose statements are meant
  bool usability_scale = false;
};

/// The lines below one `language`.
struct TranslationDraft {
  PlacedText language;
  struct Line {
    PlacedText key;
    PlacedText text;
  };
  std::vector<Line> lines;
};

struct FormDraft {
  std::optional<PlacedText> name;
  PlacedText title;
  std::optional<SourceSpan> anonymous;
  std::optional<PlacedText> suppress;
  std::vector<PlacedText> breakdown;
  std::vector<IndexDraft> indexes;
  std::optional<SourceSpan> quote;
  std::optional<PlacedText> delete_personal;  ///< how many days
  std::optional<PlacedText> introduction;
  std::optional<PlacedText> thanks;
  std::vector<ScaleDraft> scales;
  std::vector<PageDraft> pages;
  std::optional<PlacedText> language;
  std::vector<TranslationDraft> translations;
  bool broken_name = false;
  bool broken_heading = false;  ///< something above the first page could not be read: a scale may be meant
};

/// Puts statements together: which option belongs to which question, which question to which page.
[[nodiscard]] FormDraft assemble(const StatementList& reading, Diagnostics& diagnostics);

/// Puts a stand-in where options come from the programme and none are listed, and makes the questions of a page for
/// each once for every option; says what such a page lacks. Comes before expand.
void repeat_pages(FormDraft& draft, Diagnostics& diagnostics);

/// Makes questions of the statements of grids, and of comments; says what a grid or a comment lacks.
void expand(FormDraft& draft, Diagnostics& diagnostics);

/// How much of a text is read.
struct ReadingLimits {
  std::size_t bytes = std::size_t{256} * 1024;
  std::size_t questions = 200;  ///< more than these have no form: beyond them nothing else is said
};
inline constexpr std::size_t most_questions = 200;  ///< of a form that people answer

/// False where there are more questions, scales or options than are read: then nothing else is said of it.
[[nodiscard]] bool has_a_size(const FormDraft& draft, const ReadingLimits& limits, Diagnostics& diagnostics);
/// Of the whole form, once every question is known: whether a browser can send it.
void check_fields(const FormDraft& draft, const Form& form, Diagnostics& diagnostics);

/// Everything that a form must be and a grammar cannot say. Conditions are checked by check_conditions.
void check(FormDraft& draft, Diagnostics& diagnostics);

/// Where options come from: called by check.
void check_options_from(const QuestionDraft& question, Diagnostics& diagnostics);

/// What `breakdown` names: called by check.
void check_breakdown(const FormDraft& draft, Diagnostics& diagnostics);

/// That the questions of an index can be scored as one: called by check.
void check_indexes(const FormDraft& draft, Diagnostics& diagnostics);

/// That `quote with consent` has something to quote, and its question a code of its own: called by check.
void check_consent(const FormDraft& draft, Diagnostics& diagnostics);

/// That each scale is used; `unknown` are names of scales that there are none of: called by check.
void check_scale_use(const FormDraft& draft, const std::vector<const PlacedText*>& unknown, Diagnostics& diagnostics);

/// What is kept apart from the answers: called by check.
void check_personal(const FormDraft& draft, Diagnostics& diagnostics);

/// What has no room on the printed form: called by check.
void check_paper(const FormDraft& draft, Diagnostics& diagnostics);

/// What a link may answer beforehand. Called by check.
void check_prefilled(const QuestionDraft& question, bool anonymous, Diagnostics& diagnostics);

/// What goes for ticks alone: how many there may be, and which stand by themselves. Called by check.
void check_ticks(const QuestionDraft& question, Diagnostics& diagnostics);

/// The limits of texts, words and numbers: called by check.
void check_limits(const QuestionDraft& question, Diagnostics& diagnostics);

/// How many options are put in order, and what a ranking cannot have. Called by check.
void check_ranking(const QuestionDraft& question, Diagnostics& diagnostics);

/// That a grid of numbers can come to its total, and that nothing else has one: called by expand.
void check_total(const QuestionDraft& question, Diagnostics& diagnostics);

/// What stands over single options, and whom they are offered to. Called by check.
void check_offers(const QuestionDraft& question, Diagnostics& diagnostics);

/// How exact a number is and what it counts, and how many words a text may have. Called by check.
void check_measures(const QuestionDraft& question, Diagnostics& diagnostics);

/// What a scale from number to number needs. Called by check.
void check_numbers(const QuestionDraft& question, Diagnostics& diagnostics);

/// That what stands in braces is known where it is read. Called by check.
void check_piping(const FormDraft& draft, Diagnostics& diagnostics);

/// That one question at most makes the headline, and that it can: called by check.
void check_headline(const FormDraft& draft, Diagnostics& diagnostics);

/// The texts of the draft in other languages, each against the form's own by its key.
[[nodiscard]] std::vector<Translation> read_translations(const FormDraft& draft, const Form& form,
                                                         Diagnostics& diagnostics);

/// The form, once its draft is without error but for conditions; those are read, bound and tried here.
[[nodiscard]] Form finish(const FormDraft& draft, Diagnostics& diagnostics);

}  // namespace muster::forms
