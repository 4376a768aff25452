// Makes the form out of its draft; reads, binds and tries its conditions on the way.

#include "condition_reach.hpp"
#include "draft.hpp"

#include <muster/domain/forms/answers.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace muster::forms {
namespace {

std::size_t size_of(const PlacedText& number) {
  return static_cast<std::size_t>(parse_integer(number.value).value_or(0));
}

std::vector<std::string> texts_of(const std::vector<PlacedText>& placed) {
  std::vector<std::string> out;
  for (const auto& one : placed) out.push_back(one.value);
  return out;
}

std::vector<Option> options_of(const std::vector<OptionDraft>& drafts) {
  std::vector<Option> options;
  for (const auto& one : drafts) {
    options.push_back(
        {one.code.value, one.label.value, texts_of(one.also), one.write_in, one.beside, one.alone.has_value()});
    if (one.heading) options.back().heading = one.heading->value;
  }
  return options;
}

/// The numbers of a scale as its options; the ends with what they mean.
std::vector<Option> numbers_of(const QuestionDraft& draft) {
  std::vector<Option> options;
  const auto low = parse_integer(draft.low->value).value_or(0);
  const auto high = parse_integer(draft.high->value).value_or(0);
  constexpr std::int64_t most = 100;  // more is an error that has been told
  for (auto number = low; number <= high && number - low < most; ++number) {
    Option option;
    option.code = option.label = std::to_string(number);
    const auto& meaning = number == low ? draft.low_label : draft.high_label;
    if ((number == low || number == high) && meaning) {
      option.also = {option.code};
      option.label += " " + meaning->value;
    }
    options.push_back(std::move(option));
  }
  auto beside = options_of(draft.options);
  options.insert(options.end(), beside.begin(), beside.end());
  return options;
}

Question question_of(const QuestionDraft& draft, const FormDraft& form) {
  Question question;
  question.code = draft.code.value;
  question.kind = draft.kind.value_or(QuestionKind::short_text);
  question.label = draft.label.value;
  question.required = draft.required;
  if (draft.hint) question.hint = draft.hint->value;
  if (draft.if_missing) question.if_missing = draft.if_missing->value;
  if (draft.direction) question.direction = draft.direction->value;
  question.ordered = draft.as_scale || (question.kind == QuestionKind::pick_one && question.has_good_end());
  if (draft.headline) question.headline = draft.headline->value;
  question.options = options_of(draft.options);
  if (draft.numbered) {
    question.options = numbers_of(draft);
    question.numbered = true;
    if (draft.low_label) question.low_label = draft.low_label->value;
    if (draft.high_label) question.high_label = draft.high_label->value;
    question.net_score = draft.net_score.has_value();
    if (question.net_score) question.direction = Direction::worst_first;
  }
  question.format = draft.format;
  question.personal = draft.personal.has_value();
  question.hidden = draft.hidden.has_value();
  question.prefilled = draft.prefilled || draft.hidden;
  if (draft.format == TextFormat::postcode && form.anonymous && !question.personal)
    question.format = TextFormat::district;
  for (const auto& scale : form.scales) {
    if (!draft.scale_name || scale.name.value != draft.scale_name->value) continue;
    question.options = options_of(scale.options);
    question.scale = scale.name.value;
    if (!draft.direction) question.direction = scale.direction;
  }
  if (draft.limit) question.limit = size_of(*draft.limit);
  if (draft.low) question.low = static_cast<double>(parse_integer(draft.low->value).value_or(0));
  if (draft.high) question.high = static_cast<double>(parse_integer(draft.high->value).value_or(0));
  if (draft.group) question.group = draft.group->value;
  if (draft.cloud) {
    const auto colour = draft.cloud_colour ? draft.cloud_colour->value : std::string();
    question.cloud = colour == "red" ? Cloud::red : colour == "green" ? Cloud::green : Cloud::plain;
  }
  question.also = texts_of(draft.also);
  if (draft.at_least) question.at_least = size_of(*draft.at_least);
  if (draft.at_most) question.at_most = size_of(*draft.at_most);
  if (draft.decimals) question.decimals = size_of(*draft.decimals);
  if (draft.unit) question.unit = draft.unit->value;
  if (draft.most_words) question.most_words = size_of(*draft.most_words);
  if (draft.information) question.information = draft.information->value;
  question.grid = draft.grid;
  question.comment_on = draft.comment_on;
  question.section = draft.section;
  if (draft.options_from) question.options_from = draft.options_from->value;
  question.repeats = draft.repeats;
  question.repeat_option = draft.repeat_option;
  return question;
}

/// What adds up to a total is shares of it, unless the form gives them another range: none is below nothing, so none is
/// above the whole.
void bound_shares(Page& page, const Grid& grid) {
  if (!grid.total) return;
  for (auto& question : page.questions) {
    if (question.grid != grid.code || question.low || question.high) continue;
    question.low = 0;
    question.high = *grid.total;
  }
}

/// A grid stands for its statements.
Index index_of(const IndexDraft& draft, const Form& form) {
  Index index{draft.code.value, draft.label.value, {}, draft.usability_scale};
  for (const auto& item : draft.items) {
    if (form.grid(item.value) == nullptr) {
      index.items.push_back(item.value);
      continue;
    }
    for (const auto* question : form.questions()) {
      if (question->grid == item.value) index.items.push_back(question->code);
    }
  }
  return index;
}

Question consent_question() {
  Question question;
  question.code = consent_code;
  question.kind = QuestionKind::pick_any;
  question.label = "May we quote what you wrote, without your name?";
  question.options.push_back({"yes", "Yes, you may quote it", {}});
  return question;
}

/// The first statement of a grid, or nullptr.
const Question* first_of(const std::string& grid, const Form& form) {
  for (const auto* question : form.questions()) {
    if (question->grid == grid) return question;
  }
  return nullptr;
}

query::Filter ticked(const std::string& question, const std::string& option) {
  query::Filter chosen;
  chosen.name = question;
  chosen.op = query::Operator::contains;
  chosen.values = {option};
  return chosen;
}

/// A comment is asked of those who are asked its question; of an option, of those who chose it.
std::optional<query::Filter> condition_of_comment(const QuestionDraft& comment, const Form& form) {
  const auto* about = form.question(comment.comment_on);
  if (!comment.comment_about.empty() && about != nullptr) {
    auto chosen = ticked(about->code, comment.comment_about);
    if (!has_boxes(about->kind)) chosen.op = query::Operator::equal;
    return chosen;
  }
  if (about == nullptr) about = first_of(comment.comment_on, form);
  return about == nullptr ? std::nullopt : about->ask_if;
}

/// What a condition decides: how it is told that it decides nothing.
enum class Decides { asked, page, ended, offered };

class Conditions {
 public:
  Conditions(const FormDraft& draft, Form& form, Diagnostics& diagnostics)
      : draft_(draft), form_(form), diagnostics_(diagnostics), questions_(form) {
    find_unreadable();
  }

