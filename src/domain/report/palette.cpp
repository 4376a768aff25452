// Nothing is offered that would be an error, or read "no answers yet".
#include "palette.hpp"

#include "figure_text.hpp"
#include "wider_figures.hpp"

#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace muster::report {
namespace {

using figures::QuestionFigures;

class FigureOffers {
 public:
  explicit FigureOffers(const ReportData& data)
      : wider_(data.wider), scope_{.summary = data.summary, .wider = &wider_} {}

  void add(const std::string& name, const std::string& expression, const std::string& asked = {}) {
    const auto parsed = parse_expression(expression);
    const auto* found = std::get_if<Expression>(&parsed);
    if (found == nullptr) return;
    const auto value = figure_value(*found, scope_);
    if (const auto* known = std::get_if<Value>(&value); known == nullptr || !known->instead.empty()) return;
    const auto text = figure_text(*found, scope_);
    if (const auto* words = std::get_if<std::string>(&text); words != nullptr && !words->empty())
      out_.push_back({name, *words, "{" + expression + "}", asked});
  }

  void add_question(const QuestionFigures& question) {
    if (question.suppressed || question.answered == 0) return;
    auto label = capitalised(question.code);
    std::replace(label.begin(), label.end(), '_', ' ');
    const auto asked = question.full_label();
    for (const auto& option : question.options)
      add(label + ": " + option.label, question.code + " = " + option.code + " | of", asked);
    if (!question.words.empty()) add(label + ": said most", question.code + ".top", asked);
    if (question.mean) add(label + ": average", question.code + ".mean", asked);
    if (question.net_score) add(label + ": net score", question.code + ".net", asked);
    if (question.themes) {
      constexpr std::size_t most_themes = 12;
      const auto& all = question.themes->themes;
      for (std::size_t at = 0; at < all.size() && at < most_themes; ++at)
        add(label + ": " + all[at].name, question.code + " theme " + all[at].code + " | of", asked);
      add(label + ": themes in a sentence", question.code + ".themes.sentence", asked);
    }
    if (const auto* earlier = wider_.earlier(); earlier != nullptr && followed(*earlier, question, {}) != nullptr) {
      add(label + ": beside the event before", question.code + ".change", asked);
      add(label + ": over the years", question.code + ".trend", asked);
    }
    if (question.median) add(label + ": median", question.code + ".median", asked);
    add(label + ": people who answered", question.code + " | of", asked);
    add(label + ": the question itself", question.code + ".label", asked);
  }

  void add_indicators() {
    const auto* all = wider_.indicators();
    if (all == nullptr) return;
    for (const auto& each : *all) {
      if (each.years().empty()) continue;
      add(each.title, "indicator." + each.code);
      add(each.title + ": in words", "indicator." + each.code + ".headline");
    }
  }

  std::vector<OfferedFigure> taken() { return std::move(out_); }

 private:
  Wider wider_;
  Scope scope_;
  std::vector<OfferedFigure> out_;
};

/// The first question of the kind that a block needs.
const QuestionFigures* first(const figures::Summary& summary, const std::function<bool(const QuestionFigures&)>& fits) {
  const auto found = std::find_if(summary.questions.begin(), summary.questions.end(), fits);
  return found == summary.questions.end() ? nullptr : &*found;
}

}  // namespace

