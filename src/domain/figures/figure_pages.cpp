// One question as a figure: sentence, picture for desk and phone, table one click away, what people wrote.
#include "figure_pages.hpp"

#include <muster/domain/figures/figure_words.hpp>
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/free_text.hpp>
#include <muster/domain/figures/grids.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/of_all_asked.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/figures/rankings.hpp>
#include <muster/domain/figures/step_means.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/draw/number_spread.hpp>

#include "tenths.hpp"

#include <algorithm>

namespace muster::figures {
namespace {

using forms::QuestionKind;
using web::View;

/// What people wrote, in bytes: a page of everything that 100,000 people wrote had 7 MB.
constexpr std::size_t texts_of_a_page = std::size_t{1} << 19;
constexpr std::size_t least_room_for_texts = 4096;

bool is_text(const QuestionFigures& question) {
  return question.kind == QuestionKind::short_text || question.kind == QuestionKind::long_text;
}

std::vector<document::Block> blocks_of(const Summary& summary, const QuestionFigures& question, double width) {
  if (!question.options.empty()) {
    const bool nothing_to_show = std::all_of(question.options.begin(), question.options.end(),
                                             [](const auto& option) { return option.figure.suppressed; });
    if (nothing_to_show) return {};
    if (!question.ranks.empty()) return ranking_blocks(summary, question, question.label, width);
    return question.as_scale ? scale_blocks(summary, question, question.label, question.direction, width)
                             : bars_blocks(summary, question, question.label, width);
  }
  const bool has_cloud = question.kind == QuestionKind::words || question.cloud != forms::Cloud::none;
  if (has_cloud) return cloud_blocks(summary, question, question.label, std::nullopt, width);
  return {};
}

void add_base(View& view, const QuestionFigures& question, const Summary& summary) {
  if (summary.of_blocks && !question.broken_down.empty()) {
    const auto people = question.broken_down.front().groups.front().people;
    view.add("BASE")
        .set("BASE_COUNT", grouped(people))
        .set("BASE_WORDS", people == 1 ? "person" : "people in this group");
    return;
  }
  if (question.suppressed) {
    view.add("BASE_HIDDEN", hidden_in_words());
    return;
  }
  const bool everybody = question.asked == summary.counted_responses;
  view.add("BASE")
      .set("BASE_COUNT", grouped(question.answered))
      .set("BASE_WORDS", everybody ? "of " + grouped(question.asked) + " answered"
                                   : "of the " + grouped(question.asked) + " who were asked");
}

std::string remark_of(const QuestionFigures& question, const Summary& summary) {
  if (why_blank(question, summary)) return {};
  if (question.kind == QuestionKind::pick_any && question.ticks > question.answered) {
    for (const auto& option : question.options) {
      if (option.figure.suppressed) return {};
    }
    return counted(question.ticks, "tick", "ticks") + " from " + counted(question.answered, "person", "people") +
           ". Shares are of people, so they add up to more than 100%.";
  }
  if (question.kind == QuestionKind::ranking) return question.ranks.empty() ? "" : points_in_words(question) + ".";
  if (question.beside > 0) {
    const auto others = question.base();
    if (others == 0) return beside_in_words(question) + ".";
    return beside_in_words(question) + ", outside the scale. Shares are of the other " +
           (others == 1 ? "person" : grouped(others)) + ".";
  }
  if (!question.words.empty()) {
    const auto least = least_for(question.words, std::nullopt);
    if (least < 2) return "Figures are people.";
    return "Figures are people. Only words that " + in_words(least) +
           " or more people wrote are drawn; the table has all.";
  }
  if (is_text(question) && !summary.where.empty() && question.texts.empty() && question.answered > 0) {
    return "What people wrote is left out of a group, so that nobody can be recognised by it.";
  }
  return {};
}

/// What the tests between groups print below a question's figure.
void merge_tests(FigureKinds& kinds, const ShownBy& by, const std::string& question) {
  if (!by.tests) return;
  for (const auto& test : by.tests->tests)
    if (test.question == question && test.kind) kinds.merge(kinds_of(test));
}

/// Numbers on one axis, where they may be told: of an anonymous form no single one.
std::optional<draw::NumberSpread> spread_of(const QuestionFigures& question) {
  if (question.kind != QuestionKind::number || question.suppressed || !question.numbers || !question.median) return {};
  const auto least = question.lowest ? question.lowest : question.tenth;
  const auto most = question.highest ? question.highest : question.ninetieth;
  if (!least || !most) return {};
  draw::NumberSpread out{*least, *most, *question.median, question.numbers->value};
  out.reach_words =
      (question.lowest ? "from " : "10th to 90th percentile: ") + in_tenths(*least) + " to " + in_tenths(*most);
  out.median_words = "median " + in_tenths(*question.median);
  out.mean_words = "average " + in_tenths(out.mean);
  if (const auto& interval = question.numbers->interval) {
    out.mean_low = interval->low;
    out.mean_high = interval->high;
    out.mean_words += ", 95% interval of the average " + in_tenths(interval->low) + " to " + in_tenths(interval->high);
  }
  return out;
}

/// What the score is made of, and whether its sign is more than chance.
std::string subtraction_of(const NetScore& net) {
  const auto base = net.low + net.middle + net.high;
  const auto part = [&](std::int64_t people) {
    return grouped(people) + " of " + grouped(base) + " (" + percent(stats::share(people, base).value_or(0)) + ")";
  };
  auto out =
      "The score is the " + part(net.high) + " who gave 9 or 10, less the " + part(net.low) + " who gave 0 to 6.";
  const auto& interval = net.share.interval;
  if (interval.low <= 0 && interval.high >= 0 && net.share.value != 0)
    out += " Its interval reaches across 0: even the sign is not certain.";
  return out;
}

/// Bytes of what people wrote to one question that its page shows: all questions share a page.
std::size_t room_for_texts(const Summary& summary) {
  const auto with_texts = std::count_if(summary.questions.begin(), summary.questions.end(),
                                        [](const QuestionFigures& one) { return !one.texts.empty(); });
  const auto share = texts_of_a_page / static_cast<std::size_t>(std::max<std::ptrdiff_t>(with_texts, 1));
  return std::clamp(share, least_room_for_texts, texts_of_a_page / 8);
}

/// How many of the first texts fit on the page; one always does.
std::size_t how_many_fit(const CleanedTexts& entries, std::size_t room) {
  std::size_t number = 0;
  for (std::size_t bytes = 0; number < std::min(entries.size(), most_lines); ++number) {
    bytes += entries[number].text.size();
    if (number > 0 && bytes > room) break;
  }
  return number;
}

void add_texts(View& view, const QuestionFigures& question, const Summary& summary, bool beside_a_picture) {
  const auto& texts = question.texts.cleaned();
  view.show("UNPRINTED", unprinted_in_words(question));
  if (texts.empty()) return;
  const auto people = texts.people();
  auto& list = view.add(beside_a_picture ? "MORE_TEXTS" : "TEXTS");
  const auto what = is_text(question) ? counted(people, "answer", "answers")
                                      : counted(people, "line that was", "lines that were") + " written in";
  const auto shown = how_many_fit(texts, room_for_texts(summary));
  const auto some = grouped(static_cast<std::int64_t>(shown));
  if (shown < texts.size()) {
    list.set("TEXTS_WORDS", "Read the first " + some + " of " + what);
    list.add("CUT_SHORT", "The list ends here, after the first " + some +
                              " in alphabetical order: a page cannot hold them all. The JSON named at the end of this "
                              "page does.");
  } else {
    list.set("TEXTS_WORDS", people == 1 ? "Read the " + what.substr(2) : "Read all " + what);
  }
  for (std::size_t number = 0; number < shown; ++number) {
    const auto entry = texts[number];
    auto& text = list.add("TEXT", std::string(entry.text));
    if (entry.people > 1) text.add("TEXT_PEOPLE", grouped(entry.people));
  }
  if (const auto count = texts.left_out(); count > 0) {
    list.add("LEFT_OUT", counted(count, "answer that says", "answers that say") + " nothing, such as “no” or “n/a”, " +
                             (count == 1 ? "is" : "are") + " left out.");
  }
}

}  // namespace

const draw::Picture* picture_in(const std::vector<document::Block>& blocks) {
  for (const auto& block : blocks) {
    if (const auto* figure = std::get_if<document::FigureBlock>(&block.content)) return &figure->picture;
  }
  return nullptr;
}

const document::TableBlock* table_in(const std::vector<document::Block>& blocks) {
  for (const auto& block : blocks) {
    if (const auto* table = std::get_if<document::TableBlock>(&block.content)) return table;
  }
  return nullptr;
}

void fill_table(View& view, const document::TableBlock& table, const std::string& caption, std::size_t strong) {
  view.set("TABLE_CAPTION", caption);
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    view.add("COLUMN", table.heading[column])
        .show_if(column < table.figures.size() && table.figures[column], "COLUMN_FIGURES");
  }
  for (std::size_t row = 0; row < std::min(table.rows.size(), most_lines); ++row) {
    const auto& cells = table.rows[row];
    auto& line = view.add("LINE", cells.empty() ? "" : cells.front());
    if (row < table.marks.size()) line.add("MARK").markup("MARK_PICTURE", table.marks[row].svg);
    for (std::size_t column = 1; column < cells.size(); ++column) {
      auto& cell = line.add("CELL", cells[column]);
      if (column >= table.figures.size() || !table.figures[column]) continue;
      cell.show_if(column == strong, "CELL_FIRST", "CELL_FIGURE");
    }
  }
}

