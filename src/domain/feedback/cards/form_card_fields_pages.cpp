// Declares the fields of the open card, and reads what was typed into them.
#include "form_card_fields_pages.hpp"

#include "card_conditions_pages.hpp"
#include "form_card_rules_pages.hpp"

#include <muster/domain/feedback/form_draft.hpp>
#include <muster/domain/forms/index_score.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::feedback {
namespace {

using forms::CardKind;
using forms::PartKind;

constexpr std::array kinds{CardKind::pick_one, CardKind::pick_any, CardKind::scale,     CardKind::shared_scale,
                           CardKind::from_to,  CardKind::grid,     CardKind::text,      CardKind::lines,
                           CardKind::words,    CardKind::number,   CardKind::date,      CardKind::time,
                           CardKind::email,    CardKind::web,      CardKind::telephone, CardKind::postcode,
                           CardKind::ranking,  CardKind::amounts};

/// "card-index-1" of the first.
std::string index_field(std::size_t at) { return "card-index-" + std::to_string(at + 1); }

std::string code_of(CardKind kind) { return "k" + std::to_string(static_cast<int>(kind)); }

void add_question_fields(web::Form& form, const FormCards& cards, const CardFields& fields) {
  const auto& question = fields.question;
  (void)form.text("card-label", "Question").begins(question.label);
  std::vector<web::Choice<std::string>> ways;
  for (const auto kind : kinds) {
    const bool needs_scale = kind == CardKind::shared_scale || kind == CardKind::grid;
    if (needs_scale && forms::scale_names(cards.text).empty()) continue;
    ways.push_back({code_of(kind), code_of(kind), forms::card_kind_name(kind)});
  }
  if (question.answers_known)
    (void)form.select<std::string>("card-kind", "How people answer", ways).begins(code_of(question.kind));
  if (question.kind == CardKind::shared_scale || question.kind == CardKind::grid) {
    const auto names = forms::scale_names(cards.text);
    (void)form.select<std::string>("card-scale", "On which scale", web::choices(names)).begins(question.scale);
  }
  const bool has_statements = question.kind == CardKind::grid || question.kind == CardKind::amounts;
  if (has_statements && question.answers_known)
    (void)form
        .lines("card-statements", question.kind == CardKind::grid ? "Statements, one on each line"
                                                                  : "What numbers are asked for, one on each line")
        .rows(5)
        .begins(question.statements);
  const bool own_answers = question.kind == CardKind::pick_one || question.kind == CardKind::pick_any ||
                           question.kind == CardKind::scale || question.kind == CardKind::ranking;
  if (own_answers && question.answers_known) {
    const auto lines = std::count(question.answers.begin(), question.answers.end(), '\n') + 2;
    (void)form.lines("card-answers", "Answers, one on each line")
        .hint(question.kind == CardKind::scale || question.kind == CardKind::ranking
                  ? "Paste a list if you have one."
                  : "Paste a list if you have one. Three dots at the end open a line to write on.")
        .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(lines, 3, 20)))
        .begins(question.answers);
  }
  const bool may_stand_beside =
      question.kind == CardKind::pick_one || question.kind == CardKind::scale || question.kind == CardKind::from_to;
  if (may_stand_beside && question.answers_known)
    (void)form.lines("card-beside", "Answers beside them, one on each line")
        .hint("Such as “Not applicable” or “Prefer not to say”. They count in no average.")
        .rows(2)
        .optional()
        .begins(question.beside);
  if (question.kind == CardKind::from_to || question.kind == CardKind::number || question.kind == CardKind::amounts) {
    const bool scale = question.kind == CardKind::from_to;
    auto low = form.text("card-low", scale ? "From" : "Lowest number").width(4);
    auto high = form.text("card-high", scale ? "To" : "Highest number").width(4);
    if (!scale) {
      (void)low.optional().begins(question.low);
      (void)high.optional().begins(question.high);
    } else {
      (void)low.begins(question.low);
      (void)form.text("card-low_label", "What the lowest number means").optional().begins(question.low_label);
      (void)high.begins(question.high);
      (void)form.text("card-high_label", "What the highest number means").optional().begins(question.high_label);
    }
  }
  if (question.kind == CardKind::amounts)
    (void)form.text("card-total", "They add up to")
        .hint("Such as 100. Leave it empty where they need not come to anything.")
        .width(4)
        .optional()
        .begins(question.total);
  if (question.kind == CardKind::ranking)
    (void)form.text("card-size", "How many are put in order")
        .hint("Such as 3, for the three that matter most. Leave it empty to ask for the order of all.")
        .width(4)
        .optional()
        .begins(question.size);
  if (question.kind == CardKind::lines) (void)form.text("card-size", "Height in lines").width(4).begins(question.size);
  if (question.kind == CardKind::words) (void)form.text("card-size", "How many words").width(4).begins(question.size);
  if (question.kind == CardKind::text)
    (void)form.text("card-size", "Characters at most").width(4).optional().begins(question.size);
  (void)form.text("card-hint", "Hint").hint("Small print under the question.").optional().begins(question.hint);
}

