// A picker's choices are conditions, so that what is picked and what is written are one thing.
#include "group_picks_pages.hpp"

#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/named_groups.hpp>
#include <muster/domain/figures/people_words.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include "group_filter.hpp"
#include "people_columns.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace muster::figures {
namespace {

using query::Operator;
using web::Request;
using Choices = std::vector<web::Choice<std::string>>;

constexpr std::size_t most_letters = 60;
constexpr const char* number_missing = "Choose which number is meant";

/// Pickers that a page may have; `where` stands beside them.
constexpr std::array pickers{"answer", "from", "organisation", "kind", "wrote", "question", "number", "least", "most"};

std::string condition(std::string_view name, Operator op, std::vector<std::string> values) {
  query::Filter out;
  out.name = name;
  out.op = op;
  out.values = std::move(values);
  return query::print_filter(out);
}

void add(Choices& to, const std::string& filter, const std::string& label, const std::string& heading) {
  to.push_back({filter, filter, label, heading});
}

/// Groups of cuts that have a name: people without an answer are none.
Choices group_choices(const Summary& summary) {
  Choices out;
  for (const auto& cut : summary.cuts) {
    for (const auto& group : cut.groups) {
      if (!group.codes.empty()) add(out, condition_of(cut, group), group.label, short_label(cut.label, most_letters));
    }
  }
  return out;
}

Choices answer_choices(const Summary& summary) {
  Choices out;
  for (const auto& question : summary.questions) {
    const bool several =
        question.kind == forms::QuestionKind::pick_any || question.kind == forms::QuestionKind::ranking;
    for (const auto& option : question.options) {
      add(out, condition(question.code, several ? Operator::contains : Operator::equal, {option.code}), option.label,
          short_label(question.full_label(), most_letters));
    }
  }
  return out;
}

Choices place_choices(const Summary& summary) {
  Choices out;
  std::set<std::string> places;
  for (const auto& organisation : summary.by_organisation) {
    places.insert(organisation.places.begin(), organisation.places.end());
  }
  for (const auto& place : summary.coverage.places) {
    if (place.people > 0) places.insert(place.place.name);
  }
  for (const auto& area : summary.coverage.areas) {
    if (area.people > 0) add(out, condition(area_name, Operator::equal, {area.area}), area.area, "Areas");
  }
  for (const auto& place : places) add(out, condition(place_name, Operator::equal, {place}), place, "Places");
  return out;
}

Choices organisation_choices(const Summary& summary) {
  Choices out;
  for (const auto& one : summary.by_organisation) {
    // A filter has no way to write a quotation mark within its quotation marks.
    if (one.name.empty() || one.name.find('"') != std::string::npos) continue;
    add(out, condition(organisation_name, Operator::equal, {one.name}), one.name, "");
  }
  std::ranges::stable_sort(
      out, [](const auto& left, const auto& right) { return compare_names(left.label, right.label) < 0; });
  return out;
}

Choices kind_choices(const Summary& summary) {
  std::set<std::string> kinds;
  for (const auto& organisation : summary.by_organisation) kinds.insert(organisation.kind);
  kinds.erase("");
  Choices out;
  for (const auto& kind : kinds) add(out, condition(organisation_kind_name, Operator::equal, {kind}), kind, "");
  return out;
}

/// Of an anonymous form whole groups alone, but for those who read single answers.
bool in_groups_only(const Summary& summary, const Filter& filter) {
  return summary.anonymous && !filter.by_reader_of_answers;
}

/// Questions that are answered with a number, on a scale from number to number too.
Choices number_choices(const Summary& summary) {
  Choices out;
  for (const auto& question : summary.questions) {
    if (question.kind != forms::QuestionKind::number && !question.numbered) continue;
    const auto label = short_label(question.full_label(), most_letters);
    out.push_back({question.code, question.code, question.unit.empty() ? label : label + " (" + question.unit + ")"});
  }
  return out;
}

Outcome check_number(const std::string& typed) {
  if (typed.empty() || parse_decimal(typed)) return Success{};
  return bad_input("Write a number, for example 8 or 2.5");
}

/// Filters that this form understands, to begin from.
std::vector<std::string> examples(const Summary& summary) {
  std::vector<std::string> out;
  for (const auto& cut : summary.cuts) {
    if (!cut.groups.empty() && !cut.groups.front().codes.empty()) out.push_back(condition_of(cut, cut.groups.front()));
  }
  if (!out.empty()) return out;
  bool one = false;
  bool any = false;
  for (const auto& question : summary.questions) {
    if (question.options.empty()) continue;
    const bool several = question.kind == forms::QuestionKind::pick_any;
    if (several ? any : one) continue;
    (several ? any : one) = true;
    out.push_back(question.code + (several ? " contains " : " = ") + question.options.front().code);
  }
  if (out.size() == 2) out.push_back(out[0] + " and " + out[1]);
  return out;
}

std::optional<web::Field<std::string>> pick(web::Form& form, const char* name, const char* label, const char* nothing,
                                            Choices choices) {
  if (choices.empty()) return std::nullopt;
  choices.insert(choices.begin(), {"", "", nothing, ""});
  return form.select(name, label, choices).small_label().optional();
}

}  // namespace

