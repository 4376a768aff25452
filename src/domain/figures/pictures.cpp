// Choosing values for the drawing room.

#include <muster/domain/figures/pictures.hpp>

#include "followed_answers.hpp"
#include "table_behind.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/net_pictures.hpp>
#include <muster/domain/figures/tables.hpp>
#include <muster/kit/base/sentence.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/scale.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

constexpr std::size_t many_words = 25;
constexpr std::size_t most_words = 60;

std::vector<document::Block> sentence_instead(const std::string& caption, const std::string& why) {
  return {{document::Paragraph{{{caption + ": ", true, false, {}}, {why + ".", false, false, {}}},
                               document::Paragraph::Look::body}}};
}

std::string without_stop(std::string sentence) {
  while (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

document::FigureBlock figure(std::string caption, std::string base, draw::Picture picture) {
  return {0, std::move(caption), std::move(base), std::move(picture)};
}

std::vector<draw::Bar> bars_of(const QuestionFigures& question) {
  std::vector<draw::Bar> out;
  for (const auto& option : question.options) {
    if (option.beside) continue;
    const auto& figure = option.figure;
    draw::Bar bar;
    bar.label = option.label;
    bar.suppressed = figure.suppressed;
    bar.people = figure.people.value_or(0);
    bar.share = figure.share.value_or(0);
    if (figure.interval) {
      bar.low = figure.interval->low;
      bar.high = figure.interval->high;
    }
    out.push_back(std::move(bar));
  }
  return out;
}

/// What a bar takes of a table as wide as the picture.
double strip_width(double width) { return width * 0.3; }

/// Why there is nothing to draw: no answers, none that may be shown, or none on the scale.
std::optional<std::string> nothing_to_draw(const QuestionFigures& question, const Summary& summary) {
  if (auto why = why_blank(question, summary)) return why;
  if (question.base() == 0) return base_of(question, summary);
  return std::nullopt;
}

bool any_hidden(const QuestionFigures& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const OptionFigures& option) { return option.figure.suppressed; });
}

/// The figure that the sentence above tells and that years and groups are compared by.
std::optional<draw::GoodEnd> good_end_of(const QuestionFigures& question, forms::Direction direction) {
  auto judged = question;
  judged.direction = direction;
  judged.net_scored = false;
  const auto followed = followed_answers_of(judged);
  if (followed.size() != 1 || !followed.front().good_end || followed.front().options.size() < 2) return std::nullopt;
  const auto told = figure_of(judged, followed.front().codes(), true);
  if (!told.interval) return std::nullopt;
  return draw::GoodEnd{followed.front().options.size(), followed.front().in_words(), told.interval->low,
                       told.interval->high};
}

std::int64_t said_by(const std::vector<WordFigures>& words, std::int64_t least) {
  return std::count_if(words.begin(), words.end(), [&](const WordFigures& word) { return word.people >= least; });
}

std::vector<draw::CloudWord> words_said_by(const std::vector<WordFigures>& words, std::int64_t least) {
  std::vector<draw::CloudWord> out;
  for (const auto& word : words) {
    if (word.people >= least) out.push_back({word.word, word.people});
  }
  return out;
}

std::string which_words_of_people(std::int64_t least) {
  if (least < 2) return ". " + tell("Figures are people");
  return ". " + tell("Words given by {least} people or more; each figure is a number of people",
                     {{"least", told_small(least)}});
}

std::string which_words_of_notes(std::int64_t least) {
  if (least < 2) return ". " + tell("Each figure is a number of notes");
  return ". " +
         tell("Words found in {least} notes or more; each figure is a number of notes", {{"least", told_small(least)}});
}

const std::vector<WordFigures>& words_of(const Summary& summary, std::string_view kind) {
  static const std::vector<WordFigures> none;
  for (const auto& figures : summary.note_kinds) {
    if (figures.kind == kind) return figures.words;
  }
  return none;
}

/// High enough for the words at a size that reads well; the layout shrinks the type where it is not.
double cloud_height(std::size_t words, double width) {
  const double lines = 3.0 + static_cast<double>(words) / (width / 90.0);
  return std::clamp(lines * 34.0, 130.0, 340.0);
}

}  // namespace

