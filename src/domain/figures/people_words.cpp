// Says filters as people would: whoever passes a figure on passes on of whom it is, not how it was typed.
#include <muster/domain/figures/people_words.hpp>

#include <muster/domain/figures/headlines.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/query/filter.hpp>

#include "people_columns.hpp"

#include <algorithm>
#include <set>

namespace muster::figures {
namespace {

using forms::QuestionKind;
using query::Filter;
using query::Operator;

std::string quoted(const std::string& text) { return "‘" + text + "’"; }

class PeopleWriter {
 public:
  explicit PeopleWriter(const Summary& summary) : summary_(summary) {}

  /// What somebody of the group did: "answered ‘Yes’ to ‘Did you take part?’". `holds` is false where they did not.
  [[nodiscard]] std::string say(const Filter& filter, bool holds = true, bool inside = false) const {
    switch (filter.kind) {
      case Filter::Kind::comparison:
        return comparison(filter, holds);
      case Filter::Kind::none_of:
        return say(filter.children.front(), !holds, inside);
      case Filter::Kind::all_of:
      case Filter::Kind::any_of:
        break;
    }
    if (filter.kind == Filter::Kind::any_of) {
      if (const auto out = words_anywhere(filter, holds); !out.empty()) return out;
    }
    // Who does not meet both may meet one of them.
    const bool all = (filter.kind == Filter::Kind::all_of) == holds;
    std::vector<std::string> parts;
    for (const auto& child : filter.children) parts.push_back(say(child, holds, true));
    const auto out = joined(parts, all ? " and " : " or ");
    return inside ? "(" + out + ")" : out;
  }

 private:
  /// The same words looked for in the answers to several questions, said once; empty of anything else.
  [[nodiscard]] std::string words_anywhere(const Filter& any, bool holds) const {
    const auto& values = any.children.front().values;
    std::set<std::string> names;
    std::vector<std::string> asked;
    for (const auto& child : any.children) {
      const auto* question = summary_.question(child.name);
      if (child.kind != Filter::Kind::comparison || child.op != Operator::contains || child.values != values ||
          question == nullptr || !takes_text(*question))
        return {};
      if (names.insert(child.name).second) asked.push_back(quoted(short_label(question->full_label(), most_letters)));
    }
    const auto all = std::count_if(summary_.questions.begin(), summary_.questions.end(), takes_text);
    return did("wrote", "write", holds) + " " + listed(quoted_all(values), " or ") +
           (static_cast<std::size_t>(all) == names.size() ? " in answer to any question that takes words"
                                                          : " in answer to " + listed(asked, " or "));
  }

  [[nodiscard]] static std::vector<std::string> quoted_all(const std::vector<std::string>& values) {
    std::vector<std::string> out;
    for (const auto& value : values) out.push_back(quoted(value));
    return out;
  }

  [[nodiscard]] std::string comparison(const Filter& filter, bool holds) const {
    if (filter.op == Operator::not_equal) return equal_or_in(filter, !holds);
    return equal_or_in(filter, holds);
  }

  [[nodiscard]] std::string equal_or_in(const Filter& filter, bool holds) const {
    const auto* question = summary_.question(filter.name);
    if (question == nullptr) return of_the_list(filter, holds);
    const auto asked = quoted(short_label(question->full_label(), most_letters));
    if (filter.op == Operator::is_answered) return did("answered", "answer", holds) + " " + asked;
    if (question->options.empty()) return by_value(filter, *question, holds, asked);
    const auto kind = question->kind;
    const auto how = kind == QuestionKind::pick_any  ? did("ticked", "tick", holds)
                     : kind == QuestionKind::ranking ? did("ranked", "rank", holds)
                                                     : did("answered", "answer", holds);
    const auto labels = labels_of(filter, *question);
    if (labels.empty()) return print(filter, holds);
    return how + " " + listed(labels, " or ") + (kind == QuestionKind::pick_any ? " at " : " to ") + asked;
  }

  [[nodiscard]] static std::string did(const char* past, const char* plain, bool holds) {
    return holds ? past : std::string("did not ") + plain;
  }
  [[nodiscard]] static std::string print(const Filter& filter, bool holds) {
    return (holds ? "meet “" : "do not meet “") + query::print_filter(filter) + "”";
  }