void add_ticks(web::Form& form, const FormCards& cards, const CardFields& fields) {
  const auto& question = fields.question;
  std::vector<web::Choice<std::string>> ticks{{"required", "required", "Must be answered"}};
  std::vector<std::string> ticked;
  if (question.required) ticked.emplace_back("required");
  ticks.push_back({"personal", "personal", "A contact detail, kept apart from the answers",
                   "It stands in no figure, and is deleted after the days that the form promises."});
  if (question.personal) ticked.emplace_back("personal");
  const bool groups = question.kind == CardKind::pick_one || question.kind == CardKind::scale ||
                      question.kind == CardKind::shared_scale;
  if (fields.breakdown || (groups && forms::heading_card(cards.text).anonymous)) {
    ticks.push_back({"breakdown", "breakdown", "Figures may be broken down by it",
                     "Small groups are put together. This is settled with the first answer."});
    if (fields.breakdown) ticked.emplace_back("breakdown");
  }
  (void)form.ticks<std::string>("card-ticks[]", "Rules", ticks).optional().begins(ticked);
}

void add_usability_tick(web::Form& form, const std::string& name, const forms::IndexCard& index) {
  (void)form
      .ticks<std::string>(name + "-rule[]", "How they are scored",
                          {{"sus", "sus", "As the System Usability Scale",
                            "Ten statements on five steps, good and bad in turn; the score is from 0 to 100."}})
      .optional()
      .begins(index.usability_scale ? std::vector<std::string>{"sus"} : std::vector<std::string>{});
}

/// Each index with the questions that it is made of, and room for one more.
void add_index_fields(web::Form& form, const FormCards& cards, const forms::HeadingCard& heading) {
  const auto questions = forms::index_choices(cards.text);
  if (questions.size() < 2 && heading.indexes.empty()) return;
  for (std::size_t at = 0; at <= heading.indexes.size(); ++at) {
    const bool fresh = at == heading.indexes.size();
    const auto index = fresh ? forms::IndexCard{} : heading.indexes[at];
    std::vector<web::Choice<std::string>> choices;
    for (const auto& one : questions) choices.push_back({one.code, one.code, one.label});
    for (const auto& code : index.of) {
      if (std::ranges::find(questions, code, &forms::IndexChoice::code) == questions.end())
        choices.push_back({code, code, code});
    }
    const auto name = index_field(at);
    (void)form.text(name + "-title", fresh ? "Several questions scored as one" : "Scored as one")
        .hint(fresh ? "What they tell together, such as “How well people felt”. The report gives its mean." : "")
        .optional()
        .begins(index.title);
    (void)form.ticks<std::string>(name + "[]", "Of which questions", choices).optional().begins(index.of);
    if (questions.size() >= forms::usability_items || index.usability_scale) add_usability_tick(form, name, index);
  }
}