std::int64_t least_for(const std::vector<WordFigures>& words, std::optional<std::int64_t> wanted) {
  auto least = std::max<std::int64_t>(1, wanted.value_or(1));
  if (!wanted && words.size() > many_words && said_by(words, 2) > 0) least = 2;
  while (said_by(words, least) > static_cast<std::int64_t>(most_words)) ++least;
  return least;
}

std::vector<document::Block> bars_blocks(const Summary& summary, const QuestionFigures& question,
                                         const std::string& caption, double width) {
  if (const auto why = nothing_to_draw(question, summary)) return sentence_instead(caption, *why);
  auto shown = figure(caption, base_of(question, summary), draw::bars(bars_of(question), width));
  auto table = behind(options_table(summary, question), shown);
  for (const auto& bar : bars_of(question)) table.bars.push_back(draw::bar_strip(bar, strip_width(width)));
  if (question.as_scale && question.direction == forms::Direction::worst_first)
    std::reverse(table.bars.begin(), table.bars.end());
  table.bars_heading = tell("0 to 100%");
  shown.in_table = true;
  return {{std::move(shown)}, {std::move(table)}};
}

std::vector<document::Block> scale_blocks(const Summary& summary, const QuestionFigures& question,
                                          const std::string& caption, forms::Direction direction, double width) {
  if (const auto why = nothing_to_draw(question, summary)) return sentence_instead(caption, *why);
  if (question.net_score && !any_hidden(question)) return net_blocks(summary, question, caption, width);
  if (any_hidden(question) || direction == forms::Direction::unordered)
    return bars_blocks(summary, question, caption, width);
  auto options = bars_of(question);
  const bool judged = direction != forms::Direction::as_written;
  if (direction == forms::Direction::best_first) std::reverse(options.begin(), options.end());
  const auto ends = judged ? draw::ScaleEnds::worst_and_best : draw::ScaleEnds::neither;
  auto base = base_of(question, summary) + (judged ? "" : ". " + tell("Order as in the form"));
  const auto good = good_end_of(question, direction);
  auto shown =
      figure(caption, std::move(base), good ? draw::scale(options, *good, width) : draw::scale(options, ends, width));

  auto ordered = question;
  ordered.as_scale = true;
  ordered.direction = direction;
  auto table = behind(options_table(summary, ordered), shown);
  // The parts of the scale carry no names: the table beside it is its key, and must stand open.
  table.folded = false;
  const auto count = options.size();  // answers beside the scale have no mark
  for (std::size_t row = 0; row < count; ++row)
    table.marks.push_back(draw::scale_mark(judged ? count - 1 - row : row, count, ends));
  return {{std::move(shown)}, {std::move(table)}};
}

std::vector<document::Block> cloud_blocks(const Summary& summary, const QuestionFigures& question,
                                          const std::string& caption, std::optional<std::int64_t> wanted,
                                          double width) {
  if (const auto why = why_blank(question, summary)) return sentence_instead(caption, *why);
  const auto least = least_for(question.words, wanted);
  const auto words = words_said_by(question.words, least);
  if (words.empty()) {
    const auto why = question.words.empty()
                         ? (summary.where.empty() ? tell("no words") : hidden_in_words())
                         : tell("no word was said by {least} people", {{"least", told_small(least)}});
    return sentence_instead(caption, why);
  }
  const auto tone = question.cloud == forms::Cloud::red     ? draw::CloudTone::challenge
                    : question.cloud == forms::Cloud::green ? draw::CloudTone::opportunity
                                                            : draw::CloudTone::plain;
  auto shown = figure(caption, base_of(question, summary) + which_words_of_people(least),
                      draw::cloud(words, tone, width, cloud_height(words.size(), width)));
  auto table = behind(words_table(question.words, tell("People")), shown);
  table.base = base_of(question, summary);
  table.printed = words.size();
  return {{std::move(shown)}, {std::move(table)}};
}