bool may_ask(const Summary& summary, const Filter& filter) {
  if (summary.questions.empty() || summary.responses == 0) return false;
  if (!summary.anonymous) return true;
  if (summary.round != RoundState::closed) return false;
  return filter.by_reader_of_answers || (summary.no_breakdown.empty() && !group_choices(summary).empty());
}

GroupForm::GroupForm(const Request& request, const Summary& summary, const Filter& filter, bool people_known)
    : request_(request),
      summary_(summary),
      filter_(filter),
      form_(web::Form::asking(request, path_of(summary.event, "/summary"))),
      where_(form_.text("where", "Only people with")
                 .small_label()
                 .plain()
                 .hint("A question, a sign and an answer, by their codes.")
                 .optional()
                 .begins(filter.where)) {
  const bool groups = in_groups_only(summary, filter);
  offer("answer", answer_, groups ? "Group" : "Answer", groups ? "Every group" : "Any answer",
        groups ? group_choices(summary) : answer_choices(summary));
  if (people_known) {
    offer("from", from_, "Comes from", "Anywhere", place_choices(summary));
    offer("organisation", organisation_, "Organisation", "Any organisation", organisation_choices(summary));
    offer("kind", kind_, "Kind of organisation", "Any kind", kind_choices(summary));
  }
  Choices questions;
  for (const auto& question : summary.questions) {
    if (groups || !takes_text(question)) continue;
    texts_.push_back(question.code);
    questions.push_back({question.code, question.code, short_label(question.full_label(), most_letters), ""});
  }
  if (!texts_.empty()) wrote_ = form_.text("wrote", "Wrote the words").small_label().optional();
  if (texts_.size() > 1) offer("question", question_, "In answer to", "Any question", std::move(questions));
  if (auto numbers = number_choices(summary); !groups && !numbers.empty()) {
    offer("number", number_, "Number", "Any number", std::move(numbers));
    least_ = form_.text("least", "At least").small_label().plain().width(4).optional().check(check_number);
    most_ = form_.text("most", "At most").small_label().plain().width(4).optional().check(check_number);
  }
  if (filter.in_full) form_.knowing("reading", "yes");
  form_.button({.words = "Show this group", .look = web::Button::Look::second});
}

void GroupForm::offer(const char* name, std::optional<Pick>& field, const char* label, const char* nothing,
                      std::vector<web::Choice<std::string>> choices) {
  for (const auto& choice : choices) offered_[name].insert(choice.code);
  field = pick(form_, name, label, nothing, std::move(choices));
}

