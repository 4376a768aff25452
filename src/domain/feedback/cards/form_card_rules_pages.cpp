// Each kind of question shows the rules that mean something for it, in the words of the form language.
#include "form_card_rules_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

using forms::CardKind;
using forms::QuestionRules;

/// The rules that are typed, by the field that asks for each.
constexpr std::array<std::pair<const char*, std::string QuestionRules::*>, 10> typed_rules{
    {{"card-direction", &QuestionRules::direction},
     {"card-headline", &QuestionRules::headline},
     {"card-at_least", &QuestionRules::at_least},
     {"card-at_most", &QuestionRules::at_most},
     {"card-decimals", &QuestionRules::decimals},
     {"card-unit", &QuestionRules::unit},
     {"card-most_words", &QuestionRules::most_words},
     {"card-cloud", &QuestionRules::cloud},
     {"card-group", &QuestionRules::group},
     {"card-comment", &QuestionRules::comment}}};

web::Choice<std::string> choice(const std::string& code, const std::string& words) { return {code, code, words}; }

void add_direction(web::Form& form, const forms::QuestionCard& question) {
  std::vector<web::Choice<std::string>> ways{choice("", "The form does not say"), choice("best first", "The first"),
                                             choice("worst first", "The last"),
                                             choice("no order", "They have no order")};
  if (question.kind == CardKind::pick_one)
    ways.push_back(choice("as scale", "They are in order, and neither end is good"));
  (void)form.select<std::string>("card-direction", "Which answer is the best", ways)
      .optional()
      .begins(question.rules.direction);
}

void add_word_rules(web::Form& form, const forms::QuestionCard& question) {
  const auto& rules = question.rules;
  if (question.kind != CardKind::words)
    (void)form.text("card-most_words", "Words at most").width(4).optional().begins(rules.most_words);
  (void)form
      .select<std::string>("card-cloud", "Drawn as a word cloud",
                           {choice("", "No"), choice("cloud", "Yes"), choice("cloud red", "Yes, in red"),
                            choice("cloud green", "Yes, in green")})
      .optional()
      .begins(rules.cloud);
  (void)form
      .select<std::string>(
          "card-group", "Side of the two-sided cloud",
          {choice("", "Neither"), choice("challenge", "Challenges"), choice("opportunity", "Opportunities")})
      .optional()
      .begins(rules.group);
}

}  // namespace

void add_rule_fields(web::Form& form, const forms::QuestionCard& question) {
  const auto& rules = question.rules;
  const auto kind = question.kind;
  const bool ordered = kind == CardKind::pick_one || kind == CardKind::scale || kind == CardKind::shared_scale ||
                       kind == CardKind::from_to;
  if (ordered) {
    add_direction(form, question);
    (void)form.text("card-headline", "What it says about the day, for the report’s first sentence")
        .hint("A noun, such as “the event”. One question of a form has it.")
        .optional()
        .begins(rules.headline);
  }
  if (kind == CardKind::pick_any) {
    (void)form.text("card-at_least", "Ticks at least").width(4).optional().begins(rules.at_least);
    (void)form.text("card-at_most", "Ticks at most").width(4).optional().begins(rules.at_most);
  }
  if (kind == CardKind::number || kind == CardKind::amounts) {
    (void)form.text("card-decimals", "Digits behind the point").width(4).optional().begins(rules.decimals);
    (void)form.text("card-unit", "Unit").hint("Such as “miles”.").width(20).optional().begins(rules.unit);
  }
  if (kind == CardKind::text || kind == CardKind::lines || kind == CardKind::words) add_word_rules(form, question);
  if (ordered || kind == CardKind::pick_any || kind == CardKind::grid)
    (void)form.text("card-comment", "A box for a comment asks")
        .hint("Such as “Why?”.")
        .optional()
        .begins(rules.comment);
  std::vector<web::Choice<std::string>> ticks;
  std::vector<std::string> ticked;
  if (kind == CardKind::from_to) {
    ticks.push_back(
        {"nps", "nps", "Give the net score", "Of a scale from 0 to 10: those at 9 and 10, less those up to 6."});
    if (rules.net_score) ticked.emplace_back("nps");
  }
  ticks.push_back({"same", "same", "Only its words are new",
                   "It asks the same as before: answers from files that have the old words still belong to it."});
  (void)form.ticks<std::string>("card-rules[]", "Also", ticks).optional().begins(ticked);
}

void take_rules(const web::Request& request, forms::QuestionCard& question) {
  const auto& form = request.form;
  for (const auto& [name, rule] : typed_rules)
    if (auto typed = form.find(name)) question.rules.*rule = *std::move(typed);
  if (!form.find("card-label")) return;
  const auto ticks = form.all("card-rules[]");
  const auto has = [&](const char* tick) { return std::find(ticks.begin(), ticks.end(), tick) != ticks.end(); };
  if (question.kind == CardKind::from_to) question.rules.net_score = has("nps");
  question.keeps_answers = has("same");
}

std::string rules_markup(const web::View& view, bool open, const std::string& more) {
  std::string out;
  for (const auto* name : {"CARD_DIRECTION", "CARD_HEADLINE", "CARD_AT_LEAST", "CARD_AT_MOST", "CARD_DECIMALS",
                           "CARD_UNIT", "CARD_MOST_WORDS", "CARD_CLOUD", "CARD_GROUP", "CARD_COMMENT", "CARD_RULES"}) {
    const auto markup = view.markups().find(std::string(name) + "_FIELD");
    if (markup != view.markups().end()) out += markup->second;
  }
  out += more;
  if (out.empty()) return out;
  return std::string("<details class=\"card-rules\"") + (open ? " open" : "") +
         "><summary>More about this question</summary>" + out + "</details>";
}

}  // namespace muster::feedback