  /// What a condition says that stands before question `index`; nothing where it is wrong. `known` holds already.
  std::optional<query::Filter> read(const PlacedText& text, std::size_t index,
                                    const std::optional<query::Filter>& known, Decides what = Decides::asked) {
    auto place = text.place;
    const auto blanks = std::min(text.value.find_first_not_of(" \t"), text.value.size());
    const auto condition = text.value.substr(blanks, text.value.find_last_not_of(" \t") + 1 - blanks);
    place = {place.offset + blanks, condition.size()};
    auto filter = query::parse_filter(condition, {});
    if (!filter.ok()) {
      report(filter.error().diagnostics, place);
      return std::nullopt;
    }
    if (names_grid(*filter, place) || names_personal(*filter, place) || asks_ahead(*filter, place, index) ||
        speaks_of_broken(*filter) || compares_days(*filter, place))
      return std::nullopt;
    const auto unbound = query::bind(*filter, questions_.named_in(*filter), condition, {});
    if (!unbound.empty()) {
      report(unbound, place);
      return std::nullopt;
    }
    tell_reach(*filter, known, place, what);
    return std::move(*filter);
  }

  /// Of a question that its page's condition or its own may hide.
  void may_be_unanswered(std::size_t index) { questions_.may_be_unanswered(index); }

