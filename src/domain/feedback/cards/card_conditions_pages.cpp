// One row for each question that a condition looks at, and an empty one: every choice is written into the text at once,
// so that the page needs no script to show the answers of a question that was chosen.
#include "card_conditions_pages.hpp"

#include <muster/domain/forms/chosen_condition.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::feedback {
namespace {

using forms::ConditionChoice;
using forms::ConditionPart;
using forms::ConditionWay;

constexpr std::size_t most_rows = 8;
const std::string as_written = "as-written";

struct WayWords {
  ConditionWay way;
  const char* code;
  const char* words;
};
constexpr std::array ways{WayWords{ConditionWay::one_of, "one-of", "Who gave one of the answers ticked here"},
                          WayWords{ConditionWay::none_of, "none-of", "Who gave none of the answers ticked here"},
                          WayWords{ConditionWay::at_least, "at-least", "Who gave this number or more"},
                          WayWords{ConditionWay::at_most, "at-most", "Who gave this number or less"},
                          WayWords{ConditionWay::answered, "answered", "Who answered it"},
                          WayWords{ConditionWay::unanswered, "unanswered", "Who did not answer it"}};

std::string row_name(const std::string& prefix, std::size_t row) { return prefix + "-" + std::to_string(row + 1); }

std::string offer_name(std::size_t at) { return "card-offer-" + std::to_string(at + 1); }

bool fits(ConditionWay way, const ConditionChoice& choice) {
  if (way == ConditionWay::one_of || way == ConditionWay::none_of) return !choice.options.empty();
  if (way == ConditionWay::at_least || way == ConditionWay::at_most) return choice.number;
  return true;
}

/// What always or never holds of a question that everybody has answered.
bool says_nothing(ConditionWay way, const ConditionChoice& choice) {
  return choice.always && (way == ConditionWay::answered || way == ConditionWay::unanswered);
}

const ConditionChoice* choice_of(const std::vector<ConditionChoice>& choices, const std::string& code) {
  const auto found = std::ranges::find(choices, code, &ConditionChoice::code);
  return found == choices.end() ? nullptr : &*found;
}

void add_row(web::Form& form, const std::string& name, const ConditionPart& part, const ConditionChoice& choice) {
  std::vector<web::Choice<std::string>> offered;
  std::string way;
  for (const auto& one : ways) {
    const bool stands = one.way == part.way;  // as it was written
    if (fits(one.way, choice) && (stands || !says_nothing(one.way, choice)))
      offered.push_back({one.code, one.code, one.words});
    if (stands) way = one.code;
  }
  (void)form.select<std::string>(name + "-way", "Who is meant", offered).begins(way);
  const bool by_number = part.way == ConditionWay::at_least || part.way == ConditionWay::at_most;
  if (by_number) {
    (void)form.text(name + "-number", "Number").width(4).begins(part.values.empty() ? "" : part.values.front());
    return;
  }
  if (choice.options.empty()) return;
  std::vector<web::Choice<std::string>> answers;
  for (const auto& [code, label] : choice.options) answers.push_back({code, code, label});
  (void)form.ticks<std::string>(name + "-answers[]", "Answers to “" + choice.label + "”", answers)
      .optional()
      .begins(part.values);
}

/// What stands in a row of a question that was there when the page was shown.
ConditionPart typed_part(const web::Fields& form, const std::string& name, const ConditionPart& was,
                         const ConditionChoice& choice) {
  auto part = was;
  const auto typed = form.get(name + "-way");
  for (const auto& one : ways)
    if (typed == one.code && fits(one.way, choice)) part.way = one.way;
  auto ticks = form.all(name + "-answers[]");
  std::erase_if(ticks, [&](const auto& tick) {
    return std::ranges::none_of(choice.options, [&](const auto& option) { return option.first == tick; });
  });
  if (part.way == ConditionWay::at_least || part.way == ConditionWay::at_most) {
    const auto number = form.get(name + "-number");
    if (parse_integer(number))
      part.values = {number};
    else if (part.values.empty() || !parse_integer(part.values.front()))
      part.values = {choice.high.empty() ? "1" : choice.high};
    return part;
  }
  // Who ticks an answer means it, whatever is said above it.
  const bool by_answers = part.way == ConditionWay::one_of || part.way == ConditionWay::none_of;
  if (!by_answers && part.way == was.way && !ticks.empty()) part.way = ConditionWay::one_of;
  if (by_answers && (part.way != was.way || choice.always) && ticks.empty()) ticks = forms::first_part(choice).values;
  part.values = std::move(ticks);
  return part;
}

std::string markup_of(const web::View& view, std::string name) {
  for (char& letter : name) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    if (letter == '-') letter = '_';
  }
  const auto markup = view.markups().find(name + "_FIELD");
  return markup == view.markups().end() ? std::string() : markup->second;
}