void add_heading_fields(web::Form& form, const FormCards& cards, const forms::HeadingCard& heading) {
  (void)form.text("card-form_title", "Title").begins(heading.title);
  (void)form.lines("card-introduction", "Above the first question").rows(3).optional().begins(heading.introduction);
  (void)form.lines("card-thanks", "On the thank-you page").rows(3).optional().begins(heading.thanks);
  std::vector<std::string> ticked;
  if (heading.anonymous) ticked.emplace_back("anonymous");
  if (heading.quote_with_consent) ticked.emplace_back("quote");
  (void)form
      .ticks<std::string>("card-ticks[]", "What is promised",
                          {{"anonymous", "anonymous", "Anonymous",
                            "No answer shows who gave it. This never changes once people have seen the form."},
                           {"quote", "quote", "Ask people whether they may be quoted",
                            "Texts of those who do not agree are counted, and not printed."}})
      .optional()
      .begins(ticked);
  (void)form.text("card-suppress_below", "Hide groups smaller than").width(4).optional().begins(heading.suppress_below);
  (void)form.text("card-delete_personal_after", "Days until contact details are deleted")
      .hint("Counted from the closing. People read it beside the questions that ask for them.")
      .width(4)
      .optional()
      .begins(heading.delete_personal_after);
  add_index_fields(form, cards, heading);
}

void take_indexes(const web::Fields& typed, std::vector<forms::IndexCard>& indexes) {
  for (std::size_t at = 0; at <= indexes.size(); ++at) {
    const auto name = index_field(at);
    const auto title = typed.find(name + "-title");
    if (!title) break;
    forms::IndexCard index{at < indexes.size() ? indexes[at].code : std::string(), *title, typed.all(name + "[]"),
                           !typed.all(name + "-rule[]").empty()};
    if (at < indexes.size()) {
      indexes[at] = std::move(index);
      continue;
    }
    if (!index.title.empty() || !index.of.empty()) indexes.push_back(std::move(index));
    break;
  }
}

/// Of whose ticks the page may be asked once each: the pick any of earlier pages.
void add_for_each(web::Form& form, const FormCards& cards, const forms::PageCard& page) {
  const auto parts = forms::part_cards(cards.text);
  const auto own = std::ranges::find(parts, cards.open, [](const auto& one) { return one.part.key; });
  std::vector<web::Choice<std::string>> ways{{"", "", "Once"}};
  for (auto at = parts.begin(); at != own; ++at) {
    if (at->question.kind == CardKind::pick_any && !at->question.personal)
      ways.push_back({at->part.code, at->part.code, "Once for each that somebody ticks at “" + at->part.title + "”"});
  }
  if (std::ranges::none_of(ways, [&](const auto& one) { return one.code == page.for_each; }))
    ways.push_back({page.for_each, page.for_each, "Once for each, as the text says"});
  if (ways.size() < 2) return;
  (void)form.select<std::string>("card-for_each", "This page is asked", ways)
      .hint("{it} in its words is what was ticked.")
      .optional()
      .begins(page.for_each);
}

}  // namespace

CardFields typed_fields(const web::Request& request, const CardFields& shown,
                        const std::vector<forms::ConditionChoice>& choices) {
  auto fields = shown;
  const auto& form = request.form;
  const auto take = [&](const char* name, std::string& to) {
    if (auto typed = form.find(name)) to = with_plain_breaks(*std::move(typed));
  };
  auto& question = fields.question;
  take("card-label", question.label);
  take("card-hint", question.hint);
  take("card-answers", question.answers);
  take("card-beside", question.beside);
  take("card-statements", question.statements);
  take("card-scale", question.scale);
  take("card-total", question.total);
  take("card-size", question.size);
  take("card-low", question.low);
  take("card-high", question.high);
  take("card-low_label", question.low_label);
  take("card-high_label", question.high_label);
  take("card-lines", fields.lines);
  if (const auto kind = form.find("card-kind")) {
    for (const auto one : kinds)
      if (code_of(one) == *kind) question.kind = one;
  }
  question.condition = typed_condition(request, "card-if", shown.question.condition, choices);
  take_offers(request, question, choices);
  const auto ticks = form.all("card-ticks[]");
  const auto has = [&](const char* tick) { return std::find(ticks.begin(), ticks.end(), tick) != ticks.end(); };
  take_rules(request, question);
  if (form.find("card-label")) {
    question.required = has("required");
    question.personal = has("personal");
    fields.breakdown = has("breakdown");
  }
  auto& heading = fields.heading;
  if (form.find("card-form_title")) {
    take("card-form_title", heading.title);
    take("card-introduction", heading.introduction);
    take("card-thanks", heading.thanks);
    take("card-suppress_below", heading.suppress_below);
    take("card-delete_personal_after", heading.delete_personal_after);
    take_indexes(form, heading.indexes);
    heading.anonymous = has("anonymous");
    heading.quote_with_consent = has("quote");
  }
  if (form.find("card-title")) {
    take("card-title", fields.page.title);
    take("card-introduction", fields.page.introduction);
    take("card-for_each", fields.page.for_each);
    fields.page.condition = typed_condition(request, "card-if", shown.page.condition, choices);
  }
  return fields;
}