std::vector<OfferedFigure> offered_figures(const ReportData& data) {
  const auto& summary = data.summary;
  FigureOffers offers(data);
  if (summary.people > 0) offers.add("Delegates", "delegates");
  if (summary.responses > 0) {
    const bool rate = summary.response_rate.has_value();
    offers.add("Answers", rate ? "responses | of" : "responses");
    if (rate) offers.add("Response rate", "response_rate");
  }
  if (summary.people > 0 && summary.coverage.of > 0) offers.add("Places", "places | of");
  if (summary.organisations > 0) offers.add("Organisations", "organisations");
  if (summary.notes > 0) offers.add("Notes", "notes");
  // What people made of the day comes before the rest.
  for (const auto& question : summary.questions) {
    if (!question.headline.empty()) offers.add_question(question);
  }
  for (const auto& question : summary.questions) {
    if (question.headline.empty()) offers.add_question(question);
  }
  for (const auto& kind : summary.note_kinds)
    if (kind.notes > 0) offers.add("Notes: " + kind.kind, "notes." + kind.kind);
  if (summary.response_rate && summary.people > summary.responses) offers.add("Delegates without an answer", "silent");
  offers.add_indicators();
  for (const auto& [name, sentence] : {std::pair<const char*, const char*>{"Who is listed, in words", "registered"},
                                       {"Organisations, in words", "organisations"},
                                       {"How many answered, in words", "answers"},
                                       {"What people made of it, in words", "headline"},
                                       {"Notes, in words", "notes"},
                                       {"Words on both sides, in words", "both_sides"},
                                       {"What the intervals allow for, in words", "interval"}})
    offers.add(name, "sentence." + std::string(sentence));
  offers.add("Beside the event before, in words", "sentence.last_year");
  offers.add("People at the year's events", "year.people");
  offers.add("Event", "event");
  offers.add("Date", "date");
  if (!summary.event.venue.empty()) offers.add("Venue", "venue");
  if (!summary.event.programme.empty()) offers.add("Programme", "programme");
  return offers.taken();
}

namespace {

constexpr std::size_t most_questions = 60;  // of a group that has one for each

class BlockOffers {
 public:
  explicit BlockOffers(const ReportData& data) : data_(data), summary_(data.summary), wider_(data.wider) {
    options_ = first(summary_, [](const auto& each) { return !each.options.empty() && each.ranks.empty(); });
    themed_ = first(summary_, [](const auto& each) { return each.themes && !each.themes->themes.empty(); });
    for (const auto& cut : summary_.cuts) {
      if (cut.groups.empty()) continue;
      const auto* other =
          first(summary_, [&](const auto& each) { return !each.options.empty() && each.code != cut.code; });
      if (other != nullptr) by_group_ = other->code + " by " + cut.code;
      break;
    }
  }

  std::vector<OfferedBlock> all() {
    add_first();
    group_ = "One question, as the picture that suits it";
    add_questions();
    group_ = "More pictures";
    add_pictures();
    group_ = "Tables and tests";
    add_tables();
    group_ = "What people wrote";
    add_words();
    group_ = "Beside other events and figures";
    add_others();
    group_ = "Lines that hold others";
    add_holders();
    group_ = "The report itself";
    add_report();
    return std::move(out_);
  }

 private:
  void add(std::string name, std::string mark, std::string insert, std::string about) {
    out_.push_back({std::move(name), std::move(mark), std::move(insert), std::move(about), group_});
  }

  /// What the report of most events is made of.
  void add_first() {
    const auto* scale = first(summary_, [](const auto& each) {
      return each.as_scale && each.kind != forms::QuestionKind::pick_any && each.grid.empty();
    });
    const auto* grid = first(summary_, [](const auto& each) { return !each.grid.empty() && !each.options.empty(); });
    const auto* cloud = first(summary_, [](const auto& each) {
      return each.kind == forms::QuestionKind::words || each.cloud != forms::Cloud::none;
    });
    if (options_ != nullptr)
      add("Bars", "bars", "::: bars " + options_->code, "A bar for each answer, with its interval");
    if (scale != nullptr) add("Scale", "scale", "::: scale " + scale->code, "One bar from worst to best");
    if (grid != nullptr)
      add("Statements", "grid", "::: grid " + grid->grid, "The statements of a grid below each other");
    if (themed_ != nullptr)
      add("Themes", "themes", "::: themes " + themed_->code, "Themes by people, a mark for each person");
    if (!by_group_.empty()) add("By group", "table", "::: table " + by_group_, "One question in the groups of another");
    if (themed_ != nullptr)
      add("Quotations", "quotations", "::: quotations " + themed_->code + " most 2",
          "What people wrote, where they agreed to be quoted");
    if (cloud != nullptr) add("Cloud", "cloud", "::: cloud " + cloud->code, "Words by the people who said them");
    if (has_places()) add("Map", "map", "::: map places", "Where delegates come from, a tile for each place");
    if (options_ != nullptr)
      add("Table", "table", "::: table " + options_->code, "The figures of a question: people, share and interval");
    add("Side by side", "pair", "::: pair\n\n::: and\n\n::: end", "Two blocks beside each other");
  }