std::vector<std::string> GroupForm::picked() const {
  std::vector<std::string> out;
  for (const auto* field : {&answer_, &from_, &organisation_, &kind_}) {
    if (*field && !(*field)->value().empty()) out.push_back((*field)->value());
  }
  if (number_ && !number_->value().empty()) {
    if (!least_->value().empty())
      out.push_back(condition(number_->value(), Operator::greater_or_equal, {least_->value()}));
    if (!most_->value().empty()) out.push_back(condition(number_->value(), Operator::less_or_equal, {most_->value()}));
    // Neither end: whoever gave a number.
    if (least_->value().empty() && most_->value().empty())
      out.push_back(condition(number_->value(), Operator::is_answered, {}));
  }
  if (!wrote_ || wrote_->value().empty()) return out;
  const auto asked = question_ && !question_->value().empty() ? std::vector{question_->value()} : texts_;
  std::vector<std::string> anywhere;
  anywhere.reserve(asked.size());
  for (const auto& code : asked) anywhere.push_back(condition(code, Operator::contains, {wrote_->value()}));
  out.push_back(joined(anywhere, " or "));
  return out;
}

std::optional<std::string> GroupForm::address() {
  if (std::all_of(pickers.begin(), pickers.end(), [&](const char* name) { return request_.query.all(name).empty(); }))
    return std::nullopt;
  if (!form_.read() || !faults().empty()) return std::nullopt;
  // An end without a question is a slip, not a group.
  if (number_ && number_->value().empty() && !(least_->value().empty() && most_->value().empty())) {
    number_->refuse(number_missing);
    return std::nullopt;
  }
  const auto together = narrowed(filter_.where, picked());
  if (!together) return std::nullopt;
  auto out = path_of(summary_.event, "/summary");
  if (!together->empty()) out += "?where=" + percent_encoded(*together) + (filter_.in_full ? "&reading=yes" : "");
  return out;
}

std::vector<std::pair<std::string, std::string>> GroupForm::faults() const {
  std::vector<std::pair<std::string, std::string>> out;
  // An address may be typed, or older than the form: what cannot be picked is said, not passed over.
  for (const auto& [name, label] : std::array<std::pair<const char*, const char*>, 6>{{{"answer", "answer"},
                                                                                       {"from", "place or area"},
                                                                                       {"organisation", "organisation"},
                                                                                       {"kind", "kind of organisation"},
                                                                                       {"question", "question"},
                                                                                       {"number", "number"}}}) {
    for (const auto& typed : request_.query.all(name)) {
      const auto found = offered_.find(name);
      if (typed.empty() || (found != offered_.end() && found->second.contains(typed))) continue;
      out.emplace_back(name, "The address asks for the " + std::string(label) + " “" + typed +
                                 "”, which is not there to pick. Choose one of those below");
    }
  }
  if (!number_) return out;
  bool any = false;
  for (const auto* name : {"least", "most"}) {
    const auto typed = trimmed(request_.query.get(name));
    any = any || !typed.empty();
    if (const auto checked = check_number(typed); !checked.ok()) out.emplace_back(name, checked.error().message);
  }
  if (std::ranges::none_of(out, [](const auto& one) { return one.first == "least" || one.first == "most"; }) && any &&
      request_.query.get("number").empty())
    out.emplace_back("number", number_missing);
  return out;
}

void GroupForm::show(web::View& view, const std::vector<std::string>& errors) {
  for (const auto& words : errors) where_.refuse(words);
  form_.fill(view);
  view.show_if(answer_.has_value(), "PICK_ANSWER").show_if(from_.has_value(), "PICK_FROM");
  view.show_if(organisation_.has_value(), "PICK_ORGANISATION");
  view.show_if(kind_.has_value(), "PICK_KIND").show_if(wrote_.has_value(), "PICK_WROTE");
  view.show_if(question_.has_value(), "PICK_QUESTION").show_if(number_.has_value(), "PICK_NUMBER");
  view.show_if(!filter_.where.empty() || !errors.empty() || !faults().empty(), "GROUP_USED");
  view.show_if(!filter_.where.empty(), "WRITTEN").show_if(!filter_.where.empty() && errors.empty(), "NARROWER");
  const auto all = examples(summary_);
  const auto here = path_of(summary_.event, "/summary");
  for (std::size_t at = 0; at < all.size(); ++at) {
    auto& example = view.add("EXAMPLE").set("EXAMPLE_WHERE", all[at]);
    example.set("EXAMPLE_PATH", here + "?where=" + percent_encoded(all[at])).show_if(at > 0, "EXAMPLE_COMMA");
  }
}

}  // namespace muster::figures