/// What the answers say of everybody who was asked, one click away.
void add_all_asked(View& figure, const Summary& summary, const document::TableBlock& table,
                   const std::string& caption) {
  if (table.rows.empty()) return;
  auto& part = figure.add("ALL_ASKED", "What this says of all " + asked_delegates(summary));
  part.set("ALL_ASKED_REMARK", all_asked_remark(summary));
  fill_table(part, table, caption);
}

void add_grid_figure(View& view, const std::string& place, const GridFigures& on_form, const Summary& summary,
                     const ShownBy& by, bool as_on_form) {
  const auto grid = as_on_form ? on_form : best_first(on_form);
  auto& figure = view.add("FIGURE");
  figure.set("ANCHOR", "q-" + grid.code).set("PLACE", place);
  figure.set("LABEL", grid.label).set("FINDING", finding_of(grid, summary));
  figure.add("BASE_HIDDEN", base_of(grid, summary) + ".");
  auto kinds = kinds_of(grid, summary);
  for (const auto* row : grid.rows) merge_tests(kinds, by, row->code);
  figure.markup("FIGURE_MADE", how_made(kinds, grid.label, "figure-made"));
  const bool shares = has_shares(grid);
  const auto desk = grid_blocks(summary, grid, grid.label, shares ? wide_width : desk_width);
  const auto* picture = picture_in(desk);
  if (picture == nullptr) return;
  const auto phone = grid_blocks(summary, grid, grid.label, phone_width);
  auto& pictures = figure.add(shares ? "WIDE_PICTURE" : "PICTURE");
  pictures.markup("DESK_PICTURE", picture->svg).markup("PHONE_PICTURE", picture_in(phone)->svg);
  if (shares) {
    const auto here = "/events/" + summary.event.slug + "/summary" + (by.cut.empty() ? "" : "?by=" + by.cut);
    const auto other = here + (as_on_form ? "" : std::string(by.cut.empty() ? "?" : "&") + "order=form");
    pictures.set("ORDER", as_on_form ? "As on the form" : "Most agreed first");
    pictures.set("OTHER_ORDER", as_on_form ? "most agreed first" : "as on the form");
    pictures.set("OTHER_PATH", other + "#q-" + grid.code);
    pictures.set("ROWS_SUM",
                 std::string("Figures on the bars are people. Who stands beside the scale is in no share: ") +
                     "with them, and those who gave no answer, each row adds up to " +
                     grouped(grid.rows.front()->asked) + ".");
  }
  auto& shown = figure.add("TABLE").set("TABLE_WORDS", "Show as a table");
  fill_table(shown, *table_in(desk), grid.label, shares ? table_in(desk)->heading.size() : 1);
  document::TableBlock of_all;
  for (const auto* row : grid.rows) {
    auto table = all_asked_table(summary, *row);
    for (auto& line : table.rows) {
      line.front() = row->label + ": " + line.front();
      of_all.rows.push_back(std::move(line));
    }
    of_all.heading = std::move(table.heading);
    of_all.figures = std::move(table.figures);
  }
  add_all_asked(figure, summary, of_all, grid.label);
  add_broken_down(figure, grid, summary, by);
}