  void add_questions() {
    std::size_t count = 0;
    std::string last_grid;
    for (const auto& question : summary_.questions) {
      if (question.suppressed || question.answered == 0 || ++count > most_questions) continue;
      if (!question.grid.empty() && std::exchange(last_grid, question.grid) == question.grid) continue;
      if (!question.grid.empty() && !question.options.empty())
        add(label_of(question.grid), "grid", "::: grid " + question.grid, question.grid_label);
      else if (question.grid.empty())
        add(label_of(question.code), "bars", "::: picture " + question.code, question.full_label());
    }
  }

  void add_pictures() {
    if (summary_.people > 0 && summary_.responses > 0)
      add("Who answered", "themes", "::: strokes", "A stroke for each delegate, filled for those who answered");
    if (summary_.notes > 0) {
      add("Notes as clouds", "cloud", "::: clouds notes", "Challenges and opportunities side by side");
      add("Words on both sides", "scale", "::: both-sides notes", "Words noted as challenge and as opportunity");
    }
    if (const auto* pictures = wider_.pictures(); pictures != nullptr && !pictures->empty())
      add("Photograph", "map", "::: image " + pictures->front().name, "One that was brought along under Pictures");
  }

  void add_tables() {
    if (summary_.people > 0) {
      add("Delegates", "table", "::: delegates", "Everybody who is listed, by surname");
      add("Organisations", "table", "::: table organisations", "Delegates by organisation");
    }
    if (has_places()) {
      add("Places", "table", "::: table places", "Delegates by place");
      add("Areas", "table", "::: table areas", "Delegates by area, with the places that nobody comes from");
    }
    if (summary_.notes > 0) add("Notes of the tables", "table", "::: table notes", "What each table noted");
    if (!by_group_.empty()) {
      add("Test between groups", "table", "::: test " + by_group_, "Whether they differ by more than chance");
      add("Everything by group", "table", "::: breakdown", "All that may be shown by the groups of the form");
    }
    for (const auto& index : summary_.indexes)
      add("Index: " + index.label, "note", "::: index " + index.code, "Its mean, its spread and how well it holds");
  }

  void add_words() {
    const auto* texts = first(
        summary_, [](const auto& each) { return each.options.empty() && each.kind == forms::QuestionKind::long_text; });
    if (texts != nullptr)
      add("Answers as a list", "list", "::: list " + texts->code, "Every answer that may be printed");
    if (themed_ != nullptr)
      add("Answers by theme", "list", "::: list " + themed_->code + " by theme", "The same, under each theme");
    for (const auto& kind : summary_.note_kinds) {
      const bool plain = kind.kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
      if (kind.notes > 0 && plain)
        add("Notes: " + kind.kind, "list", "::: list notes " + kind.kind, "The notes of one kind, table by table");
    }
  }