void add_fields(web::Form& form, const FormCards& cards, const CardFields& fields, PartKind kind) {
  if (cards.in_lines || kind == PartKind::scale || kind == PartKind::page_end ||
      (kind == PartKind::question && fields.question.kind == CardKind::own_lines)) {
    const auto rows = std::count(fields.lines.begin(), fields.lines.end(), '\n') + 2;
    (void)form.lines("card-lines", "Its lines in the text")
        .plain()
        .code()
        .rows(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(rows, 3, 30)))
        .begins(fields.lines);
    return;
  }
  if (kind == PartKind::heading) return add_heading_fields(form, cards, fields.heading);
  if (kind == PartKind::page || kind == PartKind::section) {
    (void)form.text("card-title", kind == PartKind::page ? "Title of the page" : "Heading").begins(fields.page.title);
    if (kind == PartKind::page)
      (void)form.lines("card-introduction", "Under the title").rows(2).optional().begins(fields.page.introduction);
    if (kind == PartKind::page) add_for_each(form, cards, fields.page);
    add_condition(
        form, {"card-if", kind == PartKind::page ? "This page is asked" : "What stands below is asked", "Of everybody"},
        fields.page.condition, forms::condition_choices(cards.text, cards.open));
    return;
  }
  add_question_fields(form, cards, fields);
  const auto choices = forms::condition_choices(cards.text, cards.open);
  add_condition(form, {"card-if", "Asked", "Of everybody"}, fields.question.condition, choices);
  if (fields.question.answers_known) add_offers(form, fields.question, choices);
  add_ticks(form, cards, fields);
  add_rule_fields(form, fields.question);
}

std::string fields_markup(const web::View& view, const CardFields& fields) {
  std::string out;
  for (const auto* name : {"CARD_LABEL",
                           "CARD_FORM_TITLE",
                           "CARD_TITLE",
                           "CARD_KIND",
                           "CARD_SCALE",
                           "CARD_STATEMENTS",
                           "CARD_ANSWERS",
                           "CARD_BESIDE",
                           "CARD_LOW",
                           "CARD_LOW_LABEL",
                           "CARD_HIGH",
                           "CARD_HIGH_LABEL",
                           "CARD_TOTAL",
                           "CARD_SIZE",
                           "CARD_HINT",
                           "CARD_INTRODUCTION",
                           "CARD_THANKS",
                           "CARD_FOR_EACH",
                           "CARD_IF",
                           "CARD_TICKS",
                           "CARD_SUPPRESS_BELOW",
                           "CARD_DELETE_PERSONAL_AFTER",
                           "CARD_LINES"}) {
    if (std::string_view(name) == "CARD_IF") {
      out += condition_markup(view, "card-if");
      continue;
    }
    const auto markup = view.markups().find(std::string(name) + "_FIELD");
    if (markup != view.markups().end()) out += markup->second;
  }
  for (std::size_t at = 0;; ++at) {
    const auto name = "CARD_INDEX_" + std::to_string(at + 1);
    const auto title = view.markups().find(name + "_TITLE_FIELD");
    if (title == view.markups().end()) break;
    out += title->second;
    for (const auto* behind : {"_FIELD", "_RULE_FIELD"})
      if (const auto ticks = view.markups().find(name + behind); ticks != view.markups().end()) out += ticks->second;
  }
  const auto& question = fields.question;
  const bool says_more = question.rules != forms::QuestionRules{} ||
                         std::ranges::any_of(question.offers, [](const auto& one) { return !one.condition.empty(); });
  return out + rules_markup(view, says_more, offers_markup(view, question));
}

}  // namespace muster::feedback