  /// Every answer that meets the comparison, or of "!=" the one that does not.
  [[nodiscard]] static std::vector<std::string> labels_of(Filter filter, const QuestionFigures& question) {
    if (filter.op == Operator::not_equal) filter.op = Operator::equal;
    query::Field field{question.code, {}, question.as_scale, question.kind == QuestionKind::pick_any};
    for (const auto& option : question.options) {
      field.codes.push_back(option.code);
      if (option.beside) field.beside.push_back(option.code);
    }
    std::vector<std::string> out;
    for (const auto& option : question.options) {
      if (query::matches(filter, {{question.code, {option.code}}}, {field})) out.push_back(quoted(option.label));
    }
    return out;
  }

  [[nodiscard]] static std::string by_value(const Filter& filter, const QuestionFigures& question, bool holds,
                                            const std::string& asked) {
    std::vector<std::string> values;
    for (const auto& value : filter.values) values.push_back(parse_integer(value) ? value : quoted(value));
    const auto list = listed(values, " or ");
    const auto answered = did("answered", "answer", holds);
    switch (filter.op) {
      case Operator::less:
        return answered + " less than " + list + " to " + asked;
      case Operator::less_or_equal:
        return answered + " " + list + " or less to " + asked;
      case Operator::greater:
        return answered + " more than " + list + " to " + asked;
      case Operator::greater_or_equal:
        return answered + " " + list + " or more to " + asked;
      case Operator::contains:
        return did("wrote", "write", holds) + " " + list + " in answer to " + asked;
      default:
        return question.kind == QuestionKind::number
                   ? answered + " " + list + " to " + asked
                   : did("wrote", "write", holds) + " just " + list + " in answer to " + asked;
    }
  }

  [[nodiscard]] static std::string of_the_list(const Filter& filter, bool holds) {
    const bool place = filter.name == place_name || filter.name == area_name;
    const bool organisation = filter.name == organisation_name;
    if (!place && !organisation && filter.name != organisation_kind_name) return print(filter, holds);
    if (filter.op == Operator::is_answered)
      return holds ? std::string("are on the list of delegates with ") + (place ? "a place" : "an organisation")
                   : std::string("are not on the list of delegates with ") + (place ? "a place" : "an organisation");
    if (filter.op == Operator::less || filter.op == Operator::less_or_equal || filter.op == Operator::greater ||
        filter.op == Operator::greater_or_equal)
      return print(filter, holds);
    const auto names = quoted_all(filter.values);
    const std::string from = holds ? "come from " : "do not come from ";
    return from + (place || organisation ? "" : "an organisation of the kind ") + listed(names, " or ");
  }

  static constexpr std::size_t most_letters = 70;
  const Summary& summary_;
};

/// What stands behind the filter where answers stand for a larger group.
std::string larger_group(const Summary& summary) {
  return summary.where_words.starts_with(summary.where) ? summary.where_words.substr(summary.where.size())
                                                        : std::string();
}

}  // namespace

bool takes_text(const QuestionFigures& question) {
  return question.options.empty() && question.format == forms::TextFormat::any &&
         question.kind != forms::QuestionKind::number;
}

std::string only_people_in_words(const Summary& summary) {
  if (summary.where.empty()) return {};
  const auto filter = query::parse_filter(summary.where, "filter");
  if (!filter.ok()) return "Only people with " + summary.where_words;
  return "Only people who " + PeopleWriter(summary).say(*filter) + larger_group(summary);
}

std::string group_base_in_words(const Summary& summary) {
  if (summary.suppressed) return "not shown";
  if (summary.responses_in_fives || summary.responses < summary.counted_responses)
    return counted(summary.counted_responses, "person", "people");
  return grouped(summary.counted_responses) + " of the " + grouped(summary.responses) + " who answered";
}

std::vector<ConditionWords> conditions_in_words(const Summary& summary) {
  std::vector<ConditionWords> out;
  if (summary.where.empty()) return out;
  const auto filter = query::parse_filter(summary.where, "filter");
  if (!filter.ok()) return out;
  const PeopleWriter writer(summary);
  if (filter->kind != Filter::Kind::all_of) return {{writer.say(*filter), {}}};
  for (std::size_t at = 0; at < filter->children.size(); ++at) {
    auto others = *filter;
    others.children.erase(others.children.begin() + static_cast<std::ptrdiff_t>(at));
    if (others.children.size() == 1) others = Filter(others.children.front());
    out.push_back({writer.say(filter->children[at], true, false), query::print_filter(others)});
  }
  return out;
}

}  // namespace muster::figures