 private:
  /// What can be, where `known` holds.
  query::Possibility reach_where(const query::Filter& filter, const std::optional<query::Filter>& known,
                                 Exclusions exclusions = Exclusions::known) const {
    if (!known) return reach_within(filter, questions_, exclusions);
    constexpr auto never = query::Possibility::never;
    if (reach_within(both_conditions(*known, filter), questions_, exclusions) == never) return never;
    return reach_within(both_conditions(*known, negated(filter)), questions_, exclusions) == never
               ? query::Possibility::always
               : query::Possibility::sometimes;
  }

  void tell_reach(const query::Filter& filter, const std::optional<query::Filter>& known, SourceSpan place,
                  Decides what) {
    const bool ends = what == Decides::ended;
    const bool offers = what == Decides::offered;
    const bool of_next_page = ends || what == Decides::page;
    const auto reach = reach_where(filter, known, of_next_page ? Exclusions::and_required : Exclusions::known);
    // What was looked for later, a form that is published may hold.
    const bool of_new = (known && reach == query::Possibility::always) ||
                        (reach != query::Possibility::sometimes &&
                         reach_where(filter, known, Exclusions::unknown) == query::Possibility::sometimes);
    const auto tell = [&](std::string message, std::string hint) {
      if (of_new)
        diagnostics_.add_of_new(place, std::move(message), std::move(hint));
      else
        diagnostics_.add(place, std::move(message), std::move(hint));
    };
    if (what == Decides::page && reach == query::Possibility::never && known &&
        reach_within(filter, questions_) != query::Possibility::never) {
      tell("nobody comes to this page: its condition never holds where the form has not ended above",
           "change it, or the \"end if\" above, or take the page away");
    } else if (reach == query::Possibility::never && known &&
               reach_within(filter, questions_) != query::Possibility::never) {
      tell(ends     ? "this condition can never hold, so the form would never end here"
           : offers ? "this condition can never hold, so nobody would be offered this option"
                    : "this condition can never hold, so nobody would be asked",
           std::string("change it, or the condition of the ") + (offers ? "question, " : "") +
               "page or section, which holds here too");
    } else if (reach == query::Possibility::never) {
      tell(ends     ? "this condition can never hold, so the form would never end here"
           : offers ? "this condition can never hold, so nobody would be offered this option"
                    : "this condition can never hold, so nobody would be asked",
           ends     ? "change it, or take \"end if\" away"
           : offers ? "change it, or take the option away"
                    : "change it, or take the question away");
    } else if (reach == query::Possibility::always) {
      tell(ends     ? "this condition always holds, so nobody would be asked what follows"
           : offers ? "this condition always holds, so everybody is offered this option"
                    : "this condition always holds, so everybody is asked",
           ends     ? "take away the \"end if\""
           : offers ? "take away the \"only if\""
                    : "take away the \"ask if\"");
    }
  }

  /// What a question that could not be read may hold is not known: nothing is said of a condition on it.
  bool speaks_of_broken(const query::Filter& filter) const {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    return std::any_of(comparisons.begin(), comparisons.end(),
                       [&](const auto* comparison) { return unreadable_.contains(comparison->name); });
  }

  void find_unreadable() {
    for (const auto& page : draft_.pages) {
      for (const auto& question : page.questions) {
        if (question.broken || !question.kind || (asks_to_pick(question) && question.options.size() < 2))
          unreadable_.insert(question.code.value);
      }
    }
  }

  static bool asks_to_pick(const QuestionDraft& question) {
    const bool picks = question.kind == QuestionKind::pick_one || question.kind == QuestionKind::pick_any ||
                       question.kind == QuestionKind::scale || question.kind == QuestionKind::ranking;
    return picks && !question.scale_name && !question.numbered;
  }

  void report(const std::vector<Diagnostic>& found, SourceSpan place) {
    const auto start = diagnostic_at(diagnostics_.text(), place.offset, 1, diagnostics_.source(), {}, {});
    const bool lost_questions =
        std::any_of(draft_.pages.begin(), draft_.pages.end(), [](const auto& page) { return page.broken; });
    for (auto one : found) {  // A condition stands on one line, so only the column is to be moved.
      // The question may be what could not be read, and a name that is missed several times is told once.
      const bool unknown = one.message.starts_with("nothing is called");
      const bool unknown_option = one.message.find(" has no option ") != std::string::npos;
      if (unknown && lost_questions) continue;
      if ((unknown || unknown_option) && !unknown_.insert(one.message).second) continue;
      one.source = start.source;
      one.line = start.line;
      one.column += start.column - 1;
      diagnostics_.add(std::move(one));
    }
  }