/// Marks as squares, a person each; a bar where there are many.
std::string theme_marks(std::int64_t people, std::int64_t most) {
  constexpr std::int64_t squares = 24;
  constexpr std::int64_t step = 12;
  std::string out =
      R"(<svg class="row-bar" viewBox="0 0 288 10" preserveAspectRatio="xMinYMid meet" aria-hidden="true">)";
  if (most > squares)
    return out + R"(<rect width=")" + std::to_string(people * squares * step / most) +
           R"(" height="10" fill="currentColor"/></svg>)";
  for (std::int64_t at = 0; at < people; ++at)
    out += R"(<rect x=")" + std::to_string(at * step) + R"(" width="10" height="10" fill="currentColor"/>)";
  return out + "</svg>";
}

void add_themes(View& view, const QuestionFigures& question) {
  if (!question.themes) return;
  const auto& all = *question.themes;
  auto& part = view.add("THEMES", themes_finding(all));
  for (const auto& theme : all.themes) {
    auto& row = part.add("THEME", theme.name).set("THEME_PEOPLE", grouped(theme.people));
    row.show("THEME_TONE", theme.tone);
    row.markup("THEME_MARKS", theme_marks(theme.people, all.themes.front().people));
    row.show_if(theme.quotation.empty(), "NO_QUOTATION");
    if (!theme.quotation.empty()) row.add("THEME_WORDS", "‘" + theme.quotation + "’");
  }
  part.show_if(!all.themes.empty(), "ANY_THEME");
  for (const auto& sentence : themes_remarks(all)) part.add("THEME_REMARK", sentence);
}