std::vector<document::Block> note_cloud_blocks(const Summary& summary, const std::string& caption,
                                               std::optional<std::int64_t> wanted, double width) {
  if (summary.notes == 0) return sentence_instead(caption, tell("no notes yet"));
  const auto& challenges = words_of(summary, "challenge");
  const auto& opportunities = words_of(summary, "opportunity");
  if (challenges.empty() && opportunities.empty()) {
    return sentence_instead(caption, tell("no note is a challenge or an opportunity"));
  }
  const auto least = std::max(least_for(challenges, wanted), least_for(opportunities, wanted));
  const auto left = words_said_by(challenges, least);
  const auto right = words_said_by(opportunities, least);
  if (left.empty() && right.empty()) {
    return sentence_instead(caption, tell("no word stands in {least} notes", {{"least", told_small(least)}}));
  }
  const auto height = std::max(cloud_height(left.size(), width / 2), cloud_height(right.size(), width / 2)) + 40;
  auto shown = figure(caption, base_of_notes(summary) + which_words_of_notes(least),
                      draw::two_clouds(left, right, width, height));
  document::TableBlock table;
  table.heading = {tell("Word"), tell("Side"), tell("Notes")};
  table.figures = {false, false, true};
  for (const auto& word : left) table.rows.push_back({word.word, tell("Challenge"), told_number(word.people)});
  for (const auto& word : right) table.rows.push_back({word.word, tell("Opportunity"), told_number(word.people)});
  return with_table_behind(std::move(shown), std::move(table));
}

std::vector<document::Block> both_sides_blocks(const Summary& summary, const std::string& caption, std::size_t most,
                                               double width) {
  if (summary.notes == 0) return sentence_instead(caption, tell("no notes yet"));
  std::vector<draw::BothSides> words;
  document::TableBlock table;
  table.heading = {tell("Word"), tell("Challenges"), tell("Opportunities")};
  table.figures = {false, true, true};
  for (const auto& word : summary.both_sides) {
    if (words.size() == most) break;
    words.push_back({word.word, word.challenges, word.opportunities});
    table.rows.push_back({word.word, told_number(word.challenges), told_number(word.opportunities)});
  }
  if (words.empty()) return sentence_instead(caption, tell("no word stands on both sides"));
  auto base = base_of_notes(summary) + ". " + tell("Each figure is a number of notes");
  if (words.size() < summary.both_sides.size()) {
    base += "; " + tell("shown are {shown} of {all} words, those in most notes first",
                        {{"shown", told_small(static_cast<std::int64_t>(words.size()))},
                         {"all", told_number(static_cast<std::int64_t>(summary.both_sides.size()))}});
  }
  auto shown = figure(caption, std::move(base), draw::both_sides(words, width));
  return with_table_behind(std::move(shown), std::move(table));
}

std::vector<document::Block> map_blocks(const Summary& summary, const std::string& caption, double width) {
  if (summary.coverage.places.empty()) return sentence_instead(caption, tell("the event's region has no places"));
  if (summary.people == 0) return sentence_instead(caption, tell("no delegates yet"));
  std::vector<draw::Tile> tiles;
  for (const auto& figures : summary.coverage.places) {
    const auto& place = figures.place;
    draw::Tile tile;
    tile.code = place.code;
    tile.name = place.name;
    tile.short_name = place.short_name;
    tile.area = place.area;
    tile.column = place.column;
    tile.row = place.row;
    tile.people = figures.people;
    tiles.push_back(std::move(tile));
  }
  auto shown = figure(caption, base_of_places(summary), draw::tile_map(tiles, tell("registered delegates"), width));
  document::TableBlock table;
  table.heading = {tell("Place"), tell("Area"), tell("Delegates")};
  table.figures = {false, false, true};
  for (const auto& figures : summary.coverage.places) {
    table.rows.push_back({figures.place.name, figures.place.area, told_number(figures.people)});
  }
  table = behind(std::move(table), shown);
  return {{std::move(shown)}, {std::move(table)}};
}

std::vector<document::Block> strokes_blocks(const Summary& summary, const std::string& caption, double width) {
  if (summary.people == 0 && summary.asked_people == 0)
    return sentence_instead(
        caption, summary.responses == 0
                     ? tell("no delegates yet")
                     : tell_count("{count} person answered, and there is no list of delegates",
                                  "{count} people answered, and there is no list of delegates", summary.responses));
  if (summary.responses > summary.asked_people)
    return sentence_instead(caption, without_stop(answered_in_words(summary)));
  const auto base = asked_delegates(summary);
  return {{figure(caption, base,
                  draw::strokes(summary.responses, summary.asked_people, width, tell("registered delegates")))}};
}

}  // namespace muster::figures