  /// Says so where the condition speaks of a grid, which has no answer of its own.
  bool names_grid(const query::Filter& filter, SourceSpan place) const {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    for (const auto* comparison : comparisons) {
      if (questions_.place(comparison->name) || form_.grid(comparison->name) == nullptr) continue;
      std::vector<std::string> codes;
      for (const auto* question : form_.questions()) {
        if (question->grid == comparison->name) codes.push_back(question->code);
      }
      diagnostics_.add({place.offset + comparison->offset, comparison->name.size()},
                       "\"" + comparison->name + "\" is a grid, and has no answer of its own",
                       "name one of its statements: " + listed(codes, " or "));
      return true;
    }
    return false;
  }

  /// Says so where days or times of day are compared.
  bool compares_days(const query::Filter& filter, SourceSpan place) const {
    using query::Operator;
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    for (const auto* comparison : comparisons) {
      const auto* asked = questions_.question(comparison->name);
      if (asked == nullptr || (asked->format != TextFormat::date && asked->format != TextFormat::time)) continue;
      const auto op = comparison->op;
      if (op != Operator::less && op != Operator::less_or_equal && op != Operator::greater &&
          op != Operator::greater_or_equal)
        continue;
      diagnostics_.add({place.offset + comparison->offset, comparison->name.size()},
                       "\"" + comparison->name + "\" is a " +
                           (asked->format == TextFormat::date ? "date, and dates" : "time of day, and times") +
                           " are not compared",
                       "ask what the condition needs in a pick one or a number, and name that");
      return true;
    }
    return false;
  }

  /// Says so where the condition speaks of what is kept apart from the answers.
  bool names_personal(const query::Filter& filter, SourceSpan place) const {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    for (const auto* comparison : comparisons) {
      const auto* asked = questions_.question(comparison->name);
      if (asked == nullptr || !asked->personal) continue;
      diagnostics_.add({place.offset + comparison->offset, comparison->name.size()},
                       "\"" + comparison->name + "\" is personal, and no condition reads it",
                       "take the condition away, or name a question that is not personal");
      return true;
    }
    return false;
  }

  /// Says so where the condition speaks of its own question or of one that is asked later.
  bool asks_ahead(const query::Filter& filter, SourceSpan place, std::size_t index) {
    std::vector<const query::Filter*> comparisons;
    collect_names(filter, comparisons);
    bool found = false;
    for (const auto* comparison : comparisons) {
      const auto at = questions_.place(comparison->name);
      if (!at || *at < index) continue;
      found = true;
      const SourceSpan name{place.offset + comparison->offset, comparison->name.size()};
      if (*at == index) {
        if (!asking_themselves_.insert(index).second) continue;
        diagnostics_.add(name, "this question asks for its own answer before it is asked",
                         "name a question above this one");
      } else {
        diagnostics_.add(name, "\"" + comparison->name + "\" is asked later than this question",
                         "move this question below it, or name a question above");
      }
    }
    return found;
  }

  const FormDraft& draft_;
  Form& form_;
  Diagnostics& diagnostics_;
  NamedQuestions questions_;
  std::set<std::string, std::less<>> unreadable_;  ///< codes
  std::set<std::string> unknown_;                  ///< names that were missed
  std::set<std::size_t> asking_themselves_;        ///< questions that were told so
};

/// The condition that a question carries: its own, with that of its page.
std::optional<query::Filter> condition_of(const QuestionDraft& asked, std::size_t index, const Form& form,
                                          const std::optional<query::Filter>& reached, Conditions& conditions) {
  if (!asked.comment_on.empty()) return condition_of_comment(asked, form);
  if (asked.row > 1) return first_of(asked.grid, form)->ask_if;
  std::optional<query::Filter> own;
  if (asked.condition && (!asked.broken || asked.kind_lost)) own = conditions.read(*asked.condition, index, reached);
  if (!reached) return own;
  return own ? both_conditions(*reached, *own) : *reached;
}

/// Whom each option of a question is offered to.
void read_offers(const QuestionDraft& asked, std::size_t index, Question& made, Conditions& conditions) {
  if ((asked.broken && !asked.kind_lost) || made.numbered || !made.scale.empty()) return;
  for (std::size_t at = 0; at < asked.options.size() && at < made.options.size(); ++at) {
    if (!asked.options[at].only_if || asked.is_grid) continue;
    made.options[at].only_if = conditions.read(*asked.options[at].only_if, index, made.ask_if, Decides::offered);
  }
}

}  // namespace