  void add_others() {
    if (const auto* earlier = wider_.earlier(); earlier != nullptr && earlier->years.size() > 1) {
      const auto* asked = first(summary_, [&](const auto& each) { return followed(*earlier, each, {}) != nullptr; });
      if (asked != nullptr)
        add("Over the years", "trend", "::: trend " + asked->code, "This and earlier events, with intervals");
      add("Beside last year", "table", "::: last-year", "Every answer beside that of the event before");
    }
    if (const auto* year = wider_.year(); year != nullptr && year->events.size() > 1)
      add("Events of the year", "table", "::: table events", "The programme’s events of the year");
    if (const auto* actions = wider_.actions(); actions != nullptr && !actions->empty()) {
      add("Actions", "table", "::: table actions", "What was raised, with its state and when it is due");
      add("You said, we did", "list",
          "::: each action\n::: if action.answer\nYou said: {action.said}\n\nWe did: {action.did}\n::: end\n::: end",
          "What was raised and what was done, one below the other");
    }
    if (const auto* comments = wider_.comments(); comments != nullptr && !comments->notes.empty()) {
      add("Comments with responses", "table", "::: table comments", "What was said, with what the team answers");
      add("Comments still open", "table", "::: table comments open", "What nobody has answered yet");
    }
    const auto* published = wider_.indicators();
    const auto drawn = published == nullptr
                           ? std::vector<indicators::Indicator>::const_iterator()
                           : std::ranges::find_if(*published, [](const auto& one) { return !one.years().empty(); });
    if (published != nullptr && drawn != published->end()) {
      const auto& code = drawn->code;
      add("Published figures", "trend", "::: indicator " + code, "A published figure over the years");
      add("Published figures on the map", "map", "::: indicator " + code + " map", "The same, place by place");
    }
  }

  void add_holders() {
    add("Only if", "if", "::: if answers\n\n::: end", "What stands in it is printed where there is something to say");
    add("Only if, else", "if", "::: if answers\n\n::: else\n\n::: end", "One thing or the other");
    if (!summary_.questions.empty())
      add("For each question", "list", "::: each question\n## {question.label}\n\n::: picture question\n::: end",
          "The same lines for every question of the form");
    if (themed_ != nullptr)
      add("For each theme", "list", "::: each theme " + themed_->code + "\n- {theme}: {theme.people | of}.\n::: end",
          "The same lines for every theme");
    if (!data_.sessions.empty())
      add("Agenda", "list", "::: each session\n- {session.time}: {session.title}\n::: end",
          "A line for each session of the day");
    add("Key sentence", "note", "::: key\n\n::: end", "The large sentence at the beginning");
    add("Small print", "note", "::: note\n\n::: end", "For what qualifies the figures above it");
  }

  void add_report() {
    if (!summary_.questions.empty()) {
      add("Every question", "list", "::: questions", "Each with its finding, picture and figures");
      add("All other questions", "list", "::: questions rest", "Those that no other line of the report shows");
    }
    add("How it was done", "note", "::: method", "Bases, intervals and what is not shown, written from what was done");
    add("Contents", "list", "::: contents", "The chapters with their pages");
    add("New page", "break", "::: page-break", "What follows begins on a page of its own");
    add("Title", "note", "::: title \"" + quotable(summary_.event.title) + "\"", "Another title than the event’s");
    add("Line below the title", "note", "::: subtitle \"What people told us\"",
        "Another line than the date and the place");
  }

  [[nodiscard]] bool has_places() const { return summary_.people > 0 && summary_.coverage.of > 0; }

  static std::string label_of(const std::string& code) {
    auto label = capitalised(code);
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
  }

  /// A title in double quotes has none within.
  static std::string quotable(std::string text) {
    std::replace(text.begin(), text.end(), '"', '\'');
    return text;
  }

  const ReportData& data_;
  const figures::Summary& summary_;
  Wider wider_;
  const QuestionFigures* options_ = nullptr;
  const QuestionFigures* themed_ = nullptr;
  std::string by_group_;
  std::string group_;
  std::vector<OfferedBlock> out_;
};

}  // namespace

std::vector<OfferedBlock> offered_blocks(const ReportData& data) { return BlockOffers(data).all(); }

}  // namespace muster::report
