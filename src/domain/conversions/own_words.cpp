// Goes over a form before it is written for another program.
#include "own_words.hpp"

#include "conditions.hpp"

#include <muster/domain/forms/measure_words.hpp>
#include <muster/domain/forms/opposites.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <array>

namespace muster::conversions {
namespace {

using forms::Form;
using forms::Question;
using forms::QuestionKind;

const std::string left_out = "left out: other programs have no word for it";

/// A property of a question that has no place elsewhere. A new one is a row.
struct OwnWord {
  bool (*has)(const Question& question);
  bool Carries::* carried;  ///< nullptr: by no format
  std::string_view what;
  std::string_view instead;
};

bool has_alone(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(), [](const auto& option) { return option.alone; });
}
bool has_beside(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const auto& option) { return option.beside; });
}
bool has_offers(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const auto& option) { return option.only_if.has_value(); });
}
bool has_headings(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(),
                     [](const auto& option) { return !option.heading.empty(); });
}
bool has_option_also(const Question& question) {
  return !question.numbered && std::any_of(question.options.begin(), question.options.end(),
                                           [](const auto& option) { return !option.also.empty(); });
}

constexpr std::array own_words = std::to_array<OwnWord>({
    {[](const Question& question) { return question.kind == QuestionKind::words; }, nullptr,
     "that single words are asked for", "a box of several lines"},
    {[](const Question& question) { return question.has_good_end() && !question.net_score; }, nullptr,
     "which end of the options is the good one", "left out"},
    {[](const Question& question) { return question.direction == forms::Direction::unordered; }, nullptr,
     "that the options stand in no order", "left out"},
    {[](const Question& question) {
       return question.kind == QuestionKind::scale && !question.numbered && question.grid.empty();
     },
     &Carries::scales, "that the options are a scale", "one of several options"},
    {[](const Question& question) { return question.ordered; }, &Carries::scales, "that the options stand in order",
     "one of several options"},
    {[](const Question& question) { return question.net_score; }, nullptr, "that the net score is counted", "left out"},
    {[](const Question& question) { return !question.headline.empty(); }, nullptr, "that it is the headline",
     "left out"},
    {[](const Question& question) { return question.personal; }, nullptr, "that it is kept apart from the answers",
     "it stands among them"},
    {[](const Question& question) { return question.prefilled; }, nullptr,
     "that its first answer may come with the link", "left out"},
    {[](const Question& question) { return question.hidden; }, nullptr, "that nobody sees it", "it is shown"},
    {[](const Question& question) { return question.cloud != forms::Cloud::none; }, nullptr,
     "that a cloud is drawn of its words", "left out"},
    {[](const Question& question) { return !question.group.empty(); }, nullptr,
     "on which side its words stand (challenge or opportunity)", "left out"},
    {[](const Question& question) { return !question.also.empty() || has_option_also(question); }, nullptr,
     "other labels that imports know it by", "left out"},
    {[](const Question& question) { return question.grid.empty() && has_alone(question); }, &Carries::alone,
     "that an option is ticked alone", "left out: others may be ticked beside it"},
    {has_offers, nullptr, "to whom an option is offered", "left out: it is offered to everybody"},
    {has_headings, nullptr, "the headings among its options", "left out"},
    {[](const Question& question) { return !question.grid.empty() && has_alone(question); }, &Carries::pick_any_grid,
     "that an option is ticked alone", "left out"},
    {[](const Question& question) { return !question.grid.empty() && question.kind == QuestionKind::pick_one; },
     nullptr, "that the answers of its table are no scale", "they are one"},
    {[](const Question& question) { return question.numbered && (!question.grid.empty() || has_beside(question)); },
     nullptr, "that the options are numbers from end to end", "one of several options"},
    {[](const Question& question) { return question.write_ins().size() > 1; }, &Carries::several_write_ins,
     "that several options open a line to write on", "one line at most"},
    {[](const Question& question) { return !question.options_from.empty(); }, nullptr,
     "that its options come from the programme", "the options as they are listed"},
    {[](const Question& question) { return !question.grid.empty() && question.kind == QuestionKind::pick_any; },
     &Carries::pick_any_grid, "that several boxes of a table may be ticked", "one of them"},
    {has_beside, nullptr, "which answers stand beside the scale", "they are its last options"},
    {[](const Question& question) {
       return question.kind == QuestionKind::long_text && question.limit != 4 && question.comment_on.empty();
     },
     &Carries::lines, "the height of its box", "left out"},
    {[](const Question& question) { return question.kind == QuestionKind::short_text && question.limit > 0; },
     &Carries::text_limit, "how many letters it may have", "left out"},
    {[](const Question& question) {
       return question.numbered && question.grid.empty() && !has_beside(question) &&
              !(question.low_label + question.high_label).empty();
     },
     &Carries::ends_of_scale, "the words at the ends of the scale", "they stand in the hint"},
    {[](const Question& question) { return question.decimals > 0; }, &Carries::decimals, "that its number has decimals",
     "a number"},
    {[](const Question& question) { return !question.unit.empty(); }, nullptr, "the unit of its number",
     "it stands in the hint"},
    {[](const Question& question) { return question.most_words > 0; }, nullptr, "how many words it may have",
     "it stands in the hint"},
    {forms::is_between_opposites, nullptr, "the two ends between which it stands", "they stand in its label"},
    {[](const Question& question) { return question.kind == QuestionKind::ranking && question.limit > 0; },
     &Carries::ranks, "that only some of its options are put in order", "all are"},
    {[](const Question& question) { return question.at_least + question.at_most > 0; }, &Carries::ticks,
     "how many may be ticked", "left out"},
    {[](const Question& question) {
       return !question.grid.empty() && question.kind == QuestionKind::pick_any &&
              question.at_least + question.at_most > 0;
     },
     &Carries::pick_any_grid, "how many may be ticked on each line", "left out"},
});

