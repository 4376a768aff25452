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
    if (const auto* words = std::get_if<std::string>(&text))
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
  offers.add_indicators();
  offers.add("Beside the event before, in words", "sentence.last_year");
  offers.add("People at the year's events", "year.people");
  offers.add("Event", "event");
  offers.add("Date", "date");
  if (!summary.event.venue.empty()) offers.add("Venue", "venue");
  if (!summary.event.programme.empty()) offers.add("Programme", "programme");
  return offers.taken();
}

std::vector<OfferedBlock> offered_blocks(const ReportData& data) {
  const auto& summary = data.summary;
  std::vector<OfferedBlock> out;
  const auto* options = first(summary, [](const auto& each) { return !each.options.empty() && each.ranks.empty(); });
  const auto* scale = first(summary, [](const auto& each) {
    return each.as_scale && each.kind != forms::QuestionKind::pick_any && each.grid.empty();
  });
  const auto* grid = first(summary, [](const auto& each) { return !each.grid.empty() && !each.options.empty(); });
  const auto* cloud = first(summary, [](const auto& each) {
    return each.kind == forms::QuestionKind::words || each.cloud != forms::Cloud::none;
  });
  const auto* texts = first(
      summary, [](const auto& each) { return each.options.empty() && each.kind == forms::QuestionKind::long_text; });
  if (options != nullptr) out.push_back({"Bars", "bars", "::: bars " + options->code});
  if (scale != nullptr) out.push_back({"Scale", "scale", "::: scale " + scale->code});
  if (grid != nullptr) out.push_back({"Statements", "grid", "::: grid " + grid->grid});
  if (cloud != nullptr) out.push_back({"Cloud", "cloud", "::: cloud " + cloud->code});
  if (texts != nullptr) out.push_back({"Answers as a list", "list", "::: list " + texts->code});
  const auto* themed = first(summary, [](const auto& each) { return each.themes && !each.themes->themes.empty(); });
  if (themed != nullptr) {
    out.push_back({"Themes", "themes", "::: themes " + themed->code});
    out.push_back({"Quotations", "quotations", "::: quotations " + themed->code + " most 2"});
    out.push_back({"Answers by theme", "list", "::: list " + themed->code + " by theme"});
  }
  for (const auto& cut : summary.cuts) {
    if (cut.groups.empty() || options == nullptr) continue;
    const auto* other =
        first(summary, [&](const auto& each) { return !each.options.empty() && each.code != cut.code; });
    if (other != nullptr) out.push_back({"By group", "table", "::: table " + other->code + " by " + cut.code});
    if (other != nullptr)
      out.push_back({"Test between groups", "table", "::: test " + other->code + " by " + cut.code});
    break;
  }
  if (options != nullptr) out.push_back({"Table", "table", "::: table " + options->code});
  if (!summary.questions.empty()) out.push_back({"Every question", "list", "::: questions"});
  if (summary.people > 0 && summary.coverage.of > 0) out.push_back({"Map", "map", "::: map places"});
  if (summary.notes > 0) out.push_back({"Notes as clouds", "cloud", "::: clouds notes"});
  if (summary.people > 0) out.push_back({"Delegates", "table", "::: delegates"});
  if (!data.sessions.empty())
    out.push_back({"Agenda", "list", "::: each session\n- {session.time}: {session.title}\n::: end"});
  Wider wider(data.wider);
  if (const auto* earlier = wider.earlier(); earlier != nullptr && earlier->years.size() > 1) {
    const auto* asked = first(summary, [&](const auto& each) { return followed(*earlier, each, {}) != nullptr; });
    if (asked != nullptr) out.push_back({"Over the years", "trend", "::: trend " + asked->code});
    out.push_back({"Beside last year", "table", "::: last-year"});
  }
  if (const auto* year = wider.year(); year != nullptr && year->events.size() > 1)
    out.push_back({"Events of the year", "table", "::: table events"});
  if (const auto* actions = wider.actions(); actions != nullptr && !actions->empty()) {
    out.push_back({"Actions", "table", "::: table actions"});
    out.push_back(
        {"You said, we did", "list",
         "::: each action\n::: if action.answer\nYou said: {action.said}\n\nWe did: {action.did}\n::: end\n::: end"});
  }
  if (const auto* indicators = wider.indicators(); indicators != nullptr && !indicators->empty()) {
    const auto& code = indicators->front().code;
    out.push_back({"Published figures", "trend", "::: indicator " + code});
    out.push_back({"Published figures on the map", "map", "::: indicator " + code + " map"});
  }
  if (const auto* pictures = wider.pictures(); pictures != nullptr && !pictures->empty())
    out.push_back({"Photograph", "map", "::: image " + pictures->front().name});
  out.push_back({"Side by side", "pair", "::: pair\n\n::: and\n\n::: end"});
  out.push_back({"Only if", "if", "::: if answers\n\n::: end"});
  out.push_back({"How it was done", "note", "::: method"});
  out.push_back({"New page", "break", "::: page-break"});
  return out;
}

}  // namespace muster::report