Form finish(const FormDraft& draft, Diagnostics& diagnostics) {
  Form form;
  if (draft.name) form.name = draft.name->value;
  form.title = draft.title.value;
  form.anonymous = draft.anonymous.has_value();
  if (draft.suppress) form.suppress_below = size_of(*draft.suppress);
  if (draft.delete_personal) form.delete_personal_after = size_of(*draft.delete_personal);
  for (const auto& cut : draft.breakdown) form.breakdown.push_back(cut.value);
  if (draft.introduction) form.introduction = draft.introduction->value;
  if (draft.thanks) form.thanks = draft.thanks->value;
  if (draft.language) form.language = draft.language->value;
  for (const auto& scale : draft.scales)
    form.scales.push_back({scale.name.value, scale.direction, options_of(scale.options)});
  for (const auto& page : draft.pages) {
    form.pages.push_back({page.title.value, {}});
    if (page.for_each) form.pages.back().for_each = page.for_each->value;
    for (const auto& section : page.sections) form.pages.back().sections.push_back({section.title.value});
    if (page.end_thanks) form.pages.back().end_thanks = page.end_thanks->value;
    if (page.introduction) form.pages.back().introduction = page.introduction->value;
    for (const auto& grid : page.grids) {
      form.pages.back().grids.push_back(
          {grid.code.value, grid.label.value, grid.hint ? grid.hint->value : std::string(), texts_of(grid.also)});
      if (grid.total)
        form.pages.back().grids.back().total = static_cast<double>(parse_integer(grid.total->value).value_or(0));
    }
    for (const auto& question : page.questions) form.pages.back().questions.push_back(question_of(question, draft));
    for (const auto& grid : form.pages.back().grids) bound_shares(form.pages.back(), grid);
  }
  for (const auto& index : draft.indexes) form.indexes.push_back(index_of(index, form));
  form.quote_with_consent = draft.quote.has_value();
  if (form.quote_with_consent && !form.pages.empty()) form.pages.back().questions.push_back(consent_question());
  Conditions conditions(draft, form, diagnostics);
  std::size_t index = 0;
  for (std::size_t page = 0; page < draft.pages.size() && !diagnostics.full(); ++page) {
    auto& made = form.pages[page];
    const auto& written = draft.pages[page];
    if (written.condition)
      made.ask_if = conditions.read(*written.condition, index, condition_of_page(form, page), Decides::page);
    const auto reached = condition_of_page(form, page);
    std::size_t section = 0;
    for (std::size_t at = 0; at < written.questions.size() && !diagnostics.full(); ++at, ++index) {
      auto& question = made.questions[at];
      if (question.section != section) {
        section = question.section;
        const auto& condition = written.sections[section - 1].condition;
        if (written.for_each && !written.sections[section - 1].for_option.empty())
          made.sections[section - 1].ask_if = ticked(made.for_each, written.sections[section - 1].for_option);
        if (condition) made.sections[section - 1].ask_if = conditions.read(*condition, index, reached);
      }
      question.ask_if =
          condition_of(written.questions[at], index, form, condition_around(form, page, question), conditions);
      if (question.ask_if) conditions.may_be_unanswered(index);
      read_offers(written.questions[at], index, question, conditions);
    }
    if (reached && form.quote_with_consent && page + 1 == draft.pages.size()) made.questions.back().ask_if = reached;
    if (!written.end_if) continue;
    if (page + 1 == draft.pages.size()) {
      diagnostics.add(written.end_if->place, "the form ends here anyway", "take \"end if\" away");
    } else {
      made.end_if = conditions.read(*written.end_if, index, reached, Decides::ended);
    }
  }
  return form;
}

}  // namespace muster::forms