void tell_of_form(const Form& form, const Carries& carries, Differences& differences) {
  const Place top{"form", 0};
  if (form.anonymous)
    differences.add(top, "that it is anonymous",
                    "left out: the other program must be set so that it keeps nobody’s name or address");
  if (!form.breakdown.empty()) differences.add(top, "the breakdown by " + listed(form.breakdown), left_out);
  if (form.suppress_below != 5)
    differences.add(top, "that groups below " + std::to_string(form.suppress_below) + " are hidden", left_out);
  if (form.delete_personal_after > 0)
    differences.add(top, "when personal answers are deleted (" + std::to_string(form.delete_personal_after) + " days)",
                    left_out);
  for (const auto& index : form.indexes)
    differences.add(top, "the index \"" + index.label + "\" of " + listed(index.items), left_out);
  if (form.quote_with_consent) differences.add(top, "quote with consent", "its question is written as any other");
  const bool ends = std::any_of(form.pages.begin(), form.pages.end(),
                                [](const forms::Page& page) { return page.end_if.has_value(); });
  const bool end_words = std::any_of(form.pages.begin(), form.pages.end(),
                                     [](const forms::Page& page) { return !page.end_thanks.empty(); });
  if (end_words) differences.add(top, "the thanks of its own behind \"end if\"", left_out);
  if (ends && !carries.end)
    differences.add(top, "\"end if\"", "its condition stands, turned round, at the pages that follow");
}

}  // namespace

std::optional<query::Filter> asked_within(const Form& form, const Question& question) {
  for (const auto& page : form.pages) {
    for (const auto& each : page.questions) {
      if (&each == &question) return forms::condition_within(form, page, question);
    }
  }
  return forms::own_condition(form, question);
}

std::optional<query::Filter> commented_by(const Form& form, const Question& comment) {
  const auto* on = form.question(comment.comment_on);
  if (on == nullptr) {
    for (const auto* each : form.questions()) {
      if (each->grid == comment.comment_on) return asked_within(form, *each);
    }
    return std::nullopt;
  }
  if (comment.code == on->code + "_comment") return asked_within(form, *on);
  for (const auto& option : on->options) {
    if (comment.code != on->code + "_" + option.code + "_comment") continue;
    const auto op = on->kind == QuestionKind::pick_any ? query::Operator::contains : query::Operator::equal;
    return comparison(on->code, op, {option.code});
  }
  return comment.ask_if;
}

std::vector<ParagraphAbove> paragraphs_above(const Form& form, const forms::Page& page, const Question& question) {
  std::vector<ParagraphAbove> above;
  const auto code = question.grid.empty() ? question.code : question.grid;
  const auto* section = forms::section_of(page, question);
  const auto first = std::find_if(page.questions.begin(), page.questions.end(),
                                  [&](const Question& each) { return each.section == question.section; });
  if (section != nullptr && &*first == &question) above.push_back({code + "_heading", section->title, section->ask_if});
  if (question.information.empty()) return above;
  auto read_by = asked_within(form, question);
  if (!above.empty() && above.back().condition == read_by) {
    above.back().name = code + "_information";
    above.back().text += "\n" + question.information;
  } else {
    above.push_back({code + "_information", question.information, std::move(read_by)});
  }
  return above;
}

std::string label_in_table(const Question& question, const forms::Option& option) {
  return forms::is_between_opposites(question) && !option.beside ? option.code : option.label;
}

Place place_of(const Question& question, std::size_t order) {
  return {"question \"" + (question.grid.empty() ? question.code : question.grid + "." + question.code) + "\"", order};
}

void tell_own_words(const Form& form, const Carries& carries, Differences& differences) {
  tell_of_form(form, carries, differences);
  std::size_t order = 0;
  for (const auto& page : form.pages) {
    for (const auto& question : page.questions) {
      const auto place = place_of(question, ++order);
      for (const auto& word : own_words) {
        if (!word.has(question) || (word.carried != nullptr && carries.*word.carried)) continue;
        differences.add(place, std::string(word.what), std::string(word.instead));
      }
      const auto* on = question.comment_on.empty() ? nullptr : form.question(question.comment_on);
      const bool on_option =
          on != nullptr && std::any_of(page.questions.begin(), page.questions.end(), [&](const Question& each) {
            return each.comment_on == on->code && each.code != on->code + "_comment";
          });
      if (on_option && !carries.comments)
        differences.add(place, "that it is a comment, of which there are several on one question",
                        "a question of its own");
      const auto* row = kind_row(question);
      if (row == nullptr) differences.add(place, "its kind", "a line of text");
      if (row != nullptr && question.format != forms::TextFormat::any &&
          (carries.format == nullptr || !carries.format(*row)))
        differences.add(place, "what its text must look like", "any line of text");
    }
    const Place around{"page \"" + page.title + "\"", order};
    for (const auto& section : page.sections)
      differences.add(around, "the section \"" + section.title + "\"",
                      section.ask_if ? "its heading stands above its first question, its condition at each of them"
                                     : "its heading stands above its first question");
    if (!page.for_each.empty())
      differences.add(around, "that it is asked for each option of \"" + page.for_each + "\"",
                      "its questions stand once for every option");
    if (!page.end_thanks.empty()) differences.add(around, "the words at an end by a condition", "left out");
    for (const auto& grid : page.grids) {
      const Place place{"grid \"" + grid.code + "\"", order};
      if (!grid.hint.empty() && !carries.grid_hint) differences.add(place, "its hint", "left out");
      if (!grid.also.empty()) differences.add(place, "other labels that imports know it by", "left out");
    }
  }
}

}  // namespace muster::conversions