void add_question_figure(View& view, const std::string& place, const QuestionFigures& question, const Summary& summary,
                         const ShownBy& by, bool may_look) {
  auto& figure = view.add("FIGURE");
  figure.set("ANCHOR", "q-" + question.code).set("PLACE", place);
  figure.set("LABEL", question.full_label()).set("FINDING", headline_of(question, summary));
  add_base(figure, question, summary);
  auto kinds = kinds_of(question, summary);
  merge_tests(kinds, by, question.code);
  figure.markup("FIGURE_MADE", how_made(kinds, question.full_label(), "figure-made"));

  if (const auto spread = spread_of(question))
    figure.add("PICTURE")
        .markup("DESK_PICTURE", draw::number_spread(*spread, desk_width).svg)
        .markup("PHONE_PICTURE", draw::number_spread(*spread, phone_width).svg);
  const auto desk = blocks_of(summary, question, desk_width);
  const auto* picture = picture_in(desk);
  if (picture != nullptr) {
    const auto phone = blocks_of(summary, question, phone_width);
    figure.add("PICTURE").markup("DESK_PICTURE", picture->svg).markup("PHONE_PICTURE", picture_in(phone)->svg);
    if (const auto* table = table_in(desk)) {
      auto& shown = figure.add(table->folded ? "TABLE" : "KEY");
      fill_table(shown, *table, question.label);
      const auto words = static_cast<std::int64_t>(question.words.size());
      if (table->folded) {
        const bool all = table->rows.size() <= most_lines;
        const auto first = "the " + grouped(static_cast<std::int64_t>(most_lines)) + " most frequent of ";
        shown.set("TABLE_WORDS", question.words.empty() ? "Show as a table"
                                 : words == 1           ? std::string("Show the word")
                                              : "Show " + (all ? "all " : first) + counted(words, "word", "words"));
      }
    }
  }
  if (!summary.of_blocks) add_all_asked(figure, summary, all_asked_table(summary, question), question.label);
  if (const auto remark = remark_of(question, summary); !remark.empty()) {
    figure.add("REMARK", remark);
  }
  if (question.net_score && !question.suppressed) figure.add("REMARK", subtraction_of(*question.net_score));
  // Of a question for a number it stands in the finding.
  if (!question.suppressed && question.numbered) figure.show("REMARK", spread_in_words(question));
  for (const auto& sentence : version_sentences(question, summary)) figure.add("REMARK", sentence);
  add_broken_down(figure, question, summary, by);
  add_themes(figure, question);
  add_texts(figure, question, summary, picture != nullptr);
  const auto unprinted = question.texts_hidden + question.texts_waiting;
  const bool short_words = question.kind == forms::QuestionKind::words;
  if (!question.texts.empty() || (short_words && !question.words.empty()))
    figure
        .add("PHRASES",
             short_words ? "Words that several people gave, and spellings to join" : "Phrases that several people use")
        .set("PHRASES_PATH", "/events/" + summary.event.slug + "/words/" + question.code);
  if (may_look && (!question.texts.empty() || unprinted > 0))
    figure.add("LOOK", "/events/" + summary.event.slug + "/texts/" + question.code)
        .set("READ_THEMES", "/events/" + summary.event.slug + "/themes/" + question.code);
}

}  // namespace muster::figures