/// What rows can say whole; what has more parts stays as it is written.
std::optional<forms::ChosenCondition> in_rows(const std::string& condition,
                                              const std::vector<ConditionChoice>& choices) {
  auto chosen = forms::chosen_condition(condition, choices);
  if (chosen && chosen->parts.size() > most_rows) chosen.reset();
  return chosen;
}

}  // namespace

void add_condition(web::Form& form, const ConditionFields& fields, const std::string& condition,
                   const std::vector<ConditionChoice>& choices) {
  const auto chosen = in_rows(condition, choices);
  if (choices.empty() && condition.empty()) return;
  const auto parts = chosen ? chosen->parts : std::vector<ConditionPart>();
  const auto rows = std::min(parts.size() + (chosen ? 1 : 0), most_rows);
  for (std::size_t row = 0; row < std::max<std::size_t>(rows, 1); ++row) {
    std::vector<web::Choice<std::string>> questions{{"", "", row == 0 ? fields.everybody : "Nothing more"}};
    if (!chosen) questions.push_back({as_written, as_written, "As its line in the text says"});
    for (const auto& choice : choices)
      questions.push_back({choice.code, choice.code, "By the answer to “" + choice.label + "”"});
    const auto name = row_name(fields.prefix, row);
    const bool stands = row < parts.size();
    (void)form.select<std::string>(name, row == 0 ? fields.label : "And by another question", questions)
        .optional()
        .begins(!chosen  ? as_written
                : stands ? parts[row].question
                         : std::string());
    if (stands) add_row(form, name, parts[row], *choice_of(choices, parts[row].question));
  }
  if (parts.size() > 1)
    (void)form
        .select<std::string>(fields.prefix + "-all", "How they go together",
                             {{"every", "every", "All of this must hold"}, {"one", "one", "One of it is enough"}})
        .begins(chosen->all ? "every" : "one");
}

std::string typed_condition(const web::Request& request, const std::string& prefix, const std::string& shown,
                            const std::vector<ConditionChoice>& choices) {
  const auto& form = request.form;
  if (!form.find(row_name(prefix, 0))) return shown;
  const auto before = in_rows(shown, choices);
  forms::ChosenCondition out;
  out.all = form.find(prefix + "-all") ? form.get(prefix + "-all") != "one" : !before || before->all;
  for (std::size_t row = 0; row < most_rows; ++row) {
    const auto name = row_name(prefix, row);
    const auto code = form.find(name);
    if (!code) break;
    if (*code == as_written) return shown;
    const auto* choice = choice_of(choices, *code);
    if (choice == nullptr) continue;
    const bool stood = before && row < before->parts.size() && before->parts[row].question == *code;
    out.parts.push_back(stood ? typed_part(form, name, before->parts[row], *choice) : forms::first_part(*choice));
  }
  return forms::written_condition(out, choices);
}

std::string condition_markup(const web::View& view, const std::string& prefix) {
  std::string out;
  for (std::size_t row = 0; row < most_rows; ++row)
    for (const auto* field : {"", "-way", "-number", "-answers"}) out += markup_of(view, row_name(prefix, row) + field);
  return out + markup_of(view, prefix + "-all");
}

void add_offers(web::Form& form, const forms::QuestionCard& question, const std::vector<ConditionChoice>& choices) {
  std::vector<web::Choice<std::string>> others{{"", "", "No other"}};
  for (std::size_t at = 0; at < question.offers.size(); ++at) {
    const auto& [code, label, condition] = question.offers[at];
    if (condition.empty())
      others.push_back({code, code, "“" + label + "”"});
    else
      add_condition(form, {offer_name(at), "“" + label + "” is offered", "To everybody"}, condition, choices);
  }
  if (choices.empty() || others.size() < 2) return;
  (void)form.select<std::string>("card-offer", "An answer that is offered only to some", others).optional().begins("");
}

void take_offers(const web::Request& request, forms::QuestionCard& question,
                 const std::vector<ConditionChoice>& choices) {
  const auto fresh = request.form.get("card-offer");
  for (std::size_t at = 0; at < question.offers.size(); ++at) {
    auto& offer = question.offers[at];
    if (!offer.condition.empty())
      offer.condition = typed_condition(request, offer_name(at), offer.condition, choices);
    else if (offer.code == fresh && !choices.empty())
      offer.condition = forms::written_condition({true, {forms::first_part(choices.front())}}, choices);
  }
}

std::string offers_markup(const web::View& view, const forms::QuestionCard& question) {
  std::string out;
  for (std::size_t at = 0; at < question.offers.size(); ++at) out += condition_markup(view, offer_name(at));
  return out + markup_of(view, "card-offer");
}

}  // namespace muster::feedback
